//! What a value was to be and what kind of JSON it is, from serde's message about it and without
//! the value, which that message quotes.

use serde_json::Error;
use serde_json::error::Category;

/// serde's words for values that are not of their type, by how its message begins.
const FOUND: [(&str, &str); 9] = [
    ("map", "an object"),
    ("sequence", "an array"),
    ("string ", "a string"),
    ("character ", "a string"),
    ("integer ", "a number"),
    ("floating point ", "a number"),
    ("boolean ", "a boolean"),
    ("null", "null"),
    ("unit value", "null"),
];

/// serde's words for what it expects, where JSON has others.
const EXPECTED: [(&str, &str); 9] = [
    ("a sequence", "an array"),
    ("a map", "an object"),
    ("unit", "null"),
    ("f32", "a number"),
    ("f64", "a number"),
    ("i32", "an integer of 32 bits"),
    ("i64", "an integer of 64 bits"),
    ("u32", "a natural number of 32 bits"),
    ("u64", "a natural number of 64 bits"),
];

/// What is wrong with a body of which `read` was read before the fault showed.
pub(super) fn expectation(error: &Error, read: &[u8]) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&position).unwrap_or(&text);
    match error.classify() {
        Category::Io | Category::Syntax | Category::Eof => format!("no valid JSON, {text}"),
        Category::Data if text.starts_with("missing field `") => text.to_owned(),
        Category::Data => match text.rsplit_once(", expected ") {
            Some((before, expected)) => misfit(before, expected),
            None => own_words(error, read),
        },
    }
}

/// What serde says in words of its own.
fn misfit(before: &str, expected: &str) -> String {
    let expected = word(&EXPECTED, |own| own == expected).unwrap_or(expected);
    // An object of another form needs no second word.
    match found(before).filter(|found| !expected.starts_with(found)) {
        Some(found) => format!("expected {expected}, found {found}"),
        None => format!("expected {expected}"),
    }
}

/// What a type says in words of its own, which may hold anything.
fn own_words(error: &Error, read: &[u8]) -> String {
    let found = last(read).filter(|_| error.line() > 0);
    let found = found.unwrap_or("the value");
    format!("{found} is not of the form that its type has")
}

/// The kind of JSON that serde's message begins with.
fn found(message: &str) -> Option<&'static str> {
    let kinds = ["invalid type: ", "invalid value: "];
    let rest = kinds.iter().find_map(|kind| message.strip_prefix(kind))?;
    word(&FOUND, |own| rest.starts_with(own))
}

fn word<'w>(words: &[(&str, &'w str)], is: impl Fn(&str) -> bool) -> Option<&'w str> {
    words.iter().find(|(own, _)| is(own)).map(|(_, word)| *word)
}

/// The kind of JSON of the value that a text ends with.
fn last(text: &[u8]) -> Option<&'static str> {
    Some(match text.trim_ascii_end().last()? {
        b'"' => "a string",
        b'0'..=b'9' => "a number",
        b'e' => "a boolean",
        b'l' => "null",
        b'}' => "an object",
        b']' => "an array",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;

    fn said<T: DeserializeOwned>(body: &str) -> String {
        match serde_json::from_str::<T>(body) {
            Ok(_) => "it is well".to_owned(),
            Err(error) => expectation(&error, body.as_bytes()),
        }
    }

    #[test]
    fn each_kind_of_json_is_named_and_its_value_is_not() {
        for (body, kind) in [
            (r#"{"canary": 1}"#, "an object"),
            (r#"["canary"]"#, "an array"),
            (r#""canary, expected canary""#, "a string"),
            (r#""x""#, "a string"),
            ("77", "a number"),
            ("-77.5", "a number"),
            ("null", "null"),
        ] {
            let wanted = format!("expected a boolean, found {kind}");
            assert_eq!(said::<bool>(body), wanted, "{body}");
        }
        let wanted = "expected a number, found a boolean";
        assert_eq!(said::<f64>("true"), wanted);
        assert_eq!(said::<f64>("false"), wanted);
    }

    #[test]
    fn what_is_expected_is_said_in_words_of_json() {
        let two_to_64 = "18446744073709551616";
        for (said, wanted) in [
            (said::<Vec<i64>>("1"), "expected an array, found a number"),
            (
                said::<std::collections::BTreeMap<String, i64>>("1"),
                "expected an object, found a number",
            ),
            (said::<()>("1"), "expected null, found a number"),
            (
                said::<i64>(two_to_64),
                "expected an integer of 64 bits, found a number",
            ),
            (
                said::<u32>("-1"),
                "expected a natural number of 32 bits, found a number",
            ),
            (said::<String>("1"), "expected a string, found a number"),
        ] {
            assert_eq!(said, wanted);
        }
    }

    #[test]
    fn a_message_of_a_types_own_is_not_repeated() {
        type At = chrono::DateTime<chrono::Utc>;
        let wanted = "a string is not of the form that its type has";
        assert_eq!(said::<At>(r#""canary""#), wanted);
        assert_eq!(last(b"{\"a\": "), None);
    }
}
