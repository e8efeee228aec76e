//! What is sent, apart from the types of its operation: it is the same code for every one.

use std::borrow::Cow;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderValue};
use serde::Serialize;

use super::body::Body;
use super::param::SENDABLE;
use super::query::Query;
use super::refusal::Refusal;
use super::{Class, Limits, Method, NoForm, OperationData, Security, Server, path};

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
    /// Where an answer has led, in place of path and query; it is below the base URL.
    pub(super) link: Option<Url>,
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
            link: None,
            refusal: None,
        }
    }

    /// To the first of these servers, if the operation has its own, for these media types.
    pub(super) fn going_to(mut self, servers: &[Server], accept: &'static str) -> Self {
        self.server = servers.first().copied();
        self.accept = accept;
        self
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
    pub(super) fn path_value(&mut self, name: &'static str, text: Result<Cow<'_, str>, Refusal>) {
        match text.and_then(|text| path::encode(name, &text)) {
            Ok(segment) => self.path_values.push((name, segment)),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Sets a parameter of the query; without a text it is as if it had no value.
    pub(super) fn query_value(
        &mut self,
        name: Cow<'static, str>,
        text: Result<Cow<'_, str>, Refusal>,
    ) {
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
