//! Failures before there is a new key.

use std::fs;

use tempfile::TempDir;
use tests::http::Answer;
use tests::server::{Refusing, Server};

use super::{CREATE, ELSE, LIST, OLD, OTHER, OWN, Rotated, before, list, own};
use crate::run::{run, run_at};

/// Nothing is asked of the service, or nothing is changed there.
#[test]
fn wrong_arguments() {
    let refusing = Refusing::start();
    for (arguments, said) in [
        (&["p"][..], "give the id of a project and that of a key"),
        (&["p", "old"], "give a place for the new secret"),
        (&["p", "old", "--file"], "give `--file` a path"),
        (&["p", "old", "--stdout", "x"], "`x` is no option"),
        (&["p", "old", "stdout"], "`stdout` is no option"),
        (
            &["p", "old", "--stdout", "--file", "x"],
            "give one place for the new secret, not two",
        ),
    ] {
        let ran = run_at("rotate_key", arguments, &refusing.url());
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(ran.err.starts_with(&format!("error: {said}")), "{ran:?}");
        assert!(ran.err.contains("\nusage: rotate_key"), "{ran:?}");
    }
}

#[test]
fn a_file_that_is_there_is_not_touched() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new.key");
    fs::write(&path, "the only copy").unwrap();
    let server = Server::start([before(), own("other")]);
    let arguments = ["p", "old", "--file", path.to_str().unwrap()];
    let ran = run("rotate_key", &arguments, &server);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("cannot create"), "{ran:?}");
    assert!(ran.err.contains("now: nothing has changed"), "{ran:?}");
    assert_eq!(server.finish().unwrap().len(), 2);
    assert_eq!(fs::read_to_string(&path).unwrap(), "the only copy");
}

#[test]
fn nothing_has_changed() {
    let unlisted = Rotated::with([Answer::json(403, r#"{"category": "INSUFFICIENT"}"#)]);
    let nothing =
        "now: nothing has changed: no key was created, and `old` was not touched\nnext: mend";
    unlisted.assert(1, &["error: `listProjectKeys`: 403", nothing], &[LIST]);
    let missing = Rotated::with([list(&[OTHER, ELSE])]);
    missing.assert(1, &["no such key", nothing], &[LIST]);
    let bare = r#"{"api_key": {"api_key_id": "old", "comment": "ci"}}"#;
    let bare = Rotated::with([list(&[bare])]);
    bare.assert(1, &["tell the scopes", nothing], &[LIST]);
    let endless = OLD.replace(r#""created": "2024-02-01T00:00:00Z", "#, "");
    let endless = Rotated::with([list(&[&endless])]);
    endless.assert(1, &["how long it was to live", nothing], &[LIST]);
    let ended = OLD.replace("2999", "2025");
    let ended = Rotated::with([list(&[&ended])]);
    ended.assert(1, &["error: the key has expired", nothing], &[LIST]);
    let brief = OLD.replace("2024-02-01T00:00:00Z", "2999-01-31T23:59:59.5Z");
    let brief = Rotated::with([list(&[&brief])]);
    brief.assert(
        1,
        &["error: the key was to live for less", nothing],
        &[LIST],
    );
    let refused = Rotated::with([
        before(),
        own("other"),
        Answer::json(400, r#"{"err_msg": "no"}"#),
    ]);
    refused.assert(
        1,
        &["error: `createProjectKey`: 400", nothing],
        &[LIST, OWN, CREATE],
    );
    for rotated in [unlisted, missing, bare, endless, ended, brief, refused] {
        assert_eq!(rotated.kept, None);
    }
}

/// What may pass by itself needs nothing to be mended.
#[test]
fn nothing_has_changed_for_now() {
    let next = "was not touched\nnext: run this again: what";
    let busy = || Answer::empty(429).header("retry-after", "3600");
    Rotated::with([busy()]).assert(1, &["429", next], &[LIST]);
    Rotated::with([before(), busy()]).assert(1, &["429", next], &[LIST, OWN]);
    let answers = [before(), own("other"), busy()];
    Rotated::with(answers).assert(1, &["429", next], &[LIST, OWN, CREATE]);
    let refusing = Refusing::start();
    let ran = run_at("rotate_key", &["p", "old", "--stdout"], &refusing.url());
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains(next), "{ran:?}");
}
