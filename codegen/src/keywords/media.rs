//! Keywords of media types: what is looked into hangs on how a body or an answer of one is written.

use std::sync::OnceLock;

use super::operation::EXAMPLE;
use super::table::Table;
use super::{
    BOOLEAN, Edition, Form, Keyword, Kind, Literal, Pattern, SCHEMA, TEXT, Types, Verdict, ignored,
    only, used,
};
use crate::media::Format;

pub(super) static REQUEST_CONTENT: Table = Table {
    name: "`content` of a request",
    by_name: OnceLock::new(),
    keywords: &[],
    patterns: &[
        media(is_read, Kind::RequestMedia),
        media(|media| Format::of(media) == Format::Form, Kind::FormMedia),
        media(
            |media| Format::of(media) == Format::Multipart,
            Kind::MultipartMedia,
        ),
        media(|_| true, Kind::OpaqueMedia),
    ],
};

pub(super) const fn media(matches: fn(&str) -> bool, kind: Kind) -> Pattern {
    Pattern {
        matches,
        form: Form::Object(kind),
        verdict: Verdict::Used,
    }
}

/// Whether the schema says what is written and read.
pub(super) fn is_read(media: &str) -> bool {
    match Format::of(media) {
        Format::Json | Format::Open => true,
        Format::Events
        | Format::JsonLines
        | Format::Form
        | Format::Multipart
        | Format::Text
        | Format::Bytes => false,
    }
}

/// Whether events or values stand one behind the other.
pub(super) fn is_sequence(media: &str) -> bool {
    matches!(Format::of(media), Format::Events | Format::JsonLines)
}

pub(super) static FORM_MEDIA_TYPE: Table = Table {
    name: "media type",
    by_name: OnceLock::new(),
    keywords: &[
        used("schema", SCHEMA),
        used("encoding", Form::Map(&Form::Object(Kind::Encoding))),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
    ],
    patterns: &[],
};

pub(super) static ENCODING: Table = Table {
    name: "encoding object",
    by_name: OnceLock::new(),
    keywords: &[
        style(),
        used("explode", BOOLEAN),
        used("allowReserved", BOOLEAN),
        used("contentType", TEXT),
        ignored(
            "headers",
            Form::Value(Types::OBJECT),
            "a form has no headers within",
        ),
    ],
    patterns: &[],
};

const fn style() -> Keyword {
    only(
        "style",
        TEXT,
        &[
            Literal::Text("form"),
            Literal::Text("spaceDelimited"),
            Literal::Text("pipeDelimited"),
            Literal::Text("deepObject"),
        ],
        "a form takes the styles `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`",
    )
}

pub(super) static MULTIPART_MEDIA_TYPE: Table = Table {
    name: "media type",
    by_name: OnceLock::new(),
    keywords: &[
        used("schema", SCHEMA),
        used("encoding", Form::Map(&Form::Object(Kind::PartEncoding))),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
    ],
    patterns: &[],
};

const PART_STYLES: &str = "3.0 has it say something of forms alone";

pub(super) static PART_ENCODING: Table = Table {
    name: "encoding object",
    by_name: OnceLock::new(),
    keywords: &[
        used("contentType", TEXT),
        style().edition(Edition::Since31),
        used("explode", BOOLEAN).edition(Edition::Since31),
        ignored("style", TEXT, PART_STYLES).edition(Edition::Until30),
        ignored("explode", BOOLEAN, PART_STYLES).edition(Edition::Until30),
        used("allowReserved", BOOLEAN).edition(Edition::Since31),
        ignored("allowReserved", BOOLEAN, PART_STYLES).edition(Edition::Until30),
        used("headers", Form::Object(Kind::PartHeaders)),
    ],
    patterns: &[],
};

pub(super) static ITEMS_MEDIA_TYPE: Table = Table {
    name: "media type",
    by_name: OnceLock::new(),
    keywords: &[
        used("itemSchema", SCHEMA),
        ignored("schema", SCHEMA, "`itemSchema` says what each of them is"),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
        ignored("encoding", Form::Value(Types::OBJECT), NO_FORM),
    ],
    patterns: &[],
};

/// Of a media type that nobody looks into.
pub(super) static OPAQUE_MEDIA_TYPE: Table = Table {
    name: "media type",
    by_name: OnceLock::new(),
    keywords: &[
        ignored("schema", SCHEMA, OPAQUE),
        ignored("itemSchema", SCHEMA, OPAQUE),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
        ignored("encoding", Form::Value(Types::OBJECT), OPAQUE),
    ],
    patterns: &[],
};

const NO_FORM: &str = "it applies to forms alone";
const OPAQUE: &str = "it is sent and read as it is";

pub(super) static MEDIA_TYPE: Table = Table {
    name: "media type",
    by_name: OnceLock::new(),
    keywords: &[
        used("schema", SCHEMA),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
        ignored("encoding", Form::Value(Types::OBJECT), NO_FORM),
    ],
    patterns: &[],
};
