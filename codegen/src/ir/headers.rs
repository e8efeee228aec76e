//! Headers of answers to constants: one for each name, whichever answers of the operation have it.
//!
//! Names of headers have no case (RFC 9110, section 5.1). A header is read as the type that all the
//! answers give it, and as text where they differ or where its value is more than one text says.
//! Operations of one module that have the same constants, docs and all, have them from one place.

use std::collections::BTreeMap;

use serde_json::Value;

use super::claims::{Claims, Remedy};
use super::schemas::{Home, Schemas};
use super::{Context, wire};
use crate::api::{self, Listed, Status};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::docs;
use crate::model::{AnswerHeader, AnswerHeaders, Deprecated, Operation, Owners};
use crate::names::{self, Ident};
use crate::rust_type::{RustType, TypePath};

/// A header in the answers that have it, by status.
type Met<'o> = Vec<(Status, &'o api::Header)>;

/// Reports names that no header and no constant can have; operations share answers and headers.
pub(super) fn check(context: &mut Context<'_>) {
    let api = context.api;
    let answers = api
        .operations
        .iter()
        .flat_map(|operation| &operation.answers);
    let headers: BTreeMap<_, _> = answers
        .flat_map(|answer| &answer.headers)
        .map(|header| (&header.key, header))
        .collect();
    let by_node: BTreeMap<_, _> = headers
        .values()
        .map(|header| (&header.pointer, header.rust_name.as_deref()))
        .collect();
    for (key, header) in headers {
        if !wire::is_token(&header.wire) {
            let message = format!("`{}` is no name of a header", header.wire.escape_debug());
            let place = context.tree.key_place(key);
            let fault = Diagnostic::new(Code::Unsupported, place, message, wire::TOKEN);
            context.report.push(fault);
        }
    }
    for (pointer, given) in by_node {
        let bad = given.filter(|given| names::given_constant(given).is_none());
        if let Some(given) = bad {
            let wanted = "a constant's name in upper case, and none of the runtime's";
            super::check::bad_name(context, given, pointer, wanted);
        }
    }
}

/// The headers of the answers of `operation`, which `marker` names.
pub(super) fn of(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    operation: &api::Operation,
    marker: &Ident,
) -> Option<AnswerHeaders> {
    let mut by_wire: BTreeMap<String, Met<'_>> = BTreeMap::new();
    for answer in &operation.answers {
        for header in &answer.headers {
            let met = by_wire.entry(header.wire.to_ascii_lowercase());
            met.or_default().push((answer.status, header));
        }
    }
    let names = header_names(context, &by_wire);
    let headers = by_wire.into_iter().zip(names);
    let headers: Vec<_> = headers
        .map(|((wire, met), name)| united(schemas, marker, wire, &met, name))
        .collect();
    (!headers.is_empty()).then(|| AnswerHeaders {
        owners: Owners::One(marker.clone()),
        headers,
    })
}

/// Leaves headers that several operations of a module have with the first of them alone, and names
/// all of them there.
pub(super) fn unite(operations: &mut [Operation]) {
    for place in 1..operations.len() {
        let (before, rest) = operations.split_at_mut(place);
        let Some(operation) = rest.first_mut() else {
            continue;
        };
        let first = operation.headers.as_ref().and_then(|own| {
            let mut others = before.iter_mut().filter_map(|other| other.headers.as_mut());
            others.find(|other| other.headers == own.headers)
        });
        if let Some(first) = first {
            first.owners.add(operation.marker.clone());
            operation.headers = None;
        }
    }
}

/// The names of the constants, in the order of the wire names.
fn header_names(context: &mut Context<'_>, by_wire: &BTreeMap<String, Met<'_>>) -> Vec<Ident> {
    let given = by_wire.values().map(|met| {
        let given = met.iter().find_map(|(_, one)| one.rust_name.as_deref());
        given.and_then(names::given_constant)
    });
    let given: Vec<Option<Ident>> = given.collect();
    let texts: Vec<Vec<String>> = by_wire
        .keys()
        .zip(&given)
        .map(|(wire, given)| match given {
            Some(name) => vec![name.to_string()],
            None => vec![wire.clone(), names::symbols_spelled(wire)],
        })
        .collect();
    let chosen = names::settle(&texts, |index, text| {
        let given = given.get(index).cloned().flatten();
        vec![given.unwrap_or_else(|| names::header(text)).to_string()]
    });
    let mut claims = Claims::new("constant", Remedy::Rename);
    let mut made = Vec::with_capacity(given.len());
    let rows = by_wire.iter().zip(given).zip(texts.iter().zip(chosen));
    for (((wire, met), given), (texts, chosen)) in rows {
        let text = texts.get(chosen).unwrap_or(wire);
        let name = given.unwrap_or_else(|| names::header(text));
        if let Some((_, first)) = met.first() {
            if chosen > 0 {
                context.renamed(&first.key, wire, &name);
            }
            claims.claim(context, &name.to_string(), &first.key);
        }
        made.push(name);
    }
    made
}

/// What all answers say of one header.
fn united(
    schemas: &Schemas<'_>,
    marker: &Ident,
    wire: String,
    met: &Met<'_>,
    name: Ident,
) -> AnswerHeader {
    let mut types = met
        .iter()
        .map(|(_, header)| rust_type(schemas, header, marker));
    let first = types.next().unwrap_or(RustType::Text);
    let rust_type = if types.all(|other| other == first) {
        first
    } else {
        RustType::Text
    };
    let mut statuses: Vec<Status> = met.iter().map(|(status, _)| *status).collect();
    statuses.dedup();
    let description = met
        .iter()
        .find_map(|(_, header)| header.description.as_deref());
    let deprecated = met.iter().all(|(_, header)| header.deprecated);
    AnswerHeader {
        docs: docs::answer_header(&wire, description, &statuses),
        deprecated: Deprecated::of(deprecated, description),
        rust_type,
        wire,
        name,
    }
}

/// As what a header is read: what one text can be, or the text itself.
fn rust_type(schemas: &Schemas<'_>, header: &api::Header, marker: &Ident) -> RustType {
    let inline = names::inline(marker, &header.wire);
    let rust_type = schemas.rust_type(&header.schema, &inline, Home::Operations);
    let listed = schemas.target(&header.schema).kind.listed();
    match rust_type.target() {
        scalar @ (RustType::Boolean
        | RustType::I64
        | RustType::I32
        | RustType::I16
        | RustType::I8
        | RustType::U64
        | RustType::U32
        | RustType::U16
        | RustType::U8
        | RustType::F64
        | RustType::F32
        | RustType::Instant
        | RustType::Date
        | RustType::Time
        | RustType::Uuid
        | RustType::Secret) => scalar.clone(),
        RustType::Named(path) => of_named(path, listed),
        RustType::Password => RustType::Secret,
        RustType::Text
        | RustType::Base64
        | RustType::Binary
        | RustType::Upload
        | RustType::Null
        | RustType::Patch(_)
        | RustType::Anything
        | RustType::FreeForm
        | RustType::List(_)
        | RustType::Dictionary(_)
        | RustType::Optional(_)
        | RustType::Boxed(_)
        | RustType::Alias(..) => RustType::Text,
    }
}

/// As what a header of the type at `path` is read: an enum that keeps what it does not list as
/// itself, and what an inline one lists, since only components are types here.
fn of_named(path: &TypePath, listed: Option<Listed<'_>>) -> RustType {
    match (path, listed) {
        (TypePath::Types(_), Some(Listed::Texts(_) | Listed::Integers(_))) => {
            RustType::Named(path.clone())
        }
        (_, Some(Listed::Integers(_))) => RustType::I64,
        (_, Some(Listed::Values(values))) if values.iter().all(Value::is_number) => RustType::F64,
        (_, Some(Listed::Texts(_) | Listed::Values(_)) | None) => RustType::Text,
    }
}
