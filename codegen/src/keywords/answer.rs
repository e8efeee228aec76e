//! Keywords of answers: by status, their media types and links.

use std::sync::OnceLock;

use super::media::{is_read, is_sequence, media};
use super::operation::ANSWER_PROSE;
use super::table::Table;
use super::{Form, Kind, Pattern, Presence, TEXT, Types, Verdict, ignored, used};

/// Whether `key` is a status, a range of them, or neither.
fn is_status(key: &str) -> bool {
    let bytes = key.as_bytes();
    matches!(bytes, [b'1'..=b'5', b'X', b'X'])
        || matches!(bytes, [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'])
}

pub(super) static SUCCESS_CONTENT: Table = Table {
    name: "`content` of a response",
    by_name: OnceLock::new(),
    keywords: &[],
    patterns: &[
        media(is_read, Kind::SuccessMedia),
        media(is_sequence, Kind::SequenceMedia),
        media(|_| true, Kind::OpaqueMedia),
    ],
};

pub(super) static ERROR_CONTENT: Table = Table {
    name: "`content` of a response",
    by_name: OnceLock::new(),
    keywords: &[],
    patterns: &[
        media(is_read, Kind::ErrorMedia),
        Pattern {
            matches: |_| true,
            form: Form::Object(Kind::OpaqueMedia),
            verdict: Verdict::Ignored("errors are decoded by trying, whatever their media type"),
        },
    ],
};

pub(super) static RESPONSES: Table = Table {
    name: "responses object",
    by_name: OnceLock::new(),
    keywords: &[used("default", Form::Reference(Kind::ErrorResponse))],
    patterns: STATUSES,
};

const STATUSES: &[Pattern] = &[
    Pattern {
        matches: |key| is_status(key) && key.starts_with('2'),
        form: Form::Reference(Kind::SuccessResponse),
        verdict: Verdict::Used,
    },
    Pattern {
        matches: is_status,
        form: Form::Reference(Kind::ErrorResponse),
        verdict: Verdict::Used,
    },
];

const LINKS: &str = "links bear on no type";

pub(super) static SUCCESS_RESPONSE: Table = Table {
    name: "response",
    by_name: OnceLock::new(),
    keywords: &[
        ignored("description", TEXT, ANSWER_PROSE).presence(Presence::Expected("")),
        used("content", Form::Object(Kind::SuccessContent)),
        used("headers", Form::Object(Kind::AnswerHeaders)),
        ignored("links", Form::Map(&Form::Reference(Kind::Link)), LINKS),
    ],
    patterns: &[],
};

pub(super) static ERROR_RESPONSE: Table = Table {
    name: "response",
    by_name: OnceLock::new(),
    keywords: &[
        ignored("description", TEXT, ANSWER_PROSE).presence(Presence::Expected("")),
        used("content", Form::Object(Kind::ErrorContent)),
        used("headers", Form::Object(Kind::AnswerHeaders)),
        ignored("links", Form::Map(&Form::Reference(Kind::Link)), LINKS),
    ],
    patterns: &[],
};

pub(super) static LINK: Table = Table {
    name: "link",
    by_name: OnceLock::new(),
    keywords: &[
        ignored("operationRef", TEXT, LINKS),
        ignored("operationId", TEXT, LINKS),
        ignored("parameters", Form::Value(Types::OBJECT), LINKS),
        ignored("requestBody", Form::Anything, LINKS),
        ignored("description", TEXT, LINKS),
        ignored("server", Form::Object(Kind::Server), LINKS),
    ],
    patterns: &[],
};
