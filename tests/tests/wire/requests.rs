//! Every call makes exactly the request of its table entry: line, credential, content type, body.

use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use tests::calls::{self, Call, PROJECT, encoded};
use tests::compare::difference;
use tests::http::{Answer, Request};

use crate::exchange::{API_KEY, exchange};

/// Calls that the description does not allow, and the client does: the service may know more.
const BEYOND: &[Call] = &[Call {
    operation: "listProjectRequests",
    case: "a value that the description does not know",
    line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/requests\
           ?deployment=hosted%3Aus HTTP/1.1",
    body: None,
    make: |client| {
        let call = client.list_project_requests(PROJECT);
        encoded(call.deployment("hosted:us".into()))
    },
}];

pub(crate) fn trials() -> Vec<Trial> {
    calls::all()
        .chain(BEYOND.iter().copied())
        .map(|call| {
            let name = format!("request: {}: {}", call.operation, call.case);
            Trial::test(name, move || check(&call))
        })
        .collect()
}

fn check(call: &Call) -> Result<(), Failed> {
    // What is answered does not matter here, nor whether the client likes it.
    let (_, request) = exchange(call, Answer::empty(204))?;
    same("the request line", &request.line, call.line)?;
    let credential = request.header("authorization").unwrap_or_default();
    same("`authorization`", credential, &format!("Token {API_KEY}"))?;
    same(
        "`accept`",
        request.header("accept").unwrap_or_default(),
        "application/json",
    )?;
    match call.body {
        Some(body) => check_body(&request, body),
        None => check_no_body(&request),
    }
}

fn check_body(request: &Request, body: &str) -> Result<(), Failed> {
    let content_type = request.header("content-type").unwrap_or_default();
    same("`content-type`", content_type, "application/json")?;
    let wanted: Value = serde_json::from_str(body)?;
    let sent: Value = serde_json::from_slice(&request.body)?;
    // Equal but for the spelling of instants: what is empty must not be sent.
    let spelled_alike =
        sent.as_object().map(serde_json::Map::len) == wanted.as_object().map(serde_json::Map::len);
    match difference(&wanted, &sent) {
        None if spelled_alike => Ok(()),
        None => Err(format!("the body {sent} has members that say nothing").into()),
        Some(difference) => Err(format!("the body: {difference}").into()),
    }
}

fn check_no_body(request: &Request) -> Result<(), Failed> {
    if request.body.is_empty() && request.header("content-type").is_none() {
        Ok(())
    } else {
        Err("a body was sent where there is none".into())
    }
}

fn same(what: &str, sent: &str, wanted: &str) -> Result<(), Failed> {
    if sent == wanted {
        Ok(())
    } else {
        Err(format!("{what} is\n  {sent}\nand should be\n  {wanted}").into())
    }
}
