//! Keywords of paths, operations, bodies and answers.

use std::sync::OnceLock;

use super::table::Table;
use super::{
    BOOLEAN, Edition, Form, Kind, Pattern, Presence, TEXT, TEXTS, Types, Verdict, ignored, keyword,
    required, used,
};

pub(super) const EXAMPLE: &str = "examples bear on no type";
pub(super) const ANSWER_PROSE: &str = "the type of the answer has its own description";
const MEDIA: &str = "OpenAPI 3 names the media types of each `content`";
const OF_32: &str =
    "OpenAPI 3.2 has it: take it out with an overlay, and send it with `Client::request`";
const PATH_PROSE: &str = "the prose of the operations stands in their place";

pub(super) static PATHS: Table = Table {
    name: "paths object",
    by_name: OnceLock::new(),
    keywords: &[],
    patterns: &[Pattern {
        matches: |key| key.starts_with('/'),
        form: Form::Object(Kind::PathItem),
        verdict: Verdict::Used,
    }],
};

pub(super) static PATH_ITEM: Table = Table {
    name: "path item",
    by_name: OnceLock::new(),
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
    by_name: OnceLock::new(),
    keywords: &[
        required("$ref", TEXT),
        ignored("summary", TEXT, PATH_PROSE),
        ignored("description", TEXT, PATH_PROSE),
    ],
    patterns: &[],
};

pub(super) static OPERATION: Table = Table {
    name: "operation",
    by_name: OnceLock::new(),
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
    by_name: OnceLock::new(),
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
    by_name: OnceLock::new(),
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
    by_name: OnceLock::new(),
    keywords: &[
        used("description", TEXT),
        required("content", Form::Object(Kind::RequestContent)),
        used("required", BOOLEAN),
    ],
    patterns: &[],
};
