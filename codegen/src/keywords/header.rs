//! Keywords of headers: those of answers, and those of the parts of a body.

use std::sync::OnceLock;

use super::operation::EXAMPLE;
use super::table::Table;
use super::{
    BOOLEAN, Edition, Form, Keyword, Kind, Pattern, Presence, TEXT, Types, Verdict, ignored, used,
};

/// Why it does not matter how a header is written.
const AS_IT_CAME: &str = "a list or an object is given as the text that it came as";
/// Of one of a part: it has no lists and objects.
const ONE_TEXT: &str = "one of a part is sent where its schema has one value alone, as one text";
const PARAMETER_ALONE: &str = "it says something of parameters alone";
const SCHEMA_ALONE: &str = "OpenAPI 3 has it in `schema`";
const NAME: &str = "its key names it";

/// Keywords of a header's schema that say what it holds within.
pub(super) const WITHIN: [&str; 8] = [
    "additionalProperties",
    "discriminator",
    "items",
    "nullable",
    "patternProperties",
    "prefixItems",
    "properties",
    "required",
];

/// Whether a header of answers is the one that the standard has ignored (3.1.1, "Response Object").
pub(crate) fn is_content_type(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-type")
}

/// Any header, of that kind.
const fn any(kind: Kind) -> Pattern {
    Pattern {
        matches: |_| true,
        form: Form::Reference(kind),
        verdict: Verdict::Used,
    }
}

/// `Content-Type`, with what says it instead.
const fn content_type(kind: Kind, reason: &'static str) -> Pattern {
    Pattern {
        matches: is_content_type,
        form: Form::Reference(kind),
        verdict: Verdict::Ignored(reason),
    }
}

pub(super) static ANSWER_HEADERS: Table = Table {
    name: "`headers` of a response",
    by_name: OnceLock::new(),
    keywords: &[],
    patterns: &[
        content_type(
            Kind::Header,
            "the standard has it ignored: `content` says it",
        ),
        any(Kind::Header),
    ],
};

pub(super) static PART_HEADERS: Table = Table {
    name: "`headers` of a part",
    by_name: OnceLock::new(),
    keywords: &[],
    patterns: &[
        content_type(
            Kind::PartHeader,
            "the standard has it ignored: `contentType` says it",
        ),
        any(Kind::PartHeader),
    ],
};

pub(super) static HEADER: Table = Table {
    name: "header object",
    by_name: OnceLock::new(),
    keywords: &header(
        used("description", TEXT),
        used("deprecated", BOOLEAN),
        "whether it came is asked of each answer",
        AS_IT_CAME,
    ),
    patterns: &[],
};

pub(super) static PART_HEADER: Table = Table {
    name: "header of a part",
    by_name: OnceLock::new(),
    keywords: &header(
        ignored("description", TEXT, UNNAMED),
        ignored("deprecated", BOOLEAN, UNNAMED),
        "one that has a single value is always sent",
        ONE_TEXT,
    ),
    patterns: &[],
};

/// Why nothing is said of a header of a part.
const UNNAMED: &str = "it is sent by the client, and nothing that a caller sees stands for it";

const fn header(
    description: Keyword,
    deprecated: Keyword,
    required: &'static str,
    written: &'static str,
) -> [Keyword; 15] {
    [
        description,
        deprecated,
        used("schema", Form::Schema(Kind::HeaderSchema))
            .presence(Presence::ExpectedWithout("content")),
        ignored("required", BOOLEAN, required),
        ignored("content", Form::Value(Types::OBJECT), written),
        ignored("style", TEXT, written),
        ignored("explode", BOOLEAN, written),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
        ignored("allowReserved", BOOLEAN, PARAMETER_ALONE).edition(Edition::Elsewhere),
        ignored("allowEmptyValue", BOOLEAN, PARAMETER_ALONE).edition(Edition::Elsewhere),
        ignored("name", TEXT, NAME).edition(Edition::Elsewhere),
        ignored("in", TEXT, NAME).edition(Edition::Elsewhere),
        ignored("type", TEXT, SCHEMA_ALONE).edition(Edition::Former),
        ignored("format", TEXT, SCHEMA_ALONE).edition(Edition::Former),
    ]
}
