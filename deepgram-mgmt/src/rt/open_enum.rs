//! Enums of strings that keep what they do not know: one visitor for all of them.
//!
//! Every text is a value, and writing a value gives back the text it was read from.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};

/// An enum of strings; implemented by the macro `open_enum!`.
pub trait OpenEnum: Sized {
    /// The variant of that text, or the text itself as unknown.
    fn from_wire(text: String) -> Self;
}

/// Defines an enum of strings: its variants, and `Unknown(String)` for all others. A variant of
/// which nothing is said is documented by its text.
///
/// Implements `as_str`, [`OpenEnum`], [`Blank`](super::Blank), [`BodyValue`](super::BodyValue),
/// [`FromHeader`](super::FromHeader), [`Lenient`](super::Lenient),
/// [`ParamValue`](super::ParamValue), `AsRef<str>`, `Clone`, `Debug`, `Display`, `From<&str>`,
/// `From<String>`, `FromStr`, `Eq`, `Hash`, `Serialize` and `Deserialize` for it.
///
/// What may stand behind its name, and that several may stand in one call, is as with
/// [`record!`](super::record).
///
/// ```text
/// rt::open_enum! {
///     /// What a member may do.
///     pub enum Role {
///         Admin = "admin",
///     }
/// }
/// ```
macro_rules! open_enum {
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
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                #[doc = $crate::rt::value_docs!($wire $($said)*)]
                $variant,
            )*
            /// A value that the description does not name.
            Unknown(::std::string::String),
        }

        impl $name {
            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl $crate::rt::OpenEnum for $name {
            fn from_wire(text: ::std::string::String) -> Self {
                match text.as_str() {
                    $($wire => Self::$variant,)*
                    _ => Self::Unknown(text),
                }
            }
        }

        impl $crate::rt::Blank for $name {
            fn blank() -> Self {
                Self::Unknown(::std::string::String::new())
            }
        }

        impl $crate::rt::ParamValue for $name {
            fn param(&self) -> ::core::option::Option<::std::borrow::Cow<'_, str>> {
                ::core::option::Option::Some(::std::borrow::Cow::Borrowed(self.as_str()))
            }
        }

        impl $crate::rt::FromHeader for $name {
            const EXPECTED: &'static str = "a text in UTF-8";

            #[inline]
            fn from_header(text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::from(text))
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            // Not `Self::Err`, which a variant of that name would make ambiguous.
            fn from_str(
                text: &str,
            ) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                <Self as $crate::rt::OpenEnum>::from_wire(text.to_owned())
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                <Self as $crate::rt::OpenEnum>::from_wire(text)
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
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::rt::deserialize_open_enum(deserializer)
            }
        }
    )+};
}
pub(crate) use open_enum;

/// What is said of a value of an open enum, or else the value.
macro_rules! value_docs {
    ($wire:literal) => {
        concat!("`", $wire, "`")
    };
    ($wire:literal $($said:literal)+) => {
        concat!($($said, "\n"),+)
    };
}
pub(crate) use value_docs;

/// Reads an enum of strings.
pub(crate) fn deserialize_open_enum<'de, T: OpenEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_string(OpenEnumVisitor(PhantomData))
}

struct OpenEnumVisitor<T>(PhantomData<T>);

impl<T: OpenEnum> Visitor<'_> for OpenEnumVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_wire(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<T, E> {
        Ok(T::from_wire(text))
    }
}

#[cfg(test)]
#[expect(
    unreachable_pub,
    reason = "the macro writes a public method for an enum of this module"
)]
mod tests {
    use crate::rt::{self, FromHeader, ParamValue};

    rt::open_enum! {
        enum Role {
            Admin = "admin",
            SelfHosted = "self-hosted",
        }
    }

    #[test]
    fn every_text_is_a_value_and_comes_back() {
        let rows = [
            ("admin", Role::Admin),
            ("self-hosted", Role::SelfHosted),
            ("Admin", Role::Unknown("Admin".to_owned())),
            ("", Role::Unknown(String::new())),
        ];
        for (text, role) in rows {
            let json = serde_json::to_string(text).unwrap();
            assert_eq!(serde_json::from_str::<Role>(&json).unwrap(), role);
            assert_eq!(serde_json::to_string(&role).unwrap(), json);
            assert_eq!(text.parse::<Role>().unwrap(), role);
            assert_eq!(Role::from_header(text).as_ref(), Some(&role));
            assert_eq!(Role::from(text.to_owned()), role);
            assert_eq!(role.to_string(), text);
            assert_eq!(AsRef::<str>::as_ref(&role), text);
            assert_eq!(role.param().as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_string_is_refused() {
        for json in ["1", "null", "{}", "[\"admin\"]", "true"] {
            assert!(serde_json::from_str::<Role>(json).is_err(), "{json}");
        }
    }
}
