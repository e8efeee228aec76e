//! Enums of integers that keep what they do not know: one visitor for all of them.
//!
//! Every integer of 64 bits is a value, and writing a value gives back the integer it was read
//! from.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};

/// An enum of integers; implemented by the macro `open_integer!`.
pub trait OpenInteger: Sized {
    /// The variant of that integer, or the integer itself as unknown.
    fn from_wire(integer: i64) -> Self;
}

/// Defines an enum of integers: its variants, and `Unknown(i64)` for all others. A variant of which
/// nothing is said is documented by its integer.
///
/// Implements `as_i64`, [`OpenInteger`], [`Blank`](super::Blank), [`BodyValue`](super::BodyValue),
/// [`FromHeader`](super::FromHeader), [`Lenient`](super::Lenient),
/// [`ParamValue`](super::ParamValue), `Clone`, `Copy`, `Debug`, `Display`, `From<i64>` and back,
/// `Eq`, `Hash`, `Serialize` and `Deserialize` for it.
///
/// What may stand behind its name, and that several may stand in one call, is as with
/// [`record!`](super::record).
///
/// ```text
/// rt::open_integer! {
///     /// How much is told.
///     pub enum Level {
///         Value1 = 1,
///     }
/// }
/// ```
macro_rules! open_integer {
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
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                #[doc = $crate::rt::value_docs!($wire $($said)*)]
                $variant,
            )*
            /// A value that the description does not name.
            Unknown(i64),
        }

        impl $name {
            /// The integer on the wire.
            pub fn as_i64(self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(integer) => integer,
                }
            }
        }

        impl $crate::rt::OpenInteger for $name {
            fn from_wire(integer: i64) -> Self {
                match integer {
                    $($wire => Self::$variant,)*
                    _ => Self::Unknown(integer),
                }
            }
        }

        impl $crate::rt::Blank for $name {
            fn blank() -> Self {
                Self::Unknown(0)
            }
        }

        impl $crate::rt::ParamValue for $name {
            fn param(&self) -> ::core::option::Option<::std::borrow::Cow<'_, str>> {
                ::core::option::Option::Some(::std::borrow::Cow::Owned(self.to_string()))
            }
        }

        impl $crate::rt::FromHeader for $name {
            const EXPECTED: &'static str = <i64 as $crate::rt::FromHeader>::EXPECTED;

            #[inline]
            fn from_header(text: &str) -> ::core::option::Option<Self> {
                let integer = <i64 as $crate::rt::FromHeader>::from_header(text)?;
                ::core::option::Option::Some(<Self as $crate::rt::OpenInteger>::from_wire(integer))
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::core::convert::From<i64> for $name {
            fn from(integer: i64) -> Self {
                <Self as $crate::rt::OpenInteger>::from_wire(integer)
            }
        }

        impl ::core::convert::From<$name> for i64 {
            fn from(value: $name) -> Self {
                value.as_i64()
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
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::rt::deserialize_open_integer(deserializer)
            }
        }
    )+};
}
pub(crate) use open_integer;

/// Reads an enum of integers.
pub(crate) fn deserialize_open_integer<'de, T: OpenInteger, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_i64(OpenIntegerVisitor(PhantomData))
}

struct OpenIntegerVisitor<T>(PhantomData<T>);

impl<T: OpenInteger> Visitor<'_> for OpenIntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    fn visit_i64<E: de::Error>(self, integer: i64) -> Result<T, E> {
        Ok(T::from_wire(integer))
    }

    fn visit_u64<E: de::Error>(self, integer: u64) -> Result<T, E> {
        let signed = i64::try_from(integer);
        let wrong = |_| E::invalid_value(de::Unexpected::Unsigned(integer), &self);
        signed.map(T::from_wire).map_err(wrong)
    }
}

#[cfg(test)]
#[expect(
    unreachable_pub,
    reason = "the macro writes a public method for an enum of this module"
)]
mod tests {
    use crate::rt::{self, FromHeader, ParamValue};

    rt::open_integer! {
        enum Level {
            Low = -1,
            High = 1_000,
        }
    }

    #[test]
    fn every_integer_is_a_value_and_comes_back() {
        let rows = [
            ("-1", Level::Low),
            ("1000", Level::High),
            ("0", Level::Unknown(0)),
            ("-9223372036854775808", Level::Unknown(i64::MIN)),
            ("9223372036854775807", Level::Unknown(i64::MAX)),
        ];
        for (json, level) in rows {
            assert_eq!(serde_json::from_str::<Level>(json).unwrap(), level);
            assert_eq!(serde_json::to_string(&level).unwrap(), json);
            assert_eq!(Level::from(i64::from(level)), level);
            assert_eq!(Level::from_header(json), Some(level));
            assert_eq!(level.to_string(), json);
            assert_eq!(level.param().as_deref(), Some(json));
        }
    }

    #[test]
    fn what_is_no_such_integer_is_refused() {
        for json in ["\"1\"", "null", "1.5", "{}", "true", "9223372036854775808"] {
            assert!(serde_json::from_str::<Level>(json).is_err(), "{json}");
        }
    }
}
