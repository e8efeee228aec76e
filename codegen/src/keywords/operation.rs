//! Keywords of paths, operations, bodies and answers.

use super::kind::Table;
use super::{
    BOOLEAN, Edition, Form, Kind, Literal, Pattern, Presence, SCHEMA, TEXT, TEXTS, Types, Verdict,
    ignored, keyword, only, required, used,
};
use crate::media::Format;

pub(super) const EXAMPLE: &str = "examples bear on no type";
pub(super) const ANSWER_PROSE: &str = "the type of the answer has its own description";
const MEDIA: &str = "OpenAPI 3 names the media types of each `content`";
const OF_32: &str =
    "OpenAPI 3.2 has it: take it out with an overlay, and send it with `Client::request`";
const PATH_PROSE: &str = "the prose of the operations stands in their place";

pub(super) static PATHS: Table = Table {
    name: "paths object",
    keywords: &[],
    patterns: &[Pattern {
        matches: |key| key.starts_with('/'),
        form: Form::Object(Kind::PathItem),
        verdict: Verdict::Used,
    }],
};

pub(super) static PATH_ITEM: Table = Table {
    name: "path item",
    keywords: &[
        used("get", Form::Object(Kind::Operation)),
        used("put", Form::Object(Kind::Operation)),
        used("post", Form::Object(Kind::Operation)),
        used("delete", Form::Object(Kind::Operation)),
        used("options", Form::Object(Kind::Operation)),
        used("head", Form::Object(Kind::Operation)),
        used("patch", Form::Object(Kind::Operation)),
        used("trace", Form::Object(Kind::Operation)),
        keyword(
            "query",
            Form::Value(Types::OBJECT),
            Verdict::Unsupported(OF_32),
        ),
        keyword(
            "additionalOperations",
            Form::Value(Types::OBJECT),
            Verdict::Unsupported(OF_32),
        ),
        used("parameters", Form::List(&Form::Reference(Kind::Parameter))),
        ignored("summary", TEXT, PATH_PROSE),
        ignored("description", TEXT, PATH_PROSE),
        used("servers", Form::List(&Form::Object(Kind::Server))),
    ],
    patterns: &[],
};

pub(super) static PATH_ITEM_REFERENCE: Table = Table {
    name: "reference to a path item",
    keywords: &[
        required("$ref", TEXT),
        ignored("summary", TEXT, PATH_PROSE),
        ignored("description", TEXT, PATH_PROSE),
    ],
    patterns: &[],
};

pub(super) static OPERATION: Table = Table {
    name: "operation",
    keywords: &[
        used("operationId", TEXT),
        used("tags", TEXTS),
        used("summary", TEXT),
        used("description", TEXT),
        used("deprecated", BOOLEAN),
        used("parameters", Form::List(&Form::Reference(Kind::Parameter))),
        used("requestBody", Form::Reference(Kind::RequestBody)),
        used("responses", Form::Object(Kind::Responses))
            .presence(Presence::RequiredIn(Edition::Until30)),
        ignored(
            "externalDocs",
            Form::Object(Kind::ExternalDocs),
            "prose that the client does not carry",
        ),
        ignored(
            "callbacks",
            Form::Value(Types::OBJECT),
            "requests of the service, not to it",
        ),
        ignored("consumes", TEXTS, MEDIA).edition(Edition::Former),
        ignored("produces", TEXTS, MEDIA).edition(Edition::Former),
        ignored("schemes", TEXTS, "OpenAPI 3 names its `servers`").edition(Edition::Former),
        used(
            "security",
            Form::List(&Form::Object(Kind::SecurityRequirement)),
        ),
        used("servers", Form::List(&Form::Object(Kind::Server))),
    ],
    patterns: &[],
};

pub(super) static REFERENCE: Table = Table {
    name: "reference",
    keywords: &[
        required("$ref", TEXT),
        used("description", TEXT),
        ignored(
            "summary",
            TEXT,
            "nothing that can be referred to has a summary",
        ),
    ],
    patterns: &[],
};

/// To an answer, whose description is not said of the method.
pub(super) static RESPONSE_REFERENCE: Table = Table {
    name: "reference",
    keywords: &[
        required("$ref", TEXT),
        ignored("description", TEXT, ANSWER_PROSE),
        ignored(
            "summary",
            TEXT,
            "nothing that can be referred to has a summary",
        ),
    ],
    patterns: &[],
};

pub(super) static REQUEST_BODY: Table = Table {
    name: "request body",
    keywords: &[
        used("description", TEXT),
        required("content", Form::Object(Kind::RequestContent)),
        used("required", BOOLEAN),
    ],
    patterns: &[],
};

pub(super) static REQUEST_CONTENT: Table = Table {
    name: "`content` of a request",
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

pub(super) static FORM_MEDIA_TYPE: Table = Table {
    name: "media type",
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
    keywords: &[
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
        ),
        used("explode", BOOLEAN),
        used("allowReserved", BOOLEAN),
        ignored("contentType", TEXT, "a form has no media types within"),
        ignored(
            "headers",
            Form::Value(Types::OBJECT),
            "a form has no headers within",
        ),
    ],
    patterns: &[],
};

pub(super) static MULTIPART_MEDIA_TYPE: Table = Table {
    name: "media type",
    keywords: &[
        used("schema", SCHEMA),
        used("encoding", Form::Map(&Form::Object(Kind::PartEncoding))),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
    ],
    patterns: &[],
};

const PARTS: &str = "each element is a part of its own, and an object is JSON";

pub(super) static PART_ENCODING: Table = Table {
    name: "encoding object",
    keywords: &[
        used("contentType", TEXT),
        ignored("style", TEXT, PARTS),
        ignored("explode", BOOLEAN, PARTS),
        ignored("allowReserved", BOOLEAN, PARTS),
        ignored(
            "headers",
            Form::Value(Types::OBJECT),
            "a part says its name and its media type alone",
        ),
    ],
    patterns: &[],
};

/// Of a media type that nobody looks into.
pub(super) static OPAQUE_MEDIA_TYPE: Table = Table {
    name: "media type",
    keywords: &[
        ignored("schema", SCHEMA, OPAQUE),
        ignored("itemSchema", SCHEMA, OPAQUE),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
        ignored("encoding", Form::Value(Types::OBJECT), OPAQUE),
    ],
    patterns: &[],
};

const OPAQUE: &str = "it is sent and read as it is";

pub(super) static MEDIA_TYPE: Table = Table {
    name: "media type",
    keywords: &[
        used("schema", SCHEMA),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
        ignored(
            "encoding",
            Form::Value(Types::OBJECT),
            "it applies to forms alone",
        ),
    ],
    patterns: &[],
};
