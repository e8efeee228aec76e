//! Parameters to arguments and setters: what is required is an argument.

use proc_macro2::Ident;
use serde_json::Value;

use super::Context;
use super::claims::{Claims, Remedy};
use super::schemas::{Home, Schemas};
use crate::api::{self, Location};
use crate::docs;
use crate::model::{Deprecated, Parameter, ParameterValue, Setter};
use crate::names;
use crate::rust_type::RustType;

/// The arguments in their order, and the setters.
pub(super) fn parameters(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    source: &api::Operation,
    marker: &Ident,
) -> (Vec<Parameter>, Vec<Setter>) {
    let mut argument_names = Claims::new("argument", Remedy::RustName("another_name"));
    let mut setter_names = Claims::new("setter", Remedy::RustName("another_name"));
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    for parameter in &source.parameters {
        let made = make_parameter(schemas, parameter, marker);
        let claimed = made.name.to_string();
        if parameter.required {
            argument_names.claim(context, &claimed, &parameter.pointer);
            arguments.push(made);
        } else {
            setter_names.claim(context, &claimed, &parameter.pointer);
            let default = parameter.schema.default.as_ref().map(default_text);
            setters.push(Setter {
                docs: docs::parameter(
                    &parameter.wire,
                    parameter.description.as_deref(),
                    default.as_deref(),
                ),
                deprecated: parameter.deprecated.then_some(Deprecated),
                parameter: made,
            });
        }
    }
    (arguments, setters)
}

fn default_text(default: &Value) -> String {
    match default {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn make_parameter(schemas: &Schemas<'_>, source: &api::Parameter, marker: &Ident) -> Parameter {
    let given = source.rust_name.as_deref().and_then(names::given_member);
    let inline = names::inline(marker, &source.wire);
    let rust_type = schemas.rust_type(&source.schema, &inline, Home::Operations);
    let value = match (source.location, rust_type.target()) {
        (Location::Path, RustType::Text) => ParameterValue::PathText,
        (Location::Path, _) => ParameterValue::Path(rust_type),
        (Location::Query, RustType::Text) => ParameterValue::QueryText,
        (Location::Query, RustType::List(element)) => match element.target() {
            RustType::Text => ParameterValue::QueryTexts,
            _ => ParameterValue::QueryList((**element).clone()),
        },
        (Location::Query, _) => ParameterValue::Query(rust_type),
    };
    let name = given.unwrap_or_else(|| names::parameter(&source.wire));
    Parameter {
        name,
        wire: source.wire.clone(),
        value,
    }
}
