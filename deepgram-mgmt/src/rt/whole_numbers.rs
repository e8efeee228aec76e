//! Integers that a service writes with a fraction of nothing, `1.0`, to integers as serde reads
//! them.
//!
//! JSON has one kind of numbers, and JSON Schema calls `1.0` an integer; serializers of floats
//! write it. What is read at once costs nothing: only a body that could not be is looked through,
//! once, and so is the value of a union for a member that does not take it as it stands.

use serde_json::{Error, Number, Value};

/// The body with its whole numbers as integers, where a fraction kept it from being read; each
/// value keeps its place in it.
pub(super) fn whole_numbers(body: &[u8], error: &Error) -> Option<Vec<u8>> {
    const FRACTION: &str = "invalid type: floating point";
    let is_of_fraction = error.is_data() && error.to_string().starts_with(FRACTION);
    is_of_fraction.then(|| without_idle_fractions(body))
}

/// The text of a number, without a fraction that says nothing.
#[inline]
pub(super) fn without_idle_fraction(text: &str) -> &str {
    let point = idle_fraction(text.as_bytes());
    point.and_then(|point| text.get(..point)).unwrap_or(text)
}

/// A number that is an integer and was not written as one. Beyond 53 bits a double does not say
/// which integer was written.
#[inline]
pub(super) fn whole(number: &Number) -> Option<Value> {
    const BEYOND: f64 = 9_007_199_254_740_992.0;
    let double = number.as_f64().filter(|_| number.is_f64())?;
    let is_whole = double.fract() == 0.0 && double.abs() < BEYOND && !is_negative_zero(double);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is whole and of 53 bits"
    )]
    is_whole.then(|| Value::from(double as i64))
}

/// `[1.0, "1.0"]` to `[1  , "1.0"]`.
fn without_idle_fractions(body: &[u8]) -> Vec<u8> {
    let mut whole = body.to_vec();
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        let rest = &body[at..];
        let length = match byte {
            b'"' => text_length(rest),
            b'-' | b'0'..=b'9' => {
                let length = number_length(rest);
                let number = &mut whole[at..at + length];
                if let Some(point) = idle_fraction(number) {
                    number[point..].fill(b' ');
                }
                length
            }
            _ => 1,
        };
        at += length;
    }
    whole
}

/// How long the text is that begins with a quote.
fn text_length(rest: &[u8]) -> usize {
    let mut escaped = false;
    let end = rest.iter().skip(1).position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |end| end + 2)
}

fn number_length(rest: &[u8]) -> usize {
    let is_of_number = |byte: &u8| matches!(byte, b'-' | b'+' | b'.' | b'0'..=b'9' | b'e' | b'E');
    let end = rest.iter().position(|byte| !is_of_number(byte));
    end.unwrap_or(rest.len())
}

/// Where the fraction of a whole number begins; `-0.0` is no integer in Rust.
fn idle_fraction(number: &[u8]) -> Option<usize> {
    let point = number.iter().position(|byte| *byte == b'.')?;
    let is_idle = number.len() > point + 1 && number[point + 1..].iter().all(|byte| *byte == b'0');
    (is_idle && number[..point] != *b"-0").then_some(point)
}

/// `-0.0`, which is no integer in Rust.
#[inline]
fn is_negative_zero(double: f64) -> bool {
    double == 0.0 && double.is_sign_negative()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_fraction_of_nothing_is_blank() {
        for (body, whole) in [
            ("1.0", "1  "),
            ("[-12.00,0.0]", "[-12   ,0  ]"),
            (
                r#"{"1.0": "\"1.0", "a": 1.0}"#,
                r#"{"1.0": "\"1.0", "a": 1  }"#,
            ),
            (
                "[1.5, 1.05, 1.0e3, 1e3, 1.0E0, -0.0, 1, 10]",
                "[1.5, 1.05, 1.0e3, 1e3, 1.0E0, -0.0, 1, 10]",
            ),
            (r#"["\\", 1.0"#, r#"["\\", 1  "#),
            (r#"1. "1.0"#, r#"1. "1.0"#),
        ] {
            let read = without_idle_fractions(body.as_bytes());
            assert_eq!(String::from_utf8(read).unwrap(), whole, "{body}");
        }
    }

    #[test]
    fn a_double_that_is_whole_is_an_integer() {
        for (value, wanted) in [
            (json!(1.0), Some(json!(1))),
            (json!(-12.0), Some(json!(-12))),
            (json!(0.0), Some(json!(0))),
            (
                json!(9_007_199_254_740_991.0),
                Some(json!(9_007_199_254_740_991_i64)),
            ),
            (json!(9_007_199_254_740_992.0), None),
            (json!(-0.0), None),
            (json!(1.5), None),
            (json!(1), None),
        ] {
            let number = value.as_number().unwrap();
            assert_eq!(whole(number), wanted, "{value}");
        }
    }
}
