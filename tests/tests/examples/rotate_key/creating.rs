//! A new key of which not all is known, or whose secret finds no place.

use tests::http::Answer;
use tests::server::Script;

use super::{
    CREATE, ELSE, LIST, NEW, OLD, OTHER, OWN, Rotated, SECRET, before, closing, list, own,
};

/// Of a key that may have been created, it says which it can be.
#[test]
fn the_outcome_of_creating_is_unknown() {
    let lines = [LIST, OWN, CREATE, LIST];
    let unknown = "error: `createProjectKey`: 503";
    let found = Rotated::with([
        before(),
        own("other"),
        Answer::empty(503),
        list(&[OLD, NEW, ELSE, OTHER]),
    ]);
    found.assert(
        3,
        &[
            unknown,
            "now: the old key `old`, and `new` with the same comment",
            "whose secret nobody has\nnext: delete `new`, unless",
        ],
        &lines,
    );
    let not_found = Rotated::with([
        before(),
        own("other"),
        Answer::empty(503),
        list(&[OLD, OTHER, ELSE]),
    ]);
    not_found.assert(
        3,
        &[
            unknown,
            "now: the old key `old`; no new key is listed",
            "next: wait some minutes, look for a key other than `old` with the comment \"ci\"",
        ],
        &lines,
    );
    let unlisted = Rotated::with([
        before(),
        own("other"),
        Answer::empty(503),
        Answer::empty(403),
    ]);
    unlisted.assert(
        3,
        &[
            unknown,
            "maybe a new one",
            "403",
            "next: list the keys, look",
        ],
        &lines,
    );
    for rotated in [found, not_found, unlisted] {
        assert_eq!(rotated.kept, None, "the empty file is gone");
    }
}

/// The answer is lost on its way, and it is not asked for twice.
#[test]
fn the_connection_breaks_while_creating() {
    let half = format!("HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{{\"key\": \"{SECRET}\"");
    for bytes in ["", &half] {
        let rotated = Rotated::scripted([
            closing(before()),
            closing(own("other")),
            Script::new().request().write(bytes).reset(),
            closing(list(&[OLD, NEW])),
        ]);
        let said = ["error: `createProjectKey`", "`new`", "next: delete `new`"];
        rotated.assert(3, &said, &[LIST, OWN, CREATE, LIST]);
        assert_eq!(rotated.kept, None);
    }
}

/// The key was created, and its answer does not say which it is, or not its secret.
#[test]
fn the_answer_to_creating_cannot_be_used() {
    let garbled = format!(r#"{{"api_key_id": ["new"], "key": "{SECRET}"}}"#);
    let nameless = format!(r#"{{"key": "{SECRET}"}}"#);
    for (body, error) in [
        (
            &*garbled,
            "error: `createProjectKey`: 200 OK: the answer is not",
        ),
        (&nameless, "error: the answer does not say which key"),
        ("", "error: `createProjectKey`: 200 OK: the answer is empty"),
    ] {
        let rotated = Rotated::with([
            before(),
            own("other"),
            Answer::json(200, body),
            list(&[OLD, NEW]),
        ]);
        let said = [
            error,
            "now: the old key `old`, and `new`",
            "next: delete `new`",
        ];
        rotated.assert(3, &said, &[LIST, OWN, CREATE, LIST]);
        assert_eq!(rotated.kept, None);
    }
    let keyless = Answer::json(200, r#"{"api_key_id": "new"}"#);
    let rotated = Rotated::with([before(), own("other"), keyless]);
    let said = [
        "error: the answer has no secret",
        "`new`, whose secret nobody has",
        "delete `new`",
    ];
    rotated.assert(3, &said, &[LIST, OWN, CREATE]);
}

/// Somebody else's pipe is closed: the key is there, its secret is not.
#[cfg(target_os = "linux")]
#[test]
fn the_place_takes_nothing() {
    use std::fs;

    use tests::server::Server;

    use super::created;
    use crate::run::run_into;

    let server = Server::start([before(), own("other"), created()]);
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let ran = run_into("rotate_key", &["p", "old", "--stdout"], &server.url(), full);
    server.finish().unwrap();
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.err.contains("No space left"), "{ran:?}");
    assert!(ran.err.contains("next: delete `new`"), "{ran:?}");
    assert!(!ran.err.contains(SECRET), "{ran:?}");
}
