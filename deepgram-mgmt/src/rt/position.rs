//! Where a page stands among those of its operation, and how a call asks for it.

use std::fmt;

use reqwest::Url;

use super::call::Call;
use super::{Operation, Paging, Request};

/// Where a page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// Wherever the call asks for: of those that are not counted, the first.
    Start,
    /// The page of a number.
    Page(i64),
    /// Behind so many rows.
    Offset(i64),
    /// Where the page before said.
    Cursor(String),
    /// Where the page before led to, on the same origin.
    Link(Url),
}

impl Position {
    /// That of the first page, unless the call asks for another.
    #[inline]
    pub(super) fn first(paging: Paging, call: &Call) -> Self {
        match paging {
            Paging::Number(numbers) => {
                Self::Page(sent(call, numbers.page).unwrap_or(numbers.first))
            }
            Paging::Offset(wire) => Self::Offset(sent(call, wire).unwrap_or(0)),
            Paging::Cursor(wire) => match call.query.get(wire) {
                Some(cursor) => Self::Cursor(cursor.to_owned()),
                None => Self::Start,
            },
            Paging::Link(_) => Self::Start,
        }
    }

    /// Whether pages of that kind have such a position.
    #[inline]
    pub(super) fn is_of(&self, paging: Paging) -> bool {
        matches!(
            (self, paging),
            (Self::Page(_), Paging::Number(_))
                | (Self::Offset(_), Paging::Offset(_))
                | (Self::Start | Self::Cursor(_), Paging::Cursor(_))
                | (Self::Start | Self::Link(_), Paging::Link(_))
        )
    }

    /// The request for the page that stands here.
    pub(super) fn ask<O: Operation>(&self, paging: Paging, request: Request<O>) -> Request<O> {
        match (self, paging) {
            (Self::Page(number), Paging::Number(numbers)) => {
                request.query_value(numbers.page, *number)
            }
            (Self::Offset(rows), Paging::Offset(wire)) => request.query_value(wire, *rows),
            (Self::Cursor(cursor), Paging::Cursor(wire)) => {
                request.query_value(wire, cursor.as_str())
            }
            (Self::Link(url), Paging::Link(_)) => {
                let mut request = request;
                request.call.link = Some(url.clone());
                request
            }
            (_, _) => request,
        }
    }
}

/// Numbers alone: a cursor and a URL may hold what is nobody's business.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("the first page"),
            Self::Page(number) => write!(f, "page {number}"),
            Self::Offset(rows) => write!(f, "offset {rows}"),
            Self::Cursor(_) => f.write_str("the page of a cursor"),
            Self::Link(_) => f.write_str("the page of a link"),
        }
    }
}

/// The number that a parameter of the query is set to.
#[inline]
pub(super) fn sent(call: &Call, wire: &str) -> Option<i64> {
    call.query.get(wire)?.parse().ok()
}
