//! What the bundled operations do not do: streams, pages of every kind, bodies in parts, forms,
//! parameters in headers and cookies, credentials in every place, servers of their own. The calls
//! are those of golden documents, on the same runtime.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::pin::Pin;

use clients::bodies::types::Note;
use clients::forms::types::Order;
use clients::multipart::operations::uploads::PostUploadBody;
use clients::multipart::types::RecordingKind;
use clients::patch::types::KeyInput;
use clients::rt::{
    Client, ClientConfig, Credential, Credentials, Error, Operation as _, Tls, Upload,
};
use clients::security::api;
use clients::servers::operations::servers::AtThePath;
use clients::streams::operations::streams::{CompleteBody, CompleteResponse};
use tests::canary::Canary;
use tests::client::shown;
use tests::server::{Script, Server};

use crate::calls::assert_quiet;
use crate::capture::Capture;

/// A call before it is sent.
struct Called {
    /// The request, as it is debugged.
    request: String,
    /// To its end, with that of the stream that its answer is; of errors the last.
    outcome: Pin<Box<dyn Future<Output = Result<(), Error>>>>,
}

fn debugged(what: &impl Debug) -> String {
    format!("{what:?} {what:#?}")
}

/// A call whose answer is a value.
macro_rules! value {
    ($request:expr) => {{
        let request = $request;
        Called {
            request: debugged(&request),
            outcome: Box::pin(async move { request.await.map(drop) }),
        }
    }};
}

/// A call whose answer is a stream, or that is a stream of pages.
macro_rules! drained {
    ($request:expr, |$own:ident| $stream:expr) => {{
        let $own = $request;
        Called {
            request: debugged(&$own),
            outcome: Box::pin(async move {
                let mut stream = $stream;
                let mut ended = Ok(());
                while let Some(item) = stream.next().await {
                    let failed = item.map(drop);
                    if let Err(error) = &failed {
                        assert_quiet("an error of a stream", &shown(error), "http://");
                    }
                    ended = failed.and(ended);
                }
                ended
            }),
        }
    }};
}

/// Each with canaries wherever it takes a text.
const CALLS: &[fn(&Client) -> Called] = &[
    |client| drained!(client.list_chunks(), |call| call.await?),
    |client| drained!(client.list_events(), |call| call.await?),
    |client| drained!(client.list_rows(), |call| call.await?),
    |client| drained!(client.list_numbers(), |call| call.await?),
    |client| drained!(client.list_ticks(), |call| call.await?),
    |client| drained!(client.get_sound(), |call| call.await?),
    |client| {
        drained!(client.complete(CompleteBody::new().stream(true)), |call| {
            match call.await? {
                CompleteResponse::Events(events) => events,
                _ => return Ok(()),
            }
        })
    },
    |client| {
        drained!(
            client.list_by_cursor().after("canary").q("canary"),
            |call| call.stream()
        )
    },
    |client| {
        drained!(client.list_by_link("canary").q("canary"), |call| call
            .stream())
    },
    |client| drained!(client.list_by_offset(), |call| call.pages()),
    |client| {
        drained!(client.plain_cursors().cursor("canary"), |call| call
            .stream())
    },
    |client| value!(client.post_rows(Upload::bytes("canary\ncanary"))),
    |client| {
        let sound = Upload::bytes("canary").file_name("canary.wav");
        let body = PostUploadBody::new(sound, RecordingKind::Music, "canary");
        value!(client.post_upload(body.tags(["canary"]).secret("canary")))
    },
    |client| value!(client.post_form(Order::new("canary").parts(["canary"]))),
    |client| value!(client.put_note("canary", Note::new().text("canary"))),
    |client| value!(client.put_note_text("canary", "canary")),
    |client| value!(client.post_sound(Upload::reader(&b"canary"[..]))),
    |client| value!(client.patch_key("canary", KeyInput::new("canary").comment("canary"))),
    |client| {
        let call = client.send_headers("canary", "canary").theme("canary");
        value!(call.x_json(["canary"]).flags(["canary"]))
    },
    |client| value!(client.label_style("canary", ["canary"], color(), ["canary"])),
    |client| value!(client.list_headed_jobs()),
    |client| value!(client.get_text()),
    |client| value!(client.start_job()),
    |client| value!(client.with_query_key()),
    |client| value!(client.with_both()),
    |client| value!(client.with_other_scheme()),
    |client| value!(client.as_the_root()),
    |client| value!(client.at_the_path()),
];

fn color() -> clients::styles::types::Color {
    clients::styles::types::Color::new(150, 200, 100)
}

/// What a connection gives before its end, with canaries in all of it.
const ANSWERS: &[&str] = &[
    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n\
     data: {\"canary\": \"canary\"}\n\nevent: canary\nid: canary\ndata: canary canary\n\n\
     data: {\"delta\": [\"canary\"]}\n\n",
    "HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\n\r\n\
     {\"canary\": \"canary\"}\ncanary\n[\"canary\"]\n",
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-token: canary\r\n\
     link: <http://canary.example/canary>; rel=\"next\"\r\n\r\n{\"canary\": \"canary\"}",
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nset-cookie: canary\r\n\r\n\
     [{\"id\": [\"canary\"], \"canary\": {\"canary\": canary}}]",
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\
     link: <http://canary.example/canary>; rel=\"next\"\r\n\r\n[{\"id\": \"canary\"}]",
    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<p>canary</p>",
    "HTTP/1.1 200 OK\r\ncontent-type: audio/wav\r\ncontent-length: 100\r\n\r\ncanary",
    "HTTP/1.1 204 No Content\r\nx-token: canary\r\n\r\n",
    "HTTP/1.1 307 Away\r\nlocation: http://canary.example/canary\r\ncontent-length: 0\r\n\r\n",
    "HTTP/1.1 401 No\r\nx-cost: canary\r\ncontent-type: application/json\r\n\r\n\
     {\"secret\": \"canary\", \"canary\": [\"canary\"]}",
    "HTTP/1.1 503 Later\r\nretry-after: canary\r\n\r\n<h1>canary</h1>",
    "HTTP/1.1 200 OK\r\ncanary canary\r\n\r\n",
    "canary canary canary\r\n\r\n",
    "",
];

/// A credential for every scheme, each with a canary.
fn credentials() -> Credentials {
    let mut all = Credentials::default();
    for scheme in [
        api::BEARER_AUTH,
        api::TOKEN,
        api::QUERY_KEY,
        api::COOKIE_KEY,
        api::HEADER_KEY,
        api::OAUTH,
        api::CUSTOM,
    ] {
        let secret = format!("canary-{}", scheme.key);
        let credential = Credential::new(&scheme, &secret.into()).expect("a credential");
        all.give(&scheme, credential);
    }
    let login = Credential::basic("canary", &"canary word".into()).expect("a credential");
    all.give(&api::LOGIN, login);
    all
}

fn client(url: &str) -> Client {
    let prefixed = format!("{url}/canary-prefix");
    let mut config = ClientConfig::new(prefixed.clone(), Tls::Missing, "test/1");
    config.servers = [(AtThePath::SERVERS[0].url, prefixed)].into();
    config.credentials = credentials();
    config.limits.attempts = 1;
    assert_quiet("a configuration", &debugged(&config), url);
    config.connect().expect("a client")
}

#[tokio::test]
async fn every_call_through_every_answer() {
    let capture = Capture::installed();
    let mut kinds = BTreeSet::new();
    for answer in ANSWERS {
        for call in CALLS {
            let server = Server::scripted([Script::new().request().write(*answer)]);
            let url = server.url();
            let client = client(&url);
            assert_quiet("a client", &debugged(&client), &url);
            let Called { request, outcome } = call(&client);
            assert_quiet("a request", &request, &url);
            if let Err(error) = outcome.await {
                assert_quiet("an error", &shown(&error), &url);
                assert_eq!(error.to_string().lines().count(), 1, "{error}");
                kinds.insert(format!("{:?}", error.kind()));
            }
            drop(client);
            server.finish().expect("one request");
        }
    }
    // Whatever an answer can come to.
    let wanted = [
        "Api",
        "Decode",
        "EmptyAnswer",
        "OutcomeUnknown",
        "Pages",
        "Redirect",
        "Transport",
    ];
    assert_eq!(Vec::from_iter(&kinds), wanted);
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
    assert!(capture.heard("clients::rt"), "nothing was heard of it");
}
