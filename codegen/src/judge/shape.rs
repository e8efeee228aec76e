//! What a schema is, by the keywords that it has.

use serde_json::{Map, Value};

use crate::keywords::Types;

/// What a schema is, by the keywords that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A `$ref`, perhaps with annotations.
    Reference,
    /// An `allOf` of exactly one `$ref`: a reference with annotations, as 3.0 writes it.
    AllOfReference,
    /// Any other `allOf`, and whatever else says in several ways at once what a value is: a `$ref`
    /// or a union with keywords beside it that say more than annotations do.
    AllOf,
    /// A union and nothing else.
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

/// Every such keyword.
const UNIONS: [UnionKeyword; 2] = [UnionKeyword::OneOf, UnionKeyword::AnyOf];

/// Keywords that say what a value is, rather than referring to what does.
const TYPED: [&str; 12] = [
    "type",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "items",
    "prefixItems",
    "enum",
    "const",
    "format",
    "contentEncoding",
    "contentMediaType",
];

/// Those that say no more than the members of a union beside them do, or narrow it.
const BESIDE_UNION: [&str; 2] = ["type", "required"];

impl UnionKeyword {
    /// As it is written.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::OneOf => "oneOf",
            Self::AnyOf => "anyOf",
        }
    }

    /// Whether it is in `schema`, and a choice of types.
    fn stands_in(self, schema: &Map<String, Value>) -> bool {
        let members = member(schema, self.as_str());
        members.is_some_and(|members| !only_validates(elements(members)))
    }
}

impl Shape {
    /// Whether a schema of this shape has a union among what it says.
    pub(super) fn has_union(self, schema: &Map<String, Value>) -> bool {
        match self {
            Self::Union(_) => true,
            Self::AllOf => UNIONS.iter().any(|keyword| keyword.stands_in(schema)),
            Self::Reference | Self::AllOfReference | Self::Typed(_) | Self::Null | Self::Any => {
                false
            }
        }
    }

    /// What `schema` is.
    pub(crate) fn of(schema: &Map<String, Value>) -> Self {
        let parts = member(schema, "allOf").map(elements);
        let unions = UNIONS.map(|keyword| keyword.stands_in(schema).then_some(keyword));
        let telling = || {
            schema
                .keys()
                .map(String::as_str)
                .filter(|key| TYPED.contains(key))
        };
        let is_typed = telling().next().is_some();
        let is_more_than_a_union = telling().any(|key| !BESIDE_UNION.contains(&key));
        match (member(schema, "$ref").is_some(), parts, unions) {
            (true, None, [None, None]) if !is_typed => return Self::Reference,
            (false, Some([only]), [None, None]) if !is_typed && only.get("$ref").is_some() => {
                return Self::AllOfReference;
            }
            (false, None, [Some(keyword), None] | [None, Some(keyword)])
                if !is_more_than_a_union =>
            {
                return Self::Union(keyword);
            }
            (false, None, [None, None]) => {}
            _ => return Self::AllOf,
        }
        match declared(schema) {
            Some(types) if types == Types::NULL => Self::Null,
            Some(types) => Self::Typed(types.without(Types::NULL)),
            None => match inferred(schema) {
                Some(types) if types == Types::NULL => Self::Null,
                Some(types) => Self::Typed(types.without(Types::NULL)),
                None => Self::Any,
            },
        }
    }
}

/// What stands under a key: a schema has few, and to walk them takes less than to hash one.
fn member<'s>(schema: &'s Map<String, Value>, key: &str) -> Option<&'s Value> {
    if schema.len() > FEW {
        return schema.get(key);
    }
    let mut members = schema.iter();
    members.find_map(|(other, value)| (other == key).then_some(value))
}

/// How many keys are walked.
const FEW: usize = 8;

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

/// Whether a member of a union says nothing of what a value is, but at most that properties which
/// are described elsewhere must be there.
pub(super) fn is_validation(member: &Value) -> bool {
    member.as_object().is_some_and(|member| {
        Shape::of(member) == Shape::Any
            || (member.contains_key("required")
                && TYPED
                    .iter()
                    .filter(|key| member.contains_key(**key))
                    .count()
                    == 1)
    })
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
    let named = texts(member(schema, "type")?).filter_map(Types::named);
    Some(named.fold(Types::NONE, Types::or))
}

/// The types that the other keywords mean where there is no `type`, as authors write it; null is
/// among them where a value is.
fn inferred(schema: &Map<String, Value>) -> Option<Types> {
    let says = |keywords: &[&str]| keywords.iter().any(|key| schema.contains_key(*key));
    if says(&[
        "properties",
        "additionalProperties",
        "patternProperties",
        "required",
    ]) {
        return Some(Types::OBJECT);
    }
    if says(&["items", "prefixItems"]) {
        return Some(Types::ARRAY);
    }
    if says(&["contentEncoding", "contentMediaType"]) {
        return Some(Types::STRING);
    }
    let Some(values) = listed(schema) else {
        return schema.get("format")?.as_str().and_then(Types::of_format);
    };
    Some(values.iter().map(Types::of).fold(Types::NONE, Types::or))
}

/// The values that `const` or `enum` name.
pub(super) fn listed(schema: &Map<String, Value>) -> Option<&[Value]> {
    match (member(schema, "const"), member(schema, "enum")) {
        (Some(value), _) => Some(std::slice::from_ref(value)),
        (None, Some(values)) => Some(elements(values)),
        (None, None) => None,
    }
}
