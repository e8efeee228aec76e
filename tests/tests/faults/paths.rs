//! Hostile values in every parameter of every path: refused before any I/O, or in their segment.

use deepgram_mgmt::{ErrorKind, operations};
use tests::calls::paths::{self, Values};
use tests::client::client;
use tests::http::Answer;
use tests::server::Server;

use crate::trial::in_time;

/// Values that would lead elsewhere, or nowhere.
const REFUSED: [&str; 14] = [
    "",
    ".",
    "..",
    "%2e",
    "%2e%2E",
    "%252e.",
    "%252E%252e",
    "a\\b",
    "\\",
    "a\nb",
    "a\0b",
    "../../x",
    "a/../b",
    "\u{7f}",
];

/// Values that look as if they would, and what is sent for them.
const SENT: [(&str, &str); 14] = [
    (".hidden", ".hidden"),
    ("...", "..."),
    ("file.txt", "file.txt"),
    ("a b", "a%20b"),
    ("ä€😀", "%C3%A4%E2%82%AC%F0%9F%98%80"),
    ("100%", "100%25"),
    ("%41", "%2541"),
    ("a/b", "a%2Fb"),
    ("a?b#c", "a%3Fb%23c"),
    ("a;b=c&d+e", "a%3Bb%3Dc%26d%2Be"),
    ("{project_id}", "%7Bproject_id%7D"),
    ("@evil.example", "%40evil.example"),
    ("//evil.example", "%2F%2Fevil.example"),
    ("http://evil.example", "http%3A%2F%2Fevil.example"),
];

/// Every parameter of every path, with the call that sets it.
fn positions() -> impl Iterator<Item = (&'static str, &'static str, &'static paths::Make)> {
    operations::ALL.iter().flat_map(|operation| {
        paths::parameters(operation.path).map(move |parameter| {
            let make = paths::call(operation.id);
            let make = make.unwrap_or_else(|| panic!("`{}` has no call", operation.id));
            (operation.path, parameter, make)
        })
    })
}

#[tokio::test]
async fn refused_values() {
    let server = Server::start([]);
    let client = client(&server);
    let mut count = 0;
    for (_, parameter, make) in positions() {
        for hostile in REFUSED {
            let error = in_time(make(&client, Values { parameter, hostile })).await;
            let error = error.expect_err(hostile);
            assert_eq!(
                error.kind(),
                ErrorKind::InvalidRequest,
                "{hostile:?}: {error}"
            );
            assert_eq!((error.attempts(), error.maybe_applied()), (0, false));
            let message = error.message().unwrap();
            assert!(message.contains(parameter), "{message}");
            count += 1;
        }
    }
    assert_eq!(server.finish(), Ok(Vec::new()));
    assert!(count > 36 * REFUSED.len(), "only {count} were tried");
}

#[tokio::test]
async fn values_stay_in_their_segment() {
    let server = Server::answering(|_| Answer::empty(400));
    let client = client(&server);
    let mut targets = Vec::new();
    for (path, parameter, make) in positions() {
        for (hostile, segment) in SENT {
            let values = Values { parameter, hostile };
            in_time(make(&client, values)).await.unwrap_err();
            let sent = paths::parameters(path).fold(path.to_owned(), |path, other| {
                let value = if other == parameter { segment } else { "p" };
                path.replace(&format!("{{{other}}}"), value)
            });
            targets.push(sent);
        }
    }
    let requests = server.finish().unwrap();
    assert_eq!(requests.len(), targets.len());
    for (request, target) in requests.iter().zip(targets) {
        assert_eq!(request.target(), target);
    }
}
