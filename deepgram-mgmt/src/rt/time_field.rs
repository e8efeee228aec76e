//! Times of day as services write them: `10:00:00`, and `10:00:00Z` as RFC 3339 has it (section 5.6,
//! `full-time`).
//!
//! A time is a `chrono::NaiveTime`, which has no offset: one of zero says nothing that is missed,
//! any other would be lost, and is a misfit.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveTime;
use serde::de::{self, Deserialize, Deserializer, Visitor};

/// The offsets of zero.
const ZERO: [&str; 4] = ["Z", "z", "+00:00", "-00:00"];

/// The time of day that a text says.
pub(super) fn time(text: &str) -> chrono::ParseResult<NaiveTime> {
    let local = ZERO.iter().find_map(|zero| text.strip_suffix(zero));
    local.unwrap_or(text).parse()
}

/// A text that is a time with an offset of zero, without that.
#[inline]
pub(super) fn without_offset(text: &str) -> Option<String> {
    let local = ZERO.iter().find_map(|zero| text.strip_suffix(zero))?;
    let is_time = local.parse::<NaiveTime>().is_ok();
    is_time.then(|| local.to_owned())
}

/// The type of a field that holds times.
pub(crate) trait TimeField {
    /// What it is read as.
    type Read: for<'de> Deserialize<'de>;

    /// What was read, as the field holds it.
    fn held(read: Self::Read) -> Self;
}

impl TimeField for NaiveTime {
    type Read = Time;

    fn held(Time(read): Time) -> Self {
        read
    }
}

impl<T: TimeField> TimeField for Option<T> {
    type Read = Option<T::Read>;

    fn held(read: Self::Read) -> Self {
        read.map(T::held)
    }
}

impl<T: TimeField> TimeField for Vec<T> {
    type Read = Vec<T::Read>;

    fn held(read: Self::Read) -> Self {
        read.into_iter().map(T::held).collect()
    }
}

impl<T: TimeField> TimeField for BTreeMap<String, T> {
    type Read = BTreeMap<String, T::Read>;

    fn held(read: Self::Read) -> Self {
        let values = read.into_iter();
        values.map(|(key, value)| (key, T::held(value))).collect()
    }
}

/// A time of day, to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Time(NaiveTime);

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TimeVisitor)
    }
}

struct TimeVisitor;

impl Visitor<'_> for TimeVisitor {
    type Value = Time;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time of day")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Time, E> {
        time(text).map(Time).map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rt;

    rt::record! {
        struct Day {
            pub opens: NaiveTime = required_time "opens",
            pub closes: Option<NaiveTime> = optional_time "closes",
            pub breaks: Vec<NaiveTime> = list_time "breaks",
            pub rooms: Option<BTreeMap<String, Vec<NaiveTime>>> = optional_time "rooms",
        }
    }

    #[test]
    fn an_offset_of_zero_is_none() {
        for (text, wanted) in [
            ("10:00:00", Some("10:00:00")),
            ("10:00:00Z", Some("10:00:00")),
            ("10:00:00.25z", Some("10:00:00.250")),
            ("10:00:00+00:00", Some("10:00:00")),
            ("10:00:00-00:00", Some("10:00:00")),
            ("10:00:00+02:00", None),
            ("10:00:00 Zulu", None),
            ("Z", None),
            ("", None),
        ] {
            let read = time(text).ok().map(|time| time.to_string());
            assert_eq!(read.as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn fields_of_every_mode() {
        let body = r#"{"opens": "10:00:00Z", "closes": "18:30:00+00:00", "breaks": ["12:00:00Z"],
                       "rooms": {"a": ["11:00:00Z"]}}"#;
        let day: Day = serde_json::from_str(body).unwrap();
        let written = r#"{"opens":"10:00:00","closes":"18:30:00","breaks":["12:00:00"],"rooms":{"a":["11:00:00"]}}"#;
        assert_eq!(serde_json::to_string(&day).unwrap(), written);
        let body = r#"{"opens": "10:00:00", "closes": null, "breaks": null}"#;
        let day: Day = serde_json::from_str(body).unwrap();
        assert_eq!((day.closes, day.breaks.len()), (None, 0));
        for body in [
            r#"{"opens": "10:00:00+02:00"}"#,
            r#"{"opens": "10:00:00", "rooms": {"a": ["10:00:00+02:00"]}}"#,
            r#"{"opens": null}"#,
            r#"{"opens": 1}"#,
            "{}",
        ] {
            assert!(serde_json::from_str::<Day>(body).is_err(), "{body}");
        }
    }
}
