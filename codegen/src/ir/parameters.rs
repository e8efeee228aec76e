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
    for (parameter, name) in source
        .parameters
        .iter()
        .zip(parameter_names(context, source))
    {
        let made = make_parameter(schemas, parameter, marker, name);
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

/// The names of the parameters, in their order; arguments and setters are scopes of their own.
fn parameter_names(context: &mut Context<'_>, source: &api::Operation) -> Vec<Ident> {
    let given = |one: &api::Parameter| one.rust_name.as_deref().and_then(names::given_member);
    let mut made: Vec<Ident> = source
        .parameters
        .iter()
        .map(|one| given(one).unwrap_or_else(|| names::parameter(&one.wire)))
        .collect();
    for scope in [true, false] {
        let (indices, texts): (Vec<usize>, Vec<Vec<String>>) = source
            .parameters
            .iter()
            .enumerate()
            .filter(|(_, one)| one.required == scope)
            .map(|(index, one)| match given(one) {
                Some(name) => (index, vec![names::plain(&name)]),
                None => (index, names::texts(&one.wire, names::parameter)),
            })
            .unzip();
        let chosen = names::settle(&texts, |text| vec![names::parameter(text).to_string()]);
        for ((index, texts), chosen) in indices.into_iter().zip(texts).zip(chosen) {
            let parameter = source.parameters.get(index).filter(|_| chosen > 0);
            let text = texts.get(chosen);
            if let (Some(parameter), Some(text), Some(name)) =
                (parameter, text, made.get_mut(index))
            {
                *name = names::parameter(text);
                context.renamed(&parameter.pointer, &parameter.wire, name);
            }
        }
    }
    made
}

fn make_parameter(
    schemas: &Schemas<'_>,
    source: &api::Parameter,
    marker: &Ident,
    name: Ident,
) -> Parameter {
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
    Parameter {
        name,
        wire: source.wire.clone(),
        value,
    }
}
