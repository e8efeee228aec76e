//! A rotation that succeeds.

use tests::server::Server;

use super::{
    CREATE, DELETE, LIST, OWN, Rotated, SECRET, VERIFY, before, created, deleted, own, verified,
};
use crate::run::{KEY, run};

#[test]
fn into_a_file() {
    let rotated = Rotated::with([before(), own("other"), created(), verified(), deleted()]);
    assert_eq!(
        rotated.ran.err,
        "created: `new`\nhanded over: its secret in `FILE`\nverified: `new`\ndeleted: `old`\n"
    );
    rotated.assert(0, &[], &[LIST, OWN, CREATE, VERIFY, DELETE]);
    rotated.assert_kept();
    let [_, _, create, verify, delete] = &rotated.requests[..] else {
        panic!("five requests")
    };
    assert_eq!(
        String::from_utf8_lossy(&create.body),
        r#"{"comment":"ci","scopes":["usage:read","keys:read"],"time_to_live_in_seconds":30768076800,"tags":["pear"]}"#
    );
    let with_new = format!("Token {SECRET}");
    assert_eq!(verify.header("authorization"), Some(&*with_new));
    let with_own = format!("Token {KEY}");
    assert_eq!(delete.header("authorization"), Some(&*with_own));
}

/// Whoever runs this would else be left with a key that is no more.
#[test]
fn the_running_key_is_to_be_replaced_too() {
    let said = [
        "deleted: `old`",
        "next: `DEEPGRAM_API_KEY` was `old`: set it to the new key, its secret in `FILE`",
    ];
    let rotated = Rotated::with([before(), own("old"), created(), verified(), deleted()]);
    rotated.assert(0, &said, &[LIST, OWN, CREATE, VERIFY, DELETE]);
    let rotated = Rotated::with([before(), own("other"), created(), verified(), deleted()]);
    assert!(!rotated.ran.err.contains("DEEPGRAM_API_KEY"), "{rotated:?}");
    rotated.assert_kept();
}

#[test]
fn to_stdout() {
    let server = Server::start([before(), own("other"), created(), verified(), deleted()]);
    let ran = run("rotate_key", &["p", "old", "--stdout"], &server);
    server.finish().unwrap();
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.out, format!("{SECRET}\n"));
    assert!(!ran.err.contains(SECRET), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use tempfile::TempDir;

    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new.key");
    let server = Server::start([before(), own("other"), created(), verified(), deleted()]);
    let arguments = ["p", "old", "--file", path.to_str().unwrap()];
    assert_eq!(run("rotate_key", &arguments, &server).code, Some(0));
    server.finish().unwrap();
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
