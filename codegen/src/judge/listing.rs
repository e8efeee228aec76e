//! What the values that `enum` or `const` list make of a type.

use serde_json::{Map, Value};

use super::shape::listed;
use crate::keywords::Types;

/// What listed values are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listing {
    /// Texts.
    Texts,
    /// Integers of 64 bits.
    Integers,
    /// One boolean: both say no more than the type does.
    Boolean,
    /// Anything else: other numbers, lists, objects, or values of several types.
    Values,
}

/// Keywords that say of the elements or members of a value what a list of values says too, and more
/// of use.
const OF_MEMBERS: [&str; 6] = [
    "additionalProperties",
    "items",
    "patternProperties",
    "prefixItems",
    "properties",
    "required",
];

impl Listing {
    /// That of a schema of these types; none where nothing but null is listed, or what cannot be of
    /// its type.
    pub(crate) fn of(schema: &Map<String, Value>, types: Types) -> Option<Self> {
        let values = listed(schema)?.iter().filter(|value| !value.is_null());
        let values: Vec<&Value> = values.collect();
        let first = values.first()?;
        let all = |fits: &dyn Fn(&Value) -> bool| values.iter().all(|value| fits(value));
        match types {
            // A text may be written as a number or a boolean, since YAML takes one that is not
            // quoted for that.
            Types::STRING if all(&|value| !value.is_array() && !value.is_object()) => {
                Some(Self::Texts)
            }
            Types::INTEGER if all(&Value::is_i64) => Some(Self::Integers),
            Types::BOOLEAN => {
                let is_one = first.is_boolean() && all(&|value| value == *first);
                is_one.then_some(Self::Boolean)
            }
            _ => {
                let has_members = OF_MEMBERS.iter().any(|key| schema.contains_key(*key));
                let fits = !has_members && all(&|value| types.admit(value));
                fits.then_some(Self::Values)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_listed_as_what_they_are_together() {
        let number = Types::NUMBER;
        let either = Types::STRING.or(Types::INTEGER);
        let rows = [
            (
                json!({"enum": ["a", 1, true]}),
                Types::STRING,
                Some(Listing::Texts),
            ),
            (
                json!({"const": "a", "enum": [1]}),
                Types::STRING,
                Some(Listing::Texts),
            ),
            (json!({"enum": ["a", {}]}), Types::STRING, None),
            (
                json!({"enum": [1, null]}),
                Types::INTEGER,
                Some(Listing::Integers),
            ),
            (json!({"enum": ["1"]}), Types::INTEGER, None),
            (
                json!({"enum": [u64::MAX]}),
                Types::INTEGER,
                Some(Listing::Values),
            ),
            (
                json!({"enum": [1.0]}),
                Types::INTEGER,
                Some(Listing::Values),
            ),
            (json!({"enum": [1.5]}), Types::INTEGER, None),
            (json!({"enum": [1, 1.5]}), number, Some(Listing::Values)),
            (
                json!({"enum": [true, true]}),
                Types::BOOLEAN,
                Some(Listing::Boolean),
            ),
            (json!({"enum": [true, false]}), Types::BOOLEAN, None),
            (json!({"enum": ["true"]}), Types::BOOLEAN, None),
            (json!({"enum": ["a", 1]}), either, Some(Listing::Values)),
            (json!({"enum": ["a", 1.5]}), either, None),
            (
                json!({"enum": [{"a": 1}]}),
                Types::OBJECT,
                Some(Listing::Values),
            ),
            (
                json!({"enum": [{"a": 1}], "properties": {}}),
                Types::OBJECT,
                None,
            ),
            (json!({"enum": [[1]], "items": {}}), Types::ARRAY, None),
            (json!({"enum": [null]}), number, None),
            (json!({"enum": []}), number, None),
            (json!({}), number, None),
        ];
        for (schema, types, listing) in rows {
            let map = schema.as_object().unwrap();
            assert_eq!(Listing::of(map, types), listing, "{schema}");
        }
    }
}
