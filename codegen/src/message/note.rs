//! A diagnostic into plain data with its place worked out, for those who do not read texts.
//!
//! Invariant: a note says nothing that the text for a person does not say, and is in its order.

use serde::Serialize;

use crate::code::Severity;
use crate::diagnostic::Report;
use crate::document::{At, Place, Sources};
use crate::locate::{self, Spot};

/// One diagnostic, or what is wrong outside the documents; as JSON its members are in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The rule; `later-stages` for what was not looked at, `feature` for what the crate needs,
    /// outside the documents a word of the caller's.
    pub code: &'static str,
    /// `error` or `warning`; `notice` of what is about the run.
    pub severity: &'static str,
    /// Where it is broken.
    #[serde(flatten)]
    pub spot: NoteSpot,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Further places that the message is about.
    pub related: Vec<Related>,
}

/// A place that an editor can go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteSpot {
    /// The document, as the user named it; `null` where the note is about no file, and then all of
    /// these are.
    pub file: Option<String>,
    /// From 1.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    /// The JSON pointer; `null` where the place is no node of a tree.
    pub pointer: Option<String>,
}

impl NoteSpot {
    /// That of a note about no file.
    pub fn nowhere() -> Self {
        Self {
            file: None,
            line: None,
            column: None,
            pointer: None,
        }
    }

    /// That of a note about a file as a whole.
    pub fn of_file(file: String) -> Self {
        Self {
            file: Some(file),
            line: Some(1),
            column: Some(1),
            pointer: None,
        }
    }

    /// `file:line:column`; nothing where the note is about no file.
    pub(crate) fn prose(&self) -> String {
        match (&self.file, self.line, self.column) {
            (Some(file), Some(line), Some(column)) => format!("{file}:{line}:{column}: "),
            _ => String::new(),
        }
    }
}

/// A further place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where it is.
    #[serde(flatten)]
    pub spot: NoteSpot,
    /// What is there.
    pub message: String,
}

/// Every diagnostic of the report, sorted by document and position.
pub(super) fn notes(report: &Report, sources: &Sources) -> Vec<Note> {
    let located = locate::report(report, sources).into_iter();
    let note = located.map(|located| {
        let diagnostic = located.diagnostic;
        let related = diagnostic.related.iter().zip(&located.related);
        Note {
            code: diagnostic.code.as_str(),
            severity: severity(diagnostic.code.severity()),
            spot: note_spot(&diagnostic.place, &located.spot, sources),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            related: related
                .map(|((place, what), spot)| Related {
                    spot: note_spot(place, spot, sources),
                    message: what.clone(),
                })
                .collect(),
        }
    });
    note.collect()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn note_spot(place: &Place, spot: &Spot, sources: &Sources) -> NoteSpot {
    let source = sources.get(place.source);
    NoteSpot {
        file: source.map(|source| source.name.clone()),
        line: source.map(|_| spot.position.line),
        column: source.map(|_| spot.position.column),
        pointer: match &place.at {
            At::Document | At::Span(..) => None,
            At::Value(pointer) | At::Key(pointer) => Some(pointer.to_string()),
        },
    }
}
