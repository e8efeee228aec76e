//! What the types within a struct's properties and an operation's parameters are called: parent and
//! name on the wire, and of several that would share that, what tells the fields or setters apart.
//!
//! A name hangs on its own place and on those that would share it, never on which came first.

use super::parameters;
use crate::api::{self, Property};
use crate::names::{self, Ident};

/// Those of the properties, in their order; where a property needs none, that of the parent.
pub(super) fn of_properties(parent: &Ident, properties: &[Property]) -> Vec<Ident> {
    settled(
        parent,
        properties,
        |property| property.schema.is_inline().then_some(&property.wire),
        |property| names::texts(&property.wire, names::field),
    )
}

/// That of one property of a component.
pub(super) fn of_property(parent: &Ident, properties: &[Property], wire: &str) -> Ident {
    let named = of_properties(parent, properties);
    let mut named = properties.iter().zip(named);
    let own = named.find(|(property, _)| property.wire == wire);
    own.map_or_else(|| parent.clone(), |(_, name)| name)
}

/// Those of the parameters, in their order; where a parameter needs none, that of the operation.
pub(super) fn of_parameters(marker: &Ident, source: &api::Operation) -> Vec<Ident> {
    settled(
        marker,
        &source.parameters,
        |parameter| parameter.schema.is_inline().then_some(&parameter.wire),
        |parameter| parameters::texts(source, parameter),
    )
}

fn settled<T>(
    parent: &Ident,
    things: &[T],
    wire: impl Fn(&T) -> Option<&String>,
    texts: impl Fn(&T) -> Vec<String>,
) -> Vec<Ident> {
    let own = things
        .iter()
        .map(|thing| wire(thing).map(|wire| names::inline(parent, wire)));
    let own: Vec<Option<Ident>> = own.collect();
    if names::are_distinct(own.iter().flatten()) {
        let named = own.into_iter();
        return named
            .map(|name| name.unwrap_or_else(|| parent.clone()))
            .collect();
    }
    let texts = things.iter().map(|thing| match wire(thing) {
        Some(_) => texts(thing),
        None => Vec::new(),
    });
    let texts: Vec<Vec<String>> = texts.collect();
    let chosen = names::settle(&texts, |_, text| {
        vec![names::inline(parent, text).to_string()]
    });
    let named = texts.iter().zip(chosen);
    named
        .map(|(texts, chosen)| match texts.get(chosen) {
            Some(text) => names::inline(parent, text),
            None => parent.clone(),
        })
        .collect()
}
