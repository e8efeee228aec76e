//! The schemas without a name that an operation holds, to the types that stand in its file: those
//! of what it sends before those of what it answers.

use super::Context;
use super::claims::Claims;
use super::inline_names;
use super::multipart;
use super::schemas::{Home, Schemas};
use super::types::Definitions;
use super::usage::Usage;
use crate::api::{self, Content, Schema};
use crate::docs::Within;
use crate::model::{ErrorBody, Item};
use crate::names::Ident;

/// What an operation is called.
pub(super) struct Called<'n> {
    pub(super) method: &'n Ident,
    pub(super) marker: &'n Ident,
    /// The enum of its answers.
    pub(super) cases: Option<&'n Ident>,
}

/// Schemas without a name, with the one that they get.
pub(super) struct Inline<'o> {
    pub(super) bodies: Vec<(Ident, &'o Schema)>,
    pub(super) multipart: Option<(Ident, &'o Content)>,
    pub(super) answers: Vec<(Ident, &'o Schema)>,
    pub(super) errors: Vec<(Ident, &'o Schema)>,
}

/// The types of inline parameters, bodies, answers and errors.
pub(super) fn items(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    claims: &mut Claims,
    source: &api::Operation,
    called: &Called<'_>,
    inline: Inline<'_>,
) -> Vec<Item> {
    let method = || called.method.clone();
    if let Some(cases) = called.cases {
        claims.claim(context, cases.as_str(), &source.pointer);
    }
    let mut sent = Definitions::new(context, schemas, claims, Home::Operations, Usage::Sent);
    let names = inline_names::of_parameters(called.marker, source);
    for (parameter, name) in source.parameters.iter().zip(names) {
        let within = Within::Parameter(method(), parameter.wire.clone());
        sent.define_inline(&name, &parameter.schema, &within);
    }
    for (name, schema) in inline.bodies {
        sent.define_inline(&name, schema, &Within::Body(method()));
    }
    if let Some((name, content)) = inline.multipart {
        multipart::define(&mut sent, &name, content, &Within::Body(method()));
    }
    let mut items = sent.items;
    let mut answered =
        Definitions::new(context, schemas, claims, Home::Operations, Usage::Answered);
    for (name, schema) in inline.answers {
        answered.define_inline(&name, schema, &Within::Answer(method()));
    }
    for (name, schema) in inline.errors {
        let at = answered.items.len();
        answered.define_inline(&name, schema, &Within::Error(method()));
        if let Some(item) = answered.items.get_mut(at) {
            item.error = Some(ErrorBody::default());
        }
    }
    items.append(&mut answered.items);
    items
}
