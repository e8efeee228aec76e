//! Every status against every class and every operation.
//!
//! Both tables are the client's own, so that an operation that is added is tested with them.

use deepgram_mgmt::rt::Class;
use deepgram_mgmt::{Client, ErrorKind, operations};
use tests::calls::{self, Answered};
use tests::client::client;
use tests::http::{Answer, Request};
use tests::server::{Script, Server};

use crate::trial::{
    CLASSES, Cause, Outcome, assert_answered, assert_quiet, call, good, good_body, in_time, leaping,
};

/// What a status that is no success makes of its call.
fn wanted(class: Class, status: u16) -> Outcome {
    let cause = match status {
        429 => Cause::Refused,
        408 | 500 | 502 | 503 | 504 => Cause::Ambiguous,
        // Of a failure of the service nobody knows how far it came.
        501 | 505..=599 => Cause::Unreadable,
        _ => Cause::Final,
    };
    let kind = match status {
        301 | 302 | 303 | 307 | 308 => ErrorKind::Redirect,
        _ => ErrorKind::Api,
    };
    Outcome::wanted(class, cause, kind).status(status)
}

/// One client makes all these calls, so that what one leaves behind would show in the next.
async fn answered(make: impl Fn(&Client) -> Answered, statuses: &[(u16, Outcome)]) -> Vec<Request> {
    let answers = statuses.iter().flat_map(|(status, wanted)| {
        let answer = Answer::empty(*status).header("location", "http://canary.example/");
        vec![answer; wanted.times()]
    });
    let server = Server::start(answers.collect::<Vec<_>>());
    let client = leaping(&server).build().unwrap();
    for (status, wanted) in statuses {
        let error = in_time(make(&client)).await.unwrap_err();
        assert_eq!(Outcome::of(&error), *wanted, "{status}: {error}");
        assert_quiet(&error);
    }
    server.finish().expect("as often as wanted")
}

#[tokio::test]
async fn every_status_of_no_success() {
    for class in CLASSES {
        let statuses = (300..=599).map(|status| (status, wanted(class, status)));
        let statuses: Vec<_> = statuses.collect();
        answered(|client| call(client, class), &statuses).await;
    }
}

#[tokio::test]
async fn every_status_of_success() {
    for class in CLASSES {
        let statuses = (200..=299).filter(|status| *status != 204);
        let answers = statuses
            .clone()
            .map(|status| Answer::json(status, good_body(class)));
        let server = Server::start(answers);
        let client = client(&server);
        for status in statuses {
            let outcome = in_time(call(&client, class)).await;
            assert!(outcome.is_ok(), "{class:?} {status}: {outcome:?}");
        }
        assert_eq!(server.finish().unwrap().len(), 99);
        let none = Outcome::wanted(class, Cause::Unreadable, ErrorKind::EmptyAnswer);
        assert_answered(class, &Answer::empty(204), none.status(204)).await;
    }
}

/// Answers that only announce one, however many, are not the answer.
#[tokio::test]
async fn informational_answers() {
    for class in CLASSES {
        let before = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n";
        let script = Script::new().request().write(before);
        let server = Server::scripted([script.write(good(class).to_bytes()).hold()]);
        in_time(call(&client(&server), class)).await.unwrap();
        server.finish().unwrap();
    }
}

/// One status of each cause, and the neighbours that are often confused with them.
const TELLING: [u16; 12] = [302, 304, 400, 401, 403, 404, 408, 409, 429, 500, 501, 503];

#[tokio::test]
async fn every_operation() {
    for operation in operations::ALL {
        let call = calls::first(operation.id)
            .unwrap_or_else(|| panic!("`{}` has no call in `tests::calls`", operation.id));
        let statuses = TELLING.map(|status| (status, wanted(operation.class, status)));
        let requests = answered(call.make, &statuses).await;
        for request in requests {
            assert_eq!(request.line, call.line, "`{}`", operation.id);
        }
    }
}
