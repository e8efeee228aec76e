//! A service that says nothing, or too slowly: which limit ends the call, and after how long by
//! the client's clock.

use std::time::Duration;

use deepgram_mgmt::ErrorKind;
use deepgram_mgmt::rt::{Class, Timeout};
use tests::client::builder;
use tests::clock::Clock;
use tests::server::{Gate, Script, Server};

use crate::trial::{CLASSES, Cause, Outcome, failure};

const SECOND: Duration = Duration::from_secs(1);

/// The defaults.
const IDLE: Duration = Duration::from_secs(15);

#[tokio::test]
async fn hung() {
    for class in CLASSES {
        let wanted = Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Timeout);
        let (clock, asked) = (Clock::still(), Gate::opened());
        let script = Script::new().request().gate(&asked).hold();
        let server = Server::scripted(vec![script; wanted.times()]);
        let pace = async {
            for attempt in 1..=wanted.times() {
                asked.reached(attempt).await;
                clock.advance(IDLE);
            }
        };
        let call = failure(builder(&server).runtime(clock.clone()), class);
        let (error, ()) = tokio::join!(call, pace);
        let wanted = wanted.timeout(Timeout::Idle);
        assert_eq!(Outcome::of(&error), wanted, "{error}");
        server.finish().expect("as often as wanted");
    }
}

/// A second for each byte: the headers never come to their end, and nothing else is an answer.
#[tokio::test]
async fn headers_byte_by_byte() {
    for class in CLASSES {
        let wanted = Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Timeout);
        let head = b"HTTP/1.1 200 O";
        drip(class, "", head, wanted.timeout(Timeout::Idle)).await;
    }
}

/// A second for each byte: the answer is never silent for long, and still ends the attempt.
#[tokio::test]
async fn a_body_byte_by_byte() {
    for class in CLASSES {
        let wanted = Outcome::wanted(class, Cause::BodyCut, ErrorKind::Timeout);
        let wanted = wanted.status(200).timeout(Timeout::Attempt);
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n";
        drip(class, head, &[b' '; 29], wanted).await;
    }
}

/// Every attempt gets `head` at once, then a byte of `bytes` after each second; the second after
/// the last ends it.
async fn drip(class: Class, head: &str, bytes: &[u8], wanted: Outcome) {
    let (clock, drops, written) = (Clock::still(), Gate::new(), Gate::opened());
    let script = Script::new().request().write(head).trickle(&drops, bytes);
    let script = script.gate(&written).hold();
    let server = Server::scripted(vec![script; wanted.times()]);
    let pace = async {
        for attempt in 1..=wanted.times() {
            for byte in 1..=bytes.len() {
                drops.reached((attempt - 1) * bytes.len() + byte).await;
                // What came before is read meanwhile.
                tokio::task::yield_now().await;
                clock.advance(SECOND);
                drops.admit(1);
            }
            written.reached(attempt).await;
            tokio::task::yield_now().await;
            clock.advance(SECOND);
        }
    };
    let call = failure(builder(&server).runtime(clock.clone()), class);
    let (error, ()) = tokio::join!(call, pace);
    assert_eq!(Outcome::of(&error), wanted, "{error}");
    server.finish().expect("as often as wanted");
}

/// The total timeout ends a call between the others.
#[tokio::test]
async fn hung_for_longer_than_the_call_may_take() {
    for class in [Class::Safe, Class::Idempotent] {
        let (clock, asked) = (Clock::still(), Gate::opened());
        let script = Script::new().request().gate(&asked).hold();
        let server = Server::scripted([script.clone(), script]);
        let pace = async {
            asked.reached(1).await;
            clock.advance(IDLE);
            asked.reached(2).await;
            clock.advance(5 * SECOND);
        };
        let limited = builder(&server).total_timeout(20 * SECOND);
        let call = failure(limited.runtime(clock.clone()), class);
        let (error, ()) = tokio::join!(call, pace);
        let wanted = Outcome::wanted(class, Cause::Ambiguous, ErrorKind::Timeout);
        let wanted = Outcome {
            attempts: 2,
            ..wanted.timeout(Timeout::Total)
        };
        assert_eq!(Outcome::of(&error), wanted, "{error}");
        server.finish().expect("two requests");
    }
}
