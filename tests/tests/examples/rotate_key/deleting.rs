//! Failures once the new key is handed over.

use tests::http::Answer;
use tests::server::Script;

use super::{
    CREATE, DELETE, LIST, NEW, OLD, OWN, Rotated, SCOPES, SECRET, VERIFY, before, closing, created,
    list, own, verified,
};

#[test]
fn the_new_key_is_not_taken() {
    let refused = Answer::json(401, r#"{"category": "UNAUTHORIZED"}"#);
    let other = Answer::json(200, r#"{"api_key_id": "other"}"#);
    let nameless = Answer::json(200, format!("{{{SCOPES}}}"));
    for (answer, error) in [
        (
            nameless,
            "error: the service does not say which key it takes it for",
        ),
        (refused, "error: `getTokenDetails`: 401"),
        (other, "error: the service takes it for the key `other`"),
    ] {
        let rotated = Rotated::with([before(), own("other"), created(), answer]);
        let said = [
            error,
            "now: the old key `old`, and the new key `new`, not verified, its secret in `FILE`",
            "next: try the new key: if it works, delete `old`, else delete `new`",
        ];
        rotated.assert(4, &said, &[LIST, OWN, CREATE, VERIFY]);
        rotated.assert_kept();
    }
}

#[test]
fn the_old_key_is_not_deleted() {
    let rotated = Rotated::with([
        before(),
        own("other"),
        created(),
        verified(),
        Answer::empty(403),
    ]);
    let both = "now: the old key `old`, and the new key `new`, verified, its secret in `FILE`";
    let said = ["error: `deleteProjectKey`: 403", both, "next: delete `old`"];
    rotated.assert(4, &said, &[LIST, OWN, CREATE, VERIFY, DELETE]);
    rotated.assert_kept();
}

/// Nobody tells whether the old key is deleted: it looks.
#[test]
fn the_outcome_of_deleting_is_unknown() {
    let lines = [LIST, OWN, CREATE, VERIFY, DELETE, LIST];
    let until = |answers: [Answer; 2]| {
        let steps = [before(), own("other"), created(), verified()];
        Rotated::with(steps.into_iter().chain(answers))
    };
    let failed = || Answer::empty(501);
    until([failed(), list(&[NEW])]).assert(0, &["deleted: `old`"], &lines);
    until([Answer::empty(404), list(&[NEW])]).assert(0, &["deleted: `old`"], &lines);
    let said = [
        "error: `deleteProjectKey`: 501",
        "now: the old key",
        "next: delete `old`",
    ];
    until([failed(), list(&[OLD, NEW])]).assert(4, &said, &lines);
    let said = [
        "501",
        "maybe the old key `old`",
        "403",
        "next: list the keys, and delete `old`",
    ];
    let rotated = until([failed(), Answer::empty(403)]);
    rotated.assert(5, &said, &lines);
    rotated.assert_kept();
}

/// The key that is deleted is the one that this runs with: the deletion worked, its answer was lost,
/// and the service takes the key no longer.
#[test]
fn the_running_key_is_the_old_one() {
    let gone = || closing(Answer::json(401, r#"{"category": "UNAUTHORIZED"}"#));
    let until = |ends: [Script; 4]| {
        let steps = [before(), own("old"), created(), verified()].map(closing);
        Rotated::scripted(steps.into_iter().chain(ends))
    };
    let reset = || Script::new().request().reset();
    let lines = [LIST, OWN, CREATE, VERIFY, DELETE, DELETE, LIST, LIST];
    let rotated = until([reset(), gone(), gone(), closing(list(&[NEW]))]);
    rotated.assert(0, &["deleted: `old`"], &lines);
    let look = rotated
        .requests
        .last()
        .and_then(|look| look.header("authorization"));
    assert_eq!(look, Some(&*format!("Token {SECRET}")), "with the new key");
    let rotated = until([reset(), gone(), gone(), closing(list(&[NEW, OLD]))]);
    rotated.assert(4, &["error: `deleteProjectKey`: 401"], &lines);
    let said = [
        "401",
        "maybe the old key `old`",
        "403",
        "next: list the keys",
    ];
    let rotated = until([reset(), gone(), gone(), closing(Answer::empty(403))]);
    rotated.assert(5, &said, &lines);
    rotated.assert_kept();
}

/// A deletion whose answer is lost is sent again, and finds nothing.
#[test]
fn the_connection_breaks_while_deleting() {
    let rotated = Rotated::scripted([
        closing(before()),
        closing(own("other")),
        closing(created()),
        closing(verified()),
        Script::new().request().reset(),
        closing(Answer::empty(404)),
        closing(list(&[NEW])),
    ]);
    let lines = [LIST, OWN, CREATE, VERIFY, DELETE, DELETE, LIST];
    rotated.assert(0, &["deleted: `old`"], &lines);
}
