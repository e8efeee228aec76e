//! Pages that need no `x-pagination`: parameters and fields whose names leave no doubt, and one
//! list of items.
//!
//! What is recognised adds ways to call and takes none away. An operation that could be read in two
//! ways is read in none.

use super::page_answer::PageAnswer;
use crate::api::{Kind, Location, Operation, Parameter};
use crate::model::{Echoes, PageCursors, PageField, PageNumbers, Pages, PagesBy};

/// Parameters that are the number of a page, where a page's length stands beside them.
const NUMBERS: [&str; 3] = ["page", "page_number", "pageNumber"];

/// Parameters that are the number of rows before a page, where its length stands beside them.
const OFFSETS: [&str; 1] = ["offset"];

/// Parameters that are the length of a page.
const LENGTHS: [&str; 7] = [
    "limit",
    "per_page",
    "perPage",
    "page_size",
    "pageSize",
    "size",
    "count",
];

/// Parameters that are a cursor, each with the property that holds the next one.
const CURSORS: [(&str, &str); 6] = [
    ("cursor", "next_cursor"),
    ("cursor", "nextCursor"),
    ("page_token", "next_page_token"),
    ("pageToken", "nextPageToken"),
    ("next_token", "next_token"),
    ("nextToken", "nextToken"),
];

/// Objects in which an answer speaks of its page.
const WITHIN: [&str; 8] = [
    "meta",
    "metadata",
    "page_info",
    "pageInfo",
    "pagination",
    "paging",
    "response_metadata",
    "responseMetadata",
];

/// How the pages of an operation are asked for, if that is beyond doubt.
pub(super) fn recognised(source: &Operation, answer: &PageAnswer<'_>) -> Option<Pages> {
    if source.method != "GET" {
        return None;
    }
    let found = [number(source), offset(source), cursor(source, answer)];
    let mut found = found.into_iter().flatten();
    let (by, None) = (found.next()?, found.next()) else {
        return None;
    };
    let (items, item) = answer.only_items()?;
    Some(Pages {
        by,
        answer: answer.rust_type.clone(),
        item,
        items,
    })
}

/// Where the first page is, `default` has to say: services begin with 0 as well as with 1.
fn number(source: &Operation) -> Option<PagesBy> {
    let page = integer(source, &NUMBERS)?;
    integer(source, &LENGTHS)?;
    let first = page.schema.default.as_ref()?.as_i64()?;
    (0..=1).contains(&first).then(|| {
        PagesBy::Number(PageNumbers {
            page: page.wire.clone(),
            first,
            // A service may well answer less than it is asked for.
            limit: None,
            default_limit: None,
            echoes: Echoes::default(),
        })
    })
}

fn offset(source: &Operation) -> Option<PagesBy> {
    let offset = integer(source, &OFFSETS)?;
    integer(source, &LENGTHS)?;
    Some(PagesBy::Offset(offset.wire.clone()))
}

fn cursor(source: &Operation, answer: &PageAnswer<'_>) -> Option<PagesBy> {
    CURSORS.iter().find_map(|(wire, next)| {
        let parameter = optional(source, &[wire])?;
        matches!(parameter.schema.kind, Kind::String(_) | Kind::Integer(_)).then_some(())?;
        let next = next_cursor(answer, next)?;
        Some(PagesBy::Cursor(PageCursors {
            cursor: parameter.wire.clone(),
            next,
            more: None,
        }))
    })
}

/// The way to the next cursor, in the answer itself or in what it says of its page.
fn next_cursor(answer: &PageAnswer<'_>, wire: &str) -> Option<Vec<PageField>> {
    let own = answer.cursor(wire).ok();
    let ways = WITHIN.iter().filter_map(|within| {
        let dotted = format!("{within}.{wire}");
        answer.cursor(&dotted).ok()
    });
    let mut ways = own.into_iter().chain(ways);
    match (ways.next(), ways.next()) {
        (way, None) => way,
        (_, Some(_)) => None,
    }
}

fn integer<'s>(source: &'s Operation, names: &[&str]) -> Option<&'s Parameter> {
    let parameter = optional(source, names)?;
    matches!(parameter.schema.kind, Kind::Integer(_)).then_some(parameter)
}

/// A parameter of the query that may be left out.
fn optional<'s>(source: &'s Operation, names: &[&str]) -> Option<&'s Parameter> {
    source.parameters.iter().find(|parameter| {
        parameter.location == Location::Query
            && !parameter.required
            && names.contains(&parameter.wire.as_str())
    })
}
