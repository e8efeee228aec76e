//! Pages of the Rust model: how the next one is asked for, and where its rows stand.

use crate::names::Ident;
use crate::rust_type::RustType;

/// An answer that is one page of many.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// How the next one is asked for.
    pub by: PagesBy,
    /// The answer.
    pub answer: RustType,
    /// Its elements.
    pub item: RustType,
    /// What holds them.
    pub items: PageItems,
}

/// What of an answer holds the elements of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageItems {
    /// The answer is the list.
    Answer,
    /// A list in it, and the way to that.
    Field(Vec<PageField>),
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
    /// By the link of this relation.
    Link(String),
}

/// Pages by number.
#[derive(Clone, Debug, PartialEq)]
pub struct PageNumbers {
    /// Query parameter of the page number.
    pub page: String,
    /// The number of the first page.
    pub first: i64,
    /// Query parameter of the page's length, where a shorter page is the last.
    pub limit: Option<String>,
    /// The page's length where none is asked for.
    pub default_limit: Option<i64>,
    /// What the answer repeats.
    pub echoes: Echoes,
}

/// Numbers that an answer repeats.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Echoes {
    /// The way to the page number.
    pub page: Option<Vec<PageField>>,
    /// The way to the page's length.
    pub limit: Option<Vec<PageField>>,
}

/// Pages by what the page before says.
#[derive(Clone, Debug, PartialEq)]
pub struct PageCursors {
    /// Query parameter of the cursor.
    pub cursor: String,
    /// The way to the next one.
    pub next: Vec<PageField>,
    /// The way to what says whether there is more.
    pub more: Option<Vec<PageField>>,
}

/// A field of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageField {
    /// It is always there.
    Required(Ident),
    /// It may be missing.
    Optional(Ident),
}
