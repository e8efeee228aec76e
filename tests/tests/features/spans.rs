//! The spans of calls and attempts: their names and fields, and what must not stand in them.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use deepgram_mgmt::Client;
use deepgram_mgmt::reqwest::Method;
use deepgram_mgmt::types::KeyCreate;
use tests::client::{at, builder};
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::{Refusing, Server};
use tests::subscribers::keep_a_second;
use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber;
use tracing::span::{Attributes, Id, Record};
use tracing::{Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, Registry};

/// A span of the client: its name, that of its parent, and its fields as text.
#[derive(Clone, Debug, Default)]
struct Seen {
    name: &'static str,
    parent: Option<&'static str>,
    fields: BTreeMap<&'static str, String>,
    closed: bool,
}

impl Visit for Seen {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name(), value.to_owned());
    }
}

/// Notes the spans of the client, in the order in which they were made.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<(Id, Seen)>>>);

impl Notes {
    fn seen(&self) -> Vec<Seen> {
        let spans = self.0.lock().unwrap();
        spans.iter().map(|(_, span)| span.clone()).collect()
    }

    fn change(&self, id: &Id, change: impl FnOnce(&mut Seen)) {
        let mut spans = self.0.lock().unwrap();
        // Ids are used again once a span is closed.
        if let Some((_, span)) = spans.iter_mut().rev().find(|(own, _)| own == id) {
            change(span);
        }
    }
}

fn is_ours(metadata: &Metadata<'_>) -> bool {
    metadata.target().starts_with("deepgram_mgmt")
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Notes {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if !is_ours(attributes.metadata()) {
            return;
        }
        let span = context.span(id).unwrap();
        let mut seen = Seen {
            name: span.name(),
            parent: span.parent().map(|parent| parent.name()),
            ..Seen::default()
        };
        attributes.record(&mut seen);
        self.0.lock().unwrap().push((id.clone(), seen));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        self.change(id, |span| values.record(span));
    }

    fn on_close(&self, id: Id, _: Context<'_, S>) {
        self.change(&id, |span| span.closed = true);
    }
}

/// The spans of a call that is repeated without waiting.
async fn spans<T>(client: Client, call: impl AsyncFnOnce(Client) -> T) -> (T, Vec<Seen>) {
    keep_a_second();
    let notes = Notes::default();
    let subscriber = Registry::default().with(notes.clone());
    let value = call(client).with_subscriber(subscriber).await;
    (value, notes.seen())
}

fn hasty(url: &str) -> Client {
    let clock = Clock::leaping(Duration::from_secs(12), 0.5);
    at(url).runtime(clock).build().unwrap()
}

/// The fields of a span, but for the port, which is chance.
fn fields(span: &Seen) -> Vec<(&'static str, &str)> {
    let fields = span
        .fields
        .iter()
        .filter(|(name, _)| **name != "server.port");
    fields
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

const PATH: &str = "/v1/projects/{project_id}";

#[tokio::test]
async fn a_call_that_is_repeated_and_succeeds() {
    let server = Server::start([
        Answer::json(503, r#"{"message":"canary-message"}"#),
        Answer::json(200, r#"{"project_id":"canary-answer"}"#),
    ]);
    let clock = Clock::leaping(Duration::from_secs(12), 0.5);
    let client = builder(&server).runtime(clock).build().unwrap();
    let (answer, spans) = spans(client, async |client| {
        client.get_project("canary-path").await
    })
    .await;
    answer.unwrap();
    let port = server.url().rsplit(':').next().unwrap().to_owned();
    server.finish().unwrap();

    let names: Vec<_> = spans.iter().map(|span| (span.name, span.parent)).collect();
    let attempt = ("attempt", Some("call"));
    assert_eq!(names, [("call", None), attempt, attempt]);
    assert_eq!(
        fields(&spans[0]),
        [
            ("http.request.method", "GET"),
            ("http.response.status_code", "200"),
            ("otel.kind", "internal"),
            ("otel.name", "getProject"),
            ("server.address", "127.0.0.1"),
            ("url.template", PATH),
        ]
    );
    assert_eq!(
        fields(&spans[1]),
        [
            ("error.type", "503"),
            ("http.request.method", "GET"),
            ("http.response.status_code", "503"),
            ("otel.kind", "client"),
            ("otel.name", "GET /v1/projects/{project_id}"),
            ("otel.status_code", "ERROR"),
            ("server.address", "127.0.0.1"),
            ("url.template", PATH),
        ]
    );
    assert_eq!(
        fields(&spans[2]),
        [
            ("http.request.method", "GET"),
            ("http.request.resend_count", "1"),
            ("http.response.status_code", "200"),
            ("otel.kind", "client"),
            ("otel.name", "GET /v1/projects/{project_id}"),
            ("server.address", "127.0.0.1"),
            ("url.template", PATH),
        ]
    );
    for span in &spans {
        assert_eq!(span.fields["server.port"], port);
        assert!(span.closed, "{span:?}");
        assert!(!format!("{span:?}").contains("canary"), "{span:?}");
    }
}

#[tokio::test]
async fn a_call_without_an_answer() {
    let refusing = Refusing::start();
    let (error, spans) = spans(hasty(&refusing.url()), async |client| {
        let create = client.create_project_key("canary-path", KeyCreate::new("c", ["s"]));
        create.await.unwrap_err()
    })
    .await;
    assert_eq!(error.attempts(), 3);
    assert_eq!(spans.len(), 4);
    for span in &spans {
        assert_eq!(span.fields["error.type"], "connect");
        assert_eq!(span.fields["otel.status_code"], "ERROR");
        assert!(!span.fields.contains_key("http.response.status_code"));
        assert!(!format!("{span:?}").contains("canary"), "{span:?}");
    }
    assert_eq!(spans[3].fields["http.request.resend_count"], "2");
}

#[tokio::test]
async fn a_call_that_is_refused() {
    let refusing = Refusing::start();
    let (error, spans) = spans(hasty(&refusing.url()), async |client| {
        client.get_project("canary/..").await.unwrap_err()
    })
    .await;
    assert_eq!(error.attempts(), 0);
    let names: Vec<_> = spans.iter().map(|span| span.name).collect();
    assert_eq!(names, ["call"], "nothing was sent");
    assert_eq!(
        fields(&spans[0]),
        [
            ("error.type", "invalid_request"),
            ("http.request.method", "GET"),
            ("otel.kind", "internal"),
            ("otel.name", "getProject"),
            ("otel.status_code", "ERROR"),
            ("server.address", "127.0.0.1"),
            ("url.template", PATH),
        ]
    );
    assert!(spans[0].closed);
}

/// The call has failed, though its attempt has not.
#[tokio::test]
async fn an_answer_that_cannot_be_read_is_a_failure_of_the_call() {
    for (body, kind) in [(r#"{"name": 1}"#, "decode"), ("", "empty_answer")] {
        for is_sent in [false, true] {
            let server = Server::start([Answer::json(200, body)]);
            let client = builder(&server).build().unwrap();
            let (failed, spans) = spans(client, async |client| {
                let call = client.get_project("canary-path");
                if is_sent {
                    call.send().await.is_err()
                } else {
                    call.await.is_err()
                }
            })
            .await;
            server.finish().unwrap();
            assert!(failed);
            let [call, attempt] = &spans[..] else {
                panic!("two spans: {spans:?}");
            };
            assert_eq!(call.fields["error.type"], kind);
            assert_eq!(call.fields["otel.status_code"], "ERROR");
            assert_eq!(call.fields["http.response.status_code"], "200");
            assert!(!attempt.fields.contains_key("error.type"), "{attempt:?}");
            assert!(spans.iter().all(|span| span.closed), "{spans:?}");
        }
    }
}

/// Its path is made of values, and no template stands for them.
#[tokio::test]
async fn an_undocumented_call_shows_no_path() {
    let server = Server::start([Answer::json(200, "{}")]);
    let client = builder(&server).build().unwrap();
    let (answer, spans) = spans(client, async |client| {
        client.request(Method::GET, "/v1/canary-path").await
    })
    .await;
    answer.unwrap();
    server.finish().unwrap();
    assert_eq!(spans[1].fields["otel.name"], "GET");
    for span in &spans {
        assert!(!span.fields.contains_key("url.template"));
        assert!(!format!("{span:?}").contains("canary"), "{span:?}");
    }
}

#[tokio::test]
async fn a_call_that_is_dropped_closes_its_spans() {
    use tests::server::Script;

    let server = Server::scripted([Script::new().request().hold()]);
    let client = builder(&server).build().unwrap();
    let short = Duration::from_millis(50);
    let (dropped, spans) = spans(client, async |client| {
        tokio::time::timeout(short, client.get_project("p").into_future()).await
    })
    .await;
    assert!(dropped.is_err());
    server.finish().unwrap();
    assert_eq!(spans.len(), 2);
    assert!(spans.iter().all(|span| span.closed), "{spans:?}");
    assert!(!spans[1].fields.contains_key("error.type"));
}
