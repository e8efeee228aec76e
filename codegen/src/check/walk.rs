//! The walk: each node is held against the form that the table gives it, and marked.

use serde_json::{Map, Value};

use super::Mark;
use super::lost::Keys;
use super::message::{self, Words};
use super::node::{Node, OURS, STANDARD, Standing};
use super::notes::Notes;
use super::reached::{Reached, Use};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Place, Sources};
use crate::judge::{Entry, Judgement, Object, Where};
use crate::keywords::{Edition, Form, Kind, Section};
use crate::pointer::Pointer;
use crate::trail::Trail;
use crate::tree::Tree;

/// What the account calls components that no operation reaches.
const UNREFERENCED: &str = "unreferenced component";

/// Walks over the whole tree and calls `mark` once for each node.
pub(super) fn walk(
    tree: &Tree,
    sources: &Sources,
    report: &mut Report,
    mark: &mut dyn FnMut(&Trail<'_>, Mark<'_>),
) {
    let version = tree
        .value
        .get("openapi")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let edition = Edition::of_version(version);
    let reached = Reached::from_paths(&tree.value);
    let mut walk = Walk {
        tree,
        sources,
        report,
        mark,
        edition,
        reached,
        notes: Notes::default(),
    };
    let node = Node {
        trail: &Trail::Root,
        standing: Standing::Bearing,
        codes: &STANDARD,
        below: None,
    };
    walk.value(&tree.value, &Form::Object(Kind::Root), &node);
    walk.notes.report(walk.report);
}

/// The state of a walk.
pub(super) struct Walk<'w> {
    pub(super) tree: &'w Tree,
    pub(super) sources: &'w Sources,
    report: &'w mut Report,
    pub(super) mark: &'w mut dyn FnMut(&Trail<'_>, Mark<'_>),
    pub(super) edition: Edition,
    reached: Reached,
    /// What was read in spite of the standard.
    pub(super) notes: Notes,
}

impl Walk<'_> {
    /// Holds a value against the form that the table gives it.
    pub(super) fn value(&mut self, value: &Value, form: &'static Form, node: &Node<'_>) {
        if !form.types().admit(value) {
            let words = message::wrong_type(&message::name(node.trail), form, &[], value);
            return self.fault(
                node.codes.wrong_type,
                Where::Value,
                words,
                value,
                node.trail,
            );
        }
        match (form, value) {
            (Form::Object(kind) | Form::Schema(kind), Value::Object(map)) => {
                self.object(*kind, map, node);
            }
            (Form::Reference(kind), Value::Object(map)) => {
                let kind = if map.contains_key("$ref") {
                    kind.reference()
                } else {
                    *kind
                };
                self.object(kind, map, node);
            }
            (Form::Map(form), Value::Object(map)) => {
                (self.mark)(node.trail, node.mark());
                let lost = self.lost(Keys::Names(form), map, node.trail);
                for (key, value) in map {
                    let trail = node.trail.key(key);
                    if !self.is_lost(&lost, (key, value), node, &trail) {
                        self.value(value, form, &node.at(&trail));
                    }
                }
            }
            (Form::List(form), Value::Array(elements)) => self.list(elements, form, node),
            (Form::Texts, Value::Array(elements)) => self.types(elements, node),
            (Form::Components(section, kind), Value::Object(map)) => {
                (self.mark)(node.trail, node.mark());
                self.components(*section, *kind, map, node);
            }
            _ => self.all(value, node.trail, node.mark()),
        }
    }

    pub(super) fn list(&mut self, elements: &[Value], form: &'static Form, node: &Node<'_>) {
        (self.mark)(node.trail, node.mark());
        for (index, value) in elements.iter().enumerate() {
            self.value(
                value,
                form,
                &node.at(&node.trail.index(index, elements.len())),
            );
        }
    }

    fn components(
        &mut self,
        section: Section,
        kind: Kind,
        map: &Map<String, Value>,
        node: &Node<'_>,
    ) {
        let form = Form::Reference(kind);
        let lost = self.lost(Keys::Names(&form), map, node.trail);
        for (key, value) in map {
            let trail = node.trail.key(key);
            if self.is_lost(&lost, (key, value), node, &trail) {
                continue;
            }
            let used = self.reached.find(section, key);
            let kind = match (kind, used) {
                (Kind::ErrorResponse, Some(Use::Success)) => Kind::SuccessResponse,
                (Kind::Header, Some(Use::Part)) => Kind::PartHeader,
                (kind, _) => kind,
            };
            let node = if used.is_some() {
                node.at(&trail)
            } else {
                node.idle(&trail, UNREFERENCED)
            };
            match value {
                Value::Object(map) => {
                    let reference = map.contains_key("$ref") && kind != Kind::PathItem;
                    self.object(if reference { kind.reference() } else { kind }, map, &node);
                }
                other => self.value(other, &Form::Object(Kind::Reference), &node),
            }
        }
    }

    pub(super) fn object(&mut self, kind: Kind, map: &Map<String, Value>, node: &Node<'_>) {
        let object = Object::of(kind, map, self.edition);
        let whole = self.whole(&object, node);
        (self.mark)(node.trail, whole);
        let lost = self.lost(Keys::Keywords(&object), map, node.trail);
        for (key, value) in map {
            let trail = node.trail.key(key);
            if self.is_lost(&lost, (key, value), node, &trail) {
                continue;
            }
            match object.entry(key, value) {
                Entry::Known(form, judgement) => {
                    self.known(&object, (key, value), form, judgement, node, &trail);
                }
                Entry::Extension(form, judgement) => {
                    let node = Node {
                        codes: &OURS,
                        ..*node
                    };
                    self.known(&object, (key, value), form, judgement, &node, &trail);
                }
                Entry::Foreign(keyword, judgement) => {
                    let (code, words) =
                        message::foreign(&object, keyword, &judgement, self.edition);
                    self.note(code, Where::Key, words, &trail);
                    let form = &keyword.form;
                    self.known(&object, (key, value), form, judgement, node, &trail);
                }
                Entry::Void(keyword) => {
                    let words = message::void(keyword, value);
                    self.note(Code::IdleType, Where::Value, words, &trail);
                    self.all(value, &trail, Mark::Reported);
                }
                Entry::Vendor => self.all(value, &trail, node.idle(&trail, key).mark()),
                Entry::Misplaced(extension) => {
                    let words = message::misplaced(&object, extension);
                    self.fault(Code::Extension, Where::Key, words, value, &trail);
                }
                Entry::Unknown => self.stray(&object, (key, value), node, &trail),
            }
        }
    }

    fn known(
        &mut self,
        owner: &Object<'_>,
        (key, value): (&String, &Value),
        form: &'static Form,
        judgement: Judgement,
        node: &Node<'_>,
        trail: &Trail<'_>,
    ) {
        if !form.types().admit(value) {
            let choices = owner.choices(key);
            let words = message::wrong_type(&format!("`{key}`"), form, &choices, value);
            return self.fault(node.codes.wrong_type, Where::Value, words, value, trail);
        }
        if node.below.is_some_and(|below| below.overrules(key)) {
            return self.value(value, form, &node.idle(trail, key));
        }
        match (judgement, node.standing) {
            (Judgement::Used, _) => match (key.as_str(), value) {
                ("allOf", Value::Array(members)) if owner.is_merged() => {
                    self.parts(owner, members, form, &node.at(trail));
                }
                ("oneOf" | "anyOf" | "allOf", Value::Array(members)) => {
                    self.union(owner, members, form, &node.at(trail), node.below);
                }
                ("required", Value::Array(names)) => {
                    self.required(owner, names, &node.at(trail));
                }
                ("enum", Value::Array(values)) => self.values(owner.map, values, &node.at(trail)),
                ("tags", Value::Array(names)) if owner.kind == Kind::Operation => {
                    self.tags(names, &node.at(trail));
                }
                _ => self.value(value, form, &node.at(trail)),
            },
            (Judgement::Ignored, _) => {
                self.value(value, form, &node.idle(trail, key));
            }
            (Judgement::Unsupported { .. }, Standing::Idle(_)) => {
                self.value(value, form, &node.at(trail));
            }
            (Judgement::Unsupported { at, what, help }, Standing::Bearing) => {
                let words = Words {
                    message: format!("{what} is not supported"),
                    help,
                };
                self.fault(Code::Unsupported, at, words, value, trail);
            }
        }
    }

    /// Marks a node and all below it.
    pub(super) fn all(&mut self, value: &Value, trail: &Trail<'_>, mark: Mark<'_>) {
        (self.mark)(trail, mark);
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.all(element, &trail.index(index, elements.len()), mark);
                }
            }
            Value::Object(members) => {
                for (key, member) in members {
                    self.all(member, &trail.key(key), mark);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    pub(super) fn fault(
        &mut self,
        code: Code,
        at: Where,
        words: Words,
        value: &Value,
        trail: &Trail<'_>,
    ) {
        self.report(code, at, words, trail);
        self.all(value, trail, Mark::Reported);
    }

    pub(super) fn report(&mut self, code: Code, at: Where, words: Words, trail: &Trail<'_>) {
        let place = place(at, self.tree, &trail.pointer());
        self.report
            .push(Diagnostic::new(code, place, words.message, words.help));
    }
}

/// Where a pointer leads, or the key that leads there.
pub(super) fn place(at: Where, tree: &Tree, pointer: &Pointer) -> Place {
    match at {
        Where::Key => tree.key_place(pointer),
        Where::Value => tree.place(pointer),
    }
}
