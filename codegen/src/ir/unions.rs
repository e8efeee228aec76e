//! Unions: their members, what tells them apart, and what they are called.
//!
//! Objects are told apart by the property that `discriminator` names, or by one that each of them
//! restricts to a text of its own. What nothing tells apart here is told by the runtime, value by
//! value; for that the more special members stand before the more general.

use std::collections::BTreeMap;

use super::claims::{Claims, Remedy};
use super::schemas::{Home, Schemas};
use super::tags::{self, Tag};
use super::types::Definitions;
use crate::api::{Kind, Schema};
use crate::docs;
use crate::format::scalar;
use crate::model::{JsonType, Member, Union};
use crate::names::{self, Ident};
use crate::rust_type::RustType;

/// A member and the names that it gets.
pub(super) struct Planned<'s> {
    pub(super) schema: &'s Schema,
    /// The variant.
    pub(super) name: Ident,
    /// The type of an inline schema.
    pub(super) inline: Ident,
    json: JsonType,
    tags: Vec<String>,
    rust_type: RustType,
}

/// The union of a schema whose members these are.
pub(super) fn kind(
    definitions: &mut Definitions<'_, '_>,
    schema: &Schema,
    members: &[Planned<'_>],
) -> Union {
    let tag = tags::of(definitions.schemas, schema);
    let wire = tag.as_ref().map(|tag| tag.wire.clone());
    let mut claims = Claims::new("variant", Remedy::RustName("AnotherName"));
    let made = members.iter().map(|member| {
        let variant = member.name.to_string();
        claims.claim(definitions.context, &variant, &member.schema.pointer);
        Member {
            docs: docs::member(member.json, wire.as_deref(), &member.tags),
            json: member.json,
            tags: member.tags.clone(),
            name: member.name.clone(),
            rust_type: member.rust_type.clone(),
        }
    });
    let members = made.collect();
    Union { tag: wire, members }
}

/// The members of the union `name`; of those that become one type the first.
pub(super) fn members<'s>(
    schemas: &Schemas<'_>,
    name: &Ident,
    schema: &'s Schema,
    home: Home,
) -> Vec<Planned<'s>> {
    let Kind::Union(members) = &schema.kind else {
        return Vec::new();
    };
    let tag = tags::of(schemas, schema);
    let mut planned: Vec<Planned<'_>> = Vec::with_capacity(members.len());
    for (schema, name) in members
        .iter()
        .zip(variants(schemas, members, tag.as_ref(), name))
    {
        let (name, inline) = name;
        let rust_type = schemas.rust_type(schema, &inline, home);
        let is_known =
            |other: &Planned<'_>| other.rust_type.without_aliases() == rust_type.without_aliases();
        // What holds any value adds nothing to what is kept as it is, and null is said of the
        // union.
        let is_idle = matches!(rust_type.target(), RustType::Anything | RustType::Null);
        if !is_idle && !planned.iter().any(is_known) {
            planned.push(Planned {
                schema,
                name,
                inline,
                json: json_type(schemas, schema),
                tags: tag
                    .as_ref()
                    .map_or_else(Vec::new, |tag| tag.texts(schemas, schema)),
                rust_type,
            });
        }
    }
    in_order(schemas, planned)
}

/// The members of one JSON type together, the more special before the more general, and last those
/// of several types; else in the order of the document.
fn in_order<'s>(schemas: &Schemas<'_>, mut planned: Vec<Planned<'s>>) -> Vec<Planned<'s>> {
    let mut types: Vec<JsonType> = Vec::new();
    for member in &planned {
        if member.json != JsonType::Any && !types.contains(&member.json) {
            types.push(member.json);
        }
    }
    planned.sort_by_key(|member| {
        let place = types.iter().position(|json| *json == member.json);
        let place = place.unwrap_or(types.len());
        (place, generality(schemas, member.schema))
    });
    planned
}

/// The variant of each member, and the name of its type where that is inline.
///
/// Members that would be called the same are told apart by their places in the union.
fn variants(
    schemas: &Schemas<'_>,
    members: &[Schema],
    tag: Option<&Tag<'_>>,
    name: &Ident,
) -> Vec<(Ident, Ident)> {
    let own: Vec<_> = members
        .iter()
        .map(|member| variant(schemas, member, tag))
        .collect();
    let mut times: BTreeMap<&Ident, usize> = BTreeMap::new();
    for variant in &own {
        *times.entry(variant).or_default() += 1;
    }
    let numbered = own.iter().enumerate().map(|(index, variant)| {
        let is_alone = times.get(variant) == Some(&1);
        let variant = if is_alone {
            variant.clone()
        } else {
            names::numbered(variant, index + 1)
        };
        let inline = names::inline(name, &variant.to_string());
        (variant, inline)
    });
    numbered.collect()
}

/// By the name that the document gives, the component, the text that tells it, or else the type.
fn variant(schemas: &Schemas<'_>, member: &Schema, tag: Option<&Tag<'_>>) -> Ident {
    let given = member.rust_name.as_deref().and_then(names::given_type);
    if let Some(given) = given {
        return given;
    }
    if let Some(key) = &member.member {
        let component = schemas.get(key);
        let given = component.and_then(|of| of.named.schema.rust_name.as_deref());
        return names::variant(given.unwrap_or(key));
    }
    let texts = match (&member.kind, tag) {
        (Kind::Enum(texts), _) => texts.clone(),
        (_, Some(tag)) => tag.texts(schemas, member),
        (_, None) => Vec::new(),
    };
    match texts.as_slice() {
        [only] => names::variant(only),
        _ => names::variant(type_word(&member.kind)),
    }
}

fn type_word(kind: &Kind) -> &str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean(_) => "boolean",
        Kind::Integer(_) | Kind::IntegerEnum(_) => "integer",
        Kind::Number(_) => "number",
        Kind::String(format) => match (scalar(kind), format) {
            (Some(RustType::Text), _) | (_, None) => "string",
            (_, Some(format)) => format,
        },
        Kind::Enum(_) | Kind::Values(_) => "enum",
        Kind::Array(_) => "array",
        Kind::Object(..) | Kind::Map(_) => "object",
        Kind::Union(_) => "union",
        Kind::Ref(_) | Kind::Inherited(..) | Kind::AllOf(_) | Kind::Any => "any",
    }
}

/// The JSON type of a schema's values.
fn json_type(schemas: &Schemas<'_>, schema: &Schema) -> JsonType {
    match &schemas.target(schema).kind {
        Kind::Boolean(_) => JsonType::Boolean,
        Kind::Integer(_) | Kind::IntegerEnum(_) | Kind::Number(_) => JsonType::Number,
        Kind::String(_) | Kind::Enum(_) => JsonType::String,
        Kind::Array(_) => JsonType::Array,
        Kind::Object(..) | Kind::Map(_) => JsonType::Object,
        Kind::Values(values) => one_type(values.iter().map(JsonType::of)),
        Kind::Union(members) => one_type(members.iter().map(|member| json_type(schemas, member))),
        Kind::Ref(_) | Kind::Inherited(..) | Kind::AllOf(_) | Kind::Any | Kind::Null => {
            JsonType::Any
        }
    }
}

/// The type that all are of.
fn one_type(mut types: impl Iterator<Item = JsonType>) -> JsonType {
    let first = types.next().unwrap_or(JsonType::Any);
    if types.all(|other| other == first) {
        first
    } else {
        JsonType::Any
    }
}

/// How many values a type takes beside others of its JSON type, the fewest first.
fn generality(schemas: &Schemas<'_>, schema: &Schema) -> u8 {
    let kind = &schemas.target(schema).kind;
    match kind {
        Kind::Null
        | Kind::Boolean(_)
        | Kind::Integer(_)
        | Kind::Enum(_)
        | Kind::IntegerEnum(_)
        | Kind::Values(_)
        | Kind::Array(_)
        | Kind::Object(..) => 0,
        Kind::String(_) if scalar(kind) == Some(RustType::Text) => 2,
        Kind::Number(_) | Kind::String(_) | Kind::Map(Some(_)) => 1,
        Kind::Map(None) => 2,
        Kind::Union(_) => 3,
        Kind::Ref(_) | Kind::Inherited(..) | Kind::AllOf(_) | Kind::Any => 4,
    }
}
