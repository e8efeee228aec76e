//! Requests without what is `readOnly`, answers without what is `writeOnly`, and without a null
//! that says something of its own.
//!
//! A component in which that makes a difference, by itself or by what it refers to, gets a second
//! form where both requests and answers hold it: `Key` is what answers hold, `KeyInput` what
//! requests do. Behind this no schema has a property that its side does not.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Absence, Access, Api, Form, Kind, NamedSchema, Schema};
use crate::names;

/// What the name of a request's own form ends in; the first that no other component is called by.
const SUFFIXES: [&str; 3] = ["Input", "Request", "RequestInput"];

/// What holds a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Requests,
    Answers,
}

impl Side {
    fn has(self, access: Access) -> bool {
        match access {
            Access::Both => true,
            Access::Answers => self == Self::Answers,
            Access::Requests => self == Self::Requests,
        }
    }
}

/// From the key of a component to that of its form in requests.
type Forms = BTreeMap<String, String>;

/// Leaves out on each side what it does not have.
pub(super) fn split(api: &mut Api) {
    let differing = differing(&api.schemas);
    if differing.is_empty() && !api.operations.iter().any(holds_sided) {
        return;
    }
    let sent = reached(api, Side::Requests);
    let answered = reached(api, Side::Answers);
    let forms = forms(&api.schemas, |key| {
        differing.contains(key) && sent.contains(key) && answered.contains(key)
    });
    let mut own = Vec::new();
    for named in &mut api.schemas {
        if let Some(form) = forms.get(&named.key) {
            own.push(in_requests(named, form, &forms));
        }
        let is_sent = sent.contains(&named.key) && !answered.contains(&named.key);
        let side = if is_sent {
            Side::Requests
        } else {
            Side::Answers
        };
        if differing.contains(&named.key) {
            keep(&mut named.schema, side, &forms);
        }
    }
    api.schemas.append(&mut own);
    api.schemas.sort_by(|one, other| one.key.cmp(&other.key));
    for operation in &mut api.operations {
        let contents = operation
            .body
            .iter_mut()
            .flat_map(|body| &mut body.contents);
        let bodies = contents.map(|content| &mut content.schema);
        let parameters = operation.parameters.iter_mut();
        for schema in bodies.chain(parameters.map(|parameter| &mut parameter.schema)) {
            keep(schema, Side::Requests, &forms);
        }
        let answers = operation.answers.iter_mut();
        for content in answers.flat_map(|answer| &mut answer.contents) {
            keep(&mut content.schema, Side::Answers, &forms);
        }
    }
}

/// The keys of components that are not the same on both sides.
fn differing(schemas: &[NamedSchema]) -> BTreeSet<String> {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut open: Vec<&str> = Vec::new();
    for named in schemas {
        each(&named.schema, &mut |schema| match &schema.kind {
            Kind::Ref(key) | Kind::Inherited(key, _) => {
                users.entry(key).or_default().push(&named.key);
            }
            _ if is_sided(schema) => open.push(&named.key),
            _ => {}
        });
    }
    let mut differing = BTreeSet::new();
    while let Some(key) = open.pop() {
        if differing.insert(key.to_owned()) {
            open.extend(users.get(key).into_iter().flatten());
        }
    }
    differing
}

/// The keys of components that one side holds.
fn reached(api: &Api, side: Side) -> BTreeSet<String> {
    let mut open: Vec<&Schema> = Vec::new();
    for operation in &api.operations {
        match side {
            Side::Requests => open.extend(operation.sent_schemas()),
            Side::Answers => open.extend(operation.answer_schemas()),
        }
    }
    reached_from(api, open, side)
}

/// The keys of components that these schemas hold on one side.
pub(super) fn reached_from<'a>(
    api: &'a Api,
    mut open: Vec<&'a Schema>,
    side: Side,
) -> BTreeSet<String> {
    let by_key: BTreeMap<&str, &Schema> = api
        .schemas
        .iter()
        .map(|named| (named.key.as_str(), &named.schema))
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(schema) = open.pop() {
        match &schema.kind {
            Kind::Ref(key) | Kind::Inherited(key, _) => {
                if reached.insert(key.clone()) {
                    open.extend(by_key.get(key.as_str()));
                }
            }
            Kind::Object(properties, rest) => {
                let properties = properties.iter().map(|property| &property.schema);
                open.extend(properties.filter(|schema| side.has(schema.access)));
                open.extend(rest.as_deref());
            }
            _ => open.extend(schema.kind.below()),
        }
    }
    reached
}

/// The keys of requests' own forms, by the keys that `is_split`.
fn forms(schemas: &[NamedSchema], is_split: impl Fn(&str) -> bool) -> Forms {
    let taken: BTreeSet<_> = schemas
        .iter()
        .map(|named| names::component(&named.key))
        .collect();
    let split = schemas.iter().filter(|named| is_split(&named.key));
    let forms = split.map(|named| {
        let mut free = SUFFIXES
            .iter()
            .map(|suffix| format!("{}{suffix}", named.key));
        let first = free.find(|form| !taken.contains(&names::component(form)));
        let form = first.unwrap_or_else(|| format!("{}{}", named.key, SUFFIXES.concat()));
        (named.key.clone(), form)
    });
    forms.collect()
}

/// A component as requests hold it; it is the error of no operation.
fn in_requests(named: &NamedSchema, form: &str, forms: &Forms) -> NamedSchema {
    let suffix = form.strip_prefix(&named.key).unwrap_or_default();
    let mut schema = named.schema.clone();
    keep(&mut schema, Side::Requests, forms);
    rename(&mut schema, suffix);
    NamedSchema {
        key: form.to_owned(),
        written: named.written.clone(),
        origin: named.origin,
        form: Form::Request,
        error: None,
        schema,
    }
}

/// Leaves out the properties that the side does not have, and refers to its forms.
fn keep(schema: &mut Schema, side: Side, forms: &Forms) {
    let renamed = |key: &mut String| match (side, forms.get(key)) {
        (Side::Requests, Some(form)) => form.clone_into(key),
        (Side::Requests, None) | (Side::Answers, _) => {}
    };
    match &mut schema.kind {
        Kind::Ref(key) | Kind::Inherited(key, _) => renamed(key),
        Kind::Object(properties, _) => {
            properties.retain(|property| side.has(property.schema.access));
            if side == Side::Answers {
                for property in properties {
                    property.absence = Absence::Empty;
                }
            }
        }
        _ => {}
    }
    for child in schema.kind.below_mut() {
        keep(child, side, forms);
    }
}

/// Gives every type that the document names a name of its own.
fn rename(schema: &mut Schema, suffix: &str) {
    if let Some(name) = &mut schema.rust_name
        && names::given_type(name).is_some()
    {
        name.push_str(suffix);
    }
    for child in schema.kind.below_mut() {
        rename(child, suffix);
    }
}

fn holds_sided(operation: &crate::api::Operation) -> bool {
    let mut schemas = operation.body_schemas().chain(operation.answer_schemas());
    schemas.any(|schema| {
        let mut found = false;
        each(schema, &mut |schema| found |= is_sided(schema));
        found
    })
}

/// Whether a schema has properties that only one side has, or that say more on one.
fn is_sided(schema: &Schema) -> bool {
    match &schema.kind {
        Kind::Object(properties, _) => properties.iter().any(|property| {
            property.schema.access != Access::Both || property.absence == Absence::Unchanged
        }),
        _ => false,
    }
}

/// Visits a schema and all within it, but for what references lead to.
pub(super) fn each<'s>(schema: &'s Schema, visit: &mut impl FnMut(&'s Schema)) {
    visit(schema);
    for child in schema.kind.below() {
        each(child, visit);
    }
}
