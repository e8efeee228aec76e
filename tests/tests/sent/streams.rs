//! Events and JSON values as they come.

use std::time::Duration;

use clients::rt::{Client, ErrorKind, EventStream, SecretBytes};
use clients::streams::operations::streams::{CompleteBody, CompleteResponse};
use clients::streams::types::{AnyEvent, Chunk};
use tests::http::Answer;
use tests::server::{Gate, Script, Server};

use super::config;

pub(super) const EVENTS: &str = "text/event-stream; charset=utf-8";

pub(super) fn client(server: &Server) -> Client {
    config(server.url()).connect().expect("a client")
}

pub(super) fn answer(media: &str, body: &str) -> Answer {
    Answer::empty(200).header("content-type", media).body(body)
}

/// The head of an answer whose body ends with its connection.
pub(super) fn head(media: &str) -> String {
    format!("HTTP/1.1 200 Scripted\r\ncontent-type: {media}\r\n\r\n")
}

pub(super) fn delta(text: &str) -> String {
    format!("data: {{\"delta\": \"{text}\"}}\n\n")
}

/// What is left of a stream.
async fn deltas(mut stream: EventStream<Chunk>) -> Vec<String> {
    let mut deltas = Vec::new();
    while let Some(event) = stream.next().await {
        deltas.push(event.expect("an event").data.delta);
    }
    deltas
}

#[tokio::test]
async fn the_service_decides_between_a_value_and_events() {
    let events = format!(
        ": hi\n\n{}{}data: [DONE]\n\n{}",
        delta("a"),
        delta("b"),
        delta("c")
    );
    let server = Server::start([
        Answer::json(200, r#"{"text": "ab"}"#),
        answer(EVENTS, &events),
    ]);
    let client = client(&server);
    let whole = client.complete(CompleteBody::new()).await;
    assert!(matches!(whole, Ok(CompleteResponse::Json(value)) if value.text == "ab"));
    let parts = client.complete(CompleteBody::new().stream(true)).await;
    let Ok(CompleteResponse::Events(stream)) = parts else {
        panic!("{parts:?}");
    };
    assert_eq!(deltas(stream).await, ["a", "b"]);
    for request in server.finish().expect("as scripted") {
        let accept = Some("application/json, text/event-stream");
        assert_eq!(request.header("accept"), accept);
    }
}

#[tokio::test]
async fn an_event_is_there_before_the_next_and_dropping_hangs_up() {
    let gate = Gate::new();
    let script = Script::new().request().write(head(EVENTS));
    let script = script
        .write("id: 1\r\nevent: add\r\ndata: {\"delta\":")
        .gate(&gate);
    let script = script.write(" \"a\"}\r\n\r").gate(&gate);
    // It must hang up: until then the server holds the connection.
    let server = Server::scripted([script
        .write("\nretry: 5\ndata: {\"delta\": \"b\"}\n\n")
        .hold()]);
    let mut stream = client(&server).list_chunks().await.expect("a stream");
    assert_eq!(stream.last_event_id(), None);
    gate.admit(1);
    let event = stream.next().await.expect("an event").expect("of its type");
    assert_eq!(
        (event.name.as_deref(), event.data.delta.as_str()),
        (Some("add"), "a")
    );
    assert_eq!(
        (event.id.as_deref(), stream.last_event_id()),
        (Some("1"), Some("1"))
    );
    gate.admit(1);
    let event = stream.next().await.expect("an event").expect("of its type");
    assert_eq!((event.name, event.data.delta.as_str()), (None, "b"));
    assert_eq!(stream.last_event_id(), Some("1"));
    assert_eq!(stream.retry(), Some(Duration::from_millis(5)));
    drop(stream);
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn an_event_of_another_type_is_named_and_the_stream_goes_on() {
    let events = format!("{}data: {{\"delta\": 1}}\n\n{}", delta("a"), delta("c"));
    let server = Server::start([answer(EVENTS, &events)]);
    let mut stream = client(&server).list_chunks().await.expect("a stream");
    assert_eq!(
        stream
            .next()
            .await
            .expect("an event")
            .expect("of its type")
            .data
            .delta,
        "a"
    );
    let error = stream
        .next()
        .await
        .expect("an event")
        .expect_err("of another type");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.operation(), Some("listChunks"));
    let told = error.to_string();
    assert!(
        told.contains("event 2 is not of its documented type: `delta`"),
        "{told}"
    );
    let raw = error.raw_body().map(SecretBytes::expose_secret);
    assert_eq!(raw, Some(&b"{\"delta\": 1}"[..]));
    assert_eq!(deltas(stream).await, ["c"]);
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn texts_and_whole_events() {
    let events = "event: added\ndata: {\"delta\": \"a\"}\n\nevent: done\ndata: [DONE]\n\n\
                  event: other\ndata: 1\n\n";
    let server = Server::start([
        answer(
            EVENTS,
            "data: 1\ndata:\ndata: \"b\"\n\ndata: [DONE]\n\ndata: cut",
        ),
        answer(EVENTS, events),
        answer(EVENTS, "id: x\ndata: {\"a\": 1}\n\n"),
    ]);
    let client = client(&server);
    let mut stream = client.list_ticks().await.expect("a stream");
    for wanted in ["1\n\n\"b\"", "[DONE]"] {
        let event = stream.next().await.expect("an event").expect("a text");
        assert_eq!(event.data, wanted);
    }
    assert!(stream.next().await.is_none() && stream.next().await.is_none());
    let mut stream = client.list_events().await.expect("a stream");
    let mut next = async || stream.next().await.expect("an event").expect("of its type");
    assert!(matches!(next().await.data, AnyEvent::Added(added) if added.data.delta == "a"));
    assert!(matches!(next().await.data, AnyEvent::Done(done) if done.data == "[DONE]"));
    let AnyEvent::Unknown(other) = next().await.data else {
        panic!("nobody knows it");
    };
    assert_eq!(other, serde_json::json!({"event": "other", "data": 1}));
    let mut stream = client.list_items().await.expect("a stream");
    let event = stream.next().await.expect("an event").expect("of its type");
    assert_eq!(
        (event.data.data.as_str(), event.data.id.as_deref()),
        (r#"{"a": 1}"#, Some("x"))
    );
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn values_on_lines() {
    let server = Server::start([
        answer(
            "application/x-ndjson",
            "{\"id\": 1}\r\n\n{\"id\": \"x\"}\n{\"id\": 3}",
        ),
        // As some services call it.
        answer("application/json", "{\"id\": 1}\n{\"id\": 2}\n"),
        answer("application/json-seq", "\u{1e}1\n\u{1e}2\n"),
    ]);
    let client = client(&server);
    let mut rows = client.list_rows().await.expect("a stream");
    assert_eq!(
        rows.next().await.expect("a row").expect("of its type").id,
        1
    );
    let error = rows
        .next()
        .await
        .expect("a row")
        .expect_err("of another type");
    assert!(
        error
            .to_string()
            .contains("value 2 is not of its documented type: `id`"),
        "{error}"
    );
    assert_eq!(
        rows.next().await.expect("a row").expect("of its type").id,
        3
    );
    assert!(rows.next().await.is_none() && rows.next().await.is_none());
    let mut rows = client.list_rows().await.expect("a stream");
    for id in [1, 2] {
        assert_eq!(
            rows.next().await.expect("a row").expect("of its type").id,
            id
        );
    }
    let mut numbers = client.list_numbers().await.expect("a stream");
    for number in [1, 2] {
        assert_eq!(
            numbers
                .next()
                .await
                .expect("a number")
                .expect("of its type"),
            number
        );
    }
    let requests = server.finish().expect("as scripted");
    let accept = requests[0].header("accept");
    assert_eq!(accept, Some("application/jsonl, application/x-ndjson"));
}

#[cfg(feature = "blocking")]
#[test]
fn without_async_code() {
    let events = format!("{}data: x\n\n{}", delta("a"), delta("c"));
    let server = Server::start([
        answer(EVENTS, &events),
        answer("application/x-ndjson", "{\"id\": 1}\n{}\n{\"id\": 3}\n"),
    ]);
    let client = client(&server);
    let mut events = client.list_chunks().call().expect("a stream").blocking();
    let mut next = || {
        events
            .next()
            .map(|event| event.map(|event| event.data.delta))
    };
    assert_eq!(next().expect("an event").expect("of its type"), "a");
    assert!(next().expect("an event").is_err());
    assert_eq!(next().expect("an event").expect("of its type"), "c");
    assert!(next().is_none() && next().is_none());
    let rows = client.list_rows().call().expect("a stream").blocking();
    let ids: Vec<_> = rows.map(|row| row.ok().map(|row| row.id)).collect();
    assert_eq!(ids, [Some(1), None, Some(3)]);
    server.finish().expect("as scripted");
}
