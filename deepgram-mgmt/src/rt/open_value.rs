//! Enums of values that are neither all texts nor all integers: numbers, booleans, lists, objects,
//! or several of these.
//!
//! Every value of JSON is one of theirs but for null, which a field says by being `None`; what they
//! do not list is kept as it is. A value counts as listed by what JSON Schema calls equal: `1.0` is
//! `1`, and members of an object stand in any order.

use serde::de::Deserializer;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Number, Value};

/// An enum of values; implemented by the macro `open_value!`.
pub trait OpenValue: Clone + PartialEq + 'static {
    /// The values that the description lists, as JSON, and their variants.
    const LISTED: &'static [(&'static str, Self)];

    /// A value that it does not list.
    fn unknown(value: Value) -> Self;

    /// The value, of one that it does not list.
    fn as_unknown(&self) -> Option<&Value>;
}

/// Defines an enum of values: its variants, and `Unknown(Value)` for all others. A variant of which
/// nothing is said is documented by its value.
///
/// Implements `to_value`, [`OpenValue`], [`Blank`](super::Blank), [`BodyValue`](super::BodyValue),
/// [`Lenient`](super::Lenient), `Clone`, `Debug`, `From<Value>` and back, `PartialEq`, `Serialize`
/// and `Deserialize` for it.
///
/// What may stand behind its name, and that several may stand in one call, is as with
/// [`record!`](super::record).
///
/// ```text
/// rt::open_value! {
///     /// How often.
///     pub enum Rate {
///         Value0Point5 = "0.5",     // each value as JSON
///         Auto = "\"auto\"",
///     }
/// }
/// ```
macro_rules! open_value {
    ($(
        $(#[$docs:meta])*
        $visibility:vis enum $name:ident
            $(of $owner:ident $place:literal)? $(from $source:literal)?
        {
            $($(#[doc = $said:literal])* $variant:ident = $wire:literal,)*
        }
    )+) => {$(
        $(#[$docs])*
        #[doc = ""]
        #[doc = $crate::rt::type_docs!([$([$docs])*] [$($owner $place)?] [$($source)?])]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                #[doc = $crate::rt::value_docs!($wire $($said)*)]
                $variant,
            )*
            /// A value that the description does not name.
            Unknown($crate::rt::Value),
        }

        impl $name {
            /// The value on the wire.
            pub fn to_value(&self) -> $crate::rt::Value {
                $crate::rt::open_to_value(self)
            }
        }

        impl $crate::rt::OpenValue for $name {
            const LISTED: &'static [(&'static str, Self)] = &[$(($wire, Self::$variant),)*];

            fn unknown(value: $crate::rt::Value) -> Self {
                Self::Unknown(value)
            }

            fn as_unknown(&self) -> ::core::option::Option<&$crate::rt::Value> {
                match self {
                    Self::Unknown(value) => ::core::option::Option::Some(value),
                    _ => ::core::option::Option::None,
                }
            }
        }

        impl $crate::rt::Blank for $name {
            fn blank() -> Self {
                Self::Unknown($crate::rt::Value::Null)
            }
        }

        impl ::core::convert::From<$crate::rt::Value> for $name {
            fn from(value: $crate::rt::Value) -> Self {
                $crate::rt::open_from_value(value)
            }
        }

        impl ::core::convert::From<$name> for $crate::rt::Value {
            fn from(value: $name) -> Self {
                value.to_value()
            }
        }

        impl $crate::rt::BodyValue for $name {
            fn named(&self) -> usize {
                match self {
                    Self::Unknown(_) => 0,
                    _ => 2,
                }
            }
        }

        impl $crate::rt::Lenient for $name {}

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::rt::serialize_open_value(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::rt::deserialize_open_value(deserializer)
            }
        }
    )+};
}
pub(crate) use open_value;

/// The variant of that value, or the value itself as unknown.
pub(crate) fn open_from_value<T: OpenValue>(value: Value) -> T {
    let mut listed = T::LISTED.iter();
    match listed.find(|(wire, _)| is_same(&parsed(wire), &value)) {
        Some((_, known)) => known.clone(),
        None => T::unknown(value),
    }
}

/// The value of that variant.
pub(crate) fn open_to_value<T: OpenValue>(open: &T) -> Value {
    if let Some(unknown) = open.as_unknown() {
        return unknown.clone();
    }
    let listed = T::LISTED.iter().find(|(_, known)| known == open);
    listed.map_or(Value::Null, |(wire, _)| parsed(wire))
}

/// Reads an enum of values.
pub(crate) fn deserialize_open_value<'de, T: OpenValue, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Value::deserialize(deserializer).map(open_from_value)
}

/// Writes an enum of values.
pub(crate) fn serialize_open_value<T: OpenValue, S: Serializer>(
    open: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    open_to_value(open).serialize(serializer)
}

/// What the macro lists is JSON: the generator wrote it from a value.
fn parsed(wire: &str) -> Value {
    serde_json::from_str(wire).unwrap_or_default()
}

/// Whether JSON Schema calls two values equal.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || is_same_float(one, other),
        (Value::Array(ones), Value::Array(others)) => {
            let mut pairs = ones.iter().zip(others);
            ones.len() == others.len() && pairs.all(|(one, other)| is_same(one, other))
        }
        (Value::Object(ones), Value::Object(others)) => {
            let has_same = |(key, one): (&String, &Value)| {
                let other = others.get(key);
                other.is_some_and(|other| is_same(one, other))
            };
            ones.len() == others.len() && ones.iter().all(has_same)
        }
        (one, other) => one == other,
    }
}

/// An integer and a number with a fraction of nothing; two integers are never compared as floats,
/// of which large ones share some.
fn is_same_float(one: &Number, other: &Number) -> bool {
    let has_float = one.is_f64() || other.is_f64();
    has_float && one.as_f64() == other.as_f64()
}

#[cfg(test)]
#[expect(
    unreachable_pub,
    reason = "the macro writes a public method for an enum of this module"
)]
mod tests {
    use serde_json::{Value, json};

    use crate::rt::{self, BodyValue};

    rt::open_value! {
        enum Odd {
            Half = "0.5",
            One = "1",
            Auto = "\"auto\"",
            Never = "false",
            Pair = "[1,\"a\"]",
            Shape = "{\"a\":1,\"b\":[2.0]}",
            Large = "18446744073709551615",
        }
    }

    #[test]
    fn every_value_is_read_and_comes_back() {
        let rows = [
            (json!(0.5), Odd::Half),
            (json!(1), Odd::One),
            (json!("auto"), Odd::Auto),
            (json!(false), Odd::Never),
            (json!([1, "a"]), Odd::Pair),
            (json!({"b": [2.0], "a": 1}), Odd::Shape),
            (json!(u64::MAX), Odd::Large),
            (json!("1"), Odd::Unknown(json!("1"))),
            (json!(true), Odd::Unknown(json!(true))),
            (json!([1]), Odd::Unknown(json!([1]))),
            (json!({"a": 1}), Odd::Unknown(json!({"a": 1}))),
            (
                json!({"a": 1, "b": [2], "c": 0}),
                Odd::Unknown(json!({"a": 1, "b": [2], "c": 0})),
            ),
            (json!(u64::MAX - 1), Odd::Unknown(json!(u64::MAX - 1))),
            (json!(null), Odd::Unknown(json!(null))),
        ];
        for (value, odd) in rows {
            assert_eq!(
                serde_json::from_value::<Odd>(value.clone()).unwrap(),
                odd,
                "{value}"
            );
            assert_eq!(serde_json::to_value(&odd).unwrap(), value);
            assert_eq!(Odd::from(value.clone()), odd);
            assert_eq!(Value::from(odd), value);
        }
    }

    #[test]
    fn numbers_are_the_same_whatever_they_are_written_as() {
        for (text, odd) in [
            ("1.0", Odd::One),
            ("5e-1", Odd::Half),
            (r#"{"a":1.0,"b":[2]}"#, Odd::Shape),
        ] {
            assert_eq!(serde_json::from_str::<Odd>(text).unwrap(), odd, "{text}");
        }
    }

    #[test]
    fn what_is_listed_is_named() {
        assert_eq!(Odd::Half.named(), 2);
        assert_eq!(Odd::Unknown(json!(2)).named(), 0);
    }
}
