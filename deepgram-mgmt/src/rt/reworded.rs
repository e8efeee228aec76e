//! Values of a union in other words: `1.0` as the integer that it is, and a time with an offset of
//! zero as one without.
//!
//! A member reads its value as it stands, and only where it cannot, in these words: what is read at
//! once costs nothing. Of members that know as much of a value, one that reads it as it stands is
//! preferred, so that a text stays what it is where a text can stand.

use std::cell::OnceCell;

use serde_json::Value;

use super::time_field::without_offset;
use super::whole_numbers::whole;

/// A value, and what else it says the same by.
pub(super) struct Worded<'v> {
    value: &'v Value,
    otherwise: OnceCell<Option<Value>>,
}

/// In which words a value was read; its own count for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Words {
    Others,
    Own,
}

impl<'v> Worded<'v> {
    #[inline]
    pub(super) fn new(value: &'v Value) -> Self {
        Self {
            value,
            otherwise: OnceCell::new(),
        }
    }

    /// What `read` makes of the value in the first words that it takes, and which these are.
    pub(super) fn read<U>(&self, read: fn(&Value) -> Option<U>) -> Option<(U, Words)> {
        let own = read(self.value).map(|read| (read, Words::Own));
        own.or_else(|| Some((read(self.otherwise()?)?, Words::Others)))
    }

    #[inline]
    fn otherwise(&self) -> Option<&Value> {
        let otherwise = self.otherwise.get_or_init(|| reworded(self.value));
        otherwise.as_ref()
    }
}

/// The value in other words, if there are some. The fields of an object read their times
/// themselves.
#[inline]
fn reworded(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => without_offset(text).map(Value::String),
        Value::Array(elements) => changed(elements, elements.iter().map(reworded)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => whole_within(value),
    }
}

#[inline]
fn whole_within(value: &Value) -> Option<Value> {
    match value {
        Value::Number(number) => whole(number),
        Value::Array(elements) => changed(elements, elements.iter().map(whole_within)),
        Value::Object(members) => {
            let wholes = members.iter();
            let wholes =
                wholes.filter_map(|(key, value)| Some((key.clone(), whole_within(value)?)));
            let wholes: Vec<_> = wholes.collect();
            (!wholes.is_empty()).then(|| {
                let mut members = members.clone();
                members.extend(wholes);
                Value::Object(members)
            })
        }
        Value::Null | Value::Bool(_) | Value::String(_) => None,
    }
}

/// The elements with those that are said otherwise in their places, if there are some.
#[inline]
fn changed(elements: &[Value], otherwise: impl Iterator<Item = Option<Value>>) -> Option<Value> {
    let said = otherwise.enumerate();
    let said: Vec<_> = said
        .filter_map(|(index, said)| Some((index, said?)))
        .collect();
    (!said.is_empty()).then(|| {
        let mut elements = elements.to_vec();
        for (index, said) in said {
            elements[index] = said;
        }
        Value::Array(elements)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_and_times_are_said_otherwise_and_nothing_else_is() {
        for (value, otherwise) in [
            (json!(1.0), Some(json!(1))),
            (json!([1.5, 2.0, "2.0"]), Some(json!([1.5, 2, "2.0"]))),
            (
                json!({"a": {"b": [1.0]}, "c": "10:00:00Z"}),
                Some(json!({"a": {"b": [1]}, "c": "10:00:00Z"})),
            ),
            (json!("10:00:00Z"), Some(json!("10:00:00"))),
            (
                json!(["10:00:00+00:00", "a"]),
                Some(json!(["10:00:00", "a"])),
            ),
            (json!([{"a": "10:00:00Z"}]), None),
            (json!("10:00:00+02:00"), None),
            (json!("10:00:00"), None),
            (json!("Z"), None),
            (json!({"a": [1, 1.5, null, true, "1.0"]}), None),
        ] {
            assert_eq!(reworded(&value), otherwise, "{value}");
        }
    }
}
