//! Finds every reference by the table of keywords, from the description into whatever it leads to.
//!
//! A `$ref` within an example or as the name of a property is none, and below a keyword that has no
//! bearing nothing is looked for: what such a reference leads to is no matter.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::documents::{Documents, FileId};
use super::{Found, Spot};
use crate::judge::{Entry, Object};
use crate::keywords::{Edition, Form, Kind, Section};
use crate::pointer::Pointer;
use crate::reference::parse;

/// Every reference that does not lead to a component of the description.
pub(super) fn walk(documents: &mut Documents<'_>) -> Found {
    let root = Spot {
        file: FileId::DESCRIPTION,
        pointer: Pointer::root(),
    };
    let description = documents.at(&root);
    let version = description.and_then(|value| value.get("openapi")?.as_str());
    let edition = Edition::of_version(version.unwrap_or_default());
    let mut open = vec![(root, &Form::Object(Kind::Root))];
    let mut found = Found::default();
    let mut copied = BTreeSet::new();
    while let Some((spot, form)) = open.pop() {
        let Some(value) = documents.at(&spot) else {
            continue;
        };
        let mut references = Vec::new();
        let mut collector = Collector {
            edition,
            file: spot.file,
            references: &mut references,
        };
        collector.value(value, form, &spot.pointer);
        for reference in references {
            open.extend(reference.lead(documents, &mut found, &mut copied));
        }
    }
    found
}

/// A reference in one of the files.
struct Reference {
    /// The text.
    at: Spot,
    text: String,
    /// What must stand at its end.
    wanted: Wanted,
}

/// What a reference stands in the place of.
enum Wanted {
    /// Something that can be a component.
    Component(Section),
    /// Something that cannot, of this form.
    Copy(&'static Form),
}

impl Reference {
    /// Notes where it leads, and returns what is to be looked through for the first time.
    fn lead(
        self,
        documents: &mut Documents<'_>,
        found: &mut Found,
        copied: &mut BTreeSet<Spot>,
    ) -> Option<(Spot, &'static Form)> {
        let is_plain = self.at.file == FileId::DESCRIPTION && parse(&self.text).is_ok();
        if is_plain && matches!(self.wanted, Wanted::Component(_)) {
            // What is wrong with it is for `resolve` to say.
            return None;
        }
        let end = documents.target(&self.text, &self.at)?;
        match self.wanted {
            Wanted::Component(section) => {
                found.texts.insert(self.at, end.clone());
                if is_component(&end) {
                    return None;
                }
                let first = found.targets.insert(end.clone(), section).is_none();
                first.then(|| (end, form_of(section)))
            }
            Wanted::Copy(form) => {
                let end = documents.end(end);
                found.copies.insert(self.at, end.clone());
                copied.insert(end.clone()).then_some((end, form))
            }
        }
    }
}

/// Whether a node is a component of the description as it is.
pub(super) fn is_component(spot: &Spot) -> bool {
    let mut steps = spot.pointer.steps();
    let begins = steps.next().as_deref() == Some("components");
    spot.file == FileId::DESCRIPTION
        && begins
        && steps
            .next()
            .is_some_and(|step| Section::named(&step).is_some())
        && steps.next().is_some()
        && steps.next().is_none()
}

/// What stands under a section of `components`.
fn form_of(section: Section) -> &'static Form {
    match section {
        Section::Schemas => &Form::Schema(Kind::ComponentSchema),
        Section::Parameters => &Form::Reference(Kind::Parameter),
        Section::Responses => &Form::Reference(Kind::SuccessResponse),
        Section::Headers => &Form::Reference(Kind::Header),
        Section::RequestBodies => &Form::Reference(Kind::RequestBody),
        Section::PathItems => &Form::Object(Kind::PathItem),
        Section::SecuritySchemes => &Form::Reference(Kind::SecurityScheme),
    }
}

/// The section that a reference in the place of this form leads to.
fn section_of(form: &Form) -> Option<Section> {
    match form {
        Form::Schema(..) => Some(Section::Schemas),
        Form::Object(Kind::PathItem) => Some(Section::PathItems),
        Form::Reference(kind) => match kind {
            Kind::Parameter => Some(Section::Parameters),
            Kind::RequestBody => Some(Section::RequestBodies),
            Kind::SuccessResponse | Kind::ErrorResponse => Some(Section::Responses),
            Kind::Header | Kind::PartHeader => Some(Section::Headers),
            Kind::SecurityScheme => Some(Section::SecuritySchemes),
            _ => None,
        },
        _ => None,
    }
}

/// What may stand beside the reference in a Reference Object.
const BESIDE: [&str; 3] = ["$ref", "summary", "description"];

/// Whether an object refers to what stands in its place. Where no reference may stand, one is read
/// that is alone and does not lead to a component of another kind: any other is a slip, for `check`
/// to say.
fn is_reference(map: &Map<String, Value>, form: &Form) -> bool {
    let Some(reference) = map.get("$ref") else {
        return false;
    };
    let is_alone = || map.keys().all(|key| BESIDE.contains(&key.as_str()));
    let is_component = || reference.as_str().is_some_and(|text| parse(text).is_ok());
    section_of(form).is_some() || (is_alone() && !is_component())
}

/// Collects the references in one part of a file.
struct Collector<'c> {
    edition: Edition,
    file: FileId,
    references: &'c mut Vec<Reference>,
}

impl Collector<'_> {
    fn value(&mut self, value: &Value, form: &'static Form, pointer: &Pointer) {
        match (form, value) {
            (
                Form::Object(kind) | Form::Schema(kind) | Form::Reference(kind),
                Value::Object(map),
            ) => {
                self.reference(map, form, pointer);
                if kind.is_schema() || !is_reference(map, form) {
                    self.object(*kind, map, pointer);
                }
            }
            (Form::Components(_, kind), Value::Object(map)) => {
                for (key, value) in map {
                    self.component(*kind, value, &pointer.key(key));
                }
            }
            (Form::Map(form), Value::Object(map)) => {
                for (key, value) in map {
                    self.value(value, form, &pointer.key(key));
                }
            }
            (Form::List(form), Value::Array(elements)) => {
                for (index, value) in elements.iter().enumerate() {
                    self.value(value, form, &pointer.index(index));
                }
            }
            _ => {}
        }
    }

    fn component(&mut self, kind: Kind, value: &Value, pointer: &Pointer) {
        let section = match kind {
            Kind::PathItem => Section::PathItems,
            Kind::Parameter => Section::Parameters,
            Kind::RequestBody => Section::RequestBodies,
            Kind::Header | Kind::PartHeader => Section::Headers,
            _ => Section::Responses,
        };
        self.value(value, form_of(section), pointer);
    }

    fn reference(&mut self, map: &Map<String, Value>, form: &'static Form, pointer: &Pointer) {
        let Some(text) = map.get("$ref").and_then(Value::as_str) else {
            return;
        };
        if !is_reference(map, form) {
            return;
        }
        let wanted = match section_of(form) {
            Some(section) => Wanted::Component(section),
            None => Wanted::Copy(form),
        };
        let pointer = match wanted {
            Wanted::Component(_) => pointer.key("$ref"),
            Wanted::Copy(_) => pointer.clone(),
        };
        self.references.push(Reference {
            at: Spot {
                file: self.file,
                pointer,
            },
            text: text.to_owned(),
            wanted,
        });
    }

    fn object(&mut self, kind: Kind, map: &Map<String, Value>, pointer: &Pointer) {
        let object = Object::of(kind, map, self.edition);
        for (key, value) in map {
            let form = match object.entry(key, value) {
                Entry::Known(_, judgement) | Entry::Foreign(_, judgement)
                    if judgement.is_idle() =>
                {
                    continue;
                }
                Entry::Known(form, _) => form,
                Entry::Foreign(keyword, _) => &keyword.form,
                Entry::Extension(..)
                | Entry::Void(_)
                | Entry::Vendor
                | Entry::Misplaced(_)
                | Entry::Unknown => continue,
            };
            if !value.is_string() {
                self.value(value, form, &pointer.key(key));
            }
        }
    }
}
