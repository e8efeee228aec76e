//! The requests of a month as CSV, page by page, and again from the page that failed.

use tests::http::Answer;
use tests::server::{Refusing, Server};

use crate::run::{Ran, run, run_at};

const HEADER: &str = "request_id,created,api_key_id,path,code,usd,seconds,models,method,tags\n";

/// What the first page is asked for by.
const FIRST: &str = "GET /v1/projects/p/requests?start=2024-02-01T00%3A00%3A00Z\
                     &end=2024-03-01T00%3A00%3A00Z&limit=1000&page=";

const WHOLE: &str = r#"{"request_id": "a", "created": "2024-02-01T00:00:00Z", "api_key_id": "k",
    "path": "/v1/listen?x", "response": {"code": 200, "method": "sync", "details": {"usd": 0.25,
    "duration": 1.5, "models": ["m", "n"], "tags": ["pear", "a, b"]}}}"#;

/// A page that is full, as long as it says that it can be.
fn page(records: &[&str]) -> Answer {
    let (count, records) = (records.len(), records.join(", "));
    Answer::json(
        200,
        format!(r#"{{"limit": {count}, "requests": [{records}]}}"#),
    )
}

fn export(answers: impl IntoIterator<Item = Answer>, arguments: &[&str]) -> (Ran, Vec<String>) {
    let server = Server::start(answers);
    let arguments = [&["p", "2024-02"], arguments].concat();
    let ran = run("export_usage", &arguments, &server);
    let requests = server.finish().unwrap();
    let lines = requests.into_iter().map(|request| request.line);
    (ran, lines.collect())
}

fn asked(pages: &[i64]) -> Vec<String> {
    let line = |page| format!("{FIRST}{page} HTTP/1.1");
    pages.iter().map(line).collect()
}

#[test]
fn every_page() {
    let pages = [page(&[WHOLE]), page(&[r#"{"request_id": "b"}"#]), page(&[])];
    let (ran, lines) = export(pages, &[]);
    let rows = "a,2024-02-01T00:00:00+00:00,k,/v1/listen?x,200,0.25,1.5,m n,sync,\"pear a, b\"\n\
                b,,,,,,,,,\n";
    assert_eq!(ran.out, format!("{HEADER}{rows}"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(lines, asked(&[0, 1, 2]));
}

/// A negative amount is a number still.
#[test]
fn no_cell_is_a_formula() {
    let hostile = r#"{"request_id": "=1", "api_key_id": "+k", "path": "@p", "response": {
        "details": {"usd": -0.5, "models": ["-m"], "method": "=x", "tags": ["=cmd()"]}}}"#;
    let (ran, _) = export([page(&[hostile]), page(&[])], &[]);
    let row = "'=1,,'+k,'@p,,-0.5,,'-m,'=x,'=cmd()\n";
    assert_eq!(ran.out, format!("{HEADER}{row}"));
}

/// What both runs write is the whole, once.
#[test]
fn a_page_that_fails() {
    let (one, two) = (r#"{"request_id": "a"}"#, r#"{"request_id": "b"}"#);
    let failed = || Answer::json(403, r#"{"err_msg": "not today"}"#);
    let (first, lines) = export([page(&[one]), failed()], &[]);
    assert_eq!(first.code, Some(3), "{first:?}");
    assert!(
        first.err.starts_with("error: `listProjectRequests`: 403"),
        "{first:?}"
    );
    let next = "next: mend what the error names, which will not pass by itself, then run this again \
                with `--page 1`, and append\n";
    assert!(first.err.ends_with(next), "{first:?}");
    assert_eq!(lines, asked(&[0, 1]));
    let (second, lines) = export([page(&[two]), page(&[])], &["--page", "1"]);
    assert_eq!(second.code, Some(0), "{second:?}");
    assert_eq!(lines, asked(&[1, 2]));
    let whole = format!("{HEADER}a,,,,,,,,,\nb,,,,,,,,,\n");
    assert_eq!(first.out + &second.out, whole);

    let (none, _) = export([failed()], &[]);
    assert_eq!((none.code, none.out.as_str()), (Some(3), ""), "{none:?}");
    assert!(none.err.ends_with("then run this again\n"), "{none:?}");
}

/// What may pass by itself needs nothing to be mended.
#[test]
fn a_page_that_fails_for_now() {
    let busy = || Answer::empty(429).header("retry-after", "3600");
    let (ran, _) = export([page(&[WHOLE]), busy()], &[]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    let next = "\nnext: run this again with `--page 1`, and append\n";
    assert!(ran.err.ends_with(next), "{ran:?}");
    let (ran, _) = export([busy()], &[]);
    assert!(ran.err.ends_with("\nnext: run this again\n"), "{ran:?}");
}

#[test]
fn wrong_arguments() {
    let refusing = Refusing::start();
    for (arguments, said) in [
        (&[][..], "give the id of a project and a month"),
        (&["p"], "give the id of a project and a month"),
        (&["p", "February"], "`February` is no month such as 2026-02"),
        (&["p", "2024-13"], "`2024-13` is no month"),
        (&["p", "9000-01"], "`9000-01` is not over"),
        (
            &["p", "2024-02", "--page", "-1"],
            "`-1` is no number of a page",
        ),
        (&["p", "2024-02", "--page"], "give the id"),
    ] {
        let ran = run_at("export_usage", arguments, &refusing.url());
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        assert!(ran.err.starts_with(&format!("error: {said}")), "{ran:?}");
        assert!(ran.err.contains("\nusage: export_usage"), "{ran:?}");
        assert_eq!(ran.out, "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_rows_find_no_place() {
    use std::fs;

    use crate::run::run_into;

    let server = Server::start([page(&[WHOLE])]);
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let ran = run_into("export_usage", &["p", "2024-02"], &server.url(), full);
    server.finish().unwrap();
    assert_eq!(ran.code, Some(4), "{ran:?}");
    assert!(ran.err.starts_with("error: cannot write"), "{ran:?}");
}
