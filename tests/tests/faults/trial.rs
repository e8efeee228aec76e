//! One call of each class, and what a fault must make of it.
//!
//! Every call has a canary wherever a caller's values go; no error may show one.

use std::time::Duration;

use deepgram_mgmt::rt::{Class, Timeout};
use deepgram_mgmt::types::{KeyCreate, ScopeUpdate};
use deepgram_mgmt::{Client, ClientBuilder, Error, ErrorKind};
use tests::calls::{Answered, encoded};
use tests::client::{builder, shown};
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::Server;

pub(crate) const CLASSES: [Class; 3] = [Class::Safe, Class::Idempotent, Class::Once];

/// What a call takes at most in real time: none waits for a limit in it.
const BOUND: Duration = Duration::from_secs(30);

/// Longer than any wait between attempts, and shorter than any limit.
pub(crate) const LEAP: Duration = Duration::from_secs(10);

/// A call of this class.
pub(crate) fn call(client: &Client, class: Class) -> Answered {
    match class {
        Class::Safe => {
            let requests = client.list_project_requests("canary-path");
            encoded(requests.accessor("canary-query"))
        }
        Class::Idempotent => encoded(client.update_member_scopes(
            "canary-path",
            "canary-member",
            ScopeUpdate::new("canary-body"),
        )),
        Class::Once => encoded(client.create_project_key(
            "canary-path",
            KeyCreate::new("canary-body", ["canary-body"]),
        )),
    }
}

/// An answer that the call of this class reads.
pub(crate) fn good(class: Class) -> Answer {
    Answer::json(200, good_body(class))
}

/// The body of it.
pub(crate) fn good_body(class: Class) -> &'static str {
    match class {
        Class::Safe => r#"{"page": 0, "limit": 10, "requests": []}"#,
        Class::Idempotent => r#"{"message": "done"}"#,
        Class::Once => r#"{"api_key_id": "k", "key": "canary-secret"}"#,
    }
}

/// What a fault says of its call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// It never left.
    NotSent,
    /// It was turned down unread.
    Refused,
    /// It may have taken effect.
    Ambiguous,
    /// It took effect, and the answer broke off.
    BodyCut,
    /// It took effect, and the answer has no value.
    Unreadable,
    /// It was answered for good, and has no effect.
    Final,
}

/// What an error says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) kind: ErrorKind,
    pub(crate) status: Option<u16>,
    pub(crate) timeout: Option<Timeout>,
    pub(crate) attempts: u32,
    pub(crate) is_retryable: bool,
    pub(crate) maybe_applied: bool,
}

impl Outcome {
    pub(crate) fn of(error: &Error) -> Self {
        Self {
            kind: error.kind(),
            status: error.status().map(|status| status.as_u16()),
            timeout: error.timeout(),
            attempts: error.attempts(),
            is_retryable: error.is_retryable(),
            maybe_applied: error.maybe_applied(),
        }
    }

    /// What a call of this class comes to where each attempt fails so: the rules of retries in
    /// short. Without status and timeout.
    pub(crate) fn wanted(class: Class, cause: Cause, kind: ErrorKind) -> Self {
        let uncertain = matches!(cause, Cause::Ambiguous | Cause::BodyCut);
        let is_retryable = match (class, cause) {
            (_, Cause::NotSent | Cause::Refused)
            | (Class::Safe | Class::Idempotent, Cause::Ambiguous)
            | (Class::Safe, Cause::BodyCut) => true,
            (Class::Once, Cause::Ambiguous)
            | (Class::Idempotent | Class::Once, Cause::BodyCut)
            | (_, Cause::Unreadable | Cause::Final) => false,
        };
        Self {
            kind: match class {
                Class::Once if uncertain => ErrorKind::OutcomeUnknown,
                Class::Safe | Class::Idempotent | Class::Once => kind,
            },
            status: None,
            timeout: None,
            attempts: if is_retryable { 3 } else { 1 },
            is_retryable,
            maybe_applied: class != Class::Safe && (uncertain || cause == Cause::Unreadable),
        }
    }

    /// The same, with an answer of this status.
    pub(crate) fn status(self, status: u16) -> Self {
        Self {
            status: Some(status),
            ..self
        }
    }

    /// The same, ended by this limit.
    pub(crate) fn timeout(self, timeout: Timeout) -> Self {
        Self {
            timeout: Some(timeout),
            ..self
        }
    }

    /// The attempts as a number of scripts or answers.
    pub(crate) fn times(&self) -> usize {
        self.attempts.try_into().expect("a few")
    }
}

/// A client of this server on which the waits between attempts take no time.
pub(crate) fn leaping(server: &Server) -> ClientBuilder {
    builder(server).runtime(Clock::leaping(LEAP, 0.5))
}

/// The error of a call, which must come in time and show nothing of what was sent.
pub(crate) async fn failure(builder: ClientBuilder, class: Class) -> Error {
    let client = builder.build().expect("key and address are fit");
    let error = in_time(call(&client, class))
        .await
        .expect_err("the call succeeded");
    assert_well_said(class, &error);
    error
}

/// What the future gives, in time.
pub(crate) async fn in_time<F: IntoFuture>(future: F) -> F::Output {
    let ended = tokio::time::timeout(BOUND, future.into_future()).await;
    ended.expect("it takes too long")
}

/// Waits until all tasks have ended: those of connections, which end with them, and there must be
/// no others.
pub(crate) async fn no_task_left() {
    let metrics = tokio::runtime::Handle::current().metrics();
    let ended = async {
        while metrics.num_alive_tasks() > 0 {
            tokio::task::yield_now().await;
        }
    };
    in_time(ended).await;
}

/// Whatever is printed of an error, no value of the caller or the service's body is in it; and it
/// says on its one line whether the call may have taken effect, and what to do then.
pub(crate) fn assert_well_said(class: Class, error: &Error) {
    let shown = shown(error);
    for part in ["canary", "http://", "/v1/"] {
        assert!(!shown.contains(part), "`{part}` is in {shown}");
    }
    let line = error.to_string();
    assert_eq!(line.lines().count(), 1, "{line}");
    let said = |text| line.matches(text).count();
    let [once, harmless] = match class {
        _ if !error.maybe_applied() => [0, 0],
        Class::Once => [1, 0],
        Class::Idempotent => [0, 1],
        Class::Safe => panic!("it changes nothing: {line}"),
    };
    assert_eq!(said("may have taken effect"), once + harmless, "{line}");
    assert_eq!(said("check before repeating it"), once, "{line}");
    assert_eq!(said("sending it again does no harm"), harmless, "{line}");
    let mut hints: Vec<&str> = line.split("; ").collect();
    hints.sort_unstable();
    assert!(
        hints.is_sorted_by(|one, other| one < other),
        "twice: {line}"
    );
}

/// Where each attempt is answered so, the error must say that.
pub(crate) async fn assert_answered(class: Class, answer: &Answer, wanted: Outcome) -> Error {
    let server = Server::start(vec![answer.clone(); wanted.times()]);
    let error = failure(leaping(&server), class).await;
    assert_eq!(
        Outcome::of(&error),
        wanted,
        "{class:?}: {answer:?}: {error}"
    );
    let requests = server.finish().expect("as often as wanted");
    assert_eq!(requests.len(), wanted.times());
    error
}
