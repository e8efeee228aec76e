//! Hostile values in every parameter of every path: refused before any I/O, or in their segment.

use deepgram_mgmt::ErrorKind;
use tests::client::client;
use tests::http::Answer;
use tests::server::Server;
use tests::table::{OPERATIONS, Operation, Place, Sent, Texts};

use crate::trial::in_time;

/// Values that would lead elsewhere, or nowhere: as they stand, decoded once, or decoded twice.
const REFUSED: [&str; 44] = [
    "",
    ".",
    "..",
    "%2e",
    "%2E",
    "%2e%2e",
    "%2E%2E",
    ".%2e",
    "%2e.",
    "%252e",
    "%252e%252E",
    "%252e.",
    "%252E%252e",
    "../x",
    "x/..",
    "../../x",
    "a/../b",
    "a/./b",
    "/..",
    "..%2f..",
    "%2e%2e%2fx",
    "%2E%2E%2Fx",
    "..%252fx",
    "\\",
    "a\\b",
    "..\\..",
    "%5c",
    "..%5C..",
    "%255c",
    "a\nb",
    "a\rb",
    "a\r\nx: y",
    "a\tb",
    "a\0b",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{85}",
    "%00",
    "a%0d%0ab",
    "%250a",
    "%c0%ae%C0%AE",
    "%25c0%25ae",
    "%e0%80%ae",
    "%f0%80%80%af",
];

/// Values that look as if they would, and are one segment.
const SENT: [&str; 32] = [
    ".hidden",
    "...",
    "....",
    "a..",
    "..a",
    "a..b",
    "file.txt",
    "a b",
    " ",
    "ä€😀",
    "\u{202e}txt",
    "\u{ff0e}\u{ff0e}",
    "\u{2024}\u{2024}\u{2215}x",
    "100%",
    "%",
    "%zz",
    "%2",
    "%41",
    "%2F",
    "a/b",
    "//evil.example",
    "http://evil.example",
    "?x",
    "#x",
    "a?b#c",
    ";p",
    "a;b=c&d+e",
    ":",
    "a:b@c",
    "@evil.example",
    "*",
    "{project_id}",
];

/// Every text of every path.
fn positions() -> impl Iterator<Item = (&'static Operation, &'static str)> {
    OPERATIONS.iter().flat_map(|operation| {
        let texts = operation.sent.iter().filter(|sent| sent.value.is_none());
        texts
            .filter(|Sent { place, .. }| *place == Place::Path)
            .map(move |sent| (operation, sent.wire))
    })
}

#[tokio::test]
async fn refused_values() {
    let server = Server::start([]);
    let client = client(&server);
    let mut count = 0;
    for (operation, wire) in positions() {
        for text in REFUSED {
            let call = (operation.prepare)(&client, &Texts::One { wire, text });
            let error = in_time(call.outcome).await.expect_err(text);
            let kind = error.kind();
            assert_eq!(kind, ErrorKind::InvalidRequest, "{text:?}: {error}");
            assert_eq!((error.attempts(), error.maybe_applied()), (0, false));
            let message = error.message().unwrap();
            assert!(message.contains(&format!("`{wire}`")), "{message}");
            assert_eq!(error.operation(), Some(operation.id));
            count += 1;
        }
    }
    assert_eq!(server.finish(), Ok(Vec::new()));
    assert!(count > 40 * REFUSED.len(), "only {count} were tried");
}

#[tokio::test]
async fn values_stay_in_their_segment() {
    let server = Server::answering(|_| Answer::empty(400));
    let client = client(&server);
    let mut lines = Vec::new();
    for (operation, wire) in positions() {
        for text in SENT {
            let texts = Texts::One { wire, text };
            let call = (operation.prepare)(&client, &texts);
            in_time(call.outcome).await.unwrap_err();
            let target = operation.target(&texts);
            let segments = |path: &str| path.split('/').count();
            let path = target.split('?').next().unwrap();
            assert_eq!(segments(path), segments(operation.path), "{text:?}");
            lines.push(format!("{} {target} HTTP/1.1", operation.method));
        }
    }
    let requests = server.finish().unwrap();
    assert_eq!(requests.len(), lines.len());
    for (request, line) in requests.iter().zip(lines) {
        assert_eq!(request.line, line);
    }
}
