//! What a server can do to a call, with canaries in all that it sends.

use std::time::Duration;

use deepgram_mgmt::ErrorKind;
use serde_json::Value;
use tests::http::Answer;
use tests::server::{Gate, Script};
use tests::table::Operation;

/// An outcome of a call that is sent once.
pub(crate) struct Outcome {
    pub(crate) name: &'static str,
    /// What a call that changes nothing ends with if its answer needs a body; `None` for a success.
    pub(crate) kind: Option<ErrorKind>,
    /// What happens on each connection; the client comes to the gate when it waits in vain.
    pub(crate) scripts: fn(&Operation, &Gate) -> Vec<Script>,
}

/// What a client of these outcomes accepts at most.
pub(crate) const LARGEST: u64 = 64 * 1024;

/// A time limit that passes where the server says nothing.
pub(crate) const SILENCE: Duration = Duration::from_secs(15);

pub(crate) const OUTCOMES: &[Outcome] = &[
    outcome("a success", None, |operation, _| {
        vec![answered(&success(operation))]
    }),
    outcome("a refusal, then a success", None, |operation, _| {
        let refused = Script::new().answer(&error(429));
        vec![refused.answer(&success(operation)).hold()]
    }),
    outcome("400", Some(ErrorKind::Api), |_, _| {
        vec![answered(&error(400))]
    }),
    outcome("401", Some(ErrorKind::Api), |_, _| {
        vec![answered(&error(401))]
    }),
    outcome("403", Some(ErrorKind::Api), |_, _| {
        vec![answered(&error(403))]
    }),
    outcome("404", Some(ErrorKind::Api), |_, _| {
        vec![answered(&error(404))]
    }),
    outcome("500", Some(ErrorKind::Api), |_, _| {
        vec![answered(&error(500))]
    }),
    outcome("a page of a proxy", Some(ErrorKind::Api), |_, _| {
        let page = Answer::empty(502).header("content-type", "text/html");
        vec![answered(&page.body("<h1>canary-answer</h1>"))]
    }),
    outcome("a text of several lines", Some(ErrorKind::Api), |_, _| {
        vec![answered(&Answer::text(503, "Later.\ncanary-answer"))]
    }),
    outcome("a redirect", Some(ErrorKind::Redirect), |_, _| {
        let target = "http://canary.example/canary?canary";
        vec![answered(&Answer::empty(307).header("location", target))]
    }),
    outcome(
        "values of other types",
        Some(ErrorKind::Decode),
        |operation, _| vec![answered(&Answer::json(200, misfit(operation)))],
    ),
    outcome(
        "members that are unknown",
        Some(ErrorKind::Decode),
        |_, _| vec![answered(&Answer::json(200, r#"{"canary": "canary"}"#))],
    ),
    outcome("a text for an object", Some(ErrorKind::Decode), |_, _| {
        vec![answered(&Answer::json(200, r#""canary""#))]
    }),
    outcome("half a success", Some(ErrorKind::Decode), |operation, _| {
        let sample = operation.payload.sample();
        let half = sample.as_bytes()[..sample.len() / 2].to_vec();
        vec![answered(&Answer::json(200, half))]
    }),
    outcome("no UTF-8", Some(ErrorKind::Decode), |_, _| {
        vec![answered(&Answer::json(
            200,
            &b"{\"canary\": \"canary\xff\"}"[..],
        ))]
    }),
    outcome(
        "nothing in a success",
        Some(ErrorKind::EmptyAnswer),
        |_, _| vec![answered(&Answer::empty(200))],
    ),
    outcome(
        "too much in a success",
        Some(ErrorKind::TooLarge),
        |_, _| {
            let large = "canary".repeat(LARGEST.try_into().unwrap_or(usize::MAX));
            let half = Answer::json(200, large).to_bytes();
            vec![Script::new().request().write(&half[..1024]).drain()]
        },
    ),
    outcome("a reset", Some(ErrorKind::Transport), |_, _| {
        vec![Script::new().request().reset()]
    }),
    outcome(
        "a reset within the headers",
        Some(ErrorKind::Transport),
        |_, _| vec![written("HTTP/1.1 200 OK\r\nset-cookie: canary").reset()],
    ),
    outcome(
        "an end within the body",
        Some(ErrorKind::Transport),
        |_, _| {
            vec![written(
                "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"canary\": \"canary",
            )]
        },
    ),
    outcome("no HTTP", Some(ErrorKind::Transport), |_, _| {
        vec![written("canary canary canary\r\n\r\n").drain()]
    }),
    outcome(
        "a header without a colon",
        Some(ErrorKind::Transport),
        |_, _| vec![written("HTTP/1.1 200 OK\r\ncanary canary\r\n\r\n").drain()],
    ),
    outcome(
        "a chunk without a length",
        Some(ErrorKind::Transport),
        |_, _| {
            let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
            vec![written(&format!("{head}canary\r\ncanary\r\n")).drain()]
        },
    ),
    outcome("silence", Some(ErrorKind::Timeout), |_, silence| {
        vec![Script::new().request().gate(silence).hold()]
    }),
    outcome(
        "silence within the body",
        Some(ErrorKind::Timeout),
        |_, silence| {
            let head = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"canary\": \"canary";
            vec![written(head).gate(silence).hold()]
        },
    ),
];

const fn outcome(
    name: &'static str,
    kind: Option<ErrorKind>,
    scripts: fn(&Operation, &Gate) -> Vec<Script>,
) -> Outcome {
    Outcome {
        name,
        kind,
        scripts,
    }
}

/// An answer with a canary in a header that often holds a secret.
fn answered(answer: &Answer) -> Script {
    let answer = answer.clone().header("set-cookie", "session=canary-cookie");
    Script::new().answer(&answer).hold()
}

fn written(bytes: &str) -> Script {
    Script::new().request().write(bytes)
}

fn success(operation: &Operation) -> Answer {
    Answer::json(200, operation.payload.sample())
}

/// What an error says of itself is shown; nothing else of it is.
fn error(status: u16) -> Answer {
    let body = r#"{"category": "NO", "message": "Not so.", "request_id": "id",
        "secret": "canary-answer", "nested": {"canary": ["canary-answer"]}}"#;
    Answer::json(status, body)
}

/// The sample with every text a list, and every number and boolean a text.
fn misfit(operation: &Operation) -> String {
    let sample = serde_json::from_str(operation.payload.sample()).unwrap_or(Value::Null);
    turned(sample).to_string()
}

fn turned(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter();
            Value::Object(members.map(|(key, value)| (key, turned(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(turned).collect()),
        Value::String(text) => Value::Array(vec![Value::String(text)]),
        Value::Bool(_) | Value::Number(_) | Value::Null => Value::String("canary".to_owned()),
    }
}
