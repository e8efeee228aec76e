//! `Retry-After` in every form: what the client waits by its clock, and when it does not.

use std::time::Duration;

use deepgram_mgmt::rt::Class;
use deepgram_mgmt::{ClientBuilder, ErrorKind};
use tests::client::builder;
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::Server;

use crate::trial::{CLASSES, Cause, Outcome, call, failure, good, in_time};

/// What the client makes of a form.
#[derive(Clone, Copy, Debug)]
enum Wait {
    /// It waits so long, in milliseconds.
    Millis(u64),
    /// It waits as if nothing was said.
    Backoff,
    /// It asks for so many seconds, which is too long: the error says so at once.
    TooLong(u64),
}

use Wait::{Backoff, Millis, TooLong};

const YEAR: u64 = 365 * 24 * 60 * 60;

/// A form, and what becomes of it at 08:49:37 on the 6th of November 1994.
const FORMS: &[(&str, Wait)] = &[
    ("0", Millis(500)),
    ("1", Millis(1_000)),
    ("007", Millis(7_000)),
    (" 30 ", Millis(30_000)),
    ("60", Millis(60_000)),
    ("1.5", Millis(1_500)),
    ("0.75", Millis(750)),
    ("0.25", Millis(500)),
    (".625", Millis(625)),
    ("5.", Millis(5_000)),
    ("60.001", TooLong(60)),
    ("61", TooLong(61)),
    ("3600", TooLong(3_600)),
    ("18446744073709551616", TooLong(YEAR)),
    ("99999999999999999999999999999999999999999", TooLong(YEAR)),
    ("Sun, 06 Nov 1994 08:49:47 GMT", Millis(10_000)),
    ("Sunday, 06-Nov-94 08:49:47 GMT", Millis(10_000)),
    ("Sun Nov  6 08:49:47 1994", Millis(10_000)),
    ("Sun, 06 Nov 1994 08:49:37 GMT", Millis(500)),
    ("Sat, 05 Nov 1994 08:49:37 GMT", Millis(500)),
    ("Fri, 31 Dec 9999 23:59:59 GMT", TooLong(YEAR)),
    ("", Backoff),
    ("-1", Backoff),
    ("+1", Backoff),
    ("1e3", Backoff),
    ("NaN", Backoff),
    ("inf", Backoff),
    ("1.2.3", Backoff),
    ("0x10", Backoff),
    ("1, 2", Backoff),
    ("soon", Backoff),
    ("Sun, 32 Nov 1994 08:49:47 GMT", Backoff),
    ("1994-11-06T08:49:47Z", Backoff),
];

/// Half of the first backoff after a 429, which is what a chance of a half gives.
const BACKOFF: Duration = Duration::from_millis(500);

/// A client on which waits of up to 61 seconds take no time, and no limit ends a call.
fn patient(server: &Server, clock: &Clock) -> ClientBuilder {
    let forever = Duration::from_secs(YEAR);
    let builder = builder(server).runtime(clock.clone());
    builder
        .idle_timeout(forever)
        .attempt_timeout(forever)
        .total_timeout(forever)
}

fn clock() -> Clock {
    Clock::leaping(Duration::from_secs(61), 0.5)
}

#[tokio::test]
async fn every_form() {
    assert!(FORMS.len() >= 25);
    for class in CLASSES {
        for (form, wait) in FORMS {
            let refusal = Answer::empty(429).header("retry-after", *form);
            check(class, refusal, form, *wait).await;
        }
    }
}

/// A date is held against the answer's own, whatever the client's clock says.
#[tokio::test]
async fn a_date_against_that_of_the_answer() {
    for class in CLASSES {
        for (date, wait) in [
            ("Wed, 01 Jan 2020 00:00:00 GMT", Millis(20_000)),
            ("Tue, 31 Dec 2019 23:00:00 GMT", TooLong(3_620)),
            ("Thu, 02 Jan 2020 00:00:00 GMT", Millis(500)),
        ] {
            let form = "Wed, 01 Jan 2020 00:00:20 GMT";
            let refusal = Answer::empty(429).header("retry-after", form);
            check(class, refusal.header("date", date), date, wait).await;
        }
    }
}

async fn check(class: Class, refusal: Answer, form: &str, wait: Wait) {
    let clock = clock();
    let waited = match wait {
        TooLong(seconds) => {
            let server = Server::start([refusal]);
            let error = failure(patient(&server, &clock), class).await;
            let wanted = Outcome::wanted(class, Cause::Refused, ErrorKind::Api);
            let wanted = Outcome {
                attempts: 1,
                ..wanted.status(429)
            };
            assert_eq!(Outcome::of(&error), wanted, "{form}: {error}");
            let asked = error.retry_after().expect("a wait");
            assert_eq!(asked.as_secs(), seconds, "{form}");
            assert!(error.is_retryable());
            assert!(clock.leaps().is_empty());
            assert_eq!(server.finish().unwrap().len(), 1);
            return;
        }
        Millis(millis) => Duration::from_millis(millis),
        Backoff => BACKOFF,
    };
    let server = Server::start([refusal, good(class)]);
    let client = patient(&server, &clock).build().unwrap();
    in_time(call(&client, class)).await.unwrap();
    assert_eq!(clock.leaps(), [waited], "{form}");
    assert_eq!(server.finish().unwrap().len(), 2);
}

/// It means something on 429 and 503 alone, and repeats nothing that must not be repeated.
#[tokio::test]
async fn on_other_statuses() {
    for class in CLASSES {
        let clock = clock();
        let busy = Answer::empty(503).header("retry-after", "7");
        let answers = match class {
            Class::Safe | Class::Idempotent => vec![busy, good(class)],
            Class::Once => vec![busy],
        };
        let count = answers.len();
        let server = Server::start(answers);
        let client = patient(&server, &clock).build().unwrap();
        let outcome = in_time(call(&client, class)).await;
        assert_eq!(server.finish().unwrap().len(), count);
        match class {
            Class::Safe | Class::Idempotent => {
                assert!(outcome.is_ok());
                assert_eq!(clock.leaps(), [Duration::from_secs(7)]);
            }
            Class::Once => {
                let error = outcome.unwrap_err();
                assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
                assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
            }
        }
        let server = Server::start([Answer::empty(400).header("retry-after", "7")]);
        let error = failure(patient(&server, &clock), class).await;
        assert_eq!((error.attempts(), error.retry_after()), (1, None));
        server.finish().unwrap();
    }
}
