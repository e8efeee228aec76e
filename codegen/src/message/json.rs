//! Notes into lines of JSON, one object a note, for tools.
//!
//! Invariant: a line is one whole object, whatever a document holds.

use super::note::Note;

/// Each note, one a line; nothing where there are none.
pub fn json(notes: &[Note]) -> String {
    let mut text = String::new();
    for note in notes {
        // Texts and numbers alone, which are always JSON.
        text.push_str(&serde_json::to_string(note).unwrap_or_default());
        text.push('\n');
    }
    text
}
