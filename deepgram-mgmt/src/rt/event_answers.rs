//! Answers that are events, by what the description says of them, and what one of their events
//! holds: JSON, a text, or, where the description says what an event is made of, a part of an
//! object with the other fields.
//!
//! `[DONE]`, which is no JSON and which services send behind the last event, ends a stream of JSON.

use std::marker::PhantomData;
use std::str;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::answer::streamed;
use super::decode::decode;
use super::event_parser::RawEvent;
use super::event_stream::Reading;
use super::{Answer, EventStream, Head, Misfit, Payload, Received, Unreadable};

/// Events whose data is JSON.
#[derive(Clone, Copy, Debug)]
pub struct Events<T>(PhantomData<T>);

/// Events whose data is a text.
#[derive(Clone, Copy, Debug)]
pub enum TextEvents {}

/// Events whose fields are described: `data`, JSON or a text, with `event`, `id` and `retry`.
#[derive(Clone, Copy, Debug)]
pub struct WholeEvents<T>(PhantomData<T>);

impl<T: DeserializeOwned + Send + 'static> Answer for Events<T> {
    type Value = EventStream<T>;

    fn payload(head: &Head<'_>) -> Payload {
        payload(head)
    }

    fn read(_: &Head<'_>, body: &mut Received) -> Result<EventStream<T>, Unreadable> {
        stream(body, json)
    }
}

impl Answer for TextEvents {
    type Value = EventStream<String>;

    #[inline]
    fn payload(head: &Head<'_>) -> Payload {
        payload(head)
    }

    #[inline]
    fn read(_: &Head<'_>, body: &mut Received) -> Result<EventStream<String>, Unreadable> {
        stream(body, |event| text(event).map(|text| Some(text.to_owned())))
    }
}

impl<T: DeserializeOwned + Send + 'static> Answer for WholeEvents<T> {
    type Value = EventStream<T>;

    fn payload(head: &Head<'_>) -> Payload {
        payload(head)
    }

    fn read(_: &Head<'_>, body: &mut Received) -> Result<EventStream<T>, Unreadable> {
        stream(body, |event| whole(event).map(Some))
    }
}

/// A document that says that it is none of events is read as a whole: without a line of theirs it
/// would be taken for a stream without events.
#[inline]
fn payload(head: &Head<'_>) -> Payload {
    streamed(
        head,
        &["application/json", "application/*+json", "text/html"],
    )
}

fn stream<T>(body: &mut Received, read: Reading<T>) -> Result<EventStream<T>, Unreadable> {
    let bytes = body.stream("events")?;
    Ok(EventStream::new(bytes, read))
}

/// What services send that is no JSON, as the last event.
const DONE: &[u8] = b"[DONE]";

fn json<T: DeserializeOwned>(event: &RawEvent) -> Result<Option<T>, Misfit> {
    if event.data.trim_ascii() == DONE {
        return Ok(None);
    }
    decode(&event.data).map(Some)
}

#[inline]
fn text(event: &RawEvent) -> Result<&str, Misfit> {
    str::from_utf8(&event.data).map_err(|fault| {
        let at = fault.valid_up_to();
        Misfit::whole(format!("no UTF-8 behind byte {at}"))
    })
}

/// An event as an object. Its data is JSON, unless that is no JSON, a text in quotes, or not of its
/// type.
fn whole<T: DeserializeOwned>(event: &RawEvent) -> Result<T, Misfit> {
    let data = text(event)?;
    let json = serde_json::from_str(data).ok();
    let json = json.filter(|json: &Value| !json.is_string());
    let read = json.map(|json| decode(&object(event, json)));
    match read {
        Some(Ok(value)) => Ok(value),
        Some(Err(misfit)) => decode(&object(event, data.into())).map_err(|_| misfit),
        None => decode(&object(event, data.into())),
    }
}

#[inline]
fn object(event: &RawEvent, data: Value) -> Vec<u8> {
    let mut fields = Map::new();
    let name = event.name.as_ref().map(|name| name.as_str().into());
    let id = event.id.as_deref().map(Value::from);
    let retry = event
        .retry
        .and_then(|wait| u64::try_from(wait.as_millis()).ok());
    let others = [
        ("event", name),
        ("id", id),
        ("retry", retry.map(Value::from)),
    ];
    for (field, value) in others {
        fields.extend(value.map(|value| (field.to_owned(), value)));
    }
    fields.insert("data".to_owned(), data);
    Value::Object(fields).to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use reqwest::StatusCode;
    use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
    use serde_json::json;

    use super::*;

    fn event(name: Option<&str>, data: &[u8]) -> RawEvent {
        RawEvent {
            name: name.map(str::to_owned),
            data: data.to_vec(),
            id: Some("7".into()),
            retry: Some(Duration::from_secs(1)),
        }
    }

    #[test]
    fn data_is_json_until_it_is_done() {
        let read = |data: &[u8]| json::<Value>(&event(None, data));
        assert_eq!(read(b"{\"a\":\n1}"), Ok(Some(json!({"a": 1}))));
        assert_eq!(read(b" [DONE] "), Ok(None));
        assert_eq!(read(b"\"[DONE]\""), Ok(Some(json!("[DONE]"))));
        for data in [&b""[..], b"done", b"\"\xff\""] {
            assert!(read(data).is_err(), "{data:?}");
        }
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Texts {
        data: String,
    }

    #[test]
    fn an_event_is_an_object_of_its_fields() {
        let read = |data: &[u8]| whole::<Value>(&event(Some("add"), data)).unwrap();
        for (data, wanted) in [
            (&b"{\"a\": 1}"[..], json!({"a": 1})),
            (b"12", json!(12)),
            (b"\"quoted\"", json!("\"quoted\"")),
            (b"plain", json!("plain")),
            (b"[DONE]", json!("[DONE]")),
        ] {
            let wanted = json!({"event": "add", "data": wanted, "id": "7", "retry": 1000});
            assert_eq!(read(data), wanted);
        }
        for data in ["12", "{}", "\"a\"", "", "null"] {
            let texts: Texts = whole(&event(None, data.as_bytes())).unwrap();
            assert_eq!(texts.data, data);
        }
        let fault = whole::<Value>(&event(None, b"a\xff")).unwrap_err();
        assert_eq!(fault.to_string(), "the body: no UTF-8 behind byte 1");
    }

    #[test]
    fn a_document_is_no_stream() {
        for (media, payload) in [
            ("text/event-stream; charset=utf-8", Payload::Streamed),
            ("text/plain", Payload::Streamed),
            ("", Payload::Streamed),
            ("application/json", Payload::Read),
            ("Application/Problem+JSON", Payload::Read),
            ("text/html; charset=utf-8", Payload::Read),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
            let head = Head::new(StatusCode::OK, &headers);
            assert_eq!(TextEvents::payload(&head), payload, "{media}");
        }
    }
}
