//! Fields of an answer that the description does not name: kept in order of their names, and
//! written back. Where it says of what type they are, they are of that.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{BodyValue, NoForm};

/// Fields that the description does not name, by name on the wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Extra<T = Value>(BTreeMap<String, T>);

impl<T> Default for Extra<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: BodyValue> BodyValue for Extra<T> {
    fn prepare(&mut self) -> Result<(), NoForm> {
        self.0.prepare()
    }
}

impl<T> Extra<T> {
    /// The value of the field `wire`.
    pub fn get(&self, wire: &str) -> Option<&T> {
        self.0.get(wire)
    }

    /// Sets the field `wire` and returns what it held before.
    ///
    /// A name that the description does know is not written: the typed field speaks for it.
    pub fn insert(&mut self, wire: impl Into<String>, value: impl Into<T>) -> Option<T> {
        self.0.insert(wire.into(), value.into())
    }

    /// Takes the field `wire` out.
    pub fn remove(&mut self, wire: &str) -> Option<T> {
        self.0.remove(wire)
    }

    /// Every field, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(wire, value)| (wire.as_str(), value))
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
