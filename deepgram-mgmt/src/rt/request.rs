//! A request as data: parameters, headers and body, until it is sent.
//!
//! A value that cannot be sent is noted, not reported: `send` returns the first such fault before
//! any I/O, so that building a request stays one chain.

use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use reqwest::header::{self, HeaderName, HeaderValue};

use super::call::Call;
use super::compiled_once::set_header;
use super::param::text;
use super::refusal::Refusal;
use super::{Answer, Client, Error, Operation, ParamValue, ResponseValue, Sending, send};

/// A call of the operation `O`. Await it for its value, or [`send`](Self::send) it for status and
/// headers too.
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct Request<O: Operation> {
    pub(super) client: Client,
    pub(super) call: Call,
    pub(super) operation: PhantomData<fn() -> O>,
}

/// Headers that the client sets itself.
const OWN_HEADERS: [HeaderName; 5] = [
    header::AUTHORIZATION,
    header::HOST,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
];

impl<O: Operation> Request<O> {
    /// A header of this call alone; a second value replaces the first.
    ///
    /// `authorization` (or what else carries the credential), `host`, `content-length`,
    /// `transfer-encoding` and `connection` are refused when the request is sent. Cookies of a
    /// `cookie` header stand behind those of parameters; one that both set must have one value.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        if OWN_HEADERS.contains(&name) || self.client.0.credentials.set(&name) {
            let message = format!("the header `{name}` is set by the client itself");
            self.call.refuse(Refusal::new(message, "leave it out"));
        } else {
            set_header(&mut self.call.headers, name, value);
        }
        self
    }

    /// For this call alone, from sending it to the end of its answer, with all attempts and the
    /// waits between them.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.call.limits.total = timeout;
        self
    }

    /// For each attempt of this call alone, from sending it to the end of its answer; what is left
    /// of the total timeout still holds.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.call.limits.attempt = timeout;
        self
    }

    /// For the answer of this call alone to begin, and then for each next part of it.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.call.limits.idle = timeout;
        self
    }

    /// How often this call alone is sent at most, the first time included; 1 for no retry.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.call.limits.attempts = attempts;
        self
    }

    /// Lets the call be repeated where nobody can tell whether it has taken effect, such as after a
    /// timeout: for when sending it twice does no harm.
    pub fn assume_idempotent(mut self) -> Self {
        self.call.class = self.call.class.assumed_idempotent();
        self
    }

    /// Sends the request; the answer comes with its status and headers.
    ///
    /// # Errors
    /// See [`ErrorKind`](super::ErrorKind).
    ///
    /// # Panics
    /// In tokio, where its runtime has no I/O or no time enabled.
    pub async fn send(self) -> Result<ResponseValue<<O::Answer as Answer>::Value>, Error> {
        send::send(self).await
    }
}

/// What generated code fills a request with.
impl<O: Operation> Request<O> {
    pub(crate) fn new(client: &Client) -> Self {
        let call = Call::new(O::DATA, O::SECURITY, client.0.limits);
        Self {
            client: client.clone(),
            call: call.going_to(O::SERVERS, O::ACCEPT),
            operation: PhantomData,
        }
    }

    /// Sets a parameter of the path.
    pub(crate) fn path_value(mut self, name: &'static str, value: impl ParamValue) -> Self {
        self.call.path_value(name, text(name, value.param()));
        self
    }

    /// Sets a parameter of the query; a second value replaces the first.
    pub(crate) fn query_value(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl ParamValue,
    ) -> Self {
        let name = name.into();
        let text = text(&name, value.param());
        self.call.query_value(name, text);
        self
    }

    /// Sets a parameter of the query to several values, each under the same name.
    pub(crate) fn query_values<V: ParamValue>(
        mut self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let name = name.into();
        let mut texts = Vec::new();
        for value in values {
            match text(&name, value.param()) {
                Ok(text) => texts.push(text.into_owned()),
                Err(refusal) => self.call.refuse(refusal),
            }
        }
        self.call.query.set(name, texts);
        self
    }
}

impl<O: Operation> Clone for Request<O> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            call: self.call.clone(),
            operation: PhantomData,
        }
    }
}

impl<O: Operation> fmt::Debug for Request<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &O::DATA.id)
            .field("method", &self.call.method)
            .finish_non_exhaustive()
    }
}

impl<O: Operation> IntoFuture for Request<O> {
    type Output = Result<<O::Answer as Answer>::Value, Error>;
    type IntoFuture = Sending<O>;

    fn into_future(self) -> Sending<O> {
        Sending::start(self)
    }
}

/// Holds for every operation there can be.
const _: () = {
    fn is_send<T: Send + 'static>(_: T) {}
    fn every_future_is_send<O: Operation>(request: Request<O>) {
        is_send(request.clone());
        is_send(request.clone().into_future());
        is_send(request.send());
    }
};
