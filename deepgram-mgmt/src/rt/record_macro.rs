//! What a generated struct needs to be a [`Record`](super::Record): a table from names on the wire
//! to fields becomes the code that reads and writes them.
//!
//! Only what depends on the types of the fields is written out for each struct; the rest is in
//! [`record`](super::record).

/// Implements [`Record`](super::Record), [`Blank`](super::Blank), [`BodyValue`](super::BodyValue),
/// `Serialize` and `Deserialize` for a struct with a field `extra`.
///
/// The field is of type `rt::Extra`, or of `rt::Extra<T>` where the table begins with `Key: T {`.
///
/// ```text
/// rt::record! {
///     Key {
///         "api_key_id" => required api_key_id,   // always written; absent is an error
///         "comment" => optional comment,         // `Option`, written when there is one
///         "scopes" => list scopes,               // written when not empty
///         "key" => secret key,                   // `Option<Secret>`, read and never written
///         "boost" => present boost,              // `Option<Null>`, null where it is there
///         "alias" => patch alias,                // `Patch`: absent, null or a value
///     }
/// }
/// ```
macro_rules! record {
    ($name:ident { $($entries:tt)* }) => {
        $crate::rt::record! { @record $name, Unnamed, $crate::rt::Value, { $($entries)* } }
    };
    ($name:ident: $rest:ty { $($entries:tt)* }) => {
        $crate::rt::record! { @record $name, Described, $rest, { $($entries)* } }
    };
    (@record $name:ident, $said:ident, $rest:ty, {
        $($wire:literal => $mode:ident $field:ident,)*
    }) => {
        const _: () = {
            #[allow(
                dead_code,
                non_camel_case_types,
                unreachable_pub,
                reason = "the names are those of the fields, the last one counts them, and the \
                          trait is as public as its record"
            )]
            pub enum Index { $($field,)* End }

            #[allow(bindings_with_variant_name, reason = "a field may be named like an argument")]
            impl $crate::rt::Record for $name {
                const NAME: &'static str = stringify!($name);
                const FIELDS: &'static [$crate::rt::Field] = &[
                    $($crate::rt::Field {
                        wire: $wire,
                        presence: $crate::rt::field::$mode::PRESENCE,
                    },)*
                ];
                const REST: $crate::rt::Rest = $crate::rt::Rest::$said;
                type Rest = $rest;
                type Index = Index;
                type Seen = [bool; Index::End as usize];
                const UNSEEN: Self::Seen = [false; Index::End as usize];

                fn blank() -> Self {
                    Self {
                        $($field: $crate::rt::Blank::blank(),)*
                        extra: $crate::rt::Blank::blank(),
                    }
                }

                // Then it goes from here straight into `fill`.
                #[inline]
                fn index(wire: &str) -> ::core::option::Option<Index> {
                    match wire {
                        $($wire => ::core::option::Option::Some(Index::$field),)*
                        _ => ::core::option::Option::None,
                    }
                }

                #[inline]
                fn number(index: Index) -> usize {
                    index as usize
                }

                #[allow(unused_variables, reason = "a record may have no fields")]
                #[inline]
                fn fill<'de, A: ::serde::de::MapAccess<'de>>(
                    &mut self,
                    index: &Index,
                    map: &mut A,
                ) -> ::core::result::Result<(), A::Error> {
                    match *index {
                        $(Index::$field => $crate::rt::field::$mode::read(map, &mut self.$field),)*
                        Index::End => Ok(()),
                    }
                }

                #[allow(unused_variables, unused_mut, reason = "a record may have no fields")]
                fn write<M: ::serde::ser::SerializeMap>(
                    &self,
                    map: &mut M,
                ) -> ::core::result::Result<(), M::Error> {
                    let mut written = Ok(());
                    $($crate::rt::field::$mode::write(&mut written, map, $wire, &self.$field);)*
                    written
                }

                fn extra(&self) -> &$crate::rt::Extra<$rest> {
                    &self.extra
                }

                fn extra_mut(&mut self) -> &mut $crate::rt::Extra<$rest> {
                    &mut self.extra
                }
            }
        };

        impl $crate::rt::Blank for $name {
            fn blank() -> Self {
                <Self as $crate::rt::Record>::blank()
            }
        }

        // Few types are sent, and fewer stand in a union: inline, they are compiled where they are
        // used.
        impl $crate::rt::BodyValue for $name {
            #[allow(unused_mut, reason = "a record may have no fields")]
            #[inline]
            fn prepare(&mut self) -> ::core::result::Result<(), $crate::rt::NoForm> {
                let mut prepared = $crate::rt::BodyValue::prepare(&mut self.extra);
                $($crate::rt::field::$mode::prepare(&mut prepared, $wire, &mut self.$field);)*
                prepared
            }

            #[inline]
            fn named(&self) -> usize {
                let fields = [
                    $($crate::rt::field::$mode::named(&self.$field),)*
                    $crate::rt::BodyValue::named(&self.extra),
                ];
                fields.iter().sum()
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::rt::serialize_record(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::rt::deserialize_record(deserializer)
            }
        }
    };
}
pub(crate) use record;
