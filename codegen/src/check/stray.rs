//! What a document holds beyond the standard or lacks by it: keys that the table does not know,
//! keywords that are missing, and what is read in spite of being written otherwise.

use serde_json::Value;

use super::Mark;
use super::message::{self, Words};
use super::node::Node;
use super::walk::{Walk, Where};
use crate::code::Code;
use crate::judge::Object;
use crate::keywords::{Presence, Strays, TEXT};
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
        let meant = self.notes.nearest(object, key);
        let words = message::unknown(object, key, meant);
        match (object.kind.strays(), meant) {
            (Strays::Reported | Strays::Annotations, Some(name))
                if object.would_bear(name, value) =>
            {
                self.fault(node.codes.unknown, Where::Key, words, value, trail);
            }
            (Strays::Refused, _) => {
                self.fault(node.codes.unknown, Where::Key, words, value, trail);
            }
            (Strays::Reported, _) | (Strays::Annotations, Some(_)) => {
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
            .note(code, words, || at.place(tree, &trail.pointer()));
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
            let words = message::missing(object.kind, keyword.name);
            if let Presence::Expected(_) | Presence::ExpectedWithout(_) = keyword.presence {
                self.note(Code::IdleMissing, Where::Value, words, node.trail);
            } else {
                self.report(node.codes.missing, Where::Value, words, node.trail);
                mark = Mark::Reported;
            }
        }
        for (one, other) in object.exclusive() {
            let words = message::exclusive(object.kind, one, other);
            self.note(Code::StrayKeyword, Where::Value, words, node.trail);
        }
        mark
    }
}
