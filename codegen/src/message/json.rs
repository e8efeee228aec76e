//! A report into lines of JSON, one object a diagnostic, for tools.
//!
//! Invariant: a line is one whole object, whatever a document holds.

use super::note;
use crate::diagnostic::Report;
use crate::document::Sources;

/// Every diagnostic as a [`Note`](super::Note), one a line; nothing where there are none.
pub fn json(report: &Report, sources: &Sources) -> String {
    let mut text = String::new();
    for note in note::notes(report, sources) {
        // Texts and numbers alone, which are always JSON.
        text.push_str(&serde_json::to_string(&note).unwrap_or_default());
        text.push('\n');
    }
    text
}
