//! A report into workflow commands, which GitHub shows at the line that they are about.
//!
//! Invariant: a command is one line, and no text of a document ends it, begins another or changes a
//! property (escapes as in `actions/toolkit`, `packages/core/src/command.ts`).

use std::fmt::Write as _;

use super::note::{self, Note, NoteSpot};
use super::visible;
use crate::diagnostic::Report;
use crate::document::Sources;

/// Every diagnostic as `::error file=...,line=...,col=...,title=...::...`, one a line; nothing
/// where there are none.
pub fn github(report: &Report, sources: &Sources) -> String {
    note::notes(report, sources).iter().map(command).collect()
}

fn command(note: &Note) -> String {
    let NoteSpot {
        file,
        line,
        column,
        pointer,
    } = &note.spot;
    let mut said = note.message.clone();
    if let Some(pointer) = pointer.as_deref().filter(|pointer| !pointer.is_empty()) {
        let _infallible = write!(said, "\nat `{pointer}`");
    }
    for related in &note.related {
        let NoteSpot {
            file, line, column, ..
        } = &related.spot;
        let _infallible = write!(said, "\n{file}:{line}:{column}: {}", related.message);
    }
    let _infallible = write!(said, "\nhelp: {}", note.help);
    format!(
        "::{} file={},line={line},col={column},title={}::{}\n",
        note.severity,
        property(file),
        property(note.code),
        data(&said)
    )
}

/// The text behind the last `::`.
fn data(text: &str) -> String {
    visible(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A value between `=` and `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
