//! Fields of an answer that the description does not name: kept in order of their names, and
//! written back.

use serde_json::{Map, Value};

/// Fields that the description does not name, by name on the wire.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(Map<String, Value>);

impl Extra {
    /// The value of the field `wire`.
    pub fn get(&self, wire: &str) -> Option<&Value> {
        self.0.get(wire)
    }

    /// Sets the field `wire` and returns what it held before.
    ///
    /// A name that the description does know is not written: the typed field speaks for it.
    pub fn insert(&mut self, wire: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0.insert(wire.into(), value.into())
    }

    /// Takes the field `wire` out.
    pub fn remove(&mut self, wire: &str) -> Option<Value> {
        self.0.remove(wire)
    }

    /// Every field, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
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
