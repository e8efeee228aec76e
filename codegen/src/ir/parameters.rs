//! Parameters to arguments and setters: what is required is an argument.

use serde_json::Value;

use super::Context;
use super::claims::{Claims, Remedy};
use super::inline_names;
use super::schemas::{Home, Schemas};
use crate::api::{self, Encoding, Location, Reserved, Schema, Style};
use crate::docs;
use crate::model::{Deprecated, Parameter, ParameterIntake, Sending, Setter};
use crate::names::{self, Ident};
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
    let named = parameter_names(context, source)
        .into_iter()
        .zip(inline_names::of_parameters(marker, source));
    for (parameter, (name, inline)) in source.parameters.iter().zip(named) {
        let made = make_parameter(schemas, parameter, &inline, name);
        let claimed = made.name.to_string();
        if parameter.required {
            argument_names.claim(context, &claimed, &parameter.pointer);
            arguments.push(made);
        } else {
            setter_names.claim(context, &claimed, &parameter.pointer);
            let default = parameter.schema.default.as_deref().map(default_text);
            setters.push(Setter {
                docs: docs::parameter(
                    &parameter.wire,
                    parameter.description.as_deref(),
                    default.as_deref(),
                ),
                deprecated: Deprecated::of(parameter.deprecated, parameter.description.as_deref()),
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
        let own = source.parameters.iter().zip(&made);
        let own = own.filter(|(one, _)| one.required == scope);
        if names::are_distinct(own.map(|(_, name)| name)) {
            continue;
        }
        let (indices, texts): (Vec<usize>, Vec<Vec<String>>) = source
            .parameters
            .iter()
            .enumerate()
            .filter(|(_, one)| one.required == scope)
            .map(|(index, one)| match given(one) {
                Some(name) => (index, vec![names::plain(&name)]),
                None => (index, texts(source, one)),
            })
            .unzip();
        let chosen = names::settle(&texts, |index, text| {
            let one = indices.get(index).and_then(|at| source.parameters.get(*at));
            let given = one.and_then(given);
            vec![given.unwrap_or_else(|| names::parameter(text)).to_string()]
        });
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

/// What a parameter can be called by; of several of one name the place where each is sent tells it.
pub(super) fn texts(source: &api::Operation, one: &api::Parameter) -> Vec<String> {
    let mut texts = names::texts(&one.wire, names::parameter);
    let same = |other: &&api::Parameter| other.wire == one.wire;
    if source.parameters.iter().filter(same).count() > 1 {
        let place = match one.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        texts.push(format!("{} in {place}", one.wire));
    }
    texts
}

fn make_parameter(
    schemas: &Schemas<'_>,
    source: &api::Parameter,
    inline: &Ident,
    name: Ident,
) -> Parameter {
    let rust_type = schemas.rust_type(&source.schema, inline, Home::Operations);
    Parameter {
        name,
        wire: source.wire.clone(),
        intake: intake(rust_type),
        location: source.location,
        sending: sending(schemas, source),
    }
}

fn intake(rust_type: RustType) -> ParameterIntake {
    match rust_type.target() {
        RustType::Text => ParameterIntake::Text,
        RustType::List(element) => match element.target() {
            RustType::Text => ParameterIntake::Texts,
            _ => ParameterIntake::List((**element).clone()),
        },
        _ => ParameterIntake::Value(rust_type),
    }
}

/// A scalar is the same text in every style of a query, a header and a cookie, and in the plain one
/// of a path; all else is made by its style.
fn sending(schemas: &Schemas<'_>, source: &api::Parameter) -> Sending {
    let is_plain = match (source.encoding.style, source.encoding.reserved) {
        (Style::Label | Style::Matrix | Style::Json, _) | (_, Reserved::Kept) => false,
        (
            Style::Simple
            | Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject,
            Reserved::Encoded,
        ) => true,
    };
    if is_plain && is_scalar(schemas, &source.schema) {
        return Sending::Plain;
    }
    let is_repeated = source.location == Location::Query
        && source.encoding == Encoding::plain(Location::Query)
        && is_list_of_scalars(schemas, &source.schema);
    if is_repeated {
        Sending::Repeated
    } else {
        Sending::Styled(source.encoding)
    }
}

/// Whether a value is always one text.
fn is_scalar(schemas: &Schemas<'_>, schema: &Schema) -> bool {
    schemas.target(schema).kind.is_scalar()
}

/// Whether a value is a list of texts, none of which is null.
fn is_list_of_scalars(schemas: &Schemas<'_>, schema: &Schema) -> bool {
    let items = schemas.target(schema).kind.elements();
    items.is_some_and(|items| is_scalar(schemas, items) && !schemas.is_nullable(items))
}
