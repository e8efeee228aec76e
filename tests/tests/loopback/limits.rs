//! Limits on a silent, slow or talkative service: time, size, and how often a call is sent.

use std::future;
use std::time::{Duration, Instant};

use deepgram_mgmt::reqwest::dns::{Name, Resolve, Resolving};
use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{ClientBuilder, Error, ErrorKind, Timeout, reqwest};
use tests::client::{at, builder, client, shown};
use tests::clock::{Clock, Ticking};
use tests::http::Answer;
use tests::server::{Gate, Script, Server};

/// Shorter than anyone would wait, longer than a loopback exchange takes.
const SHORT: Duration = Duration::from_millis(50);

const SECOND: Duration = Duration::from_secs(1);

/// What a limit that does not hold would take at least.
const LONG: Duration = Duration::from_secs(10);

/// The error of a call that must fail soon.
async fn soon(builder: ClientBuilder) -> Error {
    let client = builder.build().unwrap();
    let start = Instant::now();
    let error = client
        .delete_project_key("canary-path", "k")
        .await
        .unwrap_err();
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
    assert!(!shown(&error).contains("canary"), "{}", shown(&error));
    error
}

/// A service that takes a request and says nothing.
fn silent() -> Server {
    Server::scripted([Script::new().request().hold()])
}

#[tokio::test]
async fn a_silent_service_times_out() {
    let server = silent();
    let error = soon(builder(&server).timeout(SHORT)).await;
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.timeout(), Some(Timeout::Total));
    assert!(error.to_string().contains("raise `total_timeout`"));
    server.finish().unwrap();

    let server = silent();
    let error = soon(builder(&server).idle_timeout(SHORT).max_attempts(1)).await;
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.timeout(), Some(Timeout::Idle));
    server.finish().unwrap();

    let server = silent();
    let start = Instant::now();
    let call = client(&server)
        .delete_project_key("p", "k")
        .total_timeout(SHORT);
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(start.elapsed() < LONG);
    server.finish().unwrap();
}

/// Never finds an address.
struct Searching;

impl Resolve for Searching {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(future::pending())
    }
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_times_out() {
    let builder = at("http://localhost:1");
    let builder = builder.http(|http| http.dns_resolver(Searching));
    let error = soon(builder.connect_timeout(SHORT)).await;
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(
        error.to_string().contains("the connect timeout of 0.05 s"),
        "{error}"
    );
    assert_eq!(error.timeout(), Some(Timeout::Connect));
    assert_eq!(error.attempts(), 3);
}

#[tokio::test]
async fn an_answer_that_pauses_times_out() {
    for set in [ClientBuilder::timeout, ClientBuilder::idle_timeout] {
        let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{";
        let server = Server::scripted([Script::new().request().write(half).hold()]);
        let error = soon(set(builder(&server), SHORT)).await;
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.status().unwrap(), 200);
        server.finish().unwrap();
    }
}

/// An answer of ten pieces, each well within the idle timeout, takes longer than it in all.
#[tokio::test]
async fn an_answer_that_goes_on_is_not_idle() {
    let (clock, gate) = (Clock::still(), Gate::new());
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{}";
    let script = Script::new().request().write(head);
    let server = Server::scripted([script.trickle(&gate, &[b' '; 10]).hold()]);
    let client = builder(&server).runtime(clock.clone()).build().unwrap();
    let pace = async {
        for piece in 1..=10 {
            gate.reached(piece).await;
            // What came before is read meanwhile.
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            clock.advance(2 * SECOND);
            gate.admit(1);
        }
    };
    let call = client.delete_project_key("p", "k").into_future();
    let (answer, ()) = tokio::join!(call, pace);
    answer.unwrap();
    server.finish().unwrap();
}

type Set = fn(ClientBuilder) -> ClientBuilder;

/// Each part of it comes at once, and each look at the clock takes a second: no limit would be
/// noticed by waiting.
#[tokio::test]
async fn an_answer_that_is_always_ready_is_held_against_the_limits() {
    let mut answer = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n".to_vec();
    for _ in 0..200 {
        answer.extend_from_slice(b"1\r\n \r\n");
    }
    answer.extend_from_slice(b"0\r\n\r\n");
    let rows: [(Set, Option<Timeout>); 3] = [
        (
            |builder| builder.attempt_timeout(SECOND * 100),
            Some(Timeout::Attempt),
        ),
        (
            |builder| builder.timeout(SECOND * 100),
            Some(Timeout::Total),
        ),
        (|builder| builder, None),
    ];
    for (set, timeout) in rows {
        let server = Server::scripted([Script::new().request().write(answer.clone()).drain()]);
        let builder = builder(&server).runtime(Ticking::default());
        let builder = builder
            .attempt_timeout(SECOND * 10_000)
            .timeout(SECOND * 10_000);
        let client = set(builder).build().unwrap();
        let outcome = client.delete_project_key("p", "k").await;
        assert_eq!(outcome.err().and_then(|error| error.timeout()), timeout);
        drop(client);
        server.finish().unwrap();
    }
}

/// By default 16 MiB are read, and an answer that announces more is refused before it is.
#[tokio::test]
async fn sixteen_mebibytes_are_read() {
    let announced = |length: u32| {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{{}}");
        head.into_bytes()
    };
    let mut largest = announced(16 << 20);
    largest.resize(largest.len() + (16 << 20) - 2, b' ');
    let larger = announced((16 << 20) + 1);
    let script = Script::new().request().write(largest);
    let server = Server::scripted([script.request().write(larger).hold()]);
    let client = client(&server);
    client.delete_project_key("p", "k").await.unwrap();
    let error = client.delete_project_key("p", "k").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    server.finish().unwrap();
}

#[tokio::test]
async fn a_retry_policy_of_the_hook_does_not_count() {
    let server = Server::start([Answer::empty(503)]);
    let builder = builder(&server).http(|http| {
        let always = reqwest::retry::for_host("127.0.0.1").no_budget();
        http.retry(always.classify_fn(|call| match call.status() {
            Some(_) => call.retryable(),
            None => call.success(),
        }))
    });
    let client = builder.build().unwrap();
    let call = client.create_project_key("p", KeyCreate::new("c", ["s"]));
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::OutcomeUnknown);
    assert_eq!(server.finish().unwrap().len(), 1);
}

/// A connection that is kept and then closed on the next request: nobody can know whether the
/// service did what it says, so that it must not be sent again.
#[tokio::test]
async fn a_post_on_a_stale_connection_is_sent_once() {
    let created = Answer::json(200, r#"{"api_key_id":""}"#);
    let server = Server::scripted([Script::new().answer(&created).request()]);
    let client = client(&server);
    let create = || client.create_project_key("p", KeyCreate::new("c", ["s"]));
    create().await.unwrap();
    let error = create().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
    assert_eq!((error.attempts(), error.maybe_applied()), (1, true));
    assert_eq!(server.finish().unwrap().len(), 2);
}
