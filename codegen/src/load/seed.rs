//! The seed that both deserializers feed: it builds `serde_json::Value`s and keeps the rules that
//! neither deserializer has.
//!
//! Invariant: it goes on after whatever does not change the shape of the tree (a key that stands
//! twice, a tag, a merge key) and stops at once where going on costs memory or stack.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

use super::MAX_DEPTH;

/// The key that YAML 1.1 gave a meaning of its own.
pub(super) const MERGE: &str = "<<";

/// What was met on the way; all of it is placed by a second look at the text.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Whether an object has a key twice.
    pub(super) duplicate_key: DuplicateKey,
    /// A tag of the document's own, such as `!include`.
    pub(super) tag: bool,
    /// A key `<<`.
    pub(super) merge_key: bool,
    /// Why reading was given up, if it was.
    pub(super) stopped: Option<Stop>,
    weight: usize,
    bound: usize,
    /// The members that were read of the objects which are open, the outermost first. Only a
    /// closed object is made, with room for its members and no more: a tree that grows has room
    /// for half as much again, and memory is what reading takes its time for.
    members: Vec<(String, Value)>,
    /// The same of arrays.
    elements: Vec<Value>,
}

/// Whether an object has a key twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DuplicateKey {
    /// None that was read to its end.
    #[default]
    Unseen,
    /// Nobody knows of those in which reading ended.
    Unknown,
    /// One has.
    Seen,
}

/// Why reading was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Too many levels.
    Depth,
    /// More nodes and text than a document of this length can hold without repeating itself.
    Expansion,
    /// A number that JSON cannot hold.
    NotFinite,
}

impl Seen {
    /// For a document of `length` bytes. Without aliases nodes and text together weigh less than
    /// three times as much: a node takes a byte, and no escape stands for more than it is long by
    /// half.
    pub(super) fn in_document_of(length: usize) -> Self {
        Self {
            bound: length.saturating_mul(4).saturating_add(1_000_000),
            ..Self::default()
        }
    }

    fn stop<E: Error>(&mut self, stop: Stop) -> E {
        self.stopped = Some(stop);
        E::custom("stopped")
    }

    fn weigh<E: Error>(&mut self, weight: usize) -> Result<(), E> {
        self.weight = self.weight.saturating_add(weight);
        if self.weight > self.bound {
            Err(self.stop(Stop::Expansion))
        } else {
            Ok(())
        }
    }
}

/// Reads one node and all below it.
pub(super) struct Node<'s> {
    seen: &'s mut Seen,
    level: usize,
}

impl<'s> Node<'s> {
    /// The root of a document.
    pub(super) fn root(seen: &'s mut Seen) -> Self {
        Self { seen, level: 1 }
    }

    fn child(&mut self) -> Node<'_> {
        Node {
            seen: self.seen,
            level: self.level + 1,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.level > MAX_DEPTH {
            return Err(self.seen.stop(Stop::Depth));
        }
        self.seen.weigh(1)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON has doubles beyond 64 bits, no integers"
    )]
    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON has doubles beyond 64 bits, no integers"
    )]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        let number = Number::from_f64(value);
        number
            .map(Value::Number)
            .ok_or_else(|| self.seen.stop(Stop::NotFinite))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.seen.weigh(value.len())?;
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<Value, A::Error> {
        let start = self.seen.elements.len();
        while let Some(element) = elements.next_element_seed(self.child())? {
            self.seen.elements.push(element);
        }
        Ok(self.seen.elements.drain(start..).collect())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let start = self.seen.members.len();
        while let Some(key) = members.next_key_seed(Key)? {
            self.seen.weigh(key.len())?;
            self.seen.merge_key |= key == MERGE;
            let value = members.next_value_seed(self.child())?;
            self.seen.members.push((key, value));
        }
        let members = self.seen.members.drain(start..);
        let mut object = Map::with_capacity(members.len());
        let mut is_twice = false;
        for (key, value) in members {
            is_twice |= object.insert(key, value).is_some();
        }
        if is_twice {
            self.seen.duplicate_key = DuplicateKey::Seen;
        }
        Ok(Value::Object(object))
    }

    /// A tagged YAML node: the tag is noted, the node read as if it had none.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        self.seen.tag = true;
        let (IgnoredAny, node) = tagged.variant()?;
        node.newtype_variant_seed(self)
    }
}

/// Reads a key as it is written: the YAML keys `200` and `1.10` are strings like any other.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is a string")
    }

    fn visit_str<E>(self, key: &str) -> Result<String, E> {
        Ok(key.to_owned())
    }

    fn visit_string<E>(self, key: String) -> Result<String, E> {
        Ok(key)
    }
}
