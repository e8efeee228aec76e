//! Every operation through every outcome.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use deepgram_mgmt::rt::{Attempt, Class, Method, Observer};
use deepgram_mgmt::{Client, ClientBuilder, Error, ErrorKind};
use tests::canary::Canary;
use tests::client::shown;
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::{Gate, Refusing, Server};
use tests::table::{OPERATIONS, Operation, Payload, Place, Prepared, Texts};

use crate::capture::Capture;
use crate::outcome::{LARGEST, OUTCOMES, Outcome, SILENCE};

/// Longer than a wait between attempts, and shorter than any limit.
const LEAP: Duration = Duration::from_secs(10);

/// What is allowed to take no longer.
const BOUND: Duration = Duration::from_secs(30);

/// Keeps what is told of each attempt.
#[derive(Clone, Debug, Default)]
struct Told(Arc<Mutex<Vec<String>>>);

impl Observer for Told {
    fn attempt(&self, attempt: &Attempt<'_>) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.push(format!("{attempt:?} {attempt:#?}"));
    }
}

impl Told {
    fn text(&self) -> String {
        let told = self.0.lock();
        told.unwrap_or_else(PoisonError::into_inner).concat()
    }
}

/// A client at this address with canaries in key and prefix.
pub(crate) fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .api_key("canary-key")
        .base_url(format!("{url}/canary-prefix"))
        .http(|http| http.tls_certs_only([]))
}

/// Fails where the text shows a canary, or the address of the server as part of a URL.
pub(crate) fn assert_quiet(what: &str, text: &str, url: &str) {
    for canary in Canary::all() {
        let form = canary.shown(text);
        assert_eq!(form, None, "{what} shows a canary: {text}");
    }
    assert!(
        !text.contains(&format!("{url}/")),
        "{what} shows a URL: {text}"
    );
}

/// What came of a call, after all that it shows was searched.
pub(crate) async fn ended(call: Prepared, url: &str) -> Result<(), Error> {
    assert_quiet("a request", &call.request, url);
    let outcome = tokio::time::timeout(BOUND, call.outcome).await;
    match outcome.expect("it takes too long") {
        // An answer shows its fields, but for secrets.
        Ok(answer) => {
            let secret = Canary::new("canary-secret").shown(&answer);
            assert_eq!(secret, None, "{answer}");
            Ok(())
        }
        Err(error) => {
            assert_quiet("an error", &shown(&error), url);
            assert_eq!(error.to_string().lines().count(), 1, "{error}");
            Err(error)
        }
    }
}

async fn run(operation: &Operation, outcome: &Outcome) -> Result<(), Error> {
    let (clock, silence, told) = (Clock::leaping(LEAP, 0.5), Gate::opened(), Told::default());
    let scripts = (outcome.scripts)(operation, &silence);
    let server = Server::scripted(scripts);
    let builder = builder(&server.url())
        .runtime(clock.clone())
        .observer(told.clone())
        .max_body_bytes(LARGEST)
        .max_attempts(match outcome.kind {
            None => 3,
            Some(_) => 1,
        });
    let url = server.url();
    assert_quiet("a builder", &format!("{builder:?} {builder:#?}"), &url);
    let client = builder.build().expect("key and address are fit");
    assert_quiet("a client", &format!("{client:?} {client:#?}"), &url);
    let call = (operation.prepare)(&client, &Texts::Canaries);
    let ended = ended(call, &url);
    let waiting = async {
        silence.reached(1).await;
        loop {
            // What was written before the silence is read meanwhile.
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            clock.advance(SILENCE);
        }
    };
    let ended = tokio::select! {
        ended = ended => ended,
        never = waiting => never,
    };
    drop(client);
    server.finish().expect("as scripted");
    assert_quiet("an observer", &told.text(), &url);
    ended
}

#[tokio::test]
async fn every_operation_through_every_outcome() {
    let capture = Capture::installed();
    for outcome in OUTCOMES {
        for operation in OPERATIONS {
            let ended = run(operation, outcome).await;
            let kind = ended.as_ref().err().map(Error::kind);
            // What others come to is said by the table of statuses and the tests of faults.
            if operation.class == Class::Safe && matches!(operation.payload, Payload::Required(_)) {
                let (name, id) = (outcome.name, operation.id);
                assert_eq!(kind, outcome.kind, "{name}: `{id}`: {ended:?}");
            }
        }
    }
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
    for target in ["reqwest::connect", "hyper_util::client", "deepgram_mgmt"] {
        assert!(capture.heard(target), "nothing was heard of `{target}`");
    }
}

#[tokio::test]
async fn no_connection() {
    let capture = Capture::installed();
    let refusing = Refusing::start();
    let url = refusing.url();
    for operation in OPERATIONS {
        let client = builder(&url).max_attempts(1).build().unwrap();
        let call = (operation.prepare)(&client, &Texts::Canaries);
        let error = ended(call, &url).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    }
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
}

/// The parameter is named, and its value is not.
#[tokio::test]
async fn values_that_are_refused() {
    let capture = Capture::installed();
    let refusing = Refusing::start();
    let url = refusing.url();
    let client = builder(&url).build().unwrap();
    for operation in OPERATIONS {
        let given = operation.sent.iter().filter(|sent| sent.value.is_none());
        for sent in given.filter(|sent| sent.place == Place::Path) {
            let texts = Texts::One {
                wire: sent.wire,
                text: "canary/../canary",
            };
            let call = (operation.prepare)(&client, &texts);
            let error = ended(call, &url).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        }
    }
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
}

/// What no description names is all of it a value of the caller.
#[tokio::test]
async fn an_undocumented_request() {
    let capture = Capture::installed();
    let answers = [
        (Answer::json(200, r#"{"canary": "canary"}"#), None),
        (
            Answer::json(200, r#"{"canary": canary"#),
            Some(ErrorKind::Decode),
        ),
        (
            Answer::json(400, r#"{"canary": "canary"}"#),
            Some(ErrorKind::Api),
        ),
        (Answer::empty(503), Some(ErrorKind::OutcomeUnknown)),
    ];
    for (answer, kind) in answers {
        let server = Server::start([answer]);
        let (url, told) = (server.url(), Told::default());
        let client = builder(&url).observer(told.clone()).build().unwrap();
        let request = client.request(Method::POST, "/canary/canary@example.com");
        let request = request.query("canary", "canary").json("canary");
        let call = Prepared {
            request: format!("{request:?} {request:#?}"),
            outcome: Box::pin(async move { request.await.map(|_| String::new()) }),
        };
        let ended = ended(call, &url).await;
        assert_eq!(ended.err().map(|error| error.kind()), kind);
        server.finish().unwrap();
        assert_quiet("an observer", &told.text(), &url);
    }
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
}

/// What a program prints when it dies of an error.
#[tokio::test]
async fn a_panic() {
    let server = Server::start([Answer::json(401, r#"{"secret": "canary"}"#)]);
    let client = builder(&server.url()).build().unwrap();
    let call = (OPERATIONS[0].prepare)(&client, &Texts::Canaries);
    let url = server.url();
    let failed = ended(call, &url).await;
    server.finish().unwrap();
    let panicked = panic::catch_unwind(AssertUnwindSafe(|| failed.unwrap()));
    let panicked = panicked.unwrap_err();
    let message = panicked.downcast_ref::<String>().expect("a text");
    assert!(message.contains("401"), "{message}");
    assert_quiet("a panic", message, &url);
}
