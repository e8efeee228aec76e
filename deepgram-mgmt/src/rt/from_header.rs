//! Texts of headers to values.
//!
//! What is read is what services write: dates in the forms of HTTP beside those of JSON, booleans
//! in any case. What is no value of a type in JSON is none in a header either: `NaN` is no number.

use std::convert::identity;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::Secret;
use super::compiled_once::is_same_word;
use super::time_field::time;
use super::whole_numbers::without_idle_fraction;

/// A type that the text of a header can be read as.
pub trait FromHeader: Sized {
    /// What the text must be, for messages: `a number`.
    const EXPECTED: &'static str;

    /// The value that `text` stands for, if it is one.
    fn from_header(text: &str) -> Option<Self>;
}

/// The text as it came, lists of values too.
impl FromHeader for String {
    const EXPECTED: &'static str = "a text in UTF-8";

    #[inline]
    fn from_header(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl FromHeader for Secret {
    const EXPECTED: &'static str = "a text in UTF-8";

    #[inline]
    fn from_header(text: &str) -> Option<Self> {
        Some(Self::from(text))
    }
}

impl FromHeader for bool {
    const EXPECTED: &'static str = "`true` or `false`";

    #[inline]
    fn from_header(text: &str) -> Option<Self> {
        let values = [("true", true), ("false", false)];
        let named = values
            .into_iter()
            .find(|(name, _)| is_same_word(text, name));
        named.map(|(_, value)| value)
    }
}

macro_rules! from_header_by_parse {
    ($written:path: $($type:ty = $expected:literal,)+) => {
        $(impl FromHeader for $type {
            const EXPECTED: &'static str = $expected;

            #[inline]
            fn from_header(text: &str) -> Option<Self> {
                $written(text).parse().ok()
            }
        })+
    };
}

// A fraction of nothing may stand behind them, as in JSON.
from_header_by_parse! { without_idle_fraction:
    i8 = "an integer of 8 bits",
    i16 = "an integer of 16 bits",
    i32 = "an integer of 32 bits",
    i64 = "an integer of 64 bits",
    u8 = "a natural number of 8 bits",
    u16 = "a natural number of 16 bits",
    u32 = "a natural number of 32 bits",
    u64 = "a natural number of 64 bits",
}

from_header_by_parse! { identity:
    NaiveDate = "a date",
}

/// An offset of zero may stand behind it.
impl FromHeader for NaiveTime {
    const EXPECTED: &'static str = "a time of day";

    #[inline]
    fn from_header(text: &str) -> Option<Self> {
        time(text).ok()
    }
}

#[cfg(feature = "uuid")]
from_header_by_parse! { identity:
    uuid::Uuid = "a UUID",
}

macro_rules! from_header_if_finite {
    ($($type:ty),+) => {
        $(impl FromHeader for $type {
            const EXPECTED: &'static str = "a number";

            #[inline]
            fn from_header(text: &str) -> Option<Self> {
                text.parse().ok().filter(|number: &Self| number.is_finite())
            }
        })+
    };
}

from_header_if_finite!(f32, f64);

/// RFC 3339, or one of the three forms of HTTP (RFC 9110, section 5.6.7): those stand in `Date`,
/// `Expires` and `Last-Modified`, whatever their descriptions say.
impl FromHeader for DateTime<Utc> {
    const EXPECTED: &'static str = "an instant";

    #[inline]
    fn from_header(text: &str) -> Option<Self> {
        let of_http = || httpdate::parse_http_date(text).ok();
        text.parse()
            .ok()
            .or_else(|| of_http().map(|at: SystemTime| at.into()))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use super::*;

    fn read<T: FromHeader + Debug + PartialEq>(rows: &[(&str, Option<T>)]) {
        for (text, value) in rows {
            assert_eq!(T::from_header(text), *value, "{} {text:?}", T::EXPECTED);
        }
    }

    #[test]
    fn texts_are_values_as_they_stand() {
        read(&[
            ("", Some(String::new())),
            ("a, b", Some("a, b".to_owned())),
            ("\"1\"", Some("\"1\"".to_owned())),
        ]);
        read(&[("s", Some(Secret::from("s")))]);
    }

    #[test]
    fn numbers_and_booleans() {
        read(&[
            ("-1", Some(-1_i64)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("", None),
            ("1.0", Some(1)),
            ("-12.00", Some(-12)),
            ("1.5", None),
            ("1.", None),
            ("-0.0", None),
            ("1e3", None),
            ("1, 2", None),
            ("\"1\"", None),
        ]);
        read(&[("255", Some(u8::MAX)), ("256", None), ("-1", None)]);
        read(&[
            ("0.5", Some(0.5_f64)),
            ("1e3", Some(1000.0)),
            ("7", Some(7.0)),
            ("NaN", None),
            ("inf", None),
            ("1e999", None),
            ("1,5", None),
        ]);
        read(&[
            ("true", Some(true)),
            ("False", Some(false)),
            ("1", None),
            ("yes", None),
        ]);
    }

    #[test]
    fn instants_are_of_json_or_of_http() {
        let example = DateTime::from_timestamp(784_111_777, 0);
        read(&[
            ("1994-11-06T08:49:37Z", example),
            ("1994-11-06T09:49:37+01:00", example),
            ("Sun, 06 Nov 1994 08:49:37 GMT", example),
            ("Sunday, 06-Nov-94 08:49:37 GMT", example),
            ("Sun Nov  6 08:49:37 1994", example),
            ("1994-11-06", None),
            ("784111777", None),
            ("Sun, 06 Nov 1994 08:49:37 CET", None),
        ]);
        read(&[
            ("1994-11-06", NaiveDate::from_ymd_opt(1994, 11, 6)),
            ("06.11.1994", None),
        ]);
        read(&[
            ("08:49:37", NaiveTime::from_hms_opt(8, 49, 37)),
            ("08:49:37Z", NaiveTime::from_hms_opt(8, 49, 37)),
            ("8 h", None),
        ]);
    }

    #[cfg(feature = "uuid")]
    #[test]
    fn uuids() {
        read(&[
            (
                "00000000-0000-0000-0000-000000000000",
                Some(uuid::Uuid::nil()),
            ),
            ("0", None),
        ]);
    }
}
