//! Sets of the JSON types of JSON Schema, and which of them a value has.

use serde_json::Value;

/// A set of JSON types; an integer is also a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Types(u8);

/// The names of single types, as `type` writes them.
const NAMES: [(Types, &str, &str); 7] = [
    (Types::STRING, "string", "a string"),
    (Types::INTEGER, "integer", "an integer"),
    (Types::NUMBER, "number", "a number"),
    (Types::BOOLEAN, "boolean", "a boolean"),
    (Types::ARRAY, "array", "an array"),
    (Types::OBJECT, "object", "an object"),
    (Types::NULL, "null", "null"),
];

/// The formats that say what the type is where `type` does not.
const FORMATS: [(Types, &[&str]); 3] = [
    (
        Types::STRING,
        &[
            "date-time",
            "date",
            "time",
            "duration",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "uuid",
            "byte",
            "binary",
            "password",
            "regex",
        ],
    ),
    (
        Types::INTEGER,
        &[
            "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
        ],
    ),
    (Types::NUMBER, &["float", "double"]),
];

impl Types {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const STRING: Self = Self(1);
    pub(crate) const NUMBER: Self = Self(2);
    pub(crate) const INTEGER: Self = Self(4);
    pub(crate) const BOOLEAN: Self = Self(8);
    pub(crate) const ARRAY: Self = Self(16);
    pub(crate) const OBJECT: Self = Self(32);
    pub(crate) const NULL: Self = Self(64);
    pub(crate) const ANY: Self = Self(127);

    /// Both together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both have.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// This without the other.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of `other` is in this.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// How many types these are.
    pub(crate) const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether a value of `value`'s type is one of these.
    pub(crate) fn admit(self, value: &Value) -> bool {
        self.has(Self::of(value)) || (self.has(Self::NUMBER) && value.is_number())
    }

    /// The type of a value; a number without a fraction is an integer.
    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Number(number) if number.is_i64() || number.is_u64() => Self::INTEGER,
            // `10.0` is an integer to JSON Schema.
            Value::Number(number) if number.as_f64().is_some_and(|float| float.fract() == 0.0) => {
                Self::INTEGER
            }
            Value::Number(_) => Self::NUMBER,
            Value::String(_) => Self::STRING,
            Value::Array(_) => Self::ARRAY,
            Value::Object(_) => Self::OBJECT,
        }
    }

    /// The type that `type` calls so.
    pub(crate) fn named(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(_, other, _)| *other == name)
            .map(|(types, ..)| *types)
    }

    /// The type of which a format is, where the standard or its registry of formats says so.
    pub(crate) fn of_format(format: &str) -> Option<Self> {
        FORMATS
            .iter()
            .find(|(_, formats)| formats.contains(&format))
            .map(|(types, _)| *types)
    }

    /// The name of the type, if this is a single one.
    pub(crate) fn single_name(self) -> Option<&'static str> {
        NAMES
            .iter()
            .find(|(types, ..)| *types == self)
            .map(|(_, name, _)| *name)
    }

    /// Every name that `type` may have.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(_, name, _)| *name)
    }

    /// "a string or an array".
    pub(crate) fn prose(self) -> String {
        let named = NAMES
            .iter()
            .filter(|(types, ..)| self.has(*types))
            .map(|(.., prose)| *prose);
        named.collect::<Vec<_>>().join(" or ")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn knows_the_type_of_a_value() {
        for (value, types) in [
            (json!(null), Types::NULL),
            (json!(true), Types::BOOLEAN),
            (json!(-3), Types::INTEGER),
            (json!(10.0), Types::INTEGER),
            (json!(1.5), Types::NUMBER),
            (json!("x"), Types::STRING),
            (json!([]), Types::ARRAY),
            (json!({}), Types::OBJECT),
        ] {
            assert_eq!(Types::of(&value), types, "{value}");
            assert!(types.admit(&value), "{value}");
        }
        assert!(Types::NUMBER.admit(&json!(3)));
        assert!(!Types::INTEGER.admit(&json!(1.5)));
    }

    #[test]
    fn speaks_of_several() {
        assert_eq!(
            Types::STRING.or(Types::ARRAY).prose(),
            "a string or an array"
        );
        assert_eq!(Types::named("integer"), Some(Types::INTEGER));
        assert_eq!(Types::named("Integer"), None);
    }
}
