//! Every status against every class; `operations` has them against every operation.

use deepgram_mgmt::ErrorKind;
use deepgram_mgmt::rt::Class;
use tests::client::client;
use tests::http::Answer;
use tests::server::{Script, Server};

use crate::trial::{
    CLASSES, Cause, Outcome, assert_answered, assert_well_said, call, failure, good, good_body,
    in_time, leaping,
};

/// What a status that is no success makes of its call.
pub(crate) fn wanted(class: Class, status: u16) -> Outcome {
    let cause = match status {
        429 => Cause::Refused,
        408 | 500 | 502 | 503 | 504 => Cause::Ambiguous,
        // Of a failure of the service nobody knows how far it came; what is no status counts as one.
        101 | 501 | 505..=999 => Cause::Unreadable,
        _ => Cause::Final,
    };
    let kind = match status {
        301 | 302 | 303 | 307 | 308 => ErrorKind::Redirect,
        _ => ErrorKind::Api,
    };
    Outcome::wanted(class, cause, kind).status(status)
}

/// One client makes all these calls, so that what one leaves behind would show in the next.
async fn answered(class: Class, statuses: &[(u16, Outcome)]) {
    let answers = statuses.iter().flat_map(|(status, wanted)| {
        let answer = Answer::empty(*status).header("location", "http://canary.example/");
        vec![answer; wanted.times()]
    });
    let server = Server::start(answers.collect::<Vec<_>>());
    let client = leaping(&server).build().unwrap();
    for (status, wanted) in statuses {
        let error = in_time(call(&client, class)).await.unwrap_err();
        assert_eq!(Outcome::of(&error), *wanted, "{status}: {error}");
        assert_well_said(class, &error);
    }
    server.finish().expect("as often as wanted");
}

#[tokio::test]
async fn every_status_of_no_success() {
    for class in CLASSES {
        let statuses = (300..=999).map(|status| (status, wanted(class, status)));
        let statuses: Vec<_> = statuses.collect();
        answered(class, &statuses).await;
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

/// What changes the protocol in place of an answer, though nobody asked for it.
#[tokio::test]
async fn switching_protocols() {
    for class in CLASSES {
        let head = "HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: canary\r\n\r\n";
        let server = Server::scripted([Script::new().request().write(head).drain()]);
        let error = failure(leaping(&server), class).await;
        assert_eq!(Outcome::of(&error), wanted(class, 101), "{error}");
        server.finish().unwrap();
    }
}

/// What is no status at all says nothing of the request.
#[tokio::test]
async fn numbers_that_are_no_status() {
    for class in CLASSES {
        let wanted = Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Transport);
        for number in ["000", "099", "20", "1000", "-12", "2oo", ""] {
            let head = format!("HTTP/1.1 {number} Canary\r\ncontent-length: 0\r\n\r\n");
            let script = Script::new().request().write(head).drain();
            let server = Server::scripted(vec![script; wanted.times()]);
            let error = failure(leaping(&server), class).await;
            assert_eq!(Outcome::of(&error), wanted, "{number:?}: {error}");
            server.finish().expect("as often as wanted");
        }
    }
}
