//! The error of every call: opaque and one word wide, with questions to ask it.
//!
//! Nothing it prints holds a credential, a body, a URL or the value of a parameter; the service's
//! own code, message and request id are shown, cut and on one line.

use std::any::Any;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::effect::Effect;
use super::position::Position;
use super::refusal::Refusal;
use super::{ErrorBody, SecretBytes, Timeout};

/// What went wrong, as far as it decides what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built as asked: base URL, credential, TLS; or it is used outside of a
    /// tokio runtime, or for a URL that the changed HTTP client takes no request for.
    Config,
    /// A value of the request was refused before any I/O.
    InvalidRequest,
    /// No connection came about, TLS included: nothing was sent.
    Connect,
    /// A file or a stream of the caller's that was to be sent could not be read, so that the
    /// request was not sent to its end.
    Upload,
    /// The answer did not come in time; [`Error::timeout`] says which limit passed.
    Timeout,
    /// The connection broke.
    Transport,
    /// Nobody can tell whether a call that must not be sent twice has taken effect: its answer did
    /// not come, not whole, or is a 408, 500, 502, 503 or 504. Check before repeating it.
    OutcomeUnknown,
    /// The service answered with a redirect, which is not followed: 301, 302, 303, 307 or 308.
    /// Another 3xx names no single place to go to, and is [`Api`](Self::Api).
    Redirect,
    /// The service answered with an error status.
    Api,
    /// A 2xx answer lacks the body that it must have.
    EmptyAnswer,
    /// A 2xx answer is larger than the client accepts.
    TooLarge,
    /// A 2xx answer, or a header of any answer, is not of its documented type.
    Decode,
    /// The service does not page as described; going on would not end.
    Pages,
}

/// The error of every call.
pub struct Error(pub(super) Box<Detail>);

/// What an [`Error`] knows.
pub(super) struct Detail {
    pub(super) kind: ErrorKind,
    pub(super) operation: Option<&'static str>,
    pub(super) status: Option<StatusCode>,
    pub(super) headers: HeaderMap,
    /// Fit to be shown, as are the next two.
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) position: Option<Position>,
    pub(super) attempts: u32,
    pub(super) is_retryable: bool,
    pub(super) effect: Effect,
    pub(super) retry_after: Option<Duration>,
    pub(super) timeout: Option<Timeout>,
    pub(super) hint: Option<&'static str>,
    /// Why the call was not sent again, where that does not go without saying.
    pub(super) note: Option<Cow<'static, str>>,
    pub(super) body: Option<Box<dyn Any + Send + Sync>>,
    pub(super) raw_body: Option<SecretBytes>,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub(super) fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Detail {
            kind,
            operation: None,
            status: None,
            headers: HeaderMap::new(),
            code: None,
            message: None,
            request_id: None,
            position: None,
            attempts: 0,
            is_retryable: false,
            effect: Effect::None,
            retry_after: None,
            timeout: None,
            hint: None,
            note: None,
            body: None,
            raw_body: None,
            source: None,
        }))
    }

    pub(super) fn refused(kind: ErrorKind, refusal: Refusal) -> Self {
        let mut error = Self::new(kind);
        error.0.message = Some(refusal.message.into_owned());
        error.0.hint = Some(refusal.help);
        error
    }

    /// A client that cannot be built as asked: what is wrong, and the remedy.
    pub(crate) fn config(message: &'static str, help: &'static str) -> Self {
        Self::refused(ErrorKind::Config, Refusal::new(message, help))
    }

    /// Says where the fault stands, such as in a variable of the environment.
    pub(crate) fn within(mut self, place: &str) -> Self {
        let message = self.0.message.take().unwrap_or_default();
        self.0.message = Some(format!("`{place}`: {message}"));
        self
    }

    /// What went wrong, as far as it decides what to do.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The `operationId` of the call.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The headers of the answer; empty if there was none.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The service's name for the error, as it is shown: on one line and cut.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// What went wrong, in the service's words or, where it said nothing, in the client's: on one
    /// line and cut. [`body`](Self::body) has all of what the service said.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// The body of an error answer, if it is of the operation's documented error schema `B`,
    /// whatever its status and content type; members that do not fit their fields are in its
    /// `extra`.
    pub fn body<B: ErrorBody>(&self) -> Option<&B> {
        self.0.body.as_deref()?.downcast_ref()
    }

    /// The body of an answer that is not of its documented type, or as much of it as came before
    /// the answer was cut. It may hold the only copy of a secret.
    pub fn raw_body(&self) -> Option<&SecretBytes> {
        self.0.raw_body.as_ref()
    }

    /// The id under which the service knows the request, from the body or a header.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// How often the call was sent: 0 where it was refused before any I/O, and of
    /// [`ErrorKind::Pages`], which is about answers that came.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the same call, sent again later, may succeed and does no harm.
    ///
    /// It knows the call: a lost answer to a call that must not act twice is no reason to repeat
    /// it. See [`retry_after`](Self::retry_after) for when.
    pub fn is_retryable(&self) -> bool {
        self.0.is_retryable
    }

    /// Whether the call may have taken effect all the same: any of its attempts ended so that
    /// nobody can tell, or the service answered a success that cannot be read. Always `false` for
    /// calls that change nothing. Where it is `true`, `Display` says so, with what follows from it.
    ///
    /// After it, a 404 for a deletion may well mean that an earlier attempt has deleted.
    pub fn maybe_applied(&self) -> bool {
        self.0.effect != Effect::None
    }

    /// How long the service asks to wait, by the `Retry-After` of a 429 or 503; at most a year.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The time limit that passed, if that ended the last attempt.
    pub fn timeout(&self) -> Option<Timeout> {
        self.0.timeout
    }

    /// The number of the page that failed, where pages were asked for by their numbers: a new
    /// request can start there. Pages of any kind go on by [`Pages::resume`](super::Pages::resume).
    pub fn page(&self) -> Option<i64> {
        match self.0.position {
            Some(Position::Page(number)) => Some(number),
            _ => None,
        }
    }

    /// How many rows stand before the page that failed, where pages were asked for by that.
    pub fn offset(&self) -> Option<i64> {
        match self.0.position {
            Some(Position::Offset(rows)) => Some(rows),
            _ => None,
        }
    }

    /// The cursor of the page that failed, where pages were asked for by cursors; none for the
    /// first.
    pub fn cursor(&self) -> Option<&str> {
        match &self.0.position {
            Some(Position::Cursor(cursor)) => Some(cursor),
            _ => None,
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

const _: () = {
    const fn is_shareable<T: Send + Sync + 'static>() {}
    is_shareable::<Error>();
    assert!(
        size_of::<Error>() <= 2 * size_of::<usize>(),
        "an error is at most two words"
    );
};
