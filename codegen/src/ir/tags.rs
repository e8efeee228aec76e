//! The property that tells the objects of a union apart, and the texts of it that mean each member.

use std::collections::BTreeSet;

use super::schemas::Schemas;
use crate::api::{Discriminator, Kind, Schema};

/// A property that tells objects apart.
pub(super) struct Tag<'s> {
    /// Its name on the wire.
    pub(super) wire: String,
    discriminator: Option<&'s Discriminator>,
}

/// The tag of a union: what its `discriminator` names, or a property of all its objects.
pub(super) fn of<'s>(schemas: &Schemas<'_>, schema: &'s Schema) -> Option<Tag<'s>> {
    let Kind::Union(members) = &schema.kind else {
        return None;
    };
    let discriminator = schema.discriminator.as_deref();
    let wire = match discriminator {
        Some(discriminator) => discriminator.wire.clone(),
        None => common(schemas, members)?,
    };
    Some(Tag {
        wire,
        discriminator,
    })
}

impl Tag<'_> {
    /// The texts that mean this member: those of the mapping and its key, which a mapping does not
    /// take from it; those that the member itself has there; or else its key.
    pub(super) fn texts(&self, schemas: &Schemas<'_>, member: &Schema) -> Vec<String> {
        let own = || texts_of(schemas, member, &self.wire).unwrap_or_default();
        let (Some(discriminator), Some(key)) = (self.discriminator, &member.member) else {
            return own();
        };
        let mapping = discriminator.mapping.iter();
        let mapped = mapping.filter(|(_, target)| target == key);
        let mut mapped: Vec<String> = mapped.map(|(text, _)| text.clone()).collect();
        if !mapped.is_empty() {
            let own = own();
            let is_mapped = discriminator.mapping.iter().any(|(text, _)| text == key);
            if !is_mapped && (own.is_empty() || own.contains(key)) {
                mapped.push(key.clone());
            }
            return mapped;
        }
        match (own(), &schemas.target(member).kind) {
            (own, _) if !own.is_empty() => own,
            (_, Kind::Object(..) | Kind::Map(_)) => vec![key.clone()],
            _ => Vec::new(),
        }
    }
}

/// The property that every object of the union restricts to one value, and not all to the same.
///
/// Of several the one that is required everywhere goes first, then the one whose name does.
fn common(schemas: &Schemas<'_>, members: &[Schema]) -> Option<String> {
    let targets = members.iter().map(|member| schemas.target(member));
    let objects: Vec<&Schema> = targets
        .filter(|target| matches!(target.kind, Kind::Object(..)))
        .collect();
    let Kind::Object(properties, _) = &objects.first()?.kind else {
        return None;
    };
    let wires = properties.iter().map(|property| property.wire.as_str());
    let telling = wires.filter(|wire| {
        let texts: Option<BTreeSet<_>> = objects
            .iter()
            .map(|object| match texts_of(schemas, object, wire)?.as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            })
            .collect();
        texts.is_some_and(|texts| texts.len() > 1)
    });
    let first = telling.min_by_key(|wire| {
        let may_lack = objects.iter().any(|object| !requires(object, wire));
        (may_lack, *wire)
    });
    first.map(str::to_owned)
}

fn requires(object: &Schema, wire: &str) -> bool {
    match &object.kind {
        Kind::Object(properties, _) => properties
            .iter()
            .any(|property| property.required && property.wire == wire),
        _ => false,
    }
}

/// The texts that the property may have, or its integers or its one boolean as JSON writes them, if
/// it is an enum; of a union within a union those of all its members.
fn texts_of(schemas: &Schemas<'_>, schema: &Schema, wire: &str) -> Option<Vec<String>> {
    match &schemas.target(schema).kind {
        Kind::Object(properties, _) => {
            let mut properties = properties.iter();
            let property = properties.find(|property| property.wire == wire)?;
            match &schemas.target(&property.schema).kind {
                Kind::Enum(texts) => Some(texts.clone()),
                Kind::IntegerEnum(values) => Some(values.iter().map(i64::to_string).collect()),
                Kind::Boolean(Some(only)) => Some(vec![only.to_string()]),
                _ => None,
            }
        }
        Kind::Union(members) => {
            let texts = members.iter().map(|member| texts_of(schemas, member, wire));
            let texts: Option<Vec<_>> = texts.collect();
            texts.map(|texts| texts.concat())
        }
        _ => None,
    }
}
