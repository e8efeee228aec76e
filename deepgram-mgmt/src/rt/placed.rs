//! Values of parameters into their places by a [`Style`], and into headers and cookies: what cannot
//! stand there is noted as a refusal, without the value.
//!
//! Plain values in a path and a query have shorter ways, in [`request`](super::request).

use std::borrow::Cow;

use reqwest::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::compiled_once::{joined, set_header};
use super::param::{SENDABLE, text};
use super::refusal::Refusal;
use super::style::Parts;
use super::{BodyValue, Operation, ParamValue, Request, Style, path, security};

/// Values as a list, for a style or a field that is one.
pub(crate) fn list<T>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    values.into_iter().collect()
}

/// Texts as a list, for a style or a field that is one.
pub(crate) fn texts(values: impl IntoIterator<Item = impl Into<String>>) -> Vec<String> {
    values.into_iter().map(Into::into).collect()
}

/// What generated code fills a request with where a style is not the plain one of its place.
impl<O: Operation> Request<O> {
    /// Sets a parameter of the path.
    pub(crate) fn path_styled(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize + BodyValue,
    ) -> Self {
        match parts(name, style, value).and_then(|parts| segment(name, style, &parts)) {
            Ok(segment) => self.call.path_values.push((name, segment)),
            Err(refusal) => self.call.refuse(refusal),
        }
        self
    }

    /// Sets a parameter of the query; a second value replaces the first.
    pub(crate) fn query_styled(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize + BodyValue,
    ) -> Self {
        match parts(name, style, value) {
            Ok(parts) => {
                let pairs = style.pairs(name, &parts);
                self.call.query.set_pairs(Cow::Borrowed(name), pairs);
            }
            Err(refusal) => self.call.refuse(refusal),
        }
        self
    }

    /// Sets a header that takes one plain value; a second value replaces the first.
    pub(crate) fn header_value(mut self, name: &'static str, value: impl ParamValue) -> Self {
        match text(name, value.param()) {
            Ok(text) => self.put_header(name, &text),
            Err(refusal) => self.call.refuse(refusal),
        }
        self
    }

    /// Sets a header; a second value replaces the first, and one without members removes it.
    pub(crate) fn header_styled(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize + BodyValue,
    ) -> Self {
        match parts(name, style, value) {
            Ok(parts) if parts.is_empty() => {
                self.call.headers.remove(name);
            }
            Ok(parts) => self.put_header(name, &style.header(&parts)),
            Err(refusal) => self.call.refuse(refusal),
        }
        self
    }

    /// Sets a cookie that takes one plain value; a second value replaces the first.
    pub(crate) fn cookie_value(mut self, name: &'static str, value: impl ParamValue) -> Self {
        match text(name, value.param()) {
            Ok(text) => self.put_cookie(name, Style::FORM, &Parts::One(text.into_owned())),
            Err(refusal) => self.call.refuse(refusal),
        }
        self
    }

    /// Sets a cookie; a second value replaces the first.
    pub(crate) fn cookie_styled(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize + BodyValue,
    ) -> Self {
        match parts(name, style, value) {
            Ok(parts) => self.put_cookie(name, style, &parts),
            Err(refusal) => self.call.refuse(refusal),
        }
        self
    }

    fn put_header(&mut self, name: &'static str, value: &str) {
        // Parameters may be as private as credentials.
        let sensitive = |mut value: HeaderValue| {
            value.set_sensitive(true);
            value
        };
        // Other bytes are allowed and read as anything (RFC 9110, section 5.5).
        let is_plain = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        match (HeaderName::try_from(name), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) if is_plain => {
                set_header(&mut self.call.headers, name, sensitive(value));
            }
            (_, _) => {
                let message = format!("the header parameter `{name}` has no form in a header");
                self.call.refuse(Refusal::new(message, HEADER_TEXT));
            }
        }
    }

    fn put_cookie(&mut self, name: &'static str, style: Style, parts: &Parts) {
        self.call.cookies.retain(|(other, _)| other != name);
        for (key, value) in style.pairs(name, parts) {
            let pair = format!("{key}={value}");
            self.call.cookies.push((Cow::Borrowed(name), pair));
        }
    }
}

/// The remedy for a header that cannot be sent.
const HEADER_TEXT: &str = "pass visible ASCII characters and spaces, without line ends";

/// The texts of a value, brought into the form in which it is sent.
fn parts(
    name: &str,
    style: Style,
    mut value: impl Serialize + BodyValue,
) -> Result<Parts, Refusal> {
    let prepared = value.prepare().is_ok();
    let value = prepared.then(|| serde_json::to_value(value).ok()).flatten();
    let value = value.ok_or_else(|| {
        let message = format!("the parameter `{name}` has a value without a form on the wire");
        Refusal::new(message, SENDABLE)
    })?;
    Ok(style.parts(value))
}

/// The segment of a path; each text in it is held against the rules for a whole one.
fn segment(name: &str, style: Style, parts: &Parts) -> Result<String, Refusal> {
    if parts.is_empty() {
        path::check(name, "")?;
    }
    for text in parts.texts() {
        path::check(name, text)?;
    }
    Ok(style.segment(name, parts))
}

/// Makes the one `Cookie` header of a request (RFC 6265, section 5.4): its parameters, then what
/// stands in a header of the call, then credentials.
///
/// # Errors
/// Where a cookie of one of these is set by another to another value, or has no form in a header.
pub(super) fn cookies(
    cookies: &[(Cow<'static, str>, String)],
    headers: &mut HeaderMap,
    credentials: Vec<String>,
) -> Result<(), Refusal> {
    if cookies.is_empty() && credentials.is_empty() {
        return Ok(());
    }
    let unfit = || Refusal::new("a cookie has no form in a header", HEADER_TEXT);
    let mut pairs: Vec<_> = cookies.iter().map(|(_, pair)| pair.clone()).collect();
    if let Some(header) = headers.get(COOKIE) {
        let own = header.to_str().map_err(|_| unfit())?.split(';');
        let own = own.map(|pair| pair.trim().to_owned());
        security::add(&mut pairs, own.filter(|pair| !pair.is_empty()).collect())?;
    }
    security::add(&mut pairs, credentials)?;
    let mut header = HeaderValue::try_from(joined(&pairs, "; ")).map_err(|_| unfit())?;
    header.set_sensitive(true);
    set_header(headers, COOKIE, header);
    Ok(())
}
