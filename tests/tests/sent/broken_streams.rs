//! Streams that are none, and streams that end before their end.

use std::time::Duration;

use clients::rt::ErrorKind;
use clients::streams::operations::streams::{CompleteBody, CompleteResponse};
use tests::http::Answer;
use tests::server::{Script, Server};

use super::config;
use super::streams::{EVENTS, answer, client, delta, head};

#[tokio::test]
async fn what_is_no_stream_is_no_empty_one() {
    let server = Server::start([Answer::json(200, r#"{"error": "x"}"#)]);
    let error = client(&server).list_chunks().await.expect_err("no events");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.raw_body().is_some());
    let said = "the answer is `application/json`, not events; check the base URL";
    assert!(error.to_string().contains(said), "{error}");
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn what_has_no_content_is_no_stream() {
    let html = answer("text/html", "<p>\n</p>");
    let server = Server::start([Answer::empty(204), Answer::empty(204), html]);
    let client = client(&server);
    let error = client.list_chunks().await.expect_err("no events");
    assert_eq!(error.kind(), ErrorKind::EmptyAnswer);
    let error = client.list_rows().await.expect_err("no lines");
    assert_eq!(error.kind(), ErrorKind::EmptyAnswer);
    let error = client.list_rows().await.expect_err("a document");
    assert_eq!(error.kind(), ErrorKind::Decode);
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn errors_of_a_stream_know_their_call() {
    let head = "HTTP/1.1 200 Scripted\r\ncontent-type: text/event-stream\r\nx-trace: t\r\n";
    let cut = format!("{head}content-length: 1000\r\n\r\n");
    let whole = format!("{head}connection: close\r\n\r\ndata: {{}}\n\n");
    let script = |text: &str| Script::new().request().write(text.to_owned());
    let server = Server::scripted([script(&cut), script(&cut), script(&whole)]);
    let client = client(&server);
    let told = |error: &clients::rt::Error| {
        let trace = error.headers().get("x-trace");
        assert!(trace.is_some_and(|trace| trace == "t"), "{error}");
        assert_eq!(error.attempts(), 1);
        let status = error.status().map(|status| status.as_u16());
        assert_eq!(status, Some(200));
        (error.kind(), error.is_retryable(), error.maybe_applied())
    };
    let mut safe = client.list_chunks().await.expect("a stream");
    let error = safe.next().await.expect("an error").expect_err("an end");
    assert_eq!(told(&error), (ErrorKind::Transport, true, false));
    for wanted in [
        (ErrorKind::OutcomeUnknown, false, true),
        (ErrorKind::Decode, false, true),
    ] {
        let answer = client.complete(CompleteBody::new()).await;
        let CompleteResponse::Events(mut once) = answer.expect("a stream") else {
            panic!("no stream");
        };
        let error = once.next().await.expect("an error").expect_err("a fault");
        assert_eq!(told(&error), wanted, "{error}");
    }
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn a_stream_that_breaks_falls_silent_or_swells_ends_with_an_error() {
    let cut = "HTTP/1.1 200 Scripted\r\ncontent-type: text/event-stream\r\n\
               content-length: 1000\r\n\r\n";
    let start = |head: &str| {
        Script::new()
            .request()
            .write(format!("{head}{}data:", delta("a")))
    };
    let chunked = head(EVENTS);
    let server = Server::scripted([
        start(cut),
        start(&chunked).hold(),
        start(&chunked).write(vec![b'x'; 600]).hold(),
    ]);
    let mut config = config(server.url());
    config.max_body_bytes = 500;
    let client = config.connect().expect("a client");
    let silence = Duration::from_millis(200);
    for (idle, kind) in [
        (Duration::from_secs(60), ErrorKind::Transport),
        (silence, ErrorKind::Timeout),
        (Duration::from_secs(60), ErrorKind::TooLarge),
    ] {
        let mut stream = client
            .list_chunks()
            .idle_timeout(idle)
            .await
            .expect("a stream");
        let event = stream.next().await.expect("an event").expect("of its type");
        assert_eq!(event.data.delta, "a");
        let error = stream.next().await.expect("an error").expect_err("an end");
        assert_eq!(error.kind(), kind, "{error}");
        assert!(stream.next().await.is_none());
    }
    server.finish().expect("as scripted");
}
