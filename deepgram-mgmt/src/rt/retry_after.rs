//! `Retry-After` to a duration (RFC 9110, section 10.2.3): seconds, decimals too, or a date in one
//! of the three forms.
//!
//! What is none of these counts as nothing: a service that cannot say when gets the usual backoff.

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// Longer waits are cut to this: adding one to a clock must not overflow it.
pub(super) const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// How long an answer asks to wait; a date is held against the answer's own `Date`, else `now`.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let texts = headers.get_all(RETRY_AFTER).into_iter();
    let texts = texts.filter_map(|value| value.to_str().ok());
    let waits = texts.map(str::trim);
    let waits = waits.filter_map(|text| seconds(text).or_else(|| until(text, headers, now)));
    // One alone is legal; of several the longest asks for no less than the others.
    Some(waits.max()?.min(LONGEST))
}

/// Digits, with one point among them or none. `parse` alone would take `inf`, `1e9` and `-1` too.
fn seconds(text: &str) -> Option<Duration> {
    let is_decimal = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let seconds: f64 = text.parse().ok().filter(|_| is_decimal)?;
    Some(Duration::try_from_secs_f64(seconds).unwrap_or(LONGEST))
}

/// A date that has passed asks for no wait.
fn until(text: &str, headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let at = httpdate::parse_http_date(text).ok()?;
    let told = headers.get(DATE).and_then(|date| date.to_str().ok());
    let told = told.and_then(|date| httpdate::parse_http_date(date).ok());
    Some(
        at.duration_since(told.unwrap_or(now))
            .unwrap_or(Duration::ZERO),
    )
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    /// Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110.
    const EXAMPLE: u64 = 784_111_777;

    fn read(value: &[u8], date: Option<&str>) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_bytes(value).unwrap());
        if let Some(date) = date {
            headers.insert(DATE, date.parse().unwrap());
        }
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(EXAMPLE);
        retry_after(&headers, now)
    }

    #[test]
    fn forms() {
        let some = |seconds| Some(Duration::from_secs_f64(seconds));
        let rows: [(&str, Option<Duration>); 37] = [
            ("0", some(0.0)),
            ("1", some(1.0)),
            ("007", some(7.0)),
            (" 30 ", some(30.0)),
            ("1.5", some(1.5)),
            ("0.25", some(0.25)),
            (".5", some(0.5)),
            ("5.", some(5.0)),
            ("61", some(61.0)),
            ("31536000", Some(LONGEST)),
            ("31536001", Some(LONGEST)),
            ("18446744073709551616", Some(LONGEST)),
            (
                "99999999999999999999999999999999999999999999",
                Some(LONGEST),
            ),
            // IMF-fixdate, RFC 850 and asctime, in ten seconds; and one that has passed.
            ("Sun, 06 Nov 1994 08:49:47 GMT", some(10.0)),
            ("Sunday, 06-Nov-94 08:49:47 GMT", some(10.0)),
            ("Sun Nov  6 08:49:47 1994", some(10.0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", some(0.0)),
            ("Sun, 06 Nov 1994 08:49:36 GMT", some(0.0)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", some(0.0)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(LONGEST)),
            ("", None),
            (".", None),
            ("-1", None),
            ("+1", None),
            ("-0", None),
            ("1.2.3", None),
            ("1e3", None),
            ("0x10", None),
            ("NaN", None),
            ("inf", None),
            ("infinity", None),
            ("1s", None),
            ("1, 2", None),
            ("soon", None),
            ("Sun, 32 Nov 1994 08:49:47 GMT", None),
            ("Sun, 06 Nov 1994 08:49:47 CET", None),
            ("1994-11-06T08:49:47Z", None),
        ];
        for (text, wait) in rows {
            assert_eq!(read(text.as_bytes(), None), wait, "{text:?}");
        }
        assert_eq!(read(b"\xff", None), None);
        assert_eq!(retry_after(&HeaderMap::new(), SystemTime::now()), None);
    }

    /// The machine's clock may be wrong; the service's is the one that it names dates by.
    #[test]
    fn dates_are_held_against_the_date_of_the_answer() {
        let at = b"Sun, 06 Nov 1994 08:49:47 GMT";
        let rows = [
            (Some("Sun, 06 Nov 1994 08:49:45 GMT"), 2),
            (Some("Sun, 06 Nov 1994 09:49:45 GMT"), 0),
            (Some("garbage"), 10),
            (None, 10),
        ];
        for (date, wait) in rows {
            assert_eq!(read(at, date), Some(Duration::from_secs(wait)), "{date:?}");
        }
        assert_eq!(
            read(b"3", Some("Sun, 06 Nov 1994 08:49:45 GMT")),
            Some(Duration::from_secs(3))
        );
    }

    #[test]
    fn of_several_the_longest_counts() {
        let mut headers = HeaderMap::new();
        for text in ["3", "soon", "50", "7"] {
            headers.append(RETRY_AFTER, HeaderValue::from_static(text));
        }
        let wait = retry_after(&headers, SystemTime::UNIX_EPOCH);
        assert_eq!(wait, Some(Duration::from_secs(50)));
    }
}
