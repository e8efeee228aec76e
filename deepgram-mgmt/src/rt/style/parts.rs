//! A JSON value to the texts that it is made of, before a style puts them together.

use serde_json::Value;

/// The texts that a value is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rt) enum Parts {
    /// A scalar, or JSON.
    One(String),
    /// The elements of a list.
    List(Vec<String>),
    /// The members of an object; for `deepObject`, the places in it with their brackets.
    Object(Vec<(String, String)>),
}

impl Parts {
    /// Whether a list or an object has no members.
    #[inline]
    pub(in crate::rt) fn is_empty(&self) -> bool {
        match self {
            Self::One(_) => false,
            Self::List(texts) => texts.is_empty(),
            Self::Object(members) => members.is_empty(),
        }
    }

    /// All texts, names of members among them.
    #[inline]
    pub(in crate::rt) fn texts(&self) -> Vec<&str> {
        match self {
            Self::One(text) => vec![text],
            Self::List(texts) => texts.iter().map(String::as_str).collect(),
            Self::Object(members) => members
                .iter()
                .flat_map(|(key, text)| [key.as_str(), text.as_str()])
                .collect(),
        }
    }
}

/// The same JSON in visible ASCII (RFC 8259, section 7): what is no such character stands within a
/// text of it.
#[inline]
pub(super) fn escaped(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for symbol in json.chars() {
        if matches!(symbol, ' '..='~') {
            ascii.push(symbol);
        } else {
            let mut units = [0; 2];
            let units = symbol.encode_utf16(&mut units).iter();
            ascii.extend(units.map(|unit| format!("\\u{unit:04x}")));
        }
    }
    ascii
}

/// A scalar as in a parameter of its own; anything else as JSON.
#[inline]
pub(in crate::rt) fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Number(number) if number.is_f64() => number
            .as_f64()
            .map_or_else(String::new, |float| float.to_string()),
        other => other.to_string(),
    }
}

/// Every scalar below a value, with the way to it: `[b][0]`.
#[inline]
pub(super) fn flatten(place: String, value: Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (key, member) in members {
                flatten(format!("{place}[{key}]"), member, pairs);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.into_iter().enumerate() {
                flatten(format!("{place}[{index}]"), element, pairs);
            }
        }
        scalar => pairs.push((place, text(scalar))),
    }
}
