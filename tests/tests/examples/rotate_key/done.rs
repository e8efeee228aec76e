//! A rotation that succeeds.

use tests::server::Server;

use super::{CREATE, DELETE, LIST, Rotated, SECRET, VERIFY, before, created, deleted, verified};
use crate::run::{KEY, run};

#[test]
fn into_a_file() {
    let rotated = Rotated::with([before(), created(), verified(), deleted()]);
    assert_eq!(
        rotated.ran.err,
        "created: `new`\nhanded over: its secret in `FILE`\nverified: `new`\ndeleted: `old`\n"
    );
    rotated.assert(0, &[], &[LIST, CREATE, VERIFY, DELETE]);
    rotated.assert_kept();
    let [_, create, verify, delete] = &rotated.requests[..] else {
        panic!("four requests")
    };
    assert_eq!(
        String::from_utf8_lossy(&create.body),
        r#"{"comment":"ci","scopes":["usage:read","keys:read"],"time_to_live_in_seconds":3600,"tags":["pear"]}"#
    );
    let with_new = format!("Token {SECRET}");
    assert_eq!(verify.header("authorization"), Some(&*with_new));
    let with_own = format!("Token {KEY}");
    assert_eq!(delete.header("authorization"), Some(&*with_own));
}

#[test]
fn to_stdout() {
    let server = Server::start([before(), created(), verified(), deleted()]);
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
    let server = Server::start([before(), created(), verified(), deleted()]);
    let arguments = ["p", "old", "--file", path.to_str().unwrap()];
    assert_eq!(run("rotate_key", &arguments, &server).code, Some(0));
    server.finish().unwrap();
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
