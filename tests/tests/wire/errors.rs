//! Answers that are no success, in every spelling the service has, and successes that are not what
//! they should be: each becomes the right error, whatever its status and content type.

use deepgram_mgmt::types::ApiError;
use deepgram_mgmt::{Error, ErrorBody as _, ErrorKind};
use libtest_mimic::{Failed, Trial};
use tests::calls;
use tests::http::Answer;

use crate::exchange::exchange;

/// An answer, and what the error says of it.
struct Fault {
    operation: &'static str,
    case: &'static str,
    answer: fn() -> Answer,
    kind: ErrorKind,
    status: u16,
    code: Option<&'static str>,
    message: Option<&'static str>,
    request_id: Option<&'static str>,
}

const NO_WORDS: Fault = Fault {
    operation: "",
    case: "",
    answer: || Answer::empty(500),
    kind: ErrorKind::Api,
    status: 500,
    code: None,
    message: None,
    request_id: None,
};

const FAULTS: &[Fault] = &[
    Fault {
        operation: "createProjectKey",
        case: "the modern spelling, 400",
        answer: || {
            Answer::json(
                400,
                r#"{"category": "INVALID_JSON", "message": "Not JSON.", "details": "Look again.", "request_id": "id-1"}"#,
            )
        },
        status: 400,
        code: Some("INVALID_JSON"),
        message: Some("Not JSON."),
        request_id: Some("id-1"),
        ..NO_WORDS
    },
    Fault {
        operation: "listProjects",
        case: "the modern spelling, 401",
        answer: || {
            Answer::json(
                401,
                r#"{"category": "UNAUTHORIZED", "message": "Who are you?", "details": null, "request_id": "id-2", "docs": "https://example.com"}"#,
            )
            .header("dg-request-id", "of the header")
        },
        status: 401,
        code: Some("UNAUTHORIZED"),
        message: Some("Who are you?"),
        request_id: Some("id-2"),
        ..NO_WORDS
    },
    Fault {
        operation: "updateMemberScopes",
        case: "the modern spelling, 403",
        answer: || {
            Answer::json(
                403,
                r#"{"category": "INSUFFICIENT_PERMISSIONS", "message": "Not you.", "request_id": "id-3"}"#,
            )
        },
        status: 403,
        code: Some("INSUFFICIENT_PERMISSIONS"),
        message: Some("Not you."),
        request_id: Some("id-3"),
        ..NO_WORDS
    },
    Fault {
        operation: "getProjectBalance",
        case: "the modern spelling, 404, its id in the header alone",
        answer: || {
            Answer::json(
                404,
                r#"{"category": "NOT_FOUND", "details": "No such balance."}"#,
            )
            .header("dg-request-id", "id-4")
        },
        status: 404,
        code: Some("NOT_FOUND"),
        message: Some("No such balance."),
        request_id: Some("id-4"),
        ..NO_WORDS
    },
    Fault {
        operation: "listProjectRequests",
        case: "the older spelling, 429",
        answer: || {
            Answer::json(
                429,
                r#"{"err_code": "TOO_MANY_REQUESTS", "err_msg": "Slowly.", "request_id": "id-5"}"#,
            )
            .header("retry-after", "7")
        },
        status: 429,
        code: Some("TOO_MANY_REQUESTS"),
        message: Some("Slowly."),
        request_id: Some("id-5"),
        ..NO_WORDS
    },
    Fault {
        operation: "getModel",
        case: "the older spelling, in prose, under another content type",
        answer: || {
            Answer::text(
                404,
                r#"{"err_code": "Bad Request", "err_msg": "No such model."}"#,
            )
        },
        status: 404,
        code: Some("Bad Request"),
        message: Some("No such model."),
        ..NO_WORDS
    },
    Fault {
        operation: "deleteProjectInvitation",
        case: "the third spelling, 503",
        answer: || {
            Answer::json(
                503,
                r#"{"error_code": "BUSY", "err_msg": "Later.", "request_id": "id-6"}"#,
            )
        },
        status: 503,
        code: Some("BUSY"),
        message: Some("Later."),
        request_id: Some("id-6"),
        ..NO_WORDS
    },
    Fault {
        operation: "sendProjectInvitation",
        case: "plain text, 400",
        answer: || {
            Answer::text(400, "That is no address.\nTry again.").header("dg-request-id", "id-7")
        },
        status: 400,
        message: Some("That is no address."),
        request_id: Some("id-7"),
        ..NO_WORDS
    },
    Fault {
        operation: "getProject",
        case: "plain text, 404",
        answer: || Answer::text(404, "no such page"),
        status: 404,
        message: Some("no such page"),
        ..NO_WORDS
    },
    Fault {
        operation: "getProjectUsage",
        case: "plain text, 401",
        answer: || Answer::text(401, "Nobody knows you here"),
        status: 401,
        message: Some("Nobody knows you here"),
        ..NO_WORDS
    },
    Fault {
        operation: "leaveProject",
        case: "plain text, 400",
        answer: || Answer::text(400, "The last owner stays"),
        status: 400,
        message: Some("The last owner stays"),
        ..NO_WORDS
    },
    Fault {
        operation: "getTokenDetails",
        case: "plain text, 401",
        answer: || Answer::text(401, "Nobody knows this token"),
        status: 401,
        message: Some("Nobody knows this token"),
        ..NO_WORDS
    },
    Fault {
        operation: "removeProjectMember",
        case: "nothing, 408",
        answer: || Answer::empty(408).header("dg-request-id", "id-8"),
        status: 408,
        request_id: Some("id-8"),
        ..NO_WORDS
    },
    Fault {
        operation: "listModels",
        case: "a page of a proxy, 502",
        answer: || {
            Answer::empty(502)
                .header("content-type", "text/html")
                .body("<h1>Bad gateway</h1>")
        },
        status: 502,
        ..NO_WORDS
    },
    Fault {
        operation: "listProjectKeys",
        case: "a success in which no field is known",
        answer: || {
            Answer::json(
                200,
                r#"{"api_keys": [{"api_key_id": "flat", "comment": "as described once"}]}"#,
            )
        },
        kind: ErrorKind::Decode,
        status: 200,
        ..NO_WORDS
    },
    Fault {
        operation: "listProjectBalances",
        case: "a success without a body",
        answer: || Answer::json(200, ""),
        kind: ErrorKind::EmptyAnswer,
        status: 200,
        ..NO_WORDS
    },
    Fault {
        operation: "updateProject",
        case: "a success that is no JSON",
        answer: || Answer::json(200, r#"{"message": "cut o"#),
        kind: ErrorKind::Decode,
        status: 200,
        ..NO_WORDS
    },
    Fault {
        operation: "getMemberScopes",
        case: "a redirect",
        answer: || Answer::empty(307).header("location", "https://example.com/"),
        kind: ErrorKind::Redirect,
        status: 307,
        ..NO_WORDS
    },
];

pub(crate) fn trials() -> Vec<Trial> {
    FAULTS
        .iter()
        .map(|fault| {
            let name = format!("error: {}: {}", fault.operation, fault.case);
            Trial::test(name, || check(fault))
        })
        .collect()
}

fn check(fault: &Fault) -> Result<(), Failed> {
    let call = calls::first(fault.operation).ok_or("no call of this operation")?;
    let (outcome, _) = exchange(&call, (fault.answer)())?;
    let error = outcome.err().ok_or("the call succeeded")?;
    same("the kind", &error.kind(), &fault.kind)?;
    same("the operation", &error.operation(), &Some(fault.operation))?;
    let status = error.status().map(|status| status.as_u16());
    same("the status", &status, &Some(fault.status))?;
    same("the request's id", &error.request_id(), &fault.request_id)?;
    let body = error.body::<ApiError>();
    same("the code", &body.and_then(ApiError::code), &fault.code)?;
    let wanted = fault.message.filter(|_| fault.code.is_some());
    same("the message", &body.and_then(ApiError::message), &wanted)?;
    check_line(&error, fault)
}

/// The one line that a log gets says all that is known.
fn check_line(error: &Error, fault: &Fault) -> Result<(), Failed> {
    let line = error.to_string();
    let status = fault.status.to_string();
    let parts = [
        Some(fault.operation),
        Some(status.as_str()),
        fault.code,
        fault.message,
        fault.request_id,
    ];
    for part in parts.into_iter().flatten() {
        if !line.contains(part) {
            return Err(format!("`{line}` does not say `{part}`").into());
        }
    }
    same("the number of lines", &line.lines().count(), &1)
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, is: &T, wanted: &T) -> Result<(), Failed> {
    if is == wanted {
        Ok(())
    } else {
        Err(format!("{what} is {is:?} and should be {wanted:?}").into())
    }
}
