//! A key that is created and deleted: what is said of it, and never the key.

use tests::http::Answer;
use tests::server::{Refusing, Server};

use crate::run::{run, run_at};

#[test]
fn the_key_is_gone_at_the_end() {
    let server = Server::start([
        Answer::json(200, r#"{"api_key_id": "k", "key": "5ecre7-canary"}"#),
        Answer::json(200, r#"{"member": {"email": "a@b.example"}}"#),
        Answer::json(200, r#"{"message": "deleted"}"#),
    ]);
    let ran = run("create_and_delete_key", &["p"], &server);
    let lines = server.finish().unwrap().into_iter();
    let lines: Vec<_> = lines.map(|request| request.line).collect();
    let asked = [
        "POST /v1/projects/p/keys HTTP/1.1",
        "GET /v1/projects/p/keys/k HTTP/1.1",
        "DELETE /v1/projects/p/keys/k HTTP/1.1",
    ];
    assert_eq!(lines, asked);
    let said = "created k, 13 characters long\nits owner is a@b.example\ndeleted k\n";
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), said), "{ran:?}");
}

/// Neither what is asked about it nor its deletion may fail without a word of what is left.
#[test]
fn a_call_fails() {
    let refused = || Answer::json(403, r#"{"category": "INSUFFICIENT_PERMISSIONS"}"#);
    let created = || Answer::json(200, r#"{"api_key_id": "k", "key": "5ecre7-canary"}"#);
    let deleted = Answer::json(200, r#"{"message": "deleted"}"#);
    let failed = |deletion| {
        let server = Server::start([created(), refused(), deletion]);
        let ran = run("create_and_delete_key", &["p"], &server);
        server.finish().unwrap();
        assert_eq!(ran.code, Some(1), "{ran:?}");
        let begins = ran.err.starts_with("error: `getProjectKey`: 403");
        assert!(begins, "{ran:?}");
        ran
    };
    let ran = failed(deleted);
    assert!(!ran.err.contains("there still"), "{ran:?}");
    let ran = failed(refused());
    let left = "; `deleteProjectKey`: 403";
    assert!(ran.err.contains(left), "{ran:?}");
    let left = "`k` may be there still: delete it, or wait for an hour\n";
    assert!(ran.err.ends_with(left), "{ran:?}");
}

#[test]
fn wrong_arguments() {
    let refusing = Refusing::start();
    let said = "error: give the id of a project, and nothing else: see `--help`\n\
                usage: create_and_delete_key PROJECT_ID\n";
    for arguments in [&[][..], &["p", "q"]] {
        let ran = run_at("create_and_delete_key", arguments, &refusing.url());
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert_eq!(ran.err, said);
    }
}
