//! Error bodies: which components are one, and which of their fields say what.

use std::collections::BTreeSet;

use super::Context;
use super::answers;
use super::schemas::Schemas;
use crate::api::{Api, ErrorFields, Kind, Schema};
use crate::code::Code;
use crate::model::{ErrorBody, ErrorRole, ErrorText, Item, ItemKind, Struct};
use crate::names::Ident;
use crate::pointer::Pointer;
use crate::rust_type::RustType;

/// The keys of the components that an operation's failures are read as.
pub(super) fn components<'s>(api: &Api, schemas: &'s Schemas<'_>) -> BTreeSet<&'s str> {
    let payloads = api.operations.iter().flat_map(answers::failures);
    payloads
        .filter(|(_, content)| has_members(schemas, &content.schema))
        .filter_map(|(_, content)| schemas.component(&content.schema))
        .map(|component| component.named.key.as_str())
        .collect()
}

/// What `x-error` says of the type of its component.
pub(super) fn body(
    context: &mut Context<'_>,
    fields: &ErrorFields,
    item: &Item,
) -> Option<ErrorBody> {
    let ItemKind::Struct(of) = &item.kind else {
        context.fault(
            Code::Extension,
            &fields.pointer,
            "`x-error` stands on a schema without properties",
            "write it on an object that names its properties",
        );
        return None;
    };
    let roles = [
        (ErrorRole::Code, "code", &fields.code),
        (ErrorRole::Message, "message", &fields.message),
        (ErrorRole::RequestId, "request_id", &fields.request_id),
    ];
    let mut texts = Vec::new();
    for (role, keyword, wires) in roles {
        let mut named = Vec::with_capacity(wires.len());
        for (index, wire) in wires.iter().enumerate() {
            let pointer = fields.pointer.key(keyword).index(index);
            named.extend(text_field(context, of, wire, &pointer));
        }
        if !named.is_empty() {
            texts.push(ErrorText {
                role,
                fields: named,
            });
        }
    }
    Some(ErrorBody {
        request_id_header: fields.request_id_header.clone(),
        texts,
    })
}

fn text_field(
    context: &mut Context<'_>,
    of: &Struct,
    wire: &str,
    pointer: &Pointer,
) -> Option<Ident> {
    let field = of.fields.iter().find(|field| field.wire == wire);
    let is_text = |rust_type: &RustType| match rust_type {
        RustType::Optional(inner) => *inner.target() == RustType::Text,
        _ => false,
    };
    let found = field.filter(|field| is_text(&field.rust_type));
    if found.is_none() {
        context.fault(
            Code::Extension,
            pointer,
            format!("the schema has no optional string `{wire}`"),
            "name a string that `required` does not: errors are decoded by trying",
        );
    }
    found.map(|field| field.name.clone())
}

/// Whether the runtime's own type for any error holds all that this schema describes.
pub(super) fn is_free_form(schemas: &Schemas<'_>, schema: &Schema) -> bool {
    matches!(schemas.target(schema).kind, Kind::Any | Kind::Map(None))
}

/// Whether a failure of this schema is read as its type, and not as any JSON.
pub(super) fn has_members(schemas: &Schemas<'_>, schema: &Schema) -> bool {
    matches!(
        schemas.target(schema).kind,
        Kind::Object(..) | Kind::Union(_)
    )
}
