//! Bodies of calls from values of the caller's: what has no form on the wire is noted as a refusal,
//! without the value.

use reqwest::header::HeaderValue;
use serde::Serialize;

use super::body::Body;
use super::refusal::Refusal;
use super::request::SENDABLE;
use super::{BodyValue, Operation, Request, Upload};

/// What generated code gives a request its body with; the last one counts.
impl<O: Operation> Request<O> {
    /// Sets the body to JSON.
    pub(crate) fn json_body(mut self, body: impl Serialize + BodyValue) -> Self {
        if let Some(body) = self.prepared(body) {
            self.call.json(&body);
        }
        self
    }

    /// Sets the body to JSON, if there is a value.
    pub(crate) fn optional_json_body(self, body: Option<impl Serialize + BodyValue>) -> Self {
        match body {
            Some(body) => self.json_body(body),
            None => self,
        }
    }

    /// Sets the body to a text in UTF-8.
    pub(crate) fn text_body(mut self, body: impl Into<String>) -> Self {
        let media = HeaderValue::from_static("text/plain; charset=utf-8");
        self.call.body = Body::Bytes(media, body.into().into());
        self
    }

    /// Sets the body to bytes of any kind.
    pub(crate) fn upload_body(mut self, body: impl Into<Upload>) -> Self {
        let media = HeaderValue::from_static("application/octet-stream");
        self.call.body = Body::Upload(media, body.into());
        self
    }

    /// Says of which media type the body is, if there is one.
    pub(crate) fn media_type(mut self, media: &'static str) -> Self {
        self.call.body.set_media(HeaderValue::from_static(media));
        self
    }

    /// The value in the form in which it is sent, if it has one.
    fn prepared<T: BodyValue>(&mut self, mut body: T) -> Option<T> {
        let fault = match body.prepare() {
            Ok(()) => return Some(body),
            Err(fault) => fault,
        };
        let place = fault.path().map(|path| format!(" in `{path}`"));
        let place = place.as_deref().unwrap_or_default();
        let message = format!("the body has a value without a form on the wire{place}");
        self.call.refuse(Refusal::new(message, SENDABLE));
        None
    }
}
