//! Every operation against every status: which of them are sent again, how often, and what the
//! error says of it, by the rules for their class.
//!
//! Operations, answers and classes come from the description, so that a new one is tested too.

use std::sync::{Arc, Mutex, PoisonError};

use deepgram_mgmt::ErrorKind;
use serde_json::Value;
use tests::http::{Answer, Request};
use tests::server::Server;
use tests::table::{OPERATIONS, Operation, Payload, Texts};

use crate::status::wanted;
use crate::trial::{Cause, Outcome, assert_well_said, in_time, leaping};

/// Of so many calls that all fail thrice, a client's budget is not used up.
const CALLS: usize = 40;

/// What a status makes of a call whose answer has all that it should; `None` for a success.
fn outcome(operation: &Operation, status: u16) -> Option<Outcome> {
    match (status, operation.payload) {
        // It has no body, whatever else is sent.
        (204, Payload::Required(_)) => {
            let none = Outcome::wanted(operation.class, Cause::Unreadable, ErrorKind::EmptyAnswer);
            Some(none.status(204))
        }
        (200..=299, Payload::Required(_) | Payload::Optional(_) | Payload::Nothing) => None,
        (_, _) => Some(wanted(operation.class, status)),
    }
}

/// What the server answers next, whatever is asked, and what it was asked since that was set.
#[derive(Clone)]
struct Turn(Arc<Mutex<(Answer, Vec<Asked>)>>);

/// The first line of a request, and the value of its body.
type Asked = (String, Option<Value>);

impl Turn {
    fn new() -> Self {
        Self(Arc::new(Mutex::new((Answer::empty(500), Vec::new()))))
    }

    fn set(&self, answer: Answer) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (answer, Vec::new());
    }

    fn answer(&self, request: &Request) -> Answer {
        let mut turn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        turn.1.push((request.line.clone(), value(&request.body)));
        turn.0.clone()
    }

    fn asked(&self) -> Vec<Asked> {
        let turn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        turn.1.clone()
    }
}

/// Every status but those that only announce another.
fn statuses() -> impl Iterator<Item = u16> {
    (200..=599).chain([600, 601, 699, 700, 799, 800, 899, 900, 998, 999])
}

/// A success as described; nothing where a status may have no body, or does not succeed.
fn answer(operation: &Operation, status: u16) -> Answer {
    match status {
        200..=203 | 205..=299 => Answer::json(status, operation.payload.sample()),
        _ => Answer::empty(status).header("location", "http://canary.example/"),
    }
}

#[tokio::test]
async fn every_status() {
    let turn = Turn::new();
    let answering = turn.clone();
    let server = Server::answering(move |request| answering.answer(request));
    for status in statuses() {
        for operations in OPERATIONS.chunks(CALLS) {
            let client = leaping(&server).build().unwrap();
            for operation in operations {
                turn.set(answer(operation, status));
                let call = (operation.prepare)(&client, &Texts::Canaries);
                let error = in_time(call.outcome).await.err();
                let is = error.as_ref().map(Outcome::of);
                let wanted = outcome(operation, status);
                assert_eq!(is, wanted, "`{}`, {status}: {error:?}", operation.id);
                if let Some(error) = &error {
                    assert_well_said(operation.class, error);
                }
                let times = wanted.map_or(1, |wanted| wanted.times());
                assert_eq!(turn.asked(), vec![request(operation); times]);
            }
        }
    }
    server.finish().unwrap();
}

/// What each attempt must send: the same each time.
fn request(operation: &Operation) -> Asked {
    let target = operation.target(&Texts::Canaries);
    let line = format!("{} {target} HTTP/1.1", operation.method);
    (line, value(operation.body.unwrap_or_default().as_bytes()))
}

fn value(body: &[u8]) -> Option<Value> {
    serde_json::from_slice(body).ok()
}
