//! Objects: one visitor and one writer for every generated struct.
//!
//! Reading keeps what the description does not name in [`Extra`], reads `null` as absent, and
//! refuses a non-empty object of which no field is known: that is another type, not an empty one.
//! A key that stands twice counts with its last value, as it does in `serde_json::Value`.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::{Blank, Extra};

/// A field of a record, as it stands on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name on the wire.
    pub wire: &'static str,
    /// Whether an object without it is refused.
    pub presence: Presence,
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// An object without it is refused.
    Required,
    /// It may be absent or `null`.
    Optional,
}

/// A struct that stands for a JSON object; implemented by the macro `record!`.
pub trait Record: Sized {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// The fields in the order in which they are written.
    const FIELDS: &'static [Field];
    /// Which fields were seen.
    type Seen: AsRef<[bool]> + AsMut<[bool]>;
    /// None was seen.
    const UNSEEN: Self::Seen;

    /// Nothing set.
    fn blank() -> Self;
    /// Reads the value of field number `index`.
    fn fill<'de, A: MapAccess<'de>>(&mut self, index: usize, map: &mut A) -> Result<(), A::Error>;
    /// Writes the named fields.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
    /// The fields that the description does not name.
    fn extra(&self) -> &Extra;
    /// The same, to fill.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Implements [`Record`], [`Blank`], `Serialize` and `Deserialize` for a struct with a field
/// `extra`.
///
/// ```text
/// rt::record! {
///     Key {
///         "api_key_id" => required api_key_id,   // always written; absent is an error
///         "comment" => optional comment,         // `Option`, written when there is one
///         "scopes" => list scopes,               // written when not empty
///         "key" => secret key,                   // `Option<Secret>`, read and never written
///     }
/// }
/// ```
macro_rules! record {
    ($name:ident { $($wire:literal => $mode:ident $field:ident,)* }) => {
        impl $crate::rt::Record for $name {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [$crate::rt::Field] = &[
                $($crate::rt::Field {
                    wire: $wire,
                    presence: $crate::rt::record!(@presence $mode),
                },)*
            ];
            type Seen = [bool; <[&str]>::len(&[$($wire),*])];
            const UNSEEN: Self::Seen = [false; <[&str]>::len(&[$($wire),*])];

            fn blank() -> Self {
                Self {
                    $($field: $crate::rt::Blank::blank(),)*
                    extra: $crate::rt::Blank::blank(),
                }
            }

            #[allow(unused_variables, reason = "a record may have no fields")]
            fn fill<'de, A: ::serde::de::MapAccess<'de>>(
                &mut self,
                index: usize,
                map: &mut A,
            ) -> ::core::result::Result<(), A::Error> {
                #[allow(non_camel_case_types, reason = "the names are those of the fields")]
                enum Index { $($field,)* }
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

            fn extra(&self) -> &$crate::rt::Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut $crate::rt::Extra {
                &mut self.extra
            }
        }

        impl $crate::rt::Blank for $name {
            fn blank() -> Self {
                <Self as $crate::rt::Record>::blank()
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
    (@read $other:ident $map:ident) => { ::serde::de::MapAccess::next_value($map) };

    (@write required $map:ident, $wire:literal, $value:expr) => {
        ::serde::ser::SerializeMap::serialize_entry($map, $wire, &$value)?
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

/// Writes a record: its named fields in their order, then the others by name.
pub(crate) fn serialize_record<R: Record, S: Serializer>(
    record: &R,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    record.write(&mut map)?;
    for (wire, value) in record.extra().iter() {
        // A key must not stand twice, and the typed field is the one that was meant.
        if position(R::FIELDS, wire, 0).is_none() {
            map.serialize_entry(wire, value)?;
        }
    }
    map.end()
}

/// Reads a record.
pub(crate) fn deserialize_record<'de, R: Record, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<R, D::Error> {
    deserializer.deserialize_map(RecordVisitor::<R>(PhantomData))
}

struct RecordVisitor<R>(PhantomData<R>);

impl<'de, R: Record> Visitor<'de> for RecordVisitor<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object (`{}`)", R::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
        let mut record = R::blank();
        let mut seen = R::UNSEEN;
        // Services write fields in a fixed order, mostly that of their description.
        let mut next = 0;
        while let Some(Key(key)) = map.next_key_seed(KeySeed)? {
            if let Some(index) = position(R::FIELDS, &key, next) {
                record.fill(index, &mut map)?;
                seen.as_mut()[index] = true;
                next = index + 1;
            } else {
                let value: Value = map.next_value()?;
                record.extra_mut().insert(key, value);
            }
        }
        check::<A::Error>(R::FIELDS, seen.as_ref(), record.extra(), &Foreign(R::NAME))?;
        Ok(record)
    }
}

/// Refuses an object that lacks a required field, or is not empty and has no known field.
fn check<E: de::Error>(
    fields: &[Field],
    seen: &[bool],
    extra: &Extra,
    foreign: &Foreign,
) -> Result<(), E> {
    if !fields.is_empty() && !extra.is_empty() && !seen.contains(&true) {
        return Err(E::invalid_value(de::Unexpected::Map, foreign));
    }
    let missing = fields
        .iter()
        .zip(seen)
        .find(|(field, seen)| field.presence == Presence::Required && !**seen);
    match missing {
        Some((field, _)) => Err(E::missing_field(field.wire)),
        None => Ok(()),
    }
}

/// What was expected where an object has no known field, by the type's name.
struct Foreign(&'static str);

impl de::Expected for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with a known field of `{}`", self.0)
    }
}

/// Finds a field, looking from `start` on first.
fn position(fields: &[Field], wire: &str, start: usize) -> Option<usize> {
    let (before, after) = fields.split_at(start.min(fields.len()));
    let named = |field: &Field| field.wire == wire;
    match after.iter().position(named) {
        Some(index) => Some(start + index),
        None => before.iter().position(named),
    }
}

/// A key, borrowed from the input where that has it without escapes.
struct Key<'de>(Cow<'de, str>);

struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key<'de>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(key)))
    }

    fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(key.to_owned())))
    }

    fn visit_string<E>(self, key: String) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(key)))
    }
}
