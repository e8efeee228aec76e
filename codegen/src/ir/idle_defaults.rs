//! Defaults of parameters against what their schemas allow.
//!
//! A default is prose: the service fills in what is left out, and no request holds it. One that is
//! none of the values is told as it stands, and warned about.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Context;
use super::schemas::Schemas;
use crate::api::{Kind, Schema, Texts};
use crate::code::Code;
use crate::keywords::Types;

/// Reports each default that is none of its parameter's values, once however many operations share
/// the parameter.
pub(super) fn check(context: &mut Context<'_>, schemas: &Schemas<'_>) {
    let api = context.api;
    let operations = api.operations.iter();
    let mut seen = BTreeSet::new();
    for parameter in operations.flat_map(|operation| &operation.parameters) {
        let schema = &parameter.schema;
        let Some(default) = &schema.default else {
            continue;
        };
        if !fits(schemas, schema, default) && seen.insert(&schema.pointer) {
            context.fault(
                Code::IdleDefault,
                &schema.pointer.key("default"),
                format!(
                    "the default of the parameter `{}` is none of its values",
                    parameter.wire
                ),
                "it is told as it stands and never sent: write a value that the schema allows",
            );
        }
    }
}

/// Whether `value` is one of the schema's.
fn fits(schemas: &Schemas<'_>, schema: &Schema, value: &Value) -> bool {
    if value.is_null() {
        return schemas.is_nullable(schema);
    }
    let schema = schemas.target(schema);
    match &schema.kind {
        Kind::Null => false,
        Kind::Boolean(_) => value.is_boolean(),
        Kind::Integer(_) => Types::INTEGER.admit(value),
        Kind::Number(_) => value.is_number(),
        Kind::String(_) => value.is_string(),
        Kind::Enum(values) => value.as_str().is_some_and(|text| match schema.texts {
            Texts::Listed => values.iter().any(|known| known == text),
            Texts::Any => true,
        }),
        Kind::IntegerEnum(values) => value
            .as_i64()
            .is_some_and(|number| values.contains(&number)),
        Kind::Values(values) => values.contains(value),
        Kind::Array(items) => value
            .as_array()
            .is_some_and(|values| values.iter().all(|value| fits(schemas, items, value))),
        Kind::Object(..) | Kind::Map(_) => value.is_object(),
        Kind::Union(members) => members.iter().any(|member| fits(schemas, member, value)),
        Kind::Any | Kind::Ref(_) | Kind::Inherited(..) | Kind::AllOf(_) => true,
    }
}
