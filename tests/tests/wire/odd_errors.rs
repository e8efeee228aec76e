//! Error answers with members of another type than described: the rest is told all the same, and
//! they are kept.

use deepgram_mgmt::types::ApiError;
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};
use tests::calls;
use tests::http::Answer;

use crate::exchange::exchange;

/// What is odd, the body, and what the error's line says of it.
const ODD: &[(&str, &str, &str)] = &[
    (
        "an object for the details",
        r#"{"category": "BODY", "message": "Not so.", "details": {"a": 1}, "request_id": "id-1"}"#,
        "`getProject`: 400 Bad Request: BODY: Not so. (request id id-1)",
    ),
    (
        "a list for the details",
        r#"{"category": "PATH", "message": "Not here.", "details": [], "request_id": "id-2"}"#,
        "`getProject`: 400 Bad Request: PATH: Not here. (request id id-2)",
    ),
    (
        "a number for the code of the older spelling",
        r#"{"err_code": 500, "err_msg": "No.", "request_id": "id-3"}"#,
        "`getProject`: 400 Bad Request: No. (request id id-3)",
    ),
    (
        "every member but one, after a byte order mark",
        "\u{feff}{\"err_code\": false, \"message\": {}, \"err_msg\": [], \"category\": \"ODD\", \"request_id\": 4}",
        "`getProject`: 400 Bad Request: ODD",
    ),
    (
        "every member",
        r#"{"category": 1, "message": 2, "unknown": 3}"#,
        "`getProject`: 400 Bad Request",
    ),
];

pub(crate) fn trials() -> Vec<Trial> {
    ODD.iter()
        .map(|&(case, body, line)| {
            let name = format!("error: odd: {case}");
            Trial::test(name, || check(body, line))
        })
        .collect()
}

fn check(body: &'static str, line: &str) -> Result<(), Failed> {
    let call = calls::first("getProject").ok_or("no call of this operation")?;
    let (outcome, _) = exchange(&call, Answer::json(400, body))?;
    let error = outcome.err().ok_or("the call succeeded")?;
    if error.to_string() != line {
        return Err(format!("the line is\n  {error}\nand should be\n  {line}").into());
    }
    let read = error.body::<ApiError>().ok_or("the body is not read")?;
    let told = members(read);
    let wanted: Value = serde_json::from_str(body.trim_start_matches('\u{feff}'))?;
    if told == wanted {
        Ok(())
    } else {
        Err(format!("the body holds\n  {told}\nand should hold\n  {wanted}").into())
    }
}

/// Every member, from its field or from what is kept aside.
fn members(read: &ApiError) -> Value {
    let fields = [
        ("category", &read.category),
        ("details", &read.details),
        ("err_code", &read.err_code),
        ("err_msg", &read.err_msg),
        ("error_code", &read.error_code),
        ("message", &read.message),
        ("request_id", &read.request_id),
    ];
    let texts = fields
        .into_iter()
        .filter_map(|(wire, text)| Some((wire, json!(text.as_ref()?))));
    let aside = read.extra.iter().map(|(wire, value)| (wire, value.clone()));
    texts
        .chain(aside)
        .map(|(wire, value)| (wire.to_owned(), value))
        .collect()
}
