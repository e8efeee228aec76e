//! Bodies of calls from values of the caller's: what has no form on the wire is noted as a refusal,
//! without the value.

use std::sync::Arc;

use reqwest::header::HeaderValue;
use serde::Serialize;
use serde_json::Map;

use super::body::Body;
use super::compiled_once::joined;
use super::refusal::Refusal;
use super::{BodyValue, Multipart, NoForm, Operation, PartWriter, Request, Style, Upload, Value};

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

    /// Sets the body to a form: the members of an object, each by its style. Without one, lists are
    /// repeated and objects stand as JSON (3.1.1, "Encoding Object").
    pub(crate) fn form_body(
        mut self,
        styles: &[(&str, Style)],
        body: impl Serialize + BodyValue,
    ) -> Self {
        let Some(body) = self.prepared(body) else {
            return self;
        };
        if let Ok(Value::Object(members)) = serde_json::to_value(&body) {
            let media = HeaderValue::from_static("application/x-www-form-urlencoded");
            self.call.body = Body::Bytes(media, form(styles, members).into());
        } else {
            let message = "the body is no object, and has no form as names and values";
            self.call.refuse(Refusal::new(message, "pass an object"));
        }
        self
    }

    /// Sets the body to a form, if there is a value.
    pub(crate) fn optional_form_body(
        self,
        styles: &[(&str, Style)],
        body: Option<impl Serialize + BodyValue>,
    ) -> Self {
        match body {
            Some(body) => self.form_body(styles, body),
            None => self,
        }
    }

    /// Sets the body to the parts of a form.
    pub(crate) fn multipart_body(mut self, body: impl Multipart) -> Self {
        let mut parts = PartWriter::new(&*self.client.0.runtime);
        if let Err(fault) = body.write(&mut parts) {
            self.call.refuse_body(&fault);
            return self;
        }
        let (media, uploads) = parts.finish();
        match HeaderValue::try_from(media) {
            Ok(media) => self.call.body = Body::Parts(media, Arc::new(uploads)),
            // Hexadecimal digits can stand in a header.
            Err(_) => self.call.refuse_body(&NoForm::default()),
        }
        self
    }

    /// Sets the body to the parts of a form, if there is a value.
    pub(crate) fn optional_multipart_body(self, body: Option<impl Multipart>) -> Self {
        match body {
            Some(body) => self.multipart_body(body),
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
        self.call.body = Body::Parts(media, Arc::new(body.into()));
        self
    }

    /// Says of which media type the body is, if there is one.
    pub(crate) fn media_type(mut self, media: &'static str) -> Self {
        self.call.body.set_media(HeaderValue::from_static(media));
        self
    }

    /// The value in the form in which it is sent, if it has one.
    fn prepared<T: BodyValue>(&mut self, mut body: T) -> Option<T> {
        match body.prepare() {
            Ok(()) => Some(body),
            Err(fault) => {
                self.call.refuse_body(&fault);
                None
            }
        }
    }
}

/// `a=1&b=2`.
#[inline]
fn form(styles: &[(&str, Style)], members: Map<String, Value>) -> String {
    let mut pairs = Vec::with_capacity(members.len());
    for (name, value) in members {
        let described = styles.iter().find(|(wire, _)| *wire == name);
        let style = match (described, &value) {
            (Some((_, style)), _) => *style,
            (None, Value::Object(_)) => Style::JSON,
            (None, _) => Style::FORM.exploded(),
        };
        pairs.extend(style.pairs(&name, &style.parts(value)));
    }
    let pairs: Vec<_> = pairs
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    joined(&pairs, "&")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_of_a_form() {
        let styles = [
            ("together", Style::FORM),
            ("deep", Style::DEEP_OBJECT),
            ("apart", Style::FORM.exploded()),
        ];
        for (value, wanted) in [
            (json!({}), ""),
            (
                json!({"a": 1, "b": "x y&z", "c": null, "d": true}),
                "a=1&b=x%20y%26z&d=true",
            ),
            (json!({"list": [1, 2]}), "list=1&list=2"),
            (json!({"together": ["a", "b,c"]}), "together=a,b%2Cc"),
            (
                json!({"object": {"a": [1]}}),
                "object=%7B%22a%22%3A%5B1%5D%7D",
            ),
            (json!({"deep": {"a": {"b": 1}}}), "deep%5Ba%5D%5Bb%5D=1"),
            (json!({"apart": {"a": 1, "b": 2}}), "a=1&b=2"),
        ] {
            let Value::Object(members) = value else {
                panic!("{value} is no object");
            };
            assert_eq!(form(&styles, members), wanted);
        }
    }
}
