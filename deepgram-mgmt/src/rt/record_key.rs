//! Keys of an object to the fields of its record.
//!
//! A key is compared where it stands in the input; only one of no field becomes a text of its own.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::Record;

/// A key, by the field that it names.
pub(super) enum Key<I> {
    /// This field.
    Field(I),
    /// None; this is the key.
    Unnamed(String),
}

/// Reads a key.
pub(super) struct KeySeed<R>(PhantomData<R>);

impl<R> KeySeed<R> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, R: Record> DeserializeSeed<'de> for KeySeed<R> {
    type Value = Key<R::Index>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key<R::Index>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<R: Record> Visitor<'_> for KeySeed<R> {
    type Value = Key<R::Index>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, wire: &str) -> Result<Key<R::Index>, E> {
        Ok(match R::index(wire) {
            Some(index) => Key::Field(index),
            None => Key::Unnamed(wire.to_owned()),
        })
    }
}
