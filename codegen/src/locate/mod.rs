//! Places into bytes, lines and columns. Documents are read a second time for it, and only when
//! there is something to report: a tree without places is several times faster to build.
//!
//! Invariant: a span lies within one line of the text and on character boundaries; what cannot be
//! found is shown by its nearest ancestor, never left out.

mod char_index;
mod event;
mod find;
mod json;
mod lines;
mod walk;
mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Report};
use crate::document::{At, Place, Source, SourceId, Sources};
use crate::pointer::Pointer;

pub(crate) use self::event::{Content, Style, Text};
use self::find::Found;
pub(crate) use self::lines::{ENDS, starts};
pub use self::lines::{LineIndex, Position};
pub(crate) use self::walk::{Key, Step, Visit, Walk};
pub(crate) use self::yaml::{deeper_than, second_document};

/// The bytes to show for a place: those of a key or value within its first line.
///
/// A value of several lines, or of lines below its key, is shown by its key, which says more than
/// the value's first line.
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
    let text = |bytes: Range<usize>| source.text.get(bytes).unwrap_or_default();
    let value = text(found.value.clone()).trim();
    let above = found
        .key
        .as_ref()
        .map_or("", |key| text(key.end..found.value.start));
    if value.is_empty() || value.contains(ENDS) || above.contains(ENDS) {
        key(found)
    } else {
        found.value
    }
}

/// Cuts a span to its first line that is not blank, and to whole characters.
fn within_line(text: &str, span: Range<usize>) -> Range<usize> {
    let start = lines::boundary(text, span.start);
    let end = lines::boundary(text, span.end.max(start));
    let shown = text.get(start..end).unwrap_or_default();
    let line = shown
        .trim_start()
        .split(ENDS)
        .next()
        .unwrap_or_default()
        .trim_end();
    if line.is_empty() {
        return start..start;
    }
    let start = start + (shown.len() - shown.trim_start().len());
    start..start + line.len()
}

/// A place that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Its bytes, within one line.
    pub span: Range<usize>,
    /// The position of the first one.
    pub position: Position,
}

/// A diagnostic with its place and each further place, in their order.
#[derive(Clone, Debug)]
pub struct Located<'r> {
    /// What was found.
    pub diagnostic: &'r Diagnostic,
    /// Its place.
    pub spot: Spot,
    /// The further places.
    pub related: Vec<Spot>,
}

/// Every diagnostic with its place, sorted by document and position; those of one position keep
/// their order.
pub fn report<'r>(report: &'r Report, sources: &Sources) -> Vec<Located<'r>> {
    let mut wanted: BTreeMap<SourceId, Vec<&At>> = BTreeMap::new();
    for diagnostic in report.iter() {
        for place in places(diagnostic) {
            wanted.entry(place.source).or_default().push(&place.at);
        }
    }
    let mut found: BTreeMap<SourceId, std::vec::IntoIter<Spot>> = wanted
        .into_iter()
        .filter_map(|(id, at)| Some((id, spots(sources.get(id)?, &at).into_iter())))
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
            spot: take(&diagnostic.place),
            related: diagnostic
                .related
                .iter()
                .map(|(place, _)| take(place))
                .collect(),
        })
        .collect();
    located.sort_by_key(|located| (located.diagnostic.place.source, located.spot.span.start));
    located
}

fn spots(source: &Source, places: &[&At]) -> Vec<Spot> {
    let lines = LineIndex::of(&source.text);
    let spans = spans(source, places).into_iter();
    spans
        .map(|span| Spot {
            position: lines.position(span.start),
            span,
        })
        .collect()
}

fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = &Place> {
    std::iter::once(&diagnostic.place).chain(diagnostic.related.iter().map(|(place, _)| place))
}

#[cfg(test)]
mod tests;
