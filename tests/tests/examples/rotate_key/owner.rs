//! A key of another member than the one that runs this: the new one would not be that member's.

use tests::http::Answer;

use super::{
    CREATE, DELETE, LIST, NEW, OLD, OWN, Rotated, VERIFY, before, closing, created, deleted, list,
    own, verified,
};

const FOREIGN: &str = r#"{"member": {"member_id": "n", "email": "N@b.c"}, "api_key": {"api_key_id": "other", "scopes": ["x"]}}"#;

fn foreign() -> Answer {
    list(&[FOREIGN, OLD])
}

#[test]
fn the_new_key_would_belong_to_another() {
    let nothing = "now: nothing has changed: no key was created, and `old` was not touched";
    let next = "next: run this with a key of the member that `old` belongs to, or with \
                `--change-owner`";
    let others = "error: `old` belongs to `a@b.c`, and a new key would belong to `N@b.c`";
    let untold = "error: the service does not tell whether `old` and `DEEPGRAM_API_KEY`, which is \
                  `other`, belong to the same member";
    let nameless = Answer::json(200, r#"{"scopes": ["x"]}"#);
    let ownerless = r#"{"api_key": {"api_key_id": "other", "scopes": ["x"]}}"#;
    // Neither is known by both.
    let by_address = FOREIGN.replace(r#""member_id": "n", "#, "");
    let by_id = OLD.replace(r#", "email": "a@b.c""#, "");
    for (listed, own, error) in [
        (foreign(), own("other"), others),
        (list(&[OLD]), own("other"), untold),
        (list(&[OLD, ownerless]), own("other"), untold),
        (list(&[&by_id, &by_address]), own("other"), untold),
        (before(), nameless, "error: the service does not tell which"),
        (
            before(),
            Answer::empty(403),
            "error: `getTokenDetails`: 403",
        ),
    ] {
        let rotated = Rotated::with([listed, own]);
        rotated.assert(1, &[error, nothing, next], &[LIST, OWN]);
        assert_eq!(rotated.kept, None);
    }
}

/// Addresses are told apart by their letters, not by their case.
#[test]
fn owners_without_ids() {
    let old = OLD.replace(r#""member_id": "m", "#, "");
    let same = FOREIGN.replace("N@b.c", "A@B.c");
    let listed = list(&[&old, &same]);
    let rotated = Rotated::with([listed, own("other"), created(), verified(), deleted()]);
    rotated.assert(0, &[], &[LIST, OWN, CREATE, VERIFY, DELETE]);
}

#[test]
fn it_may_belong_to_another() {
    for own in [own("other"), Answer::empty(403)] {
        let answers = [foreign(), own, created(), verified(), deleted()];
        let rotated = Rotated::run(answers.map(closing), &["--change-owner"]);
        rotated.assert(
            0,
            &["deleted: `old`\n"],
            &[LIST, OWN, CREATE, VERIFY, DELETE],
        );
        rotated.assert_kept();
    }
}

/// The key that this runs with is its own owner's, whether the service names that or not.
#[test]
fn the_running_key_needs_no_owner() {
    let ownerless = OLD.replace(r#""member": {"member_id": "m", "email": "a@b.c"}, "#, "");
    let listed = list(&[&ownerless, NEW]);
    let rotated = Rotated::with([listed, own("old"), created(), verified(), deleted()]);
    rotated.assert(0, &["deleted: `old`"], &[LIST, OWN, CREATE, VERIFY, DELETE]);
}
