//! A stdout that takes nothing: a full device, and a pipe that nobody reads. What cannot be printed is
//! an error, and no panic.
#![cfg(target_os = "linux")]

use std::fs::OpenOptions;
use std::io;
use std::process::Stdio;

use tests::http::Answer;
use tests::server::{Refusing, Server};

use crate::run::{Ran, run_into};

const EXAMPLES: [&str; 7] = [
    "audit_keys",
    "audit_members",
    "bill_by_tag",
    "create_and_delete_key",
    "export_usage",
    "list_projects",
    "rotate_key",
];

fn places() -> [Stdio; 2] {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let (_, unread) = io::pipe().unwrap();
    [full.into(), unread.into()]
}

fn assert_failed(ran: &Ran, code: i32) {
    assert_eq!(ran.code, Some(code), "{ran:?}");
    assert!(ran.err.starts_with("error: "), "{ran:?}");
    let says_why = ["No space left", "Broken pipe"]
        .iter()
        .any(|why| ran.err.contains(why));
    assert!(says_why && !ran.err.contains("panicked"), "{ran:?}");
}

#[test]
fn help_finds_no_place() {
    let refusing = Refusing::start();
    for example in EXAMPLES {
        for place in places() {
            let ran = run_into(example, &["--help"], &refusing.url(), place);
            assert_failed(&ran, 1);
        }
    }
}

#[test]
fn rows_find_no_place() {
    let own = r#"{"api_key_id": "k", "scopes": ["admin"]}"#;
    let none = r#"{"projects": []}"#;
    let one = r#"{"projects": [{"project_id": "p"}]}"#;
    for (example, arguments, answers, code) in [
        ("audit_keys", &[][..], &[own, none][..], 3),
        ("audit_members", &[], &[own, none], 3),
        ("bill_by_tag", &["p", "2024-02"], &["{}"], 1),
        ("bill_by_tag", &["p", "2024-02", "csv"], &["{}"], 1),
        ("list_projects", &[], &[one], 1),
    ] {
        for place in places() {
            let server = Server::start(answers.iter().map(|answer| Answer::json(200, *answer)));
            let ran = run_into(example, arguments, &server.url(), place);
            server.finish().unwrap();
            assert_failed(&ran, code);
        }
    }
}

/// A key that cannot be shown is deleted all the same.
#[test]
fn the_key_finds_no_place() {
    for place in places() {
        let server = Server::start([
            Answer::json(200, r#"{"api_key_id": "k", "key": "5ecre7-canary"}"#),
            Answer::json(200, r#"{"message": "deleted"}"#),
        ]);
        let ran = run_into("create_and_delete_key", &["p"], &server.url(), place);
        let requests = server.finish().unwrap();
        assert_eq!(requests[1].line, "DELETE /v1/projects/p/keys/k HTTP/1.1");
        assert_failed(&ran, 1);
    }
}
