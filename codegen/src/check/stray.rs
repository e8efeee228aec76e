//! What a document holds beyond the standard or lacks by it: keys that the table does not know,
//! keywords that are missing, and what is read in spite of being written otherwise.

use serde_json::Value;

use super::Mark;
use super::message::{self, Words};
use super::node::{Node, Standing};
use super::walk::{Walk, place};
use crate::code::Code;
use crate::judge::{Entry, Object, Where};
use crate::keywords::{Keyword, Presence, Strays, TEXT};
use crate::trail::Trail;

impl Walk<'_> {
    /// A key that the table does not know.
    pub(super) fn stray(
        &mut self,
        object: &Object<'_>,
        (key, value): (&String, &Value),
        node: &Node<'_>,
        trail: &Trail<'_>,
    ) {
        if let ("$ref", Standing::Bearing) = (key.as_str(), node.standing) {
            let words = message::reference(object);
            return self.fault(node.codes.unknown, Where::Key, words, value, trail);
        }
        let meant = self.notes.nearest(object, key);
        let words = message::unknown(object, key, meant);
        if is_refused(object, meant, value) {
            return self.fault(node.codes.unknown, Where::Key, words, value, trail);
        }
        match (object.kind.strays(), meant) {
            (Strays::Refused | Strays::Reported, _) | (Strays::Annotations, Some(_)) => {
                self.note(Code::StrayKeyword, Where::Key, words, trail);
                self.all(value, trail, Mark::Reported);
            }
            (Strays::Annotations, None) | (Strays::Idle, _) => {
                self.all(value, trail, node.idle(trail, key).mark());
            }
        }
    }

    /// Notes what is read in spite of the standard; places of one kind become one warning.
    pub(super) fn note(&mut self, code: Code, at: Where, words: Words, trail: &Trail<'_>) {
        let tree = self.tree;
        self.notes
            .note(code, words, || place(at, tree, &trail.pointer()));
    }

    /// The names of types, among which YAML reads a null where the quotes were forgotten.
    pub(super) fn types(&mut self, elements: &[Value], node: &Node<'_>) {
        (self.mark)(node.trail, node.mark());
        for (index, value) in elements.iter().enumerate() {
            let trail = node.trail.index(index, elements.len());
            if value.is_null() {
                self.note(
                    Code::OtherVersion,
                    Where::Value,
                    message::unquoted_null(),
                    &trail,
                );
                (self.mark)(&trail, node.mark());
            } else {
                self.value(value, &TEXT, &node.at(&trail));
            }
        }
    }

    /// Reports what is wrong with an object as a whole.
    pub(super) fn whole<'a>(&mut self, object: &Object<'_>, node: &Node<'a>) -> Mark<'a> {
        let mut mark = node.mark();
        for keyword in object.missing() {
            if self.is_misspelt(object, keyword) {
                continue;
            }
            let words = message::missing(object.kind, keyword.name);
            if let Presence::Expected(_) | Presence::ExpectedWithout(_) = keyword.presence {
                self.note(Code::IdleMissing, Where::Value, words, node.trail);
            } else {
                self.report(node.codes.missing, Where::Value, words, node.trail);
                mark = Mark::Reported;
            }
        }
        for (one, other) in object.exclusive() {
            if object.bears(one) && object.bears(other) {
                let words = message::contradictory(object.kind, one, other);
                self.report(Code::Unsupported, Where::Value, words, node.trail);
                mark = Mark::Reported;
            } else {
                let words = message::exclusive(object.kind, one, other);
                self.note(Code::StrayKeyword, Where::Value, words, node.trail);
            }
        }
        mark
    }

    /// Whether a keyword that is not there stands there with a slip, which is an error itself.
    fn is_misspelt(&mut self, object: &Object<'_>, keyword: &Keyword) -> bool {
        object.map.iter().any(|(key, value)| {
            let is_unknown = matches!(object.entry(key, value), Entry::Unknown);
            let meant = is_unknown
                .then(|| self.notes.nearest(object, key))
                .flatten();
            meant == Some(keyword.name) && is_refused(object, meant, value)
        })
    }
}

/// Whether a key that the table does not know is an error, because an operation, an answer or what
/// is generated hangs on the keyword that was meant.
fn is_refused(object: &Object<'_>, meant: Option<&str>, value: &Value) -> bool {
    match object.kind.strays() {
        Strays::Refused => true,
        Strays::Reported | Strays::Annotations => {
            meant.is_some_and(|name| object.would_bear(name, value))
        }
        Strays::Idle => false,
    }
}
