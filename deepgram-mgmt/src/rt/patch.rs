//! A field of which null says something else than absence: in a body of PATCH what is left out
//! stays as it is, and what is null is cleared (RFC 7396).

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Blank, BodyValue, NoForm};

/// What a change does to a field: nothing, take its value away, or give it one.
///
/// Read and written as it stands, so that a change that was read can be sent again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Patch<T> {
    /// The field is left out: it stays as it is.
    #[default]
    Absent,
    /// The field is `null`: it is cleared.
    Null,
    /// The field has this value from now on.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether the field is left out.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<Option<T>> for Patch<T> {
    /// `None` clears the field.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> Blank for Patch<T> {
    fn blank() -> Self {
        Self::Absent
    }
}

impl<T: BodyValue> BodyValue for Patch<T> {
    fn prepare(&mut self) -> Result<(), NoForm> {
        match self {
            Self::Value(value) => value.prepare(),
            Self::Absent | Self::Null => Ok(()),
        }
    }

    /// That of a field: nothing where it is left out.
    fn named(&self) -> usize {
        match self {
            Self::Absent => 0,
            Self::Null => 1,
            Self::Value(value) => 1 + value.named(),
        }
    }
}

/// A record leaves out what is absent; elsewhere it is written as null.
impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

/// What is there: null or a value.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rt::{self, Extra};

    rt::record! {
        struct Change {
            pub label: Patch<String> = patch "label",
            pub rate: Patch<f64> = patch "rate",
        }
    }

    #[test]
    fn each_state_is_read_and_written_as_it_is() {
        let text = |text: &str| Patch::Value(text.to_owned());
        for (json, label, named) in [
            (json!({}), Patch::Absent, 0),
            (json!({"label": null}), Patch::Null, 1),
            (json!({"label": ""}), text(""), 2),
            (json!({"label": "a"}), text("a"), 2),
        ] {
            let change: Change = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(change.label, label, "{json}");
            assert_eq!(serde_json::to_value(&change).unwrap(), json);
            assert_eq!(change.named(), named, "{json}");
        }
        assert!(serde_json::from_value::<Change>(json!({"label": 1})).is_err());
    }

    #[test]
    fn a_value_is_prepared_as_any_other() {
        for (rate, fits) in [
            (Patch::Absent, true),
            (Patch::Null, true),
            (Patch::Value(1.5), true),
            (Patch::Value(f64::NAN), false),
        ] {
            let mut change = Change {
                rate,
                ..<Change as Blank>::blank()
            };
            assert_eq!(change.prepare().is_ok(), fits, "{rate:?}");
        }
    }

    #[test]
    fn an_option_clears_or_sets() {
        assert_eq!(Patch::from(None::<u8>), Patch::Null);
        assert_eq!(Patch::from(Some(1)), Patch::Value(1));
        assert_eq!(Patch::<u8>::default(), Patch::Absent);
        assert_eq!(Patch::Value(1).value(), Some(&1));
    }
}
