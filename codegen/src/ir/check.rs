//! What a schema may be where it stands: everything that can be said before a type is built.

use std::collections::BTreeSet;

use super::Context;
use super::schemas::Schemas;
use super::usage;
use crate::api::{Kind, Operation, Schema};
use crate::code::Code;
use crate::names;
use crate::pointer::Pointer;

/// Where a schema stands, as far as it decides what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    /// A component: nothing is held by it yet.
    Component,
    /// A property of an object.
    Property,
    /// A member of a union, which is a variant whatever its type.
    Member,
    /// An element, a map's value, a parameter, a body, an answer.
    Other,
}

/// Whether every alias stands for a type; one that stands for itself cannot be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aliases {
    Finite,
    Circular,
}

/// Reports what cannot be built.
pub(super) fn check(context: &mut Context<'_>, schemas: &Schemas<'_>) -> Aliases {
    let aliases = alias_cycles(context, schemas);
    for component in schemas.iter() {
        schema(
            context,
            schemas,
            &component.named.schema,
            Position::Component,
        );
    }
    let api = context.api;
    for operation in &api.operations {
        given_member(context, operation.rust_name.as_deref(), &operation.pointer);
        for parameter in &operation.parameters {
            given_member(context, parameter.rust_name.as_deref(), &parameter.pointer);
            schema(context, schemas, &parameter.schema, Position::Other);
        }
        bodies(context, schemas, operation);
    }
    aliases
}

fn bodies(context: &mut Context<'_>, schemas: &Schemas<'_>, operation: &Operation) {
    for node in operation.body_schemas().chain(operation.answer_schemas()) {
        schema(context, schemas, node, Position::Other);
    }
}

fn schema(context: &mut Context<'_>, schemas: &Schemas<'_>, node: &Schema, position: Position) {
    given_name(context, node, position);
    match &node.kind {
        Kind::Ref(key) | Kind::Inherited(key, _) if schemas.get(key).is_none() => context.fault(
            Code::Internal,
            &node.pointer,
            format!("the reference to `{key}` was not resolved"),
            "report this as a bug of the generator, with the description",
        ),
        _ => {}
    }
    let below = match &node.kind {
        Kind::Object(..) => Position::Property,
        Kind::Union(_) => Position::Member,
        _ => Position::Other,
    };
    for child in usage::children(node) {
        schema(context, schemas, child, below);
    }
}

/// `x-rust-name` of a schema: its case says whether the type or the field is meant.
fn given_name(context: &mut Context<'_>, node: &Schema, position: Position) {
    let Some(given) = node.rust_name.as_deref() else {
        return;
    };
    let has_type = matches!(
        node.kind,
        Kind::Enum(_) | Kind::IntegerEnum(_) | Kind::Object(..) | Kind::Union(_)
    ) || matches!(position, Position::Component | Position::Member);
    let names_type = has_type && names::given_type(given).is_some();
    let names_field = position == Position::Property && names::given_member(given).is_some();
    if names_type || names_field {
        return;
    }
    let wanted = match (has_type, position) {
        (true, Position::Property) => {
            "a type's name in upper camel case or a field's name in snake case"
        }
        (true, Position::Component | Position::Member | Position::Other) => {
            "a type's name in upper camel case"
        }
        (false, Position::Property) => "a field's name in snake case",
        (false, Position::Component | Position::Member | Position::Other) => {
            "left out: there is nothing to name here"
        }
    };
    bad_name(context, given, &node.pointer, wanted);
}

fn given_member(context: &mut Context<'_>, given: Option<&str>, pointer: &Pointer) {
    let bad = given.filter(|given| names::given_member(given).is_none());
    if let Some(given) = bad {
        bad_name(
            context,
            given,
            pointer,
            "a name in snake case that the runtime does not use",
        );
    }
}

/// Reports an `x-rust-name` that is none where it stands.
pub(super) fn bad_name(context: &mut Context<'_>, given: &str, pointer: &Pointer, wanted: &str) {
    context.fault(
        Code::BadName,
        &pointer.key("x-rust-name"),
        format!("`{}` cannot be the Rust name of this", given.escape_debug()),
        format!("`x-rust-name` must be {wanted}"),
    );
}

/// Reports each circle of aliases once: one that stands for itself has no Rust type.
///
/// Every component is looked at once, and the way to it is a list of our own, so that neither time
/// nor stack hangs on how long a chain is.
fn alias_cycles(context: &mut Context<'_>, schemas: &Schemas<'_>) -> Aliases {
    let mut done = BTreeSet::new();
    let mut aliases = Aliases::Finite;
    for component in schemas.iter() {
        let mut way: Vec<(&str, std::vec::IntoIter<&Schema>)> = Vec::new();
        let mut on_way = BTreeSet::new();
        let mut next = Some(component.named.key.as_str());
        loop {
            if let Some(key) = next.take()
                && !done.contains(key)
                && let Some(component) = schemas.get(key)
            {
                on_way.insert(key);
                way.push((key, held(&component.named.schema).into_iter()));
            }
            let Some((key, references)) = way.last_mut() else {
                break;
            };
            match references.next() {
                None => {
                    done.insert(*key);
                    on_way.remove(*key);
                    way.pop();
                }
                Some(node) => match &node.kind {
                    Kind::Ref(key) if on_way.contains(key.as_str()) => {
                        aliases = Aliases::Circular;
                        circular(context, node, key);
                    }
                    Kind::Ref(key) => next = Some(key),
                    _ => {}
                },
            }
        }
    }
    aliases
}

/// The references of which an alias is made, without an object between.
fn held(schema: &Schema) -> Vec<&Schema> {
    let mut found = Vec::new();
    let mut open = vec![schema];
    while let Some(node) = open.pop() {
        match &node.kind {
            Kind::Ref(_) => found.push(node),
            Kind::Array(_) | Kind::Map(_) => open.extend(usage::children(node)),
            _ => {}
        }
    }
    found
}

fn circular(context: &mut Context<'_>, node: &Schema, key: &str) {
    context.fault(
        Code::Unsupported,
        &node.pointer,
        format!("`{key}` holds itself without an object between"),
        "describe the recursive part as an object",
    );
}
