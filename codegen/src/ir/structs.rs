//! Properties to fields: name, type, and how each is read and written.

use super::claims::{Claims, Remedy};
use super::types::{Definitions, REST};
use super::usage::Usage;
use super::{Context, inline_names};
use crate::api::{Absence, Property, Schema};
use crate::docs;
use crate::model::{
    Deprecated, Derives, Field, Giving, ItemKind, Maker, Mode, Reading, Rest, Struct, Writing,
};
use crate::names::{self, Ident};
use crate::rust_type::RustType;

/// The struct `name` of these properties.
pub(super) fn kind(
    definitions: &mut Definitions<'_, '_>,
    name: &Ident,
    properties: &[Property],
    rest: Option<&Schema>,
) -> ItemKind {
    let named = field_names(definitions, properties);
    let inline = inline_names::of_properties(name, properties);
    let fields = properties.iter().zip(named).zip(inline);
    let fields: Vec<Field> = fields
        .map(|((property, own), inline)| field(definitions, &inline, property, own))
        .collect();
    if !names::are_distinct(fields.iter().map(|field| &field.name)) {
        claim_fields(definitions.context, properties, &fields);
    }
    let maker = match definitions.usage {
        Usage::Sent => {
            claim_setters(definitions.context, properties, &fields);
            Maker::Caller
        }
        Usage::Answered => Maker::Service,
    };
    let rest = match rest {
        Some(rest) => {
            let inline = names::inline(name, REST);
            Rest::Described(
                definitions
                    .schemas
                    .element_type(rest, &inline, definitions.home),
            )
        }
        None => Rest::Unnamed,
    };
    ItemKind::Struct(Struct {
        derives: Derives::Plain,
        fields,
        rest,
        writing: Writing::Record,
        maker,
    })
}

fn claim_fields(context: &mut Context<'_>, properties: &[Property], fields: &[Field]) {
    let mut taken = Claims::new("field", Remedy::RustName("another_name"));
    for (property, field) in properties.iter().zip(fields) {
        taken.claim(context, field.name.as_str(), &property.schema.pointer);
    }
}

fn claim_setters(context: &mut Context<'_>, properties: &[Property], fields: &[Field]) {
    let mut taken = Claims::new("setter", Remedy::RustName("another_name"));
    for (property, field) in properties.iter().zip(fields) {
        let pointer = &property.schema.pointer;
        let setter = names::field_setter(&field.name);
        taken.claim(context, setter.as_str(), pointer);
        if field.mode == Mode::Patch {
            let cleared = names::null_setter(&field.name);
            taken.claim(context, cleared.as_str(), pointer);
        }
    }
}

fn field(
    definitions: &Definitions<'_, '_>,
    inline: &Ident,
    property: &Property,
    name: Ident,
) -> Field {
    let schema = &property.schema;
    let rust_type = definitions
        .schemas
        .rust_type(schema, inline, definitions.home);
    let (rust_type, mode) = shape(definitions, property, rust_type);
    let reading = reading(&rust_type);
    let description = definitions.schemas.description(schema);
    Field {
        wire: property.wire.clone(),
        name,
        docs: docs::field(
            &property.wire,
            description,
            docs::Standing::of(schema.deprecated),
        ),
        rust_type,
        mode,
        reading,
        giving: Giving::Nothing,
        deprecated: Deprecated::of(schema.deprecated, description),
    }
}

/// The fields' names, in their order: given, or those of the properties.
fn field_names(definitions: &mut Definitions<'_, '_>, properties: &[Property]) -> Vec<Ident> {
    let given = |schema: &Schema| schema.rust_name.as_deref().and_then(names::given_member);
    let own = properties.iter().map(|property| {
        let given = given(&property.schema);
        given.unwrap_or_else(|| names::field(&property.wire))
    });
    let own: Vec<Ident> = own.collect();
    if names::are_distinct(&own) {
        return own;
    }
    let texts: Vec<_> = properties
        .iter()
        .map(|property| match given(&property.schema) {
            Some(name) => vec![names::plain(&name)],
            None => names::texts(&property.wire, names::field),
        })
        .collect();
    let chosen = names::settle(&texts, |index, text| {
        let given = properties.get(index).and_then(|one| given(&one.schema));
        vec![given.unwrap_or_else(|| names::field(text)).to_string()]
    });
    let mut made = Vec::with_capacity(properties.len());
    for ((property, texts), chosen) in properties.iter().zip(texts).zip(chosen) {
        let schema = &property.schema;
        let text = texts
            .get(chosen)
            .map_or(property.wire.as_str(), String::as_str);
        let name = given(schema).unwrap_or_else(|| names::field(text));
        if chosen > 0 {
            definitions
                .context
                .renamed(&schema.pointer, &property.wire, &name);
        }
        made.push(name);
    }
    made
}

/// Times stand in texts that a `chrono::NaiveTime` alone does not read, in lists and maps too.
fn reading(rust_type: &RustType) -> Reading {
    let target = rust_type.target();
    if *target == RustType::Time {
        return Reading::Times;
    }
    target.inner().map_or(Reading::Plain, reading)
}

/// The field's type with its `Option`, and its mode.
///
/// Null reads as absent, but for what is null and nothing else, and for what a PATCH can clear.
/// What is required and may be null is still written as null by a request, and so is required
/// there; an answer may as well leave it out.
fn shape(
    definitions: &Definitions<'_, '_>,
    property: &Property,
    rust_type: RustType,
) -> (RustType, Mode) {
    let is_nullable = definitions.schemas.is_nullable(&property.schema);
    let is_list = matches!(rust_type.target(), RustType::List(_));
    let is_telling = property.absence == Absence::Unchanged;
    let is_null = *rust_type.target() == RustType::Null;
    match (property.required, is_nullable, definitions.usage) {
        // Of an answer, it is not to be written by accident.
        (_, _, Usage::Answered) if *rust_type.target() == RustType::Password => {
            (RustType::Secret.or_null(), Mode::Secret)
        }
        (false, _, _) | (true, _, Usage::Answered) if is_null => {
            (RustType::Optional(Box::new(rust_type)), Mode::Present)
        }
        (false, true, Usage::Sent) if is_telling => {
            (RustType::Patch(Box::new(rust_type)), Mode::Patch)
        }
        (true, false, _) => (rust_type, Mode::Required),
        (true, true, Usage::Sent) => (rust_type.or_null(), Mode::Required),
        _ if is_list && !is_telling => (rust_type, Mode::List),
        (false, _, _) | (true, true, Usage::Answered) => {
            (RustType::Optional(Box::new(rust_type)), Mode::Optional)
        }
    }
}
