//! Answers that are no success, and those that did not come whole, to errors.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::error_schema::{Told, read_error};
use super::exchange::Cut;
use super::head::is_of;
use super::shown::Mask;
use super::{Error, ErrorKind, ErrorSchema, Head, Lenience, Operation, SecretBytes};

/// An answer whose body did not come whole; what came of it may be the only copy of a secret.
pub(super) fn cut(cut: Cut) -> Error {
    let mut error = cut.fault.into_error();
    error.0.raw_body = (!cut.came.is_empty()).then(|| SecretBytes::new(cut.came));
    error
}

/// An answer that is no success; its body is read whatever its status and content type.
pub(super) fn no_success(
    status: StatusCode,
    headers: &HeaderMap,
    body: Result<Bytes, Cut>,
    teller: Teller,
    mask: &Mask,
) -> Error {
    let (kind, hint) = verdict(status);
    let mut error = Error::new(kind);
    error.0.hint = hint;
    match body {
        Ok(bytes) => {
            let read = read_error(teller.errors, status, &bytes);
            match &read {
                Some(Lenience::Whole(told) | Lenience::Partial(told)) => {
                    tell_words(&mut error, told, mask);
                }
                None => error.0.message = first_line(&Head::new(status, headers), &bytes, mask),
            }
            tell_body(&mut error, read, bytes);
        }
        // The status says more than how its body ended.
        Err(cut) => {
            let cause = self::cut(cut);
            error.0.message = cause.0.message;
            error.0.raw_body = cause.0.raw_body;
            error.0.timeout = cause.0.timeout;
            error.0.source = cause.0.source;
        }
    }
    error
}

/// Adds the body, typed or as it came.
fn tell_body(error: &mut Error, read: Option<Lenience<Told>>, bytes: Bytes) {
    match read {
        Some(Lenience::Whole(told)) => error.0.body = Some(told.body),
        Some(Lenience::Partial(_)) | None => {
            error.0.raw_body = (!bytes.is_empty()).then(|| SecretBytes::new(bytes));
        }
    }
}

fn tell_words(error: &mut Error, told: &Told, mask: &Mask) {
    let shown = |text: &Option<String>| text.as_deref().map(|text| mask.shown(text));
    error.0.code = shown(&told.code);
    error.0.message = shown(&told.message);
    error.0.request_id = shown(&told.request_id);
}

/// What the errors of an operation tell, without its types.
#[derive(Clone, Copy, Debug)]
pub(super) struct Teller {
    pub(super) operation: &'static str,
    errors: &'static [ErrorSchema],
}

impl Teller {
    pub(super) fn of<O: Operation>() -> Self {
        Self {
            operation: const { &O::DATA }.id,
            errors: O::ERRORS,
        }
    }

    /// Adds what is known of a call without an answer.
    pub(super) fn tell(self, mut error: Error) -> Error {
        error.0.operation = Some(self.operation);
        error
    }

    /// Adds what is known of the call and its answer.
    pub(super) fn tell_answer(
        self,
        mut error: Error,
        status: StatusCode,
        headers: HeaderMap,
        mask: &Mask,
    ) -> Error {
        let mut names = self
            .errors
            .iter()
            .filter_map(|schema| schema.request_id_header);
        let header = names.find_map(|name| headers.get(name));
        let told = header.and_then(|value| value.to_str().ok());
        let told = told.map(|text| mask.shown(text));
        error.0.request_id = error.0.request_id.take().or(told);
        error.0.status = Some(status);
        error.0.headers = headers;
        self.tell(error)
    }
}

/// What a status that is no success means, and what to do about it.
fn verdict(status: StatusCode) -> (ErrorKind, Option<&'static str>) {
    match status.as_u16() {
        301 | 302 | 303 | 307 | 308 => (
            ErrorKind::Redirect,
            Some("redirects are not followed: check the base URL"),
        ),
        401 => (
            ErrorKind::Api,
            Some("check that the credential is complete, in force and meant for this service"),
        ),
        403 => (
            ErrorKind::Api,
            Some("the credential lacks the permission for this: check its scopes and owner"),
        ),
        429 => (
            ErrorKind::Api,
            Some("too many requests at once: wait, and send fewer at the same time"),
        ),
        _ => (ErrorKind::Api, None),
    }
}

/// The first line of a plain text, which some services answer in place of JSON.
fn first_line(head: &Head<'_>, body: &[u8], mask: &Mask) -> Option<String> {
    let text = is_of(head.media(), "text/plain").then(|| String::from_utf8_lossy(body))?;
    text.lines()
        .map(|line| mask.shown(line))
        .find(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rt::{self, ErrorBody, Extra, Statuses};

    rt::record! {
        struct Fault {
            pub code: Option<String> = optional "code",
            pub number: i64 = required "number",
        }
    }

    impl ErrorBody for Fault {
        fn code(&self) -> Option<&str> {
            self.code.as_deref()
        }
    }

    #[test]
    fn redirects_are_what_names_one_place_to_go_to() {
        for status in 300..=308 {
            let kind = match status {
                300 | 304..=306 => ErrorKind::Api,
                _ => ErrorKind::Redirect,
            };
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(verdict(status).0, kind, "{status}");
        }
    }

    #[test]
    fn a_body_is_typed_or_as_it_came_and_says_its_code_in_both() {
        let rows = [
            (r#"{"code": "a", "number": 1}"#, Some("a"), Some(1)),
            (r#"{"code": 1, "number": 1}"#, None, Some(1)),
            (r#"{"code": "a", "number": "1"}"#, Some("a"), None),
            (r#"{"code": "a"}"#, Some("a"), None),
            (r#"{"other": "a"}"#, None, None),
        ];
        for (text, code, number) in rows {
            let body = Ok(Bytes::from_static(text.as_bytes()));
            let teller = Teller {
                operation: "test",
                errors: const { &[ErrorSchema::of::<Fault>(&[Statuses::Default])] },
            };
            let (headers, mask) = (HeaderMap::new(), Mask::default());
            let error = no_success(StatusCode::CONFLICT, &headers, body, teller, &mask);
            assert_eq!(error.0.code.as_deref(), code, "{text}");
            assert_eq!(
                error.body::<Fault>().map(|body| body.number),
                number,
                "{text}"
            );
            let raw = error.raw_body().map(SecretBytes::expose_secret);
            let wanted = number.is_none().then_some(text.as_bytes());
            assert_eq!(raw, wanted, "{text}");
        }
    }
}
