//! A request as data: parameters, headers and body, until it is sent.
//!
//! A value that cannot be sent is noted, not reported: `send` returns the first such fault before
//! any I/O, so that building a request stays one chain.

use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::body::Body;
use super::query::Query;
use super::refusal::Refusal;
use super::{
    Answer, Class, Client, Error, Limits, Method, NoForm, Operation, OperationData, ParamValue,
    ResponseValue, Security, Sending, Server, path, send,
};

/// A call of the operation `O`. Await it for its value, or [`send`](Self::send) it for status and
/// headers too.
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct Request<O: Operation> {
    pub(super) client: Client,
    pub(super) call: Call,
    pub(super) operation: PhantomData<fn() -> O>,
}

/// The parts of a request that do not depend on its operation's types.
#[derive(Clone)]
pub(super) struct Call {
    /// The `operationId`.
    pub(super) operation: &'static str,
    pub(super) method: Method,
    /// Of the description where borrowed, made of values where owned.
    pub(super) template: Cow<'static, str>,
    pub(super) class: Class,
    pub(super) limits: Limits,
    /// Encoded.
    pub(super) path_values: Vec<(&'static str, String)>,
    pub(super) query: Query,
    pub(super) headers: HeaderMap,
    /// By parameter, encoded.
    pub(super) cookies: Vec<(Cow<'static, str>, String)>,
    pub(super) body: Body,
    /// The media types that are understood.
    pub(super) accept: &'static str,
    pub(super) security: Security,
    /// Of the operation itself.
    pub(super) server: Option<Server>,
    pub(super) refusal: Option<Refusal>,
}

impl Call {
    /// A call without parameters, headers and body.
    pub(super) fn new(data: OperationData, security: Security, limits: Limits) -> Self {
        Self {
            operation: data.id,
            method: data.method,
            template: Cow::Borrowed(data.path),
            class: data.class,
            limits,
            path_values: Vec::new(),
            query: Query::default(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: Body::Nothing,
            accept: JSON,
            security,
            server: None,
            refusal: None,
        }
    }

    /// The path as the description has it; `None` for one that was made of values.
    pub(super) fn shown_template(&self) -> Option<&'static str> {
        match self.template {
            Cow::Borrowed(template) => Some(template),
            Cow::Owned(_) => None,
        }
    }

    /// Notes why the call cannot be sent; the first reason counts.
    pub(super) fn refuse(&mut self, refusal: Refusal) {
        self.refusal.get_or_insert(refusal);
    }

    /// Sets a parameter of the path.
    fn path_value(&mut self, name: &'static str, text: Result<Cow<'_, str>, Refusal>) {
        match text.and_then(|text| path::encode(name, &text)) {
            Ok(segment) => self.path_values.push((name, segment)),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Sets a parameter of the query; without a text it is as if it had no value.
    fn query_value(&mut self, name: Cow<'static, str>, text: Result<Cow<'_, str>, Refusal>) {
        let texts = match text {
            Ok(text) => vec![text.into_owned()],
            Err(refusal) => {
                self.refuse(refusal);
                Vec::new()
            }
        };
        self.query.set(name, texts);
    }

    /// Notes that a value of the body cannot be sent.
    pub(super) fn refuse_body(&mut self, fault: &NoForm) {
        let place = fault.path().map(|path| format!(" in `{path}`"));
        let place = place.as_deref().unwrap_or_default();
        let message = format!("the body has a value without a form on the wire{place}");
        self.refuse(Refusal::new(message, SENDABLE));
    }

    /// Sets the body to what `serde_json` writes.
    pub(super) fn json(&mut self, body: &(impl Serialize + ?Sized)) {
        match serde_json::to_vec(body) {
            Ok(json) => self.body = Body::Bytes(HeaderValue::from_static(JSON), json.into()),
            // serde's message may quote the value.
            Err(_) => self.refuse(Refusal::new(
                "the body has no form in JSON",
                "check its map keys",
            )),
        }
    }
}

/// What is sent and understood where nothing else is said.
pub(super) const JSON: &str = "application/json";

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
            self.call.headers.insert(name, value);
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
        let mut call = Call::new(O::DATA, O::SECURITY, client.0.limits);
        call.server = O::SERVERS.first().copied();
        call.accept = O::ACCEPT;
        Self {
            client: client.clone(),
            call,
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

/// The remedy for a value that has no form on the wire.
pub(super) const SENDABLE: &str = "pass a finite number, or a date of the years 0 to 9999";

/// What [`ParamValue::param`] gave, or why it cannot be sent.
pub(super) fn text<'v>(name: &str, value: Option<Cow<'v, str>>) -> Result<Cow<'v, str>, Refusal> {
    value.ok_or_else(|| {
        let message = format!("the parameter `{name}` has a value without a form on the wire");
        Refusal::new(message, SENDABLE)
    })
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
