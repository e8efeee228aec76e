//! Media types to the formats in which bodies and answers are written and read.

/// How a body of a media type is written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// JSON: `application/json`, and whatever ends in `+json`.
    Json,
    /// Names and values: `application/x-www-form-urlencoded`.
    Form,
    /// A text: `text/...`.
    Text,
    /// Bytes, which nobody looks into.
    Bytes,
    /// Anything, `*/*`: the schema tells what is meant.
    Open,
}

impl Format {
    /// That of a media type as a description writes it.
    pub fn of(media: &str) -> Self {
        let essence = essence(media);
        let Some((kind, subtype)) = essence.split_once('/') else {
            return Self::Bytes;
        };
        match (kind, subtype) {
            ("*", "*") => Self::Open,
            (_, "json") => Self::Json,
            (_, subtype) if subtype.ends_with("+json") => Self::Json,
            ("application", "x-www-form-urlencoded") => Self::Form,
            // It may not end for hours.
            ("text", "event-stream") => Self::Bytes,
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
            ("text/event-stream", Format::Bytes),
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
