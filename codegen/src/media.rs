//! Media types to the formats in which bodies and answers are written and read.

/// How a body of a media type is written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// JSON: `application/json`, and whatever ends in `+json`.
    Json,
    /// Events, one behind the other: `text/event-stream`.
    Events,
    /// JSON values, one behind the other: `application/x-ndjson` and its kin.
    JsonLines,
    /// Names and values: `application/x-www-form-urlencoded`.
    Form,
    /// Names and values of any kind, files among them: `multipart/form-data`.
    Multipart,
    /// A text: `text/...`.
    Text,
    /// Bytes, which nobody looks into.
    Bytes,
    /// Anything, `*/*`: the schema tells what is meant.
    Open,
}

/// The media types of JSON values one behind the other, each on a line of its own or behind a
/// separator (RFC 7464).
const JSON_LINES: [&str; 8] = [
    "application/json-lines",
    "application/json-seq",
    "application/jsonl",
    "application/jsonlines",
    "application/ndjson",
    "application/stream+json",
    "application/x-jsonlines",
    "application/x-ndjson",
];

impl Format {
    /// That of a media type as a description writes it.
    pub fn of(media: &str) -> Self {
        let essence = essence(media);
        let Some((kind, subtype)) = essence.split_once('/') else {
            return Self::Bytes;
        };
        match (kind, subtype) {
            ("*", "*") => Self::Open,
            (_, _) if JSON_LINES.contains(&essence.as_str()) => Self::JsonLines,
            (_, subtype) if subtype.ends_with("+json-seq") => Self::JsonLines,
            (_, "json") => Self::Json,
            (_, subtype) if subtype.ends_with("+json") => Self::Json,
            ("application", "x-www-form-urlencoded") => Self::Form,
            ("multipart", "form-data") => Self::Multipart,
            ("text", "event-stream") => Self::Events,
            ("text", _) => Self::Text,
            (_, _) => Self::Bytes,
        }
    }
}

/// A media type without its parameters, in lower case.
pub fn essence(media: &str) -> String {
    let essence = media.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether a media type names a range, such as `audio/*`.
pub fn is_range(media: &str) -> bool {
    essence(media).contains('*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_media_type_has_a_format() {
        for (media, format) in [
            ("application/json", Format::Json),
            ("Application/JSON; charset=utf-8", Format::Json),
            ("text/json", Format::Json),
            ("application/problem+json", Format::Json),
            ("application/*+json", Format::Json),
            ("text/plain", Format::Text),
            ("text/csv;header=present", Format::Text),
            ("text/event-stream", Format::Events),
            ("Application/X-NDJSON", Format::JsonLines),
            ("application/jsonl; charset=utf-8", Format::JsonLines),
            ("application/json-seq", Format::JsonLines),
            ("application/geo+json-seq", Format::JsonLines),
            ("application/stream+json", Format::JsonLines),
            ("multipart/form-data", Format::Multipart),
            ("multipart/mixed", Format::Bytes),
            ("application/x-www-form-urlencoded", Format::Form),
            ("application/xml", Format::Bytes),
            ("application/octet-stream", Format::Bytes),
            ("audio/*", Format::Bytes),
            ("", Format::Bytes),
            ("*/*", Format::Open),
        ] {
            assert_eq!(Format::of(media), format, "{media}");
        }
        assert!(is_range("audio/*") && is_range("*/*") && !is_range("audio/mpeg"));
    }
}
