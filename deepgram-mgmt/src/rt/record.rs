//! Objects: one visitor and one writer for every generated struct.
//!
//! Reading keeps what the description does not name in [`Extra`], reads `null` as absent, and
//! refuses a non-empty object of which no field is known: that is another type, not an empty one.
//! A key that stands twice counts with its last value, as it does in `serde_json::Value`.

use std::fmt;
use std::mem;

use serde::Serialize;
use serde::de::{self, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::Extra;
use super::body_path::note;
use super::record_key::KeySeed;

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

/// What a description says of fields that it does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing: an object that has such fields alone is of another type.
    Unnamed,
    /// Of what type they are.
    Described,
}

/// A struct that stands for a JSON object; implemented by the macro `record!`.
pub trait Record: Sized {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// The fields in the order in which they are written.
    const FIELDS: &'static [Field];
    /// What the description says of fields that it does not name.
    const REST: Rest;
    /// What they hold.
    type Rest: Serialize + DeserializeOwned;
    /// Which of the fields a key names.
    type Index;
    /// Which fields were seen.
    type Seen: AsRef<[bool]> + AsMut<[bool]>;
    /// None was seen.
    const UNSEEN: Self::Seen;

    /// Nothing set.
    fn blank() -> Self;
    /// The field `wire`.
    fn index(wire: &str) -> Option<Self::Index>;
    /// The place of a field in [`FIELDS`](Self::FIELDS).
    fn number(index: Self::Index) -> usize;
    /// Reads the value of a field.
    fn fill<'de, A: MapAccess<'de>>(
        &mut self,
        index: &Self::Index,
        map: &mut A,
    ) -> Result<(), A::Error>;
    /// Writes the named fields.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
    /// The fields that the description does not name.
    fn extra(&self) -> &Extra<Self::Rest>;
    /// The same, to fill.
    fn extra_mut(&mut self) -> &mut Extra<Self::Rest>;
}

/// Writes a record: its named fields in their order, then the others by name.
pub(crate) fn serialize_record<R: Record, S: Serializer>(
    record: &R,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    record.write(&mut map)?;
    for (wire, value) in record.extra().iter() {
        // A key must not stand twice, and the typed field is the one that was meant.
        if R::index(wire).is_none() {
            map.serialize_entry(wire, value)?;
        }
    }
    map.end()
}

/// Reads a record.
pub(crate) fn deserialize_record<'de, R: Record, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<R, D::Error> {
    let mut record = R::blank();
    deserializer.deserialize_map(RecordVisitor(&mut record))?;
    Ok(record)
}

/// Fills a record where it stands: returned through the deserializer it would be moved more often.
struct RecordVisitor<'r, R>(&'r mut R);

impl<'de, R: Record> Visitor<'de> for RecordVisitor<'_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expected(f, R::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(record) = self;
        let mut seen = R::UNSEEN;
        let mut unnamed = Unnamed::default();
        while let Some(field) = map.next_key_seed(KeySeed::<R>::new(&mut unnamed.wire))? {
            if let Some(index) = field {
                let filled = record.fill(&index, &mut map);
                let number = R::number(index);
                if let Err(error) = filled {
                    note(R::FIELDS[number].wire);
                    return Err(error);
                }
                seen.as_mut()[number] = true;
            } else {
                unnamed.read(&mut map)?;
            }
        }
        // Most objects have nothing that could be wrong with them.
        if const { has_required(R::FIELDS) } || !unnamed.fields.is_empty() {
            let foreign = const { may_be_foreign::<R>() } && !unnamed.fields.is_empty();
            check(foreign.then_some(R::NAME), R::FIELDS, seen.as_ref())?;
            *record.extra_mut() = unnamed.fields.into();
        }
        Ok(())
    }
}

/// What an object holds beside the fields of its record.
struct Unnamed<T> {
    /// The key that was read last.
    wire: String,
    fields: Vec<(String, T)>,
}

impl<T> Default for Unnamed<T> {
    fn default() -> Self {
        Self {
            wire: String::new(),
            fields: Vec::new(),
        }
    }
}

impl<T: DeserializeOwned> Unnamed<T> {
    /// Reads the value of that key; apart from the records, so that it is compiled once for each
    /// `T`.
    fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let value = map.next_value()?;
        self.fields.push((mem::take(&mut self.wire), value));
        Ok(())
    }
}

/// Refuses an object that lacks a required field. One of which no field was seen is refused as
/// foreign where `foreign` names the type that it is none of.
fn check<E: de::Error>(
    foreign: Option<&'static str>,
    fields: &[Field],
    seen: &[bool],
) -> Result<(), E> {
    match (foreign, missing(fields, seen)) {
        (Some(name), _) if !seen.contains(&true) => {
            let kind = de::Unexpected::Map;
            Err(E::invalid_value(kind, &Foreign(name)))
        }
        (_, Some(field)) => Err(E::missing_field(field.wire)),
        (_, None) => Ok(()),
    }
}

/// What stands for a record, in messages; apart from the types, so that it is compiled once.
fn expected(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    write!(f, "an object (`{name}`)")
}

/// Whether an object of which no field is known is of another type.
pub(super) const fn may_be_foreign<R: Record>() -> bool {
    match R::REST {
        Rest::Unnamed => !R::FIELDS.is_empty(),
        Rest::Described => false,
    }
}

/// Whether an object can lack a field at all.
const fn has_required(fields: &[Field]) -> bool {
    let mut rest = fields;
    while let [field, behind @ ..] = rest {
        if matches!(field.presence, Presence::Required) {
            return true;
        }
        rest = behind;
    }
    false
}

/// The first required field that was not seen.
pub(super) fn missing<'f>(fields: &'f [Field], seen: &[bool]) -> Option<&'f Field> {
    let mut fields = fields.iter().zip(seen);
    fields
        .find(|(field, seen)| field.presence == Presence::Required && !**seen)
        .map(|(field, _)| field)
}

/// What was expected where an object has no known field, by the type's name.
struct Foreign(&'static str);

impl de::Expected for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with a known field of `{}`", self.0)
    }
}

#[cfg(test)]
mod tests;
