//! What a schema may be where it stands: everything that can be said before a type is built.

use super::Context;
use super::schemas::Schemas;
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

/// Reports what cannot be built.
pub(super) fn check(context: &mut Context<'_>, schemas: &Schemas<'_>) {
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
    for child in node.kind.below() {
        schema(context, schemas, child, below);
    }
}

/// `x-rust-name` of a schema: its case says whether the type or the field is meant.
fn given_name(context: &mut Context<'_>, node: &Schema, position: Position) {
    let Some(given) = node.rust_name.as_deref() else {
        return;
    };
    let has_type =
        node.kind.is_defined() || matches!(position, Position::Component | Position::Member);
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
