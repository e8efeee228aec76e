//! Fields of an answer that the description does not name: kept in order of their names, and
//! written back. Where it says of what type they are, they are of that.
//!
//! Mostly there are none, and then they take one word of their struct: a page holds a thousand.
//! Else there are a few, and a sorted list costs less to read than a map.

use std::any::TypeId;
use std::fmt;
use std::mem;

use serde_json::Value;

use super::{BodyValue, NoForm};

/// Fields that the description does not name, by name on the wire.
///
/// Where it says nothing of their values either, `Debug` shows the names alone: such a value may be
/// the secret of tomorrow.
#[derive(Clone)]
pub struct Extra<T = Value>(Option<Box<Fields<T>>>);

/// Sorted by name, each name once.
type Fields<T> = Vec<(String, T)>;

impl<T> Default for Extra<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: fmt::Debug + 'static> fmt::Debug for Extra<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields = self.fields().iter();
        if TypeId::of::<T>() == TypeId::of::<Value>() {
            f.debug_set().entries(fields.map(|(wire, _)| wire)).finish()
        } else {
            let fields = fields.map(|(wire, value)| (wire, value));
            f.debug_map().entries(fields).finish()
        }
    }
}

impl<T: PartialEq> PartialEq for Extra<T> {
    fn eq(&self, other: &Self) -> bool {
        self.fields() == other.fields()
    }
}

impl<T: BodyValue> BodyValue for Extra<T> {
    fn prepare(&mut self) -> Result<(), NoForm> {
        let mut fields = self.0.iter_mut().flat_map(|fields| fields.iter_mut());
        fields.try_for_each(|(_, value)| value.prepare())
    }

    fn named(&self) -> usize {
        self.fields().iter().map(|(_, value)| value.named()).sum()
    }
}

impl<T> Extra<T> {
    /// The value of the field `wire`.
    pub fn get(&self, wire: &str) -> Option<&T> {
        let index = self.find(wire).ok()?;
        Some(&self.fields()[index].1)
    }

    /// Sets the field `wire` and returns what it held before.
    ///
    /// A name that the description does know is not written: the typed field speaks for it, and
    /// says nothing where it is an empty list that may be left out
    /// ([`Client::request`](super::Client::request) sends one).
    pub fn insert(&mut self, wire: impl Into<String>, value: impl Into<T>) -> Option<T> {
        let (wire, value) = (wire.into(), value.into());
        let place = self.find(&wire);
        let fields = self.0.get_or_insert_default();
        match place {
            Ok(index) => Some(mem::replace(&mut fields[index].1, value)),
            Err(index) => {
                fields.insert(index, (wire, value));
                None
            }
        }
    }

    /// Takes the field `wire` out.
    pub fn remove(&mut self, wire: &str) -> Option<T> {
        let index = self.find(wire).ok()?;
        let fields = self.0.as_mut()?;
        Some(fields.remove(index).1)
    }

    /// Every field, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.fields()
            .iter()
            .map(|(wire, value)| (wire.as_str(), value))
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.fields().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.fields().is_empty()
    }

    fn find(&self, wire: &str) -> Result<usize, usize> {
        self.fields()
            .binary_search_by(|(known, _)| known.as_str().cmp(wire))
    }

    fn fields(&self) -> &[(String, T)] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

/// In any order; of a name that stands twice the last counts.
impl<T> From<Vec<(String, T)>> for Extra<T> {
    fn from(mut fields: Vec<(String, T)>) -> Self {
        // A hostile body has a million of them in reverse, so that each has its place found at
        // once. What is equal stays in order.
        fields.sort_by(|(one, _), (other, _)| one.cmp(other));
        fields.dedup_by(|later, earlier| {
            let twice = later.0 == earlier.0;
            if twice {
                mem::swap(later, earlier);
            }
            twice
        });
        Self((!fields.is_empty()).then(|| Box::new(fields)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_which_nothing_is_said_are_not_shown() {
        let mut unnamed = Extra::<Value>::default();
        unnamed.insert("surprise", "canary");
        assert_eq!(format!("{unnamed:?}"), r#"{"surprise"}"#);
        let mut described = Extra::<i64>::default();
        described.insert("count", 1);
        assert_eq!(format!("{described:?}"), r#"{"count": 1}"#);
    }

    #[test]
    fn fields_are_found_set_and_taken_by_name() {
        let mut extra = Extra::default();
        assert!(extra.is_empty());
        for (wire, before) in [("b", None), ("c", None), ("a", None), ("b", Some("b"))] {
            assert_eq!(extra.insert(wire, wire), before.map(Value::from), "{wire}");
        }
        assert_eq!(extra.get("c"), Some(&Value::from("c")));
        assert_eq!(extra.get("d"), None);
        let names: Vec<_> = extra.iter().map(|(wire, _)| wire).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(extra.remove("a"), Some(Value::from("a")));
        assert_eq!(extra.remove("a"), None);
        assert_eq!(extra.len(), 2);
        for wire in ["b", "c"] {
            assert!(extra.remove(wire).is_some());
        }
        assert_eq!(extra, Extra::default());
    }

    #[test]
    fn of_a_name_that_stands_twice_the_last_counts() {
        let field = |(wire, value): (&str, i64)| (wire.to_owned(), Value::from(value));
        let read = [("b", 1), ("a", 2), ("b", 3), ("c", 4), ("b", 5), ("a", 6)];
        let kept = [("a", 6), ("b", 5), ("c", 4)];
        assert_eq!(
            Extra::from(read.map(field).to_vec()),
            Extra(Some(Box::new(kept.map(field).to_vec())))
        );
    }
}
