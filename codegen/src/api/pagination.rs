//! `x-pagination` of operations: how one page leads to the next.

use crate::pointer::Pointer;

/// `x-pagination` of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    /// The node of the extension.
    pub pointer: Pointer,
    /// Property of the answer that holds the items; none where the answer is the list of them.
    pub items: Option<String>,
    /// How the next page is asked for.
    pub by: PagesBy,
}

/// How the next page is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PagesBy {
    /// By its number.
    Number(PageNumbers),
    /// By the number of rows before it, in this query parameter.
    Offset(String),
    /// By what the page before says.
    Cursor(PageCursors),
    /// By the link of this relation in a header.
    Link(String),
}

/// Pages by number.
#[derive(Clone, Debug, PartialEq)]
pub struct PageNumbers {
    /// Query parameter of the page number.
    pub page: String,
    /// The number of the first page.
    pub first: i64,
    /// Query parameter of the page's length.
    pub limit: String,
    /// Property of the answer that repeats the page number.
    pub echoed_page: Option<String>,
    /// Property of the answer that repeats the page's length.
    pub echoed_limit: Option<String>,
}

/// Pages by what the page before says.
#[derive(Clone, Debug, PartialEq)]
pub struct PageCursors {
    /// Query parameter of the cursor.
    pub cursor: String,
    /// Property of the answer that holds the next cursor, with a dot between those on the way.
    pub next: String,
    /// Property of the answer that says whether there is more.
    pub more: Option<String>,
}
