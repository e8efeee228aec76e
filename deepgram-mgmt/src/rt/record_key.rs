//! Keys of an object to the fields of its record.
//!
//! A key is compared where it stands in the input; only one of no field becomes a text of its own.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::Record;

/// Reads a key: the field that it names, or nothing, with the key as a text in the given place.
///
/// A field alone fits into a register, which a choice of field and text does not, and most keys
/// name a field.
pub(super) struct KeySeed<'k, R> {
    unnamed: &'k mut String,
    record: PhantomData<R>,
}

impl<'k, R> KeySeed<'k, R> {
    pub(super) fn new(unnamed: &'k mut String) -> Self {
        Self {
            unnamed,
            record: PhantomData,
        }
    }
}

impl<'de, R: Record> DeserializeSeed<'de> for KeySeed<'_, R> {
    type Value = Option<R::Index>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<R: Record> Visitor<'_> for KeySeed<'_, R> {
    type Value = Option<R::Index>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: de::Error>(self, wire: &str) -> Result<Self::Value, E> {
        let field = R::index(wire);
        if field.is_none() {
            keep(wire, self.unnamed);
        }
        Ok(field)
    }
}

/// Apart from the records, so that it is compiled once.
fn keep(wire: &str, unnamed: &mut String) {
    wire.clone_into(unnamed);
}
