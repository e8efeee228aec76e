//! Values that are one of several JSON types: one visitor, in one pass.
//!
//! A value that no variant takes is kept as it is, so nothing is lost; an array or object whose
//! variant cannot read it is an error, since the input cannot be read twice.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

/// An enum with at most one variant for each JSON type; implemented by the macro `union!`.
pub trait Union: Sized {
    /// Keeps a value that no variant takes.
    fn unknown(value: Value) -> Self;

    /// Reads `true` or `false`.
    fn boolean(value: bool) -> Self {
        Self::unknown(Value::Bool(value))
    }

    /// Reads a number.
    fn number(value: Number) -> Self {
        Self::unknown(Value::Number(value))
    }

    /// Reads a string.
    fn string(value: String) -> Self {
        Self::unknown(Value::String(value))
    }

    /// Reads an array.
    fn array<'de, A: SeqAccess<'de>>(array: A) -> Result<Self, A::Error> {
        Value::deserialize(SeqAccessDeserializer::new(array)).map(Self::unknown)
    }

    /// Reads an object.
    fn object<'de, A: MapAccess<'de>>(object: A) -> Result<Self, A::Error> {
        Value::deserialize(MapAccessDeserializer::new(object)).map(Self::unknown)
    }
}

/// Implements [`Union`], [`Blank`](super::Blank), `Serialize` and `Deserialize` for an enum with a
/// variant `Unknown(Value)`; the keys are `boolean`, `number`, `string`, `array` and `object`.
macro_rules! union {
    ($name:ident { $($kind:ident => $variant:ident,)* }) => {
        impl $crate::rt::Union for $name {
            fn unknown(value: $crate::rt::Value) -> Self {
                Self::Unknown(value)
            }

            $($crate::rt::union!(@read $kind $variant);)*
        }

        impl $crate::rt::Blank for $name {
            fn blank() -> Self {
                Self::Unknown($crate::rt::Value::Null)
            }
        }

        impl $crate::rt::BodyValue for $name {
            fn prepare(&mut self) -> ::core::result::Result<(), $crate::rt::NoForm> {
                match self {
                    $(Self::$variant(value) => $crate::rt::BodyValue::prepare(value),)*
                    Self::Unknown(value) => $crate::rt::BodyValue::prepare(value),
                }
            }
        }

        impl $crate::rt::Lenient for $name {}

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => ::serde::Serialize::serialize(value, serializer),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::rt::deserialize_union(deserializer)
            }
        }
    };

    (@read boolean $variant:ident) => {
        fn boolean(value: bool) -> Self {
            Self::$variant(value)
        }
    };
    (@read number $variant:ident) => {
        fn number(value: ::serde_json::Number) -> Self {
            $crate::rt::read_scalar(value.into(), Self::$variant, Self::Unknown)
        }
    };
    (@read string $variant:ident) => {
        fn string(value: ::std::string::String) -> Self {
            $crate::rt::read_scalar(value.into(), Self::$variant, Self::Unknown)
        }
    };
    (@read array $variant:ident) => {
        fn array<'de, A: ::serde::de::SeqAccess<'de>>(
            array: A,
        ) -> ::core::result::Result<Self, A::Error> {
            let array = ::serde::de::value::SeqAccessDeserializer::new(array);
            ::serde::Deserialize::deserialize(array).map(Self::$variant)
        }
    };
    (@read object $variant:ident) => {
        fn object<'de, A: ::serde::de::MapAccess<'de>>(
            object: A,
        ) -> ::core::result::Result<Self, A::Error> {
            let object = ::serde::de::value::MapAccessDeserializer::new(object);
            ::serde::Deserialize::deserialize(object).map(Self::$variant)
        }
    };
}
pub(crate) use union;

/// Reads a number or string as `T`, or keeps it as it is: `1.5` where an integer is foreseen, a
/// text that is no date.
pub(crate) fn read_scalar<T: de::DeserializeOwned, U>(
    value: Value,
    known: impl FnOnce(T) -> U,
    unknown: impl FnOnce(Value) -> U,
) -> U {
    match T::deserialize(&value) {
        Ok(scalar) => known(scalar),
        Err(_) => unknown(value),
    }
}

/// Reads a union.
pub(crate) fn deserialize_union<'de, U: Union, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<U, D::Error> {
    deserializer.deserialize_any(UnionVisitor(PhantomData))
}

struct UnionVisitor<U>(PhantomData<U>);

impl<'de, U: Union> Visitor<'de> for UnionVisitor<U> {
    type Value = U;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<U, E> {
        Ok(U::boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<U, E> {
        Ok(U::number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<U, E> {
        Ok(U::number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<U, E> {
        Ok(Number::from_f64(value).map_or_else(|| U::unknown(Value::Null), U::number))
    }

    fn visit_str<E>(self, value: &str) -> Result<U, E> {
        Ok(U::string(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<U, E> {
        Ok(U::string(value))
    }

    fn visit_unit<E>(self) -> Result<U, E> {
        Ok(U::unknown(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<U, A::Error> {
        U::array(array)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<U, A::Error> {
        U::object(object)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::rt::{self, Extra};

    #[derive(Clone, Debug, PartialEq)]
    struct Callback {
        attempts: Option<i64>,
        extra: Extra,
    }

    rt::record! {
        Callback {
            "attempts" => optional attempts,
        }
    }

    #[derive(Clone, Debug, PartialEq)]
    enum Every {
        Boolean(bool),
        Integer(i64),
        Date(chrono::NaiveDate),
        List(Vec<String>),
        Object(Callback),
        Unknown(Value),
    }

    rt::union! {
        Every {
            boolean => Boolean,
            number => Integer,
            string => Date,
            array => List,
            object => Object,
        }
    }

    #[derive(Clone, Debug, PartialEq)]
    enum Two {
        Text(String),
        Object(Callback),
        Unknown(Value),
    }

    rt::union! {
        Two {
            string => Text,
            object => Object,
        }
    }

    fn object(attempts: i64) -> Callback {
        Callback {
            attempts: Some(attempts),
            extra: Extra::default(),
        }
    }

    #[test]
    fn each_type_has_its_variant_and_nothing_is_lost() {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 1, 2).unwrap();
        let rows = [
            (json!(true), Every::Boolean(true)),
            (json!(-1), Every::Integer(-1)),
            (json!(1.5), Every::Unknown(json!(1.5))),
            (json!(u64::MAX), Every::Unknown(json!(u64::MAX))),
            (json!("2025-01-02"), Every::Date(day)),
            (json!("today"), Every::Unknown(json!("today"))),
            (json!([]), Every::List(vec![])),
            (json!(["a"]), Every::List(vec!["a".to_owned()])),
            (json!({"attempts": 1}), Every::Object(object(1))),
            (json!(null), Every::Unknown(Value::Null)),
        ];
        for (json, value) in rows {
            let text = json.to_string();
            assert_eq!(
                serde_json::from_str::<Every>(&text).unwrap(),
                value,
                "{text}"
            );
            assert_eq!(
                serde_json::from_value::<Every>(json.clone()).unwrap(),
                value,
                "{text}"
            );
            assert_eq!(serde_json::to_value(&value).unwrap(), json);
        }
    }

    #[test]
    fn types_without_a_variant_are_kept() {
        for json in [
            json!(true),
            json!(1),
            json!(1.5),
            json!(["a", {"b": null}]),
            json!(null),
        ] {
            let value: Two = serde_json::from_str(&json.to_string()).unwrap();
            assert_eq!(value, Two::Unknown(json));
        }
        assert_eq!(
            serde_json::from_str::<Two>(r#""\u0061""#).unwrap(),
            Two::Text("a".to_owned())
        );
    }

    #[test]
    fn an_object_or_array_of_another_kind_is_an_error() {
        for text in [r#"{"x": 1}"#, r#"{"attempts": "x"}"#, "[1]"] {
            assert!(serde_json::from_str::<Every>(text).is_err(), "{text}");
        }
    }
}
