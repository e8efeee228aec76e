//! Status and headers of an answer, by which its body is read.

use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

use super::compiled_once::halves;

/// Status and headers of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
}

impl<'a> Head<'a> {
    /// Of an answer that came with these.
    pub fn new(status: StatusCode, headers: &'a HeaderMap) -> Self {
        Self { status, headers }
    }

    /// The media type of the body without its parameters, or nothing.
    pub(super) fn media(&self) -> &str {
        let value = self.headers.get(CONTENT_TYPE);
        let text = value
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        essence(text)
    }
}

/// A media type without its parameters.
pub(super) fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}

/// Whether a media type is of a range such as `audio/*` or `application/*+json`, in any case.
pub(super) fn is_of(media: &str, range: &str) -> bool {
    let (media, range) = (media.to_ascii_lowercase(), range.to_ascii_lowercase());
    match halves(&range, '*') {
        // `*/*`
        Some(("", _)) => true,
        Some((start, end)) => media.starts_with(start) && media.ends_with(end),
        None => media == range,
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    #[test]
    fn media_types_and_ranges() {
        for (media, range, fits) in [
            ("application/json", "application/json", true),
            ("Application/JSON", "application/json", true),
            ("audio/mpeg", "audio/*", true),
            ("image/png", "audio/*", false),
            ("application/a+json", "application/*+json", true),
            ("application/json", "application/*+json", false),
            ("anything/else", "*/*", true),
            ("", "application/json", false),
        ] {
            assert_eq!(is_of(media, range), fits, "{media} {range}");
        }
    }

    #[test]
    fn the_media_type_of_an_answer() {
        for (value, media) in [
            ("text/plain; charset=utf-8", "text/plain"),
            ("application/json", "application/json"),
            (" a/b ;c", "a/b"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_str(value).unwrap());
            let status = StatusCode::OK;
            assert_eq!(
                Head {
                    status,
                    headers: &headers
                }
                .media(),
                media
            );
        }
    }
}
