//! Objects: one visitor and one writer for every generated struct.
//!
//! Reading keeps what the description does not name in [`Extra`], reads `null` as absent, and
//! refuses a non-empty object of which no field is known: that is another type, not an empty one.
//! A key that stands twice counts with its last value, as it does in `serde_json::Value`.

use std::fmt;

use serde::Serialize;
use serde::de::{self, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::Extra;
use super::body_path::note;
use super::record_key::{Key, KeySeed};

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
        write!(f, "an object (`{}`)", R::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(record) = self;
        let mut seen = R::UNSEEN;
        let mut unnamed = Vec::new();
        while let Some(key) = map.next_key_seed(KeySeed::<R>::new())? {
            match key {
                Key::Field(index) => {
                    let filled = record.fill(&index, &mut map);
                    let number = R::number(index);
                    filled.inspect_err(|_| note(R::FIELDS[number].wire))?;
                    seen.as_mut()[number] = true;
                }
                Key::Unnamed(wire) => {
                    let value: R::Rest = map.next_value()?;
                    unnamed.push((wire, value));
                }
            }
        }
        // Most objects have nothing that could be wrong with them.
        if const { has_required(R::FIELDS) } || !unnamed.is_empty() {
            let may_be_foreign = const { may_be_foreign::<R>() };
            if may_be_foreign && !unnamed.is_empty() && !seen.as_ref().contains(&true) {
                return Err(de::Error::invalid_value(
                    de::Unexpected::Map,
                    &Foreign(R::NAME),
                ));
            }
            check(R::FIELDS, seen.as_ref())?;
            *record.extra_mut() = unnamed.into();
        }
        Ok(())
    }
}

/// Refuses an object that lacks a required field.
fn check<E: de::Error>(fields: &[Field], seen: &[bool]) -> Result<(), E> {
    match missing(fields, seen) {
        Some(field) => Err(E::missing_field(field.wire)),
        None => Ok(()),
    }
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
mod tests {
    use serde_json::{Value, json};

    use crate::rt::{self, Blank, Extra, Record, Secret};

    #[derive(Clone, Debug, PartialEq)]
    struct Key {
        id: String,
        comment: Option<String>,
        r#type: Option<i64>,
        scopes: Vec<String>,
        secret: Option<Secret>,
        parent: Option<Box<Key>>,
        extra: Extra,
    }

    rt::record! {
        Key {
            "id" => required id,
            "comment" => optional comment,
            "type" => optional r#type,
            "scopes" => list scopes,
            "secret" => secret secret,
            "parent" => optional parent,
        }
    }

    #[derive(Debug, PartialEq)]
    struct Free {
        extra: Extra,
    }

    rt::record! {
        Free {}
    }

    #[derive(Debug, PartialEq)]
    struct Limits {
        daily: Option<i64>,
        extra: Extra<i64>,
    }

    rt::record! {
        Limits: i64 {
            "daily" => optional daily,
        }
    }

    #[test]
    fn fields_without_a_name_may_have_a_type() {
        for json in [
            json!({}),
            json!({"daily": 1}),
            json!({"a": 1, "b": -2}),
            json!({"daily": 1, "z": 3}),
        ] {
            let limits: Limits = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(serde_json::to_value(&limits).unwrap(), json);
            assert_eq!(
                limits.extra.get("z").copied(),
                json.get("z").and_then(Value::as_i64)
            );
        }
        for json in [json!({"a": "x"}), json!({"daily": "x"}), json!({"a": null})] {
            assert!(
                serde_json::from_value::<Limits>(json.clone()).is_err(),
                "{json}"
            );
        }
    }

    fn key(value: Value) -> Result<Key, String> {
        serde_json::from_value(value).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_and_writes() {
        let rows = [
            // read, written
            (json!({"id": "a"}), json!({"id": "a"})),
            (
                json!({"scopes": ["x"], "id": "a"}),
                json!({"id": "a", "scopes": ["x"]}),
            ),
            (
                json!({"id": "a", "comment": null, "scopes": null, "parent": null, "secret": null}),
                json!({"id": "a"}),
            ),
            (json!({"id": "a", "scopes": []}), json!({"id": "a"})),
            (json!({"id": "a", "secret": "canary"}), json!({"id": "a"})),
            (
                json!({"id": "a", "z": null, "y": {"id": 1}, "type": 2}),
                json!({"id": "a", "type": 2, "y": {"id": 1}, "z": null}),
            ),
            (
                json!({"id": "a", "parent": {"id": "b", "x": 1}}),
                json!({"id": "a", "parent": {"id": "b", "x": 1}}),
            ),
        ];
        for (read, written) in rows {
            let value = key(read.clone()).unwrap();
            assert_eq!(serde_json::to_value(&value).unwrap(), written, "{read}");
        }
    }

    #[test]
    fn what_is_no_such_object_is_refused() {
        let rows = [
            (
                json!({"x": 1}),
                "expected an object with a known field of `Key`",
            ),
            (json!({}), "missing field `id`"),
            (json!({"comment": "c"}), "missing field `id`"),
            (json!({"id": null}), "expected a string"),
            (json!({"id": "a", "scopes": [1]}), "expected a string"),
            (json!([]), "expected an object (`Key`)"),
            (json!("a"), "expected an object (`Key`)"),
            (json!(null), "expected an object (`Key`)"),
        ];
        for (read, message) in rows {
            let error = key(read.clone()).unwrap_err();
            assert!(error.contains(message), "{read}: {error}");
        }
    }

    #[test]
    fn the_last_of_a_key_counts() {
        let text = r#"{"id": "a", "x": 1, "id": "b", "\u0069d": "c", "x": 2}"#;
        let value: Key = serde_json::from_str(text).unwrap();
        assert_eq!(value.id, "c");
        assert_eq!(value.extra.get("x"), Some(&json!(2)));
    }

    #[test]
    fn fields_keep_their_order_and_none_is_written_twice() {
        let mut value = <Key as Record>::blank();
        value.r#type = Some(1);
        value.extra.insert("type", 2);
        value.extra.insert("b", 3);
        value.extra.insert("a", 4);
        assert_eq!(
            serde_json::to_string(&value).unwrap(),
            r#"{"id":"","type":1,"a":4,"b":3}"#
        );
    }

    #[test]
    fn a_record_without_fields_takes_any_object() {
        for text in ["{}", r#"{"a":1}"#] {
            let free: Free = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&free).unwrap(), text);
        }
        assert_eq!(
            <Free as Blank>::blank(),
            Free {
                extra: Extra::default()
            }
        );
        assert!(serde_json::from_str::<Free>("1").is_err());
    }
}
