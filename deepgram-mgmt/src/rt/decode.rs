//! JSON bodies to values: fast first, and only after a failure once more to learn where.
//!
//! serde's messages quote the value that did not fit; a [`Misfit`] says place and expectation
//! alone, since the value may be a secret.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeOwned, IgnoredAny};

use super::body_path::{HIDDEN, Located, Trial, locate, trial};
use super::expectation::expectation;
use super::whole_numbers::whole_numbers;

/// Where and how a body is not of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The JSON path, or empty for the whole body.
    pub(super) path: String,
    /// Line and column, where they are known.
    pub(super) position: Option<(usize, usize)>,
    /// What is wrong, without the value.
    pub(super) what: String,
    /// What all of it was to be, where it is nothing of that kind.
    pub(super) in_place_of: Option<&'static str>,
}

impl Misfit {
    /// Something is wrong with all of it.
    pub(super) fn whole(what: String) -> Self {
        Self {
            path: String::new(),
            position: None,
            what,
            in_place_of: None,
        }
    }

    /// All of it is no `expected`.
    pub(super) fn in_place_of(expected: &'static str) -> Self {
        let what = format!("expected {expected}, and it says that it is something else");
        Self {
            in_place_of: Some(expected),
            ..Self::whole(what)
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str("the body")?,
            path => write!(f, "`{path}`")?,
        }
        if has_hidden_key(&self.path) {
            f.write_str(" (`?` is a key that is not shown)")?;
        }
        if let Some((line, column)) = self.position {
            write!(f, " at line {line} column {column}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Whether a path leads through a key that the service made up.
fn has_hidden_key(path: &str) -> bool {
    path.split(['.', '[']).any(|name| name == HIDDEN)
}

/// Reads a body.
pub(super) fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, Misfit> {
    read(without_bom(body)).map_err(|body| explain(&body, trial::<T>))
}

/// Reads a body that has no byte order mark; what cannot be read is the text to explain.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Cow<'_, [u8]>> {
    let error = match serde_json::from_slice(body) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    match whole_numbers(body, &error) {
        Some(whole) => serde_json::from_slice(&whole).map_err(|_| Cow::Owned(whole)),
        None => Err(Cow::Borrowed(body)),
    }
}

/// Reads a body that does not fit, to learn where.
pub(super) fn explain(body: &[u8], trial: Trial) -> Misfit {
    let Some(Located { path, error, read }) = locate(body, trial) else {
        return Misfit::whole("it could not be read".to_owned());
    };
    let is_json = serde_json::from_slice::<IgnoredAny>(body).is_ok();
    Misfit {
        path,
        position: (error.line() > 0).then(|| (error.line(), error.column())),
        what: expectation(&error, read),
        in_place_of: (!is_json).then_some("JSON"),
    }
}

/// A byte order mark is no JSON, and yet sent (RFC 8259, section 8.1 lets readers ignore it).
pub(super) fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::rt::{self, Extra};

    rt::record! {
        struct Row {
            pub id: Option<String> = optional "id",
            pub amount: Option<f64> = optional "amount",
            pub created: Option<chrono::DateTime<chrono::Utc>> = optional "created",
        }
    }

    rt::record! {
        struct Page {
            pub number: i64 = required "number",
            pub rows: Vec<Row> = list "rows",
        }
    }

    #[test]
    fn misfits_say_where_and_never_what() {
        let rows = [
            (
                r#"{"number": "canary"}"#,
                "`number` at line 1 column 19: expected an integer of 64 bits, found a string",
            ),
            (
                "{\"number\": 1,\n \"rows\": [{}, {\"amount\": \"canary, expected canary\"}]}",
                "`rows[1].amount` at line 2 column 50: expected a number, found a string",
            ),
            (
                r#"{"number": 1, "rows": {"canary": 1}}"#,
                "`rows` at line 1 column 22: expected an array, found an object",
            ),
            (
                r#"{"rows": []}"#,
                "the body at line 1 column 12: missing field `number`",
            ),
            (
                r#"{"canary": 1}"#,
                "the body at line 1 column 13: expected an object with a known field of `Page`",
            ),
            (
                r#"{"number": 1, "rows": [{"canary": 1}]}"#,
                "`rows[0]` at line 1 column 36: expected an object with a known field of `Row`",
            ),
            (
                r#"{"number": 1, "rows": [{"created": "canary"}]}"#,
                "`rows[0].created` at line 1 column 43: a string is not of the form that its type has",
            ),
            (
                r#""canary""#,
                "the body at line 1 column 8: expected an object (`Page`), found a string",
            ),
            (
                r#"{"number": 1, "rows": [{"id": "canary"#,
                "`rows[0].id` at line 1 column 37: no valid JSON, EOF while parsing a string",
            ),
            (
                r#"{"number": 1} canary"#,
                "the body at line 1 column 15: no valid JSON, trailing characters",
            ),
            (
                "<html>canary",
                "the body at line 1 column 1: no valid JSON, expected value",
            ),
        ];
        for (body, message) in rows {
            let misfit = decode::<Page>(body.as_bytes()).unwrap_err();
            assert_eq!(misfit.to_string(), message, "{body}");
            assert!(!format!("{misfit:?}").contains("canary"));
        }
    }

    #[test]
    fn a_whole_number_is_an_integer_however_it_is_written() {
        let body = br#"{"number": 7.0, "rows": [{"id": "7.0", "amount": 7.0, "x": 7.5}]}"#;
        let page: Page = decode(body).unwrap();
        let [row] = page.rows.as_slice() else {
            panic!("one row")
        };
        assert_eq!((page.number, row.amount), (7, Some(7.0)));
        assert_eq!(row.id.as_deref(), Some("7.0"));
        assert_eq!(row.extra.get("x"), Some(&serde_json::json!(7.5)));
        for (body, message) in [
            (
                r#"{"number": 7.5}"#,
                "`number` at line 1 column 14: expected an integer of 64 bits, found a number",
            ),
            (
                r#"{"number": 7.0, "rows": [{"id": 7.0}]}"#,
                "`rows[0].id` at line 1 column 33: expected a string, found a number",
            ),
            (
                r#"{"number": 9223372036854775808.0}"#,
                "`number` at line 1 column 30: expected an integer of 64 bits, found a number",
            ),
        ] {
            let misfit = decode::<Page>(body.as_bytes()).unwrap_err();
            assert_eq!(misfit.to_string(), message, "{body}");
        }
    }

    #[test]
    fn hostile_bodies_are_misfits() {
        let deep = "[".repeat(100_000);
        let bodies: [&[u8]; 5] = [
            b"\xff\xfe",
            b"{\"number\": 1, \"rows\": [{\"id\": \"\xff\"}]}",
            b"{\"number\": 1, \"x\": 1e400}",
            b"{\"number\": 18446744073709551616}",
            deep.as_bytes(),
        ];
        for body in bodies {
            assert!(
                decode::<Page>(body).is_err(),
                "{:?}",
                body.first_chunk::<9>()
            );
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_fault() {
        assert_eq!(decode::<i64>(b"\xef\xbb\xbf1").unwrap(), 1);
    }

    /// A key can be an address of mail.
    #[test]
    fn keys_that_the_service_made_up_are_not_shown() {
        type Counts = BTreeMap<String, Vec<Row>>;
        let rows = [
            (
                r#"{"canary": [{}, {"amount": "canary"}]}"#,
                "`?[1].amount` (`?` is a key that is not shown) at line 1 column 35: expected a number, \
                 found a string",
            ),
            (
                r#"{"canary": "canary"}"#,
                "`?` (`?` is a key that is not shown) at line 1 column 19: expected an array, found a \
                 string",
            ),
            (
                r#"{"canary": [{"canary": {"canary": x}}]}"#,
                "`?[0].?.?` (`?` is a key that is not shown) at line 1 column 35: no valid JSON, expected value",
            ),
        ];
        for (body, message) in rows {
            let misfit = decode::<Counts>(body.as_bytes()).unwrap_err();
            assert_eq!(misfit.to_string(), message, "{body}");
        }
    }

    /// Doubles of any bits, the same in every run: the generator `SplitMix64`.
    fn doubles() -> impl Iterator<Item = f64> {
        let bits = (1_u64..20_000).map(|step| {
            let seed = step.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let once = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let twice = (once ^ (once >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            twice ^ (twice >> 31)
        });
        bits.map(f64::from_bits).filter(|double| double.is_finite())
    }

    #[test]
    fn doubles_are_read_bit_for_bit() {
        // Of every size, and of the size of amounts.
        let one = 1.0_f64.to_bits();
        let usual = doubles().map(|any| f64::from_bits(one | any.to_bits() >> 12) * 100.0);
        for double in doubles().chain(usual) {
            for text in [format!("{double:?}"), format!("{double:.17e}")] {
                let wanted: f64 = text.parse().unwrap();
                let body = format!(r#"{{"amount": {text}, "x": {text}}}"#);
                let row: Row = decode(body.as_bytes()).unwrap();
                let extra = row.extra.get("x").and_then(serde_json::Value::as_f64);
                for read in [row.amount, extra] {
                    assert_eq!(read.map(f64::to_bits), Some(wanted.to_bits()), "{text}");
                }
            }
        }
    }
}
