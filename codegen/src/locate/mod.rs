//! Places into bytes, lines and columns. Documents are read a second time for it, and only when
//! there is something to report: a tree without places is several times faster to build.
//!
//! Invariant: a span lies within one line of the text and on character boundaries; what cannot be
//! found is shown by its nearest ancestor, never left out.

mod char_index;
mod event;
mod find;
mod json;
mod walk;
mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Report};
use crate::document::{At, Place, Source, SourceId, Sources};
use crate::pointer::Pointer;

pub(crate) use self::char_index::CharIndex;
pub(crate) use self::event::{Content, Style};
use self::find::Found;
pub(crate) use self::walk::{Key, Step, Visit, Walk};
pub(crate) use self::yaml::{deeper_than, second_document};

/// The bytes to show for a place: those of a key or value within its first line.
///
/// A value of several lines is shown by its key, which says more than the value's first line.
pub fn span(source: &Source, at: &At) -> Range<usize> {
    spans(source, &[at]).pop().unwrap_or_default()
}

/// As [`span`], for several places of one document at the price of one.
pub fn spans(source: &Source, places: &[&At]) -> Vec<Range<usize>> {
    let pointers: Vec<&Pointer> = places.iter().filter_map(|at| pointer(at)).collect();
    let found = if pointers.is_empty() {
        Vec::new()
    } else {
        find::find(source, &pointers)
    };
    let mut found = found.into_iter();
    let shown = places.iter().map(|at| match at {
        At::Document => 0..0,
        At::Span(start, end) => *start..*end,
        At::Value(_) => value(source, found.next().unwrap_or_default()),
        At::Key(_) => key(found.next().unwrap_or_default()),
    });
    shown.map(|span| within_line(&source.text, span)).collect()
}

fn pointer(at: &At) -> Option<&Pointer> {
    match at {
        At::Document | At::Span(..) => None,
        At::Value(pointer) | At::Key(pointer) => Some(pointer),
    }
}

fn key(found: Found) -> Range<usize> {
    found.key.unwrap_or(found.value)
}

fn value(source: &Source, found: Found) -> Range<usize> {
    let text = source
        .text
        .get(found.value.clone())
        .unwrap_or_default()
        .trim();
    if text.is_empty() || text.contains('\n') {
        key(found)
    } else {
        found.value
    }
}

/// Cuts a span to its first line that is not blank, and to whole characters.
fn within_line(text: &str, span: Range<usize>) -> Range<usize> {
    let start = boundary(text, span.start);
    let end = boundary(text, span.end.max(start));
    let shown = text.get(start..end).unwrap_or_default();
    let line = shown
        .trim_start()
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    if line.is_empty() {
        return start..start;
    }
    let start = start + (shown.len() - shown.trim_start().len());
    start..start + line.len()
}

/// The last character boundary up to `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    let mut boundary = offset.min(text.len());
    while !text.is_char_boundary(boundary) {
        boundary -= 1;
    }
    boundary
}

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The position of a byte of a text.
pub fn position(text: &str, offset: usize) -> Position {
    let before = text.get(..boundary(text, offset)).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    Position {
        line: before.matches('\n').count() + 1,
        column,
    }
}

/// A diagnostic with the bytes of its place and of each further place, in their order.
#[derive(Clone, Debug)]
pub struct Located<'r> {
    /// What was found.
    pub diagnostic: &'r Diagnostic,
    /// The bytes of its place.
    pub span: Range<usize>,
    /// The bytes of the further places.
    pub related: Vec<Range<usize>>,
}

/// Every diagnostic with its bytes, sorted by document and position; those of one position keep
/// their order.
pub fn report<'r>(report: &'r Report, sources: &Sources) -> Vec<Located<'r>> {
    let mut wanted: BTreeMap<SourceId, Vec<&At>> = BTreeMap::new();
    for diagnostic in report.iter() {
        for place in places(diagnostic) {
            wanted.entry(place.source).or_default().push(&place.at);
        }
    }
    let mut found: BTreeMap<SourceId, std::vec::IntoIter<Range<usize>>> = wanted
        .into_iter()
        .filter_map(|(id, at)| Some((id, spans(sources.get(id)?, &at).into_iter())))
        .collect();
    let mut take = |place: &Place| {
        found
            .get_mut(&place.source)
            .and_then(Iterator::next)
            .unwrap_or_default()
    };
    let mut located: Vec<Located<'r>> = report
        .iter()
        .map(|diagnostic| Located {
            diagnostic,
            span: take(&diagnostic.place),
            related: diagnostic
                .related
                .iter()
                .map(|(place, _)| take(place))
                .collect(),
        })
        .collect();
    located.sort_by_key(|located| (located.diagnostic.place.source, located.span.start));
    located
}

fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = &Place> {
    std::iter::once(&diagnostic.place).chain(diagnostic.related.iter().map(|(place, _)| place))
}
