//! Limits on a silent, slow or talkative service: time, size, and how often a call is sent.

use std::future;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use deepgram_mgmt::reqwest::dns::{Name, Resolve, Resolving};
use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{Client, ClientBuilder, Error, ErrorKind, Timeout, reqwest};

use crate::failure::shown;
use crate::server::{KEY, Server, answer};

/// Shorter than anyone would wait, longer than a loopback exchange takes.
const SHORT: Duration = Duration::from_millis(50);

/// What a limit that does not hold would take at least.
const LONG: Duration = Duration::from_secs(10);

/// A listener, and a client for it.
fn silent() -> (TcpListener, ClientBuilder) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    (listener, Client::builder().api_key(KEY).base_url(base_url))
}

/// Reads one request whose body ends as given.
fn read_until(connection: &mut TcpStream, end: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 1024];
    while !bytes.ends_with(end) {
        let count = connection.read(&mut buffer).unwrap();
        assert!(count > 0, "the request is cut");
        bytes.extend_from_slice(&buffer[..count]);
    }
    bytes
}

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

#[tokio::test]
async fn a_silent_service_times_out() {
    let (_listener, builder) = silent();
    let error = soon(builder.timeout(SHORT)).await;
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.timeout(), Some(Timeout::Total));
    assert!(error.to_string().contains("raise `total_timeout`"));

    let (_listener, builder) = silent();
    let error = soon(builder.idle_timeout(SHORT).max_attempts(1)).await;
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.timeout(), Some(Timeout::Idle));

    let (_listener, builder) = silent();
    let client = builder.build().unwrap();
    let start = Instant::now();
    let call = client.delete_project_key("p", "k").total_timeout(SHORT);
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(start.elapsed() < LONG);
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
    let builder = Client::builder()
        .api_key(KEY)
        .base_url("http://localhost:1");
    let builder = builder.http(|http| http.dns_resolver(Searching));
    let error = soon(builder.connect_timeout(SHORT)).await;
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.to_string().contains("in time"), "{error}");
    assert_eq!(error.timeout(), Some(Timeout::Connect));
    assert_eq!(error.attempts(), 3);
}

/// Answers one request with half of a body, and then with nothing until the client hangs up.
fn pausing(listener: TcpListener) {
    thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        read_until(&mut connection, b"\r\n\r\n");
        let half = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{";
        connection.write_all(half).unwrap();
        let _ = connection.read_to_end(&mut Vec::new());
    });
}

#[tokio::test]
async fn an_answer_that_pauses_times_out() {
    for set in [ClientBuilder::timeout, ClientBuilder::idle_timeout] {
        let (listener, builder) = silent();
        pausing(listener);
        let error = soon(set(builder, SHORT)).await;
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.status().unwrap(), 200);
    }
}

/// An answer of ten pieces, each well within the idle timeout, takes longer than it in all.
#[tokio::test]
async fn an_answer_that_goes_on_is_not_idle() {
    let (listener, builder) = silent();
    thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        connection.set_nodelay(true).unwrap();
        read_until(&mut connection, b"\r\n\r\n");
        let head = b"HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{}";
        connection.write_all(head).unwrap();
        for _ in 0..10 {
            thread::sleep(SHORT);
            connection.write_all(b" ").unwrap();
        }
        let _ = connection.read_to_end(&mut Vec::new());
    });
    let client = builder.idle_timeout(8 * SHORT).build().unwrap();
    client.delete_project_key("p", "k").await.unwrap();
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
    let server = Server::answering([largest, announced((16 << 20) + 1)]);
    let client = server.client();
    client.delete_project_key("p", "k").await.unwrap();
    let error = client.delete_project_key("p", "k").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
}

#[tokio::test]
async fn a_retry_policy_of_the_hook_does_not_count() {
    let unavailable = || answer("503 Service Unavailable", &[], "");
    let server = Server::answering([unavailable(), unavailable()]);
    let builder = server.builder().http(|http| {
        let always = reqwest::retry::for_host("127.0.0.1").no_budget();
        http.retry(always.classify_fn(|call| match call.status() {
            Some(_) => call.retryable(),
            None => call.success(),
        }))
    });
    let client = builder.build().unwrap();
    let call = client.create_project_key("p", KeyCreate::new("c", ["s"]));
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::OutcomeUnknown);
    assert_eq!(server.requests().len(), 1);
}

const KEPT: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n{\"api_key_id\":\"\"}";

/// A connection that is kept and then closed on the next request: nobody can know whether the
/// service did what it says, so that it must not be sent again.
#[tokio::test]
async fn a_post_on_a_stale_connection_is_sent_once() {
    let (listener, builder) = silent();
    let (note, noted) = mpsc::channel();
    thread::spawn(move || {
        let (mut kept, _) = listener.accept().unwrap();
        note.send(read_until(&mut kept, b"]}")).unwrap();
        kept.write_all(KEPT).unwrap();
        note.send(read_until(&mut kept, b"]}")).unwrap();
        drop(kept);
        // Any other connection would be the request again.
        while let Ok((mut again, _)) = listener.accept() {
            note.send(read_until(&mut again, b"]}")).unwrap();
            again.write_all(KEPT).unwrap();
        }
    });
    let client = builder.build().unwrap();
    let create = || client.create_project_key("p", KeyCreate::new("c", ["s"]));
    create().await.unwrap();
    let error = create().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
    assert_eq!((error.attempts(), error.maybe_applied()), (1, true));
    assert_eq!(noted.try_iter().count(), 2);
}
