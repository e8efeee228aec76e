//! Two descriptions of one value: whether they are the same, and else what both say.

use crate::api::{Kind, Property, Schema};

/// Whether two schemas describe the same values by the same types.
pub(super) fn is_same(one: &Schema, other: &Schema) -> bool {
    one.nullable == other.nullable && one.required == other.required && is_same_kind(one, other)
}

fn is_same_kind(one: &Schema, other: &Schema) -> bool {
    let all = |ones: &[Schema], others: &[Schema]| {
        let mut pairs = ones.iter().zip(others);
        ones.len() == others.len() && pairs.all(|(one, other)| is_same(one, other))
    };
    match (&one.kind, &other.kind) {
        (Kind::Array(one), Kind::Array(other)) | (Kind::Map(Some(one)), Kind::Map(Some(other))) => {
            is_same(one, other)
        }
        (Kind::Object(ones, rest), Kind::Object(others, other_rest)) => {
            let is_same_rest = match (rest, other_rest) {
                (Some(one), Some(other)) => is_same(one, other),
                (one, other) => one.is_none() && other.is_none(),
            };
            let mut pairs = ones.iter().zip(others);
            is_same_rest
                && ones.len() == others.len()
                && pairs.all(|(one, other)| {
                    one.wire == other.wire
                        && one.required == other.required
                        && is_same(&one.schema, &other.schema)
                })
        }
        (Kind::Union(ones), Kind::Union(others)) | (Kind::AllOf(ones), Kind::AllOf(others)) => {
            all(ones, others)
        }
        (one, other) => one == other,
    }
}

/// What both schemas say, neither of which is an object with properties or a union; `None` where
/// no value can satisfy both. `ends` are what they refer to in the end.
pub(super) fn narrower(one: &Schema, other: &Schema, ends: [&Schema; 2]) -> Option<Schema> {
    let [first, second] = ends;
    let kind = match (&first.kind, &second.kind) {
        (Kind::Integer(format), Kind::Integer(more)) => {
            Kind::Integer(format.clone().or_else(|| more.clone()))
        }
        (Kind::Integer(format), Kind::Number(_)) | (Kind::Number(_), Kind::Integer(format)) => {
            Kind::Integer(format.clone())
        }
        (Kind::Number(format), Kind::Number(more)) => {
            Kind::Number(format.clone().or_else(|| more.clone()))
        }
        (Kind::String(format), Kind::String(more)) => {
            Kind::String(one_format(format.as_ref(), more.as_ref()))
        }
        (Kind::Enum(values), Kind::String(_)) | (Kind::String(_), Kind::Enum(values)) => {
            Kind::Enum(values.clone())
        }
        (Kind::Enum(values), Kind::Enum(others)) => Kind::Enum(common(values, others)),
        (Kind::IntegerEnum(values), Kind::Integer(_) | Kind::Number(_))
        | (Kind::Integer(_) | Kind::Number(_), Kind::IntegerEnum(values)) => {
            Kind::IntegerEnum(values.clone())
        }
        (Kind::IntegerEnum(values), Kind::IntegerEnum(others)) => {
            Kind::IntegerEnum(common(values, others))
        }
        (Kind::Boolean(one), Kind::Boolean(other)) => Kind::Boolean(match (one, other) {
            (Some(one), Some(other)) => (one == other).then_some(*one),
            (one, other) => one.or(*other),
        }),
        (Kind::Values(values), Kind::Values(others)) => Kind::Values(common(values, others)),
        (Kind::Values(values), scalar) | (scalar, Kind::Values(values)) if scalar.is_scalar() => {
            Kind::Values(values.clone())
        }
        // What describes the elements or members says more than a list of values does.
        (Kind::Values(_), more @ (Kind::Array(_) | Kind::Map(_)))
        | (more @ (Kind::Array(_) | Kind::Map(_)), Kind::Values(_)) => more.clone(),
        (Kind::Array(items), Kind::Array(others)) => Kind::Array(both(items, others)),
        (Kind::Map(Some(values)), Kind::Map(Some(others))) => Kind::Map(Some(both(values, others))),
        (Kind::Null, _) if other.nullable || second.nullable => Kind::Null,
        (_, Kind::Null) if one.nullable || first.nullable => Kind::Null,
        (same, second) if same == second => same.clone(),
        (_, _) => return None,
    };
    // The name that one of them has for it is kept.
    if kind == first.kind {
        return Some(one.clone());
    }
    if kind == second.kind {
        return Some(other.clone());
    }
    Some(other.as_kind(kind))
}

/// Texts of two formats are texts.
fn one_format(one: Option<&String>, other: Option<&String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => (one == other).then(|| one.clone()),
        (one, other) => one.or(other).cloned(),
    }
}

/// The values of both; an enum is open, so that where there are none it has those of either.
fn common<T: Clone + PartialEq>(values: &[T], others: &[T]) -> Vec<T> {
    let shared = values.iter().filter(|value| others.contains(value));
    let shared: Vec<_> = shared.cloned().collect();
    if shared.is_empty() {
        return values.iter().chain(others).cloned().collect();
    }
    shared
}

pub(super) fn both(one: &Schema, other: &Schema) -> Box<Schema> {
    Box::new(if is_same(one, other) {
        one.clone()
    } else {
        Schema {
            nullable: false,
            kind: Kind::AllOf(vec![one.clone(), other.clone()]),
            ..other.clone()
        }
    })
}

/// A property as a component passes it on: with its type, where the component defines that.
pub(super) fn inherited(property: &Property, component: Option<&str>) -> Property {
    let mut property = property.clone();
    if let Some(key) = component
        && property.schema.is_inline()
    {
        property.schema.kind = Kind::Inherited(key.to_owned(), property.wire.clone());
    }
    property
}
