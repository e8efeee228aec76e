//! Which calls are sent again, when, and what their errors know of it; no test waits.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use deepgram_mgmt::reqwest::{Method, StatusCode};
use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{Attempt, Client, Error, ErrorKind, Observer};
use tests::client::{at, builder, shown};
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::{Refusing, Script, Server};

/// Longer than any wait, shorter than any limit but the idle one, which none of these meets.
const WAITS: Duration = Duration::from_secs(12);

fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

/// A clock on which no call waits.
fn clock() -> Clock {
    Clock::leaping(WAITS, 0.5)
}

/// A client of this server that does not wait.
fn hasty(server: &Server) -> Client {
    builder(server).runtime(clock()).build().unwrap()
}

async fn create(client: &Client) -> Result<(), Error> {
    let call = client.create_project_key("p", KeyCreate::new("c", ["s"]));
    call.await.map(drop)
}

async fn call(client: &Client, method: &Method) -> Result<(), Error> {
    match *method {
        Method::GET => client.get_project("p").await.map(drop),
        Method::DELETE => client.delete_project_key("p", "k").await.map(drop),
        _ => create(client).await,
    }
}

/// A connection that gives these bytes to a request, and ends.
fn cut(bytes: &str) -> Script {
    Script::new().request().write(bytes)
}

/// A connection that answers a request so, and is kept.
fn kept(answer: &Answer) -> Script {
    Script::new().answer(answer).hold()
}

/// The beginning of an answer.
const HALF: &str = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"key\":\"canary";

/// What the error of an answer knows of it.
struct Told {
    method: Method,
    status: u16,
    kind: ErrorKind,
    attempts: u32,
    is_retryable: bool,
    maybe_applied: bool,
}

#[rustfmt::skip]
const fn told(method: Method, status: u16, kind: ErrorKind, attempts: u32, is_retryable: bool, maybe_applied: bool) -> Told {
    Told { method, status, kind, attempts, is_retryable, maybe_applied }
}

#[rustfmt::skip]
const TOLD: [Told; 19] = [
    told(Method::GET, 503, ErrorKind::Api, 3, true, false),
    told(Method::GET, 500, ErrorKind::Api, 3, true, false),
    told(Method::GET, 408, ErrorKind::Api, 3, true, false),
    told(Method::GET, 429, ErrorKind::Api, 3, true, false),
    told(Method::GET, 404, ErrorKind::Api, 1, false, false),
    told(Method::GET, 501, ErrorKind::Api, 1, false, false),
    told(Method::GET, 200, ErrorKind::EmptyAnswer, 1, false, false),
    told(Method::DELETE, 504, ErrorKind::Api, 3, true, true),
    told(Method::DELETE, 502, ErrorKind::Api, 3, true, true),
    told(Method::DELETE, 429, ErrorKind::Api, 3, true, false),
    told(Method::DELETE, 404, ErrorKind::Api, 1, false, false),
    told(Method::DELETE, 302, ErrorKind::Redirect, 1, false, false),
    told(Method::POST, 429, ErrorKind::Api, 3, true, false),
    told(Method::POST, 503, ErrorKind::OutcomeUnknown, 1, false, true),
    told(Method::POST, 408, ErrorKind::OutcomeUnknown, 1, false, true),
    told(Method::POST, 500, ErrorKind::OutcomeUnknown, 1, false, true),
    told(Method::POST, 400, ErrorKind::Api, 1, false, false),
    // The service does not say whether it did what it was asked.
    told(Method::POST, 507, ErrorKind::Api, 1, false, true),
    told(Method::POST, 200, ErrorKind::EmptyAnswer, 1, false, true),
];

#[tokio::test]
async fn what_the_error_of_each_class_knows() {
    for row in TOLD {
        let server = Server::start((0..row.attempts).map(|_| Answer::empty(row.status)));
        let error = call(&hasty(&server), &row.method).await.unwrap_err();
        let case = format!("{} {}: {error}", row.method, row.status);
        assert_eq!(error.kind(), row.kind, "{case}");
        assert_eq!(error.attempts(), row.attempts, "{case}");
        assert_eq!(error.is_retryable(), row.is_retryable, "{case}");
        assert_eq!(error.maybe_applied(), row.maybe_applied, "{case}");
        assert_eq!(error.status().unwrap(), row.status, "{case}");
        let several = format!("({} attempts)", row.attempts);
        assert_eq!(
            error.to_string().contains(&several),
            row.attempts > 1,
            "{case}"
        );
        let advised = error.to_string().contains("check before repeating it");
        assert_eq!(advised, row.maybe_applied && !row.is_retryable, "{case}");
        // Each attempt sends the same bytes.
        let requests = server.finish().unwrap();
        assert_eq!(requests.len(), row.attempts as usize, "{case}");
        assert!(
            requests
                .iter()
                .all(|request| request.raw == requests[0].raw)
        );
    }
}

#[tokio::test]
async fn a_retry_that_succeeds_is_a_success() {
    let server = Server::scripted([
        Script::new().answer(&Answer::empty(503)).request(),
        kept(&Answer::json(200, r#"{"projects": []}"#)),
    ]);
    let clock = clock();
    let client = builder(&server).runtime(clock.clone()).build().unwrap();
    client.list_projects().await.unwrap();
    assert_eq!(server.finish().unwrap().len(), 3);
    assert_eq!(clock.leaps(), [millis(100), millis(200)]);
}

/// The service may have deleted the key when it did not answer.
#[tokio::test]
async fn nothing_to_delete_after_a_lost_answer_may_be_deleted() {
    let server = Server::scripted([cut(""), kept(&Answer::empty(404))]);
    let error = call(&hasty(&server), &Method::DELETE).await.unwrap_err();
    server.finish().unwrap();
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!((error.attempts(), error.maybe_applied()), (2, true));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_cut_answer_is_fetched_again_where_nothing_changes() {
    let whole = Answer::json(200, r#"{"name": "n"}"#);
    let server = Server::scripted([cut(HALF), kept(&whole)]);
    hasty(&server).get_project("p").await.unwrap();
    server.finish().unwrap();

    for (method, kind) in [
        (Method::DELETE, ErrorKind::Transport),
        (Method::POST, ErrorKind::OutcomeUnknown),
    ] {
        let server = Server::scripted([cut(HALF)]);
        let error = call(&hasty(&server), &method).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert_eq!(server.finish().unwrap().len(), 1);
        assert!(error.maybe_applied() && !error.is_retryable());
        let came = error.raw_body().unwrap().expose_secret();
        assert_eq!(came, b"{\"key\":\"canary");
        assert!(!shown(&error).contains("canary"), "{}", shown(&error));
    }
}

#[tokio::test]
async fn a_call_without_an_answer_is_sent_once_unless_it_is_known_to_do_no_harm() {
    let server = Server::scripted([cut("")]);
    let error = create(&hasty(&server)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
    assert!(error.maybe_applied() && !error.is_retryable());
    assert_eq!(server.finish().unwrap().len(), 1);

    let late = Script::new().answer(&Answer::empty(503));
    let late = late.answer(&Answer::empty(504)).hold();
    let server = Server::scripted([cut(""), late]);
    let call = hasty(&server).create_project_key("p", KeyCreate::new("c", ["s"]));
    let error = call.assume_idempotent().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Api, 3));
    assert!(error.maybe_applied() && error.is_retryable());
    assert_eq!(server.finish().unwrap().len(), 3);
}

#[tokio::test]
async fn undocumented_calls_go_by_their_method() {
    for (method, attempts) in [(Method::GET, 3), (Method::PUT, 3), (Method::PATCH, 1)] {
        let server = Server::start((0..attempts).map(|_| Answer::empty(500)));
        let call = hasty(&server).request(method, "/x");
        assert_eq!(call.await.unwrap_err().attempts(), attempts);
        server.finish().unwrap();
    }
}

#[tokio::test]
async fn the_number_of_attempts_is_the_clients_or_the_calls() {
    for (of_client, of_call, attempts) in
        [(2, None, 2), (2, Some(1), 1), (1, Some(4), 4), (0, None, 1)]
    {
        let server = Server::start((0..attempts).map(|_| Answer::empty(500)));
        let client = builder(&server).runtime(clock());
        let client = client.max_attempts(of_client).build().unwrap();
        let mut call = client.list_projects();
        if let Some(of_call) = of_call {
            call = call.max_attempts(of_call);
        }
        assert_eq!(call.await.unwrap_err().attempts(), attempts);
        assert_eq!(server.finish().unwrap().len(), attempts as usize);
    }
}

#[tokio::test]
async fn what_was_not_sent_is_sent_again_whatever_it_is() {
    let refusing = Refusing::start();
    let clock = clock();
    let client = at(refusing.url());
    let client = client.runtime(clock.clone()).build().unwrap();
    let error = create(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    assert!(error.is_retryable() && !error.maybe_applied());
    assert_eq!(clock.leaps(), [millis(100), millis(200)]);
}

#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Observer for Notes {
    fn attempt(&self, attempt: &Attempt<'_>) {
        let Attempt {
            operation,
            method,
            template,
            number,
            status,
            fault,
            retry_in,
            ..
        } = attempt;
        let status = status.map(|status| status.as_u16());
        let note =
            format!("{operation} {method} {template:?} {number} {status:?} {fault:?} {retry_in:?}");
        assert!(!format!("{attempt:?}").contains("canary"), "{attempt:?}");
        self.0.lock().unwrap().push(note);
    }
}

#[tokio::test]
async fn an_observer_is_told_of_each_attempt() {
    let server = Server::scripted([
        Script::new().answer(&Answer::empty(503)).request(),
        cut(HALF),
        kept(&Answer::json(200, "1")),
    ]);
    let notes = Notes::default();
    let client = builder(&server).runtime(clock()).observer(notes.clone());
    let client = client.build().unwrap();
    client.get_project("canary").await.unwrap_err();
    client.request(Method::GET, "/canary").await.unwrap();
    server.finish().unwrap();
    let get = "getProject GET Some(\"/v1/projects/{project_id}\")";
    assert_eq!(
        *notes.0.lock().unwrap(),
        [
            format!("{get} 1 Some(503) None Some(100ms)"),
            format!("{get} 2 None Some(Transport) Some(200ms)"),
            format!("{get} 3 Some(200) Some(Transport) None"),
            "request GET None 1 Some(200) None None".to_owned(),
        ]
    );
}

#[test]
fn outside_of_a_runtime_a_call_is_an_error() {
    let client = at("http://127.0.0.1:1").build().unwrap();
    let mut call = pin!(client.list_projects().send());
    let Poll::Ready(answer) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("it waits");
    };
    let error = answer.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Config, 0));
    assert!(error.to_string().contains("no tokio runtime"), "{error}");
}
