//! What a generated enum needs to be a [`Union`](super::Union): a table from what tells the members
//! to the variants becomes the code that reads and writes them.
//!
//! Only what depends on the types of the members is written out for each enum; the rest is in
//! [`union`](super::union).

/// Implements [`Union`](super::Union), [`Blank`](super::Blank), [`BodyValue`](super::BodyValue),
/// [`Lenient`](super::Lenient), `Serialize` and `Deserialize` for an enum with a variant
/// `Unknown(Value)`, and `From` for the types that one variant alone holds.
///
/// ```text
/// rt::union! {
///     Pet by "kind" {                            // the property that tells objects apart
///         object "cat" | "kitten" => Cat(Cat),   // its texts; `From<Cat>`
///         object "dog" => Dog(boxed Dog),        // holds a `Box<Dog>`; `From<Dog>`
///         array => Several,                      // told by its JSON type; without `From`
///         any => Other(Other),                   // a value of several JSON types
///     }
/// }
/// ```
macro_rules! union {
    ($name:ident $(by $tag:literal)? {
        $($json:ident $($text:literal)|* => $variant:ident $(($($from:tt)+))?,)*
    }) => {
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

        $($($crate::rt::union!(@from $name $variant $($from)+);)?)*
    };

    (@tag) => { ::core::option::Option::None };
    (@tag $tag:literal) => { ::core::option::Option::Some($tag) };

    (@json boolean) => { $crate::rt::JsonType::Boolean };
    (@json number) => { $crate::rt::JsonType::Number };
    (@json string) => { $crate::rt::JsonType::String };
    (@json array) => { $crate::rt::JsonType::Array };
    (@json object) => { $crate::rt::JsonType::Object };
    (@json any) => { $crate::rt::JsonType::Any };

    (@from $name:ident $variant:ident boxed $type:ty) => {
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
