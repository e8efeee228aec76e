//! A generated enum, and what it needs to be a [`Union`](super::Union): each variant says what
//! tells its values from those of the others.
//!
//! Only what depends on the types of the members is written out for each enum; the rest is in
//! [`union`](super::union).

/// Defines an enum of these variants, and of `Unknown(Value)` for all else.
///
/// Implements [`Union`](super::Union), [`Blank`](super::Blank), [`BodyValue`](super::BodyValue),
/// [`Lenient`](super::Lenient), `Clone`, `Debug`, `PartialEq`, `Serialize`, `Deserialize`, and
/// `From` what each variant holds, for it.
///
/// What may stand behind its name, and that several may stand in one call, is as with
/// [`record!`](super::record).
///
/// ```text
/// rt::union! {
///     /// A pet.
///     pub enum Pet by "kind" {               // the property that tells objects apart
///         Cat(Cat) = object "cat" | "kitten",   // its texts
///         Dog(Box<Dog>) = object "dog",         // `From<Dog>`
///         Several(Vec<String>) = array,         // told by its JSON type
///         Other(Other) = any,                   // a value of several JSON types
///     }
/// }
/// ```
macro_rules! union {
    ($(
        $(#[$docs:meta])*
        $visibility:vis enum $name:ident $(by $tag:literal)?
            $(of $owner:ident $place:literal)? $(from $source:literal)?
        {
            $($(#[$said:meta])* $variant:ident($($type:tt)+) = $json:ident $($text:literal)|*,)*
        }
    )+) => {$(
        $(#[$docs])*
        #[doc = ""]
        #[doc = $crate::rt::type_docs!([$([$docs])*] [$($owner $place)?] [$($source)?])]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        $visibility enum $name {
            $($(#[$said])* $variant($($type)+),)*
            /// A value that the description does not foresee.
            Unknown($crate::rt::Value),
        }

        impl $crate::rt::Union for $name {
            const TAG: ::core::option::Option<&'static str> = $crate::rt::union!(@tag $($tag)?);
            const MEMBERS: &'static [$crate::rt::UnionMember<Self>] = &[
                $($crate::rt::UnionMember {
                    json: $crate::rt::union!(@json $json),
                    tags: &[$($text),*],
                    read: |value| $crate::rt::read_member(value, Self::$variant),
                },)*
            ];

            fn unknown(value: $crate::rt::Value) -> Self {
                Self::Unknown(value)
            }
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

            fn named(&self) -> usize {
                match self {
                    $(Self::$variant(value) => $crate::rt::BodyValue::named(value),)*
                    Self::Unknown(value) => $crate::rt::BodyValue::named(value),
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

        $($crate::rt::union!(@from $name $variant $($type)+);)*
    )+};

    (@tag) => { ::core::option::Option::None };
    (@tag $tag:literal) => { ::core::option::Option::Some($tag) };

    (@json boolean) => { $crate::rt::JsonType::Boolean };
    (@json number) => { $crate::rt::JsonType::Number };
    (@json string) => { $crate::rt::JsonType::String };
    (@json array) => { $crate::rt::JsonType::Array };
    (@json object) => { $crate::rt::JsonType::Object };
    (@json any) => { $crate::rt::JsonType::Any };

    (@from $name:ident $variant:ident Box<$type:ty>) => {
        impl ::core::convert::From<$type> for $name {
            fn from(value: $type) -> Self {
                Self::$variant(::std::boxed::Box::new(value))
            }
        }
    };
    (@from $name:ident $variant:ident String) => {
        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::$variant(text.to_owned())
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::$variant(text)
            }
        }
    };
    (@from $name:ident $variant:ident $type:ty) => {
        impl ::core::convert::From<$type> for $name {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }
    };
}
pub(crate) use union;
