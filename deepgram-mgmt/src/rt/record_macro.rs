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
                reason = "the names are those of the fields, of which a record may have none"
            )]
            enum Index { $($field,)* }

            impl $crate::rt::Record for $name {
                const NAME: &'static str = stringify!($name);
                const FIELDS: &'static [$crate::rt::Field] = &[
                    $($crate::rt::Field {
                        wire: $wire,
                        presence: $crate::rt::record!(@presence $mode),
                    },)*
                ];
                const REST: $crate::rt::Rest = $crate::rt::Rest::$said;
                type Rest = $rest;
                type Seen = [bool; <[&str]>::len(&[$($wire),*])];
                const UNSEEN: Self::Seen = [false; <[&str]>::len(&[$($wire),*])];

                fn blank() -> Self {
                    Self {
                        $($field: $crate::rt::Blank::blank(),)*
                        extra: $crate::rt::Blank::blank(),
                    }
                }

                // Then the number goes from here straight into `fill`.
                #[inline]
                fn position(wire: &str) -> ::core::option::Option<usize> {
                    match wire {
                        $($wire => ::core::option::Option::Some(Index::$field as usize),)*
                        _ => ::core::option::Option::None,
                    }
                }

                #[allow(unused_variables, reason = "a record may have no fields")]
                #[inline]
                fn fill<'de, A: ::serde::de::MapAccess<'de>>(
                    &mut self,
                    index: usize,
                    map: &mut A,
                ) -> ::core::result::Result<(), A::Error> {
                    match index {
                        $(field if field == Index::$field as usize => {
                            self.$field = $crate::rt::record!(@read $mode map)?;
                        })*
                        _ => {}
                    }
                    Ok(())
                }

                #[allow(unused_variables, reason = "a record may have no fields")]
                fn write<M: ::serde::ser::SerializeMap>(
                    &self,
                    map: &mut M,
                ) -> ::core::result::Result<(), M::Error> {
                    $($crate::rt::record!(@write $mode map, $wire, self.$field);)*
                    Ok(())
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
            #[inline]
            fn prepare(&mut self) -> ::core::result::Result<(), $crate::rt::NoForm> {
                $($crate::rt::record!(@prepare $mode $wire, self.$field);)*
                $crate::rt::BodyValue::prepare(&mut self.extra)
            }

            #[inline]
            fn named(&self) -> usize {
                let fields: &[usize] = &[$($crate::rt::record!(@named $mode self.$field)),*];
                fields.iter().sum::<usize>() + $crate::rt::BodyValue::named(&self.extra)
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

    (@presence required) => { $crate::rt::Presence::Required };
    (@presence $other:ident) => { $crate::rt::Presence::Optional };

    (@read list $map:ident) => {
        ::serde::de::MapAccess::next_value::<::core::option::Option<_>>($map)
            .map(::core::option::Option::unwrap_or_default)
    };
    (@read present $map:ident) => {
        ::serde::de::MapAccess::next_value($map).map(::core::option::Option::Some)
    };
    (@read $other:ident $map:ident) => { ::serde::de::MapAccess::next_value($map) };

    (@prepare secret $wire:literal, $value:expr) => {};
    (@prepare $other:ident $wire:literal, $value:expr) => {
        $crate::rt::prepare_field($wire, &mut $value)?
    };

    (@named patch $value:expr) => { $crate::rt::BodyValue::named(&$value) };
    (@named present $value:expr) => { usize::from($value.is_some()) };
    (@named optional $value:expr) => {
        $value.as_ref().map_or(0, |value| 1 + $crate::rt::BodyValue::named(value))
    };
    (@named list $value:expr) => {
        if $value.is_empty() { 0 } else { 1 + $crate::rt::BodyValue::named(&$value) }
    };
    (@named secret $value:expr) => { usize::from($value.is_some()) };
    (@named $other:ident $value:expr) => { 1 + $crate::rt::BodyValue::named(&$value) };

    (@write required $map:ident, $wire:literal, $value:expr) => {
        ::serde::ser::SerializeMap::serialize_entry($map, $wire, &$value)?
    };
    (@write patch $map:ident, $wire:literal, $value:expr) => {
        if !$value.is_absent() {
            ::serde::ser::SerializeMap::serialize_entry($map, $wire, &$value)?;
        }
    };
    (@write present $map:ident, $wire:literal, $value:expr) => {
        $crate::rt::record!(@write optional $map, $wire, $value)
    };
    (@write optional $map:ident, $wire:literal, $value:expr) => {
        if let ::core::option::Option::Some(value) = &$value {
            ::serde::ser::SerializeMap::serialize_entry($map, $wire, value)?;
        }
    };
    (@write list $map:ident, $wire:literal, $value:expr) => {
        if !$value.is_empty() {
            ::serde::ser::SerializeMap::serialize_entry($map, $wire, &$value)?;
        }
    };
    (@write secret $map:ident, $wire:literal, $value:expr) => {};
}
pub(crate) use record;
