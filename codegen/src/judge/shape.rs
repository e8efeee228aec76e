//! What a schema is, by the keywords that it has.

use serde_json::{Map, Value};

use crate::keywords::Types;

/// What a schema is, by the keywords that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A `$ref`, perhaps with siblings.
    Reference,
    /// An `allOf` of exactly one `$ref`: a reference with siblings, as 3.0 writes it.
    AllOfReference,
    /// Any other `allOf`.
    AllOf,
    /// A union.
    Union(UnionKeyword),
    /// A value of these types, said or to be seen from the other keywords; `null` is not among
    /// them.
    Typed(Types),
    /// `null` and nothing else.
    Null,
    /// Nothing that says what it is.
    Any,
}

/// Which keyword makes a union; both mean the same to a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnionKeyword {
    /// `oneOf`.
    OneOf,
    /// `anyOf`.
    AnyOf,
}

impl UnionKeyword {
    /// As it is written.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::OneOf => "oneOf",
            Self::AnyOf => "anyOf",
        }
    }
}

impl Shape {
    /// What `schema` is.
    pub(crate) fn of(schema: &Map<String, Value>) -> Self {
        if schema.contains_key("$ref") {
            return Self::Reference;
        }
        if let Some(members) = schema.get("allOf") {
            return match members.as_array().map(Vec::as_slice) {
                Some([only]) if only.get("$ref").is_some() => Self::AllOfReference,
                _ => Self::AllOf,
            };
        }
        for keyword in [UnionKeyword::OneOf, UnionKeyword::AnyOf] {
            let members = schema.get(keyword.as_str());
            if members.is_some_and(|members| !only_validates(elements(members))) {
                return Self::Union(keyword);
            }
        }
        match declared(schema) {
            Some(types) if types == Types::NULL => Self::Null,
            Some(types) => Self::Typed(types.without(Types::NULL)),
            None => inferred(schema).map_or(Self::Any, Self::Typed),
        }
    }

    /// What makes it what it is, for messages.
    pub(super) fn prose(self) -> &'static str {
        match self {
            Self::Reference => "`$ref`",
            Self::AllOfReference | Self::AllOf => "`allOf`",
            Self::Union(keyword) => match keyword {
                UnionKeyword::OneOf => "`oneOf`",
                UnionKeyword::AnyOf => "`anyOf`",
            },
            Self::Typed(_) | Self::Null => "`type`",
            Self::Any => "nothing",
        }
    }
}

/// Keywords that say nothing of what a value is.
const VALIDATION: [&str; 12] = [
    "description",
    "maxLength",
    "maxProperties",
    "maximum",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "pattern",
    "required",
    "title",
];

/// Whether the members of a union say nothing but what must hold besides: `anyOf` of several
/// `required` is a rule and no choice of types.
pub(super) fn only_validates(members: &[Value]) -> bool {
    let mut says_something = false;
    let validates = members.iter().all(|member| {
        let keys = member.as_object().map(Map::keys);
        keys.is_some_and(|mut keys| {
            says_something |= keys.len() > 0;
            keys.all(|key| VALIDATION.contains(&key.as_str()))
        })
    });
    validates && says_something
}

/// Whether a member of a union is `null`.
pub(crate) fn is_null_member(member: &Value) -> bool {
    member
        .as_object()
        .is_some_and(|member| Shape::of(member) == Shape::Null)
}

/// The index of the one member of a union that is not `null`, if it is one.
pub(crate) fn single_member(members: &[Value]) -> Option<usize> {
    let mut others = members
        .iter()
        .enumerate()
        .filter(|(_, member)| !is_null_member(member));
    match (others.next(), others.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}

pub(super) fn elements(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The text or texts of a `type`; the null that YAML reads where the quotes were forgotten is one
/// of them.
pub(super) fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let listed = elements(value).iter().filter_map(|element| match element {
        Value::Null => Some("null"),
        other => other.as_str(),
    });
    value.as_str().into_iter().chain(listed)
}

/// The types that `type` names.
fn declared(schema: &Map<String, Value>) -> Option<Types> {
    let named = texts(schema.get("type")?).filter_map(Types::named);
    Some(named.fold(Types::NONE, Types::or))
}

/// The types that the other keywords mean where there is no `type`, as authors write it.
fn inferred(schema: &Map<String, Value>) -> Option<Types> {
    if schema.contains_key("properties") || schema.contains_key("additionalProperties") {
        return Some(Types::OBJECT);
    }
    if schema.contains_key("items") {
        return Some(Types::ARRAY);
    }
    let values = match (schema.get("enum"), schema.get("const")) {
        (Some(values), _) => elements(values),
        (None, Some(value)) => std::slice::from_ref(value),
        (None, None) => return None,
    };
    let types = values.iter().map(Types::of).fold(Types::NONE, Types::or);
    Some(types.without(Types::NULL))
}
