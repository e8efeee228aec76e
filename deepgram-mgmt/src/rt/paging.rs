//! What generated code says of answers that come in pages; it holds data and types, and does
//! nothing.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Json, Operation, ParamValue};

/// An operation whose answer is one page of many.
pub trait Paginated: Operation<Answer = Json<<Self as Paginated>::Page>> {
    /// How the next page is asked for.
    const PAGES: Paging;
    /// The answer.
    type Page: DeserializeOwned + Send + 'static;
    /// One row of it.
    type Item: Serialize + Send + 'static;

    /// The number that the page says it has.
    fn echoed_page(_: &Self::Page) -> Option<i64> {
        None
    }

    /// The length that the page says it would have were it full.
    fn echoed_limit(_: &Self::Page) -> Option<i64> {
        None
    }

    /// What the page says by which the next one is asked for.
    fn next(_: &Self::Page) -> Option<String> {
        None
    }

    /// Whether the page says that another follows.
    fn more(_: &Self::Page) -> Option<bool> {
        None
    }

    /// The rows of the page, where what holds them is there.
    fn items(page: &mut Self::Page) -> Option<&mut Vec<Self::Item>>;
}

/// How the next page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// By its number.
    Number(PageNumbers),
    /// By the number of rows before it, in this parameter of the query.
    Offset(&'static str),
    /// By what the page before it says, in this parameter of the query.
    Cursor(&'static str),
    /// By the link of this relation in the header `Link` of the page before it (RFC 8288).
    Link(&'static str),
}

/// Query parameters that choose a page by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumbers {
    /// The parameter of the page's number.
    pub page: &'static str,
    /// The number of the first page.
    pub first: i64,
    /// The parameter of the page's length, where a shorter page is the last; else the last is
    /// empty.
    pub limit: Option<&'static str>,
    /// The page's length when none is asked for.
    pub default_limit: Option<i64>,
}

/// A value by which a page is asked for; an empty one asks for none.
pub(crate) fn cursor(value: &impl ParamValue) -> Option<String> {
    let text = value.param()?.into_owned();
    (!text.is_empty()).then_some(text)
}
