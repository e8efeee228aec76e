//! Notes into workflow commands, which GitHub shows at the line that they are about.
//!
//! Invariant: a command is one line, and no text of a document ends it, begins another or changes a
//! property (escapes as in `actions/toolkit`, `packages/core/src/command.ts`).

use std::fmt::Write as _;

use super::note::{Note, NoteSpot};
use super::visible;

/// Each note as `::error file=...,line=...,col=...,title=...::...`, one a line; nothing where there
/// are none.
pub fn github(notes: &[Note]) -> String {
    notes.iter().map(command).collect()
}

fn command(note: &Note) -> String {
    let mut said = note.message.clone();
    let pointer = note.spot.pointer.as_deref();
    if let Some(pointer) = pointer.filter(|pointer| !pointer.is_empty()) {
        let _infallible = write!(said, "\nat `{pointer}`");
    }
    for related in &note.related {
        let place = related.spot.prose();
        let _infallible = write!(said, "\n{place}{}", related.message);
    }
    let _infallible = write!(said, "\nhelp: {}", note.help);
    format!(
        "::{} {}title={}::{}\n",
        note.severity,
        place(&note.spot),
        property(note.code),
        data(&said)
    )
}

fn place(spot: &NoteSpot) -> String {
    let NoteSpot {
        file, line, column, ..
    } = spot;
    match (file, line, column) {
        (Some(file), Some(line), Some(column)) => {
            format!("file={},line={line},col={column},", property(file))
        }
        _ => String::new(),
    }
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
