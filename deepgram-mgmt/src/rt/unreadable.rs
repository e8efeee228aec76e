//! A success that cannot be read to an error: one that is empty, not of its documented type, or of
//! another media type altogether, such as a page of a proxy. Of its body nothing is shown.

use bytes::Bytes;
use reqwest::header::CONTENT_ENCODING;

use super::compiled_once::halves;
use super::shown::Mask;
use super::{Error, ErrorKind, Head, Misfit, SecretBytes, Unreadable};

/// A 2xx answer without a value.
pub(super) fn unreadable(
    unreadable: &Unreadable,
    head: &Head<'_>,
    body: Bytes,
    mask: &Mask,
) -> Error {
    let (kind, message, hint) = match unreadable {
        Unreadable::Empty => (
            ErrorKind::EmptyAnswer,
            "the answer is empty where a value is documented".to_owned(),
            "`status()` and `headers()` have what came instead",
        ),
        Unreadable::Misfit(_) if head.headers.contains_key(CONTENT_ENCODING) => (
            ErrorKind::Decode,
            encoded(head, mask),
            "the feature `gzip` unpacks `gzip`, and nothing unpacks anything else: check what the \
             proxies on the way do; `raw_body()` has the answer as it came",
        ),
        Unreadable::Misfit(misfit) => match foreign(misfit, head, mask) {
            Some(message) => (
                ErrorKind::Decode,
                message,
                "check the base URL and the proxies on the way; `raw_body()` has the answer as it \
                 came",
            ),
            None => (
                ErrorKind::Decode,
                format!("the answer is not of its documented type: {misfit}"),
                "`raw_body()` has the answer as it came",
            ),
        },
    };
    let mut error = Error::new(kind);
    error.0.message = Some(message);
    error.0.hint = Some(hint);
    error.0.raw_body = (kind == ErrorKind::Decode).then(|| SecretBytes::new(body));
    error
}

/// Says how an answer is packed: what the HTTP client unpacks has no such header any more.
fn encoded(head: &Head<'_>, mask: &Mask) -> String {
    let encoding = head.headers.get(CONTENT_ENCODING);
    let encoding = encoding.and_then(|value| value.to_str().ok());
    let encoding = mask.shown(encoding.unwrap_or_default());
    format!("the answer cannot be read as it is packed, by `{encoding}`")
}

/// Says of what media type an answer is that is nothing of what was expected, if it says so itself.
fn foreign(misfit: &Misfit, head: &Head<'_>, mask: &Mask) -> Option<String> {
    let expected = misfit.in_place_of?;
    let media = head.media();
    // Such as `application/problem+json`, where it is JSON that was expected.
    let is_expected = media
        .to_ascii_lowercase()
        .ends_with(&expected.to_ascii_lowercase());
    let names_another = is_media_type(media) && !is_expected;
    names_another.then(|| format!("the answer is `{}`, not {expected}", mask.shown(media)))
}

/// Whether a text has the form of a media type without parameters (RFC 9110, section 8.3.1).
fn is_media_type(text: &str) -> bool {
    let is_token = |text: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_|~".contains(&byte);
        !text.is_empty() && text.bytes().all(fits)
    };
    halves(text, '/').is_some_and(|(one, other)| is_token(one) && is_token(other))
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

    use super::*;
    use crate::rt::{self, Answer as _, Extra, Json, Received};

    rt::record! {
        struct Row {
            pub number: i64 = required "number",
        }
    }

    #[test]
    fn what_says_that_it_is_something_else_is_named_so() {
        let html = "the answer is `text/html`, not JSON; check the base URL";
        let misfit = "the answer is not of its documented type: the body at line 1 column";
        for (media, body, line) in [
            ("text/html; charset=utf-8", "<html>canary", html),
            // A number begins it, which is no object.
            ("text/html", "404 canary", html),
            ("Text/HTML", "{}", misfit),
            ("text/html", "[1]", misfit),
            ("", "<html>canary", misfit),
            ("canary canary", "<html>canary", misfit),
            ("application/json", "<html>canary", misfit),
            ("application/problem+JSON", "<html>canary", misfit),
        ] {
            let line = line.replace("text/html", media.split(';').next().unwrap_or_default());
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
            let head = Head::new(StatusCode::OK, &headers);
            let mut received = Received::Whole(Bytes::from_static(body.as_bytes()));
            let fault = Json::<Row>::read(&head, &mut received).unwrap_err();
            let error = unreadable(&fault, &head, received.into_bytes(), &Mask::default());
            assert_eq!(error.kind(), ErrorKind::Decode, "{media}: {body}");
            let said = error.to_string();
            assert!(said.starts_with(&line), "{media}: {body}: {said}");
            assert!(!said.contains("canary"), "{said}");
            assert!(error.raw_body().is_some(), "{said}");
        }
    }

    #[test]
    fn a_media_type_is_shown_without_the_credential() {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/canary-key"));
        let head = Head::new(StatusCode::OK, &headers);
        let fault = Unreadable::Misfit(Misfit::in_place_of("events"));
        let error = unreadable(&fault, &head, Bytes::new(), &Mask::of(["canary-key"]));
        let said = error.to_string();
        assert!(
            said.starts_with("the answer is `text/[redacted]`, not events;"),
            "{said}"
        );
    }
}
