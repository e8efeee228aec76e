//! What is read in spite of the standard: one warning for each way in which a document departs from
//! it, however often it does.
//!
//! Publishers who depart do so everywhere; five hundred warnings that say the same hide the others.

use std::collections::BTreeMap;

use super::message::Words;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::Place;
use crate::judge::Object;
use crate::nearest::nearest;

/// The departures of a document.
#[derive(Default)]
pub(super) struct Notes {
    /// By rule and message.
    known: BTreeMap<(Code, String), Note>,
    /// What was probably meant, by the kind of object and the key.
    meant: BTreeMap<(&'static str, String), Option<&'static str>>,
}

/// One way to depart from the standard.
struct Note {
    first: Place,
    help: String,
    /// How many places there are besides the first.
    others: usize,
}

impl Notes {
    /// Notes a departure at `place`.
    pub(super) fn note(&mut self, code: Code, words: Words, place: impl FnOnce() -> Place) {
        let Words { message, help } = words;
        self.known
            .entry((code, message))
            .and_modify(|note| note.others += 1)
            .or_insert_with(|| Note {
                first: place(),
                help,
                others: 0,
            });
    }

    /// The keyword that was probably meant by `key`.
    pub(super) fn nearest(&mut self, object: &Object<'_>, key: &str) -> Option<&'static str> {
        *self
            .meant
            .entry((object.kind.table().name, key.to_owned()))
            .or_insert_with(|| nearest(key, object.names()))
    }

    /// Reports each once.
    pub(super) fn report(self, report: &mut Report) {
        for ((code, message), note) in self.known {
            let message = match note.others {
                0 => message,
                1 => format!("{message}, here and in one other place"),
                others => format!("{message}, here and in {others} other places"),
            };
            report.push(Diagnostic::new(code, note.first, message, note.help));
        }
    }
}
