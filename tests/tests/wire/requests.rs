//! Every call makes exactly the request of its table entry: line, headers and no others, body byte
//! for byte.

use libtest_mimic::{Failed, Trial};
use tests::calls::{self, Call, PROJECT, encoded};
use tests::http::Answer;

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

/// What every request carries, and what it carries with a body; a build that reads compressed
/// answers asks for them too.
const HEADERS: [&str; 4] = ["accept", "authorization", "host", "user-agent"];
const HEADERS_WITH_BODY: [&str; 6] = [
    "accept",
    "authorization",
    "content-length",
    "content-type",
    "host",
    "user-agent",
];

fn check(call: &Call) -> Result<(), Failed> {
    // What is answered does not matter here, nor whether the client likes it.
    let (_, request) = exchange(call, Answer::empty(204))?;
    same("the request line", &request.line, call.line)?;
    let names: &[&str] = match call.body {
        Some(_) => &HEADERS_WITH_BODY,
        None => &HEADERS,
    };
    let compression = cfg!(feature = "gzip").then_some("accept-encoding");
    let mut wanted: Vec<&str> = names.iter().copied().chain(compression).collect();
    wanted.sort_unstable();
    let mut sent: Vec<&str> = request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    sent.sort_unstable();
    same("the headers", &sent.join(", "), &wanted.join(", "))?;
    let token = format!("Token {API_KEY}");
    let values = [
        ("authorization", token.as_str()),
        ("accept", "application/json"),
        ("content-type", "application/json"),
    ];
    for (name, wanted) in values {
        if names.contains(&name) {
            same(name, request.header(name).unwrap_or_default(), wanted)?;
        }
    }
    let body = String::from_utf8_lossy(&request.body);
    same("the body", &body, call.body.unwrap_or_default())
}

fn same(what: &str, sent: &str, wanted: &str) -> Result<(), Failed> {
    if sent == wanted {
        Ok(())
    } else {
        Err(format!("{what} is\n  {sent}\nand should be\n  {wanted}").into())
    }
}
