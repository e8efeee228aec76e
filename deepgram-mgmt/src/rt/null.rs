//! `null` as a type of its own: what a description calls `null` and nothing else.
//!
//! Where a field is one, that it is there says something: it is read into `Some(Null)`, and `None`
//! is its absence.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

use super::{Blank, BodyValue};

/// The value `null`, where there can be no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Null;

impl Blank for Null {
    fn blank() -> Self {
        Self
    }
}

impl BodyValue for Null {}

impl Serialize for Null {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for Null {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OnlyNull)
    }
}

struct OnlyNull;

impl Visitor<'_> for OnlyNull {
    type Value = Null;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null")
    }

    fn visit_unit<E: Error>(self) -> Result<Null, E> {
        Ok(Null)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rt::{self, Extra};

    rt::record! {
        struct Tags {
            pub boost: Option<Null> = present "boost",
            pub nothing: Null = required "nothing",
        }
    }

    #[test]
    fn that_it_is_there_says_something() {
        for (json, boost) in [
            (json!({"boost": null, "nothing": null}), Some(Null)),
            (json!({"nothing": null}), None),
        ] {
            let tags: Tags = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(tags.boost, boost);
            assert_eq!(serde_json::to_value(&tags).unwrap(), json);
        }
    }

    #[test]
    fn it_is_nothing_else() {
        for json in [json!(0), json!(false), json!(""), json!([]), json!({})] {
            let error = serde_json::from_value::<Null>(json).unwrap_err();
            assert!(error.to_string().ends_with("expected null"), "{error}");
        }
        assert!(serde_json::from_value::<Tags>(json!({"boost": null})).is_err());
    }
}
