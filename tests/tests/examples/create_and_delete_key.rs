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
