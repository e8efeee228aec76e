//! Values of path and query parameters as text, not yet percent-encoded.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, SecondsFormat, SubsecRound, Utc};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};

use super::refusal::Refusal;

/// All but the unreserved characters of RFC 3986.
pub(super) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A type whose values can stand in a path or a query.
pub trait ParamValue {
    /// The text, or `None` for a value that has no form on the wire, such as a number that is not
    /// finite.
    fn param(&self) -> Option<Cow<'_, str>>;
}

impl<T: ParamValue + ?Sized> ParamValue for &T {
    fn param(&self) -> Option<Cow<'_, str>> {
        (**self).param()
    }
}

impl ParamValue for str {
    #[inline]
    fn param(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl ParamValue for String {
    #[inline]
    fn param(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

macro_rules! param_by_display {
    ($($type:ty),+) => {
        $(impl ParamValue for $type {
            #[inline]
            fn param(&self) -> Option<Cow<'_, str>> {
                Some(Cow::Owned(self.to_string()))
            }
        })+
    };
}

param_by_display!(bool, i8, i16, i32, i64, u8, u16, u32, u64);
#[cfg(feature = "uuid")]
param_by_display!(uuid::Uuid);

macro_rules! param_if_finite {
    ($($type:ty),+) => {
        $(impl ParamValue for $type {
            #[inline]
            fn param(&self) -> Option<Cow<'_, str>> {
                self.is_finite().then(|| Cow::Owned(self.to_string()))
            }
        })+
    };
}

param_if_finite!(f32, f64);

/// RFC 3339 in UTC with `Z`; microseconds where there are any, and nothing finer.
impl ParamValue for DateTime<Utc> {
    #[inline]
    fn param(&self) -> Option<Cow<'_, str>> {
        let finest = match self.timestamp_subsec_micros() {
            0 => SecondsFormat::Secs,
            _ => SecondsFormat::Micros,
        };
        four_digit_year(self.date_naive()).then(|| Cow::Owned(self.to_rfc3339_opts(finest, true)))
    }
}

/// `YYYY-MM-DD`.
impl ParamValue for NaiveDate {
    #[inline]
    fn param(&self) -> Option<Cow<'_, str>> {
        four_digit_year(*self).then(|| Cow::Owned(self.to_string()))
    }
}

/// `hh:mm:ss`, with microseconds where there are any, and nothing finer.
impl ParamValue for NaiveTime {
    #[inline]
    fn param(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.trunc_subsecs(6).to_string()))
    }
}

/// RFC 3339 knows the years 0 to 9999 alone.
#[inline]
pub(super) fn four_digit_year(date: NaiveDate) -> bool {
    (0..=9999).contains(&date.year())
}

/// The remedy for a value that has no form on the wire.
pub(super) const SENDABLE: &str = "pass a finite number, or a date of the years 0 to 9999";

/// What [`ParamValue::param`] gave, or why it cannot be sent.
#[inline]
pub(super) fn text<'v>(name: &str, value: Option<Cow<'v, str>>) -> Result<Cow<'v, str>, Refusal> {
    value.ok_or_else(|| {
        let message = format!("the parameter `{name}` has a value without a form on the wire");
        Refusal::new(message, SENDABLE)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn values_as_text() {
        let rows: [(&dyn ParamValue, Option<&str>); 18] = [
            (&"a b", Some("a b")),
            (&"ä".to_owned(), Some("ä")),
            (&true, Some("true")),
            (&-1_i64, Some("-1")),
            (&u64::MAX, Some("18446744073709551615")),
            (&0.5_f64, Some("0.5")),
            (&9e-05_f64, Some("0.00009")),
            (&f64::NAN, None),
            (&f32::INFINITY, None),
            (
                &instant("2025-01-02T03:04:05Z"),
                Some("2025-01-02T03:04:05Z"),
            ),
            (
                &instant("2025-01-02T03:04:05+02:00"),
                Some("2025-01-02T01:04:05Z"),
            ),
            (
                &instant("2025-01-02T03:04:05.120Z"),
                Some("2025-01-02T03:04:05.120000Z"),
            ),
            (
                &instant("2025-01-02T03:04:05.000000001Z"),
                Some("2025-01-02T03:04:05Z"),
            ),
            (&DateTime::<Utc>::MAX_UTC, None),
            (
                &NaiveDate::from_ymd_opt(2025, 1, 2).unwrap(),
                Some("2025-01-02"),
            ),
            (&NaiveDate::MIN, None),
            (
                &NaiveTime::from_hms_micro_opt(3, 4, 5, 120).unwrap(),
                Some("03:04:05.000120"),
            ),
            (&u8::MAX, Some("255")),
        ];
        for (index, (value, text)) in rows.iter().enumerate() {
            assert_eq!(value.param().as_deref(), *text, "row {index}");
        }
    }
}
