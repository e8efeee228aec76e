//! A checked tree of OpenAPI 3.1 or 3.0 to a tree of 3.0 that `openapiv3` can hold.
//!
//! What the table of keywords ignores is taken out, so that it can bear on nothing; what 3.1 says
//! in its own way is said in that of 3.0. Nothing fails here that `check` has let through, and
//! every node that moves keeps the place where it was written.

mod content;
mod gather;
mod schema;
mod union;

use serde_json::{Map, Value, json};

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::judge::{Entry, Object};
use crate::keywords::{Edition, Form, Kind, Presence};
use crate::pointer::Pointer;
use crate::trail::Trail;
use crate::tree::{Origin, Tree};

/// Marks an `allOf` of one `$ref` as a reference with siblings; `resolve` reads no other `allOf`.
pub(crate) const REFERENCE: &str = "x-codegen-reference";

/// Marks a media type whose schema is that of an element: `itemSchema` of 3.2.
pub(crate) const ITEMS: &str = "x-codegen-items";

/// The values of an enum that 3.0 could say, but `openapiv3` cannot hold: those that are neither
/// all texts nor all integers.
pub(crate) const VALUES: &str = "x-codegen-values";

/// Marks a schema of `null` alone, which 3.0 cannot say.
pub(crate) const NULL: &str = "x-codegen-null";

/// Rewrites a checked tree into one of OpenAPI 3.0.
pub fn lower(tree: Tree, report: &mut Report) -> Tree {
    let mut tree = tree;
    let version = tree
        .value
        .get("openapi")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let edition = Edition::of_version(version);
    let mut lowering = Lowering {
        origin: &mut tree.origin,
        edition,
        lost: Vec::new(),
    };
    lowering.value(&mut tree.value, &Form::Object(Kind::Root), &Trail::Root);
    let lost = lowering.lost;
    if let Some(version) = tree.value.get_mut("openapi") {
        *version = Value::from("3.0.4");
    }
    for pointer in lost {
        let message = format!("the origin of `{pointer}` was lost");
        let place = tree.place(&pointer);
        report.push(Diagnostic::new(
            Code::Internal,
            place,
            message,
            "report this as a bug of the generator",
        ));
    }
    tree
}

struct Lowering<'o> {
    origin: &'o mut Origin,
    edition: Edition,
    /// Nodes whose origin could not be changed with them.
    lost: Vec<Pointer>,
}

impl Lowering<'_> {
    fn value(&mut self, value: &mut Value, form: &Form, trail: &Trail<'_>) {
        match (form, value) {
            (Form::Schema(Kind::Schema), Value::Bool(_)) if trail.is_additional() => {}
            // What no value can be is never met.
            (Form::Schema(_), value @ Value::Bool(_)) => *value = json!({}),
            (Form::Object(kind) | Form::Schema(kind), Value::Object(map)) => {
                self.object(*kind, map, trail);
            }
            (Form::Reference(kind), Value::Object(map)) => self.referenced(*kind, map, trail),
            (Form::Components(_, kind), Value::Object(map)) => {
                for (key, value) in map.iter_mut() {
                    if let Value::Object(component) = value {
                        self.referenced(*kind, component, &trail.key(key));
                    }
                }
            }
            (Form::Map(form), Value::Object(map)) => {
                for (key, value) in map.iter_mut() {
                    self.value(value, form, &trail.key(key));
                }
            }
            (Form::List(form), Value::Array(elements)) => {
                let length = elements.len();
                for (index, value) in elements.iter_mut().enumerate() {
                    self.value(value, form, &trail.index(index, length));
                }
            }
            _ => {}
        }
    }

    fn referenced(&mut self, kind: Kind, map: &mut Map<String, Value>, trail: &Trail<'_>) {
        let reference = map.contains_key("$ref") && kind != Kind::PathItem;
        self.object(if reference { kind.reference() } else { kind }, map, trail);
    }

    fn object(&mut self, kind: Kind, map: &mut Map<String, Value>, trail: &Trail<'_>) {
        if kind.is_schema() {
            self.schema(kind, map, trail);
        } else {
            self.prune(kind, map);
            self.complete(kind, map, trail);
            self.items(map, trail);
        }
        if kind == Kind::Operation && !map.contains_key("responses") {
            // 3.1 no longer requires them.
            map.insert("responses".to_owned(), json!({}));
            self.edit(trail, |origin| {
                *origin.member_mut("responses") = here(origin);
            });
        }
        // A schema is one of 3.0 by now; what stands below it is not yet.
        let edition = if kind.is_schema() {
            Edition::Until30
        } else {
            self.edition
        };
        let object = Object::of(kind, map, edition);
        let forms: Vec<_> = map
            .iter()
            .map(|(key, value)| form_of(&object.entry(key, value)))
            .collect();
        for ((key, value), form) in map.iter_mut().zip(forms) {
            if let Some(form) = form {
                self.value(value, form, &trail.key(key));
            }
        }
    }

    /// Takes out what has no bearing, but for what `openapiv3` requires.
    fn prune(&self, kind: Kind, map: &mut Map<String, Value>) {
        let object = Object::of(kind, map, self.edition);
        let ignored = |key: &String, value: &Value| match object.entry(key, value) {
            Entry::Known(_, judgement)
            | Entry::Foreign(_, judgement)
            | Entry::Extension(_, judgement) => judgement.is_idle() && !object.requires(key),
            Entry::Vendor | Entry::Void(_) | Entry::Unknown => true,
            Entry::Misplaced(_) => false,
        };
        let dropped: Vec<String> = map
            .iter()
            .filter(|(key, value)| ignored(key, value))
            .map(|(key, _)| key.clone())
            .collect();
        if !dropped.is_empty() {
            map.retain(|key, _| !dropped.contains(key));
        }
    }

    /// What describes the elements of a sequence, describes what is read of it.
    fn items(&mut self, map: &mut Map<String, Value>, trail: &Trail<'_>) {
        let Some(schema) = map.shift_remove("itemSchema") else {
            return;
        };
        self.edit(trail, |origin| {
            *origin.member_mut("schema") = origin.subtree(&schema::below("itemSchema"));
        });
        map.insert("schema".to_owned(), schema);
        map.insert(ITEMS.to_owned(), json!(true));
    }

    /// Puts in what the standard requires and nobody missed.
    fn complete(&mut self, kind: Kind, map: &mut Map<String, Value>, trail: &Trail<'_>) {
        let missing: Vec<_> = Object::of(kind, map, self.edition).missing().collect();
        for keyword in missing {
            let value = match (keyword.presence, &keyword.form) {
                (Presence::Expected(_), Form::Object(_)) | (Presence::ExpectedWithout(_), _) => {
                    json!({})
                }
                (Presence::Expected(text), _) => json!(text),
                (
                    Presence::Optional
                    | Presence::Required
                    | Presence::RequiredIn(_)
                    | Presence::RequiredWithout(_)
                    | Presence::RequiredWithoutAny(_),
                    _,
                ) => continue,
            };
            map.insert(keyword.name.to_owned(), value);
            self.edit(trail, |origin| {
                *origin.member_mut(keyword.name) = here(origin);
            });
        }
    }

    /// Changes what is known of the origin of a node.
    fn edit(&mut self, trail: &Trail<'_>, change: impl FnOnce(&mut Origin)) {
        match trail.origin(self.origin) {
            Some(origin) => change(origin),
            None => self.lost.push(trail.pointer()),
        }
    }
}

fn form_of(entry: &Entry) -> Option<&'static Form> {
    match entry {
        Entry::Known(form, _) => Some(form),
        Entry::Foreign(keyword, _) => Some(&keyword.form),
        Entry::Extension(..)
        | Entry::Void(_)
        | Entry::Vendor
        | Entry::Misplaced(_)
        | Entry::Unknown => None,
    }
}

/// The place of a node itself, without what is known of its members.
fn here(origin: &Origin) -> Origin {
    let (source, pointer) = origin.locate(&Pointer::root());
    Origin::copied(source, pointer)
}
