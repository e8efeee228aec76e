//! What an answer says against what the client makes of it: decoded and encoded again, it says the
//! same.
//!
//! The client may drop what says nothing (a member that is null or an empty list) and spell a
//! value another way (an instant in another offset, a number in another notation). All else is a
//! loss. Numbers are held against their text as well: read by the same parser as the client's, a
//! number that the parser changes would not be seen.

use std::collections::BTreeSet;

use chrono::DateTime;
use serde_json::Value;

/// Where two values first say different things; `None` where they say the same.
pub fn difference(left: &Value, right: &Value) -> Option<String> {
    differs_at(left, right, "$")
}

fn differs_at(left: &Value, right: &Value, place: &str) -> Option<String> {
    match (left, right) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let keys = ours.keys().chain(theirs.keys());
            keys.into_iter().find_map(|key| {
                let (left, right) = (said(ours.get(key)), said(theirs.get(key)));
                let place = format!("{place}.{key}");
                match (left, right) {
                    (None, None) => None,
                    (Some(left), Some(right)) => differs_at(left, right, &place),
                    (Some(left), None) => Some(format!("{place}: {left} is lost")),
                    (None, Some(right)) => Some(format!("{place}: {right} is made up")),
                }
            })
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let mut pairs = ours.iter().zip(theirs).enumerate();
            pairs.find_map(|(index, (left, right))| {
                differs_at(left, right, &format!("{place}[{index}]"))
            })
        }
        _ => (!same(left, right)).then(|| format!("{place}: {left} became {right}")),
    }
}

/// A member that says something.
fn said(member: Option<&Value>) -> Option<&Value> {
    member.filter(|value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => true,
    })
}

/// Whether two values that are not both containers say the same.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::String(left), Value::String(right)) => {
            left == right || instant(left).is_some_and(|at| Some(at) == instant(right))
        }
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.as_f64() == right.as_f64()
        }
        _ => left == right,
    }
}

/// The numbers of a JSON text, read as `str::parse` reads them, that are none of the value's.
pub fn lost_numbers<'t>(text: &'t str, value: &Value) -> Vec<&'t str> {
    let mut kept = BTreeSet::new();
    collect_numbers(value, &mut kept);
    let is_kept = |token: &str| {
        token
            .parse()
            .is_ok_and(|number: f64| kept.contains(&bits(number)))
    };
    number_tokens(text)
        .filter(|token| !is_kept(token))
        .collect()
}

/// What stands in a JSON text outside of its strings and starts like a number.
fn number_tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    let mut inside = false;
    let outside = text.split(move |symbol: char| {
        let quote = symbol == '"' && !escaped;
        escaped = symbol == '\\' && !escaped;
        inside ^= quote;
        inside || quote || symbol.is_whitespace() || "[]{}:,".contains(symbol)
    });
    outside.filter(|token| token.starts_with(|first: char| first == '-' || first.is_ascii_digit()))
}

fn collect_numbers(value: &Value, bits_of: &mut BTreeSet<u64>) {
    match value {
        Value::Number(number) => bits_of.extend(number.as_f64().map(bits)),
        Value::Array(items) => items.iter().for_each(|item| collect_numbers(item, bits_of)),
        Value::Object(members) => members
            .values()
            .for_each(|member| collect_numbers(member, bits_of)),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Zero has two spellings in bits that say the same.
fn bits(number: f64) -> u64 {
    (number + 0.0).to_bits()
}

fn instant(text: &str) -> Option<DateTime<chrono::Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_says_nothing_may_go_and_what_says_the_same_may_change() {
        for (left, right) in [
            (json!({"a": null, "b": [], "c": 1}), json!({"c": 1.0})),
            (json!({"c": {"a": null}}), json!({"c": {}})),
            (
                json!(["2021-05-30T12:24:33.564224Z"]),
                json!(["2021-05-30T14:24:33.564224+02:00"]),
            ),
            (json!({"usd": 9e-05}), json!({"usd": 0.000_09})),
            (json!([null]), json!([null])),
        ] {
            assert_eq!(difference(&left, &right), None, "{left} and {right}");
            assert_eq!(difference(&right, &left), None, "{right} and {left}");
        }
    }

    #[test]
    fn a_loss_is_named_with_its_place() {
        for (left, right, place) in [
            (
                json!({"a": [{"b": 1}]}),
                json!({"a": [{}]}),
                "$.a[0].b: 1 is lost",
            ),
            (json!({}), json!({"a": false}), "$.a: false is made up"),
            (json!([null, 1]), json!([1]), "$: [null,1] became [1]"),
            (json!({"a": {}}), json!({}), "$.a: {} is lost"),
            (
                json!("2021-05-30"),
                json!("2021-05-30T00:00:00Z"),
                "$: \"2021-05-30\" became \"2021-05-30T00:00:00Z\"",
            ),
            (json!(1), json!("1"), "$: 1 became \"1\""),
            (
                json!(9_007_199_254_740_992_i64),
                json!(9_007_199_254_740_994_i64),
                "$: 9007199254740992 became 9007199254740994",
            ),
        ] {
            assert_eq!(difference(&left, &right).as_deref(), Some(place));
        }
    }
    #[test]
    fn numbers_are_held_against_their_text() {
        let text =
            r#"{"a 1": ["2", "\\\"3\\", 4.50, -0.0, 1e2], "b": [true, {"c": 0.1}], "d\\": 7}"#;
        let value = json!({"x": [4.5, 0, 100, {"y": 7.0}], "z": 0.1});
        assert_eq!(lost_numbers(text, &value), [""; 0]);
        assert_eq!(
            lost_numbers(text, &json!([4.5, 0, 0.100_000_000_000_000_02])),
            ["1e2", "0.1", "7"]
        );
    }
}
