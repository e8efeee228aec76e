//! Keywords of paths, operations, parameters, bodies and answers.

use super::{
    BOOLEAN, Edition, Form, Keyword, Kind, Literal, Pattern, Presence, SCHEMA, TEXT, TEXTS, Types,
    Verdict, ignored, keyword, only, required, unsupported, used,
};

const EXAMPLE: &str = "examples bear on no type";
const PATH_PROSE: &str = "the prose of the operations stands in their place";

/// Whether `key` is a status, a range of them, or neither.
fn is_status(key: &str) -> bool {
    let bytes = key.as_bytes();
    matches!(bytes, [b'1'..=b'5', b'X', b'X'])
        || matches!(bytes, [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'])
}

pub(super) const PATHS: &[Pattern] = &[Pattern {
    matches: |key| key.starts_with('/'),
    form: Form::Object(Kind::PathItem),
    verdict: Verdict::Used,
}];

pub(super) const PATH_ITEM: &[Keyword] = &[
    used("get", Form::Object(Kind::Operation)),
    used("put", Form::Object(Kind::Operation)),
    used("post", Form::Object(Kind::Operation)),
    used("delete", Form::Object(Kind::Operation)),
    used("options", Form::Object(Kind::Operation)),
    used("head", Form::Object(Kind::Operation)),
    used("patch", Form::Object(Kind::Operation)),
    used("trace", Form::Object(Kind::Operation)),
    used("parameters", Form::List(&Form::Reference(Kind::Parameter))),
    ignored("summary", TEXT, PATH_PROSE),
    ignored("description", TEXT, PATH_PROSE),
    unsupported(
        "servers",
        Form::Value(Types::ARRAY),
        "name the servers at the root alone",
    ),
];

pub(super) const PATH_ITEM_REFERENCE: &[Keyword] = &[
    required("$ref", TEXT),
    ignored("summary", TEXT, PATH_PROSE),
    ignored("description", TEXT, PATH_PROSE),
];

pub(super) const OPERATION: &[Keyword] = &[
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
    unsupported(
        "security",
        Form::Value(Types::ARRAY),
        "every operation takes the security of the root: remove it",
    ),
    unsupported(
        "servers",
        Form::Value(Types::ARRAY),
        "name the servers at the root alone",
    ),
];

pub(super) const REFERENCE: &[Keyword] = &[
    required("$ref", TEXT),
    used("description", TEXT),
    ignored(
        "summary",
        TEXT,
        "nothing that can be referred to has a summary",
    ),
];

const LOCATION: &str =
    "only `path` and `query` parameters are supported: remove it with an overlay";
const CONTENT: &str = "give the parameter a `schema` in place of `content`";

/// A parameter that is in neither path nor query.
pub(super) const ANY_PARAMETER: &[Keyword] = &[
    required("name", TEXT),
    only(
        "in",
        TEXT,
        &[Literal::Text("path"), Literal::Text("query")],
        LOCATION,
    )
    .presence(Presence::Required),
    used("required", BOOLEAN),
    used("description", TEXT),
    used("deprecated", BOOLEAN),
    used("schema", SCHEMA).presence(Presence::RequiredWithout("content")),
    unsupported("content", Form::Value(Types::OBJECT), CONTENT),
    used("style", TEXT),
    used("explode", BOOLEAN),
    used("allowReserved", BOOLEAN),
    used("allowEmptyValue", BOOLEAN),
    ignored("example", Form::Anything, EXAMPLE),
    ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
];

pub(super) const PATH_PARAMETER: &[Keyword] = &[
    required("name", TEXT),
    required("in", TEXT),
    // What it must be is `path-parameter`'s to say.
    used("required", BOOLEAN),
    used("description", TEXT),
    used("deprecated", BOOLEAN),
    used("schema", SCHEMA).presence(Presence::RequiredWithout("content")),
    unsupported("content", Form::Value(Types::OBJECT), CONTENT),
    only(
        "style",
        TEXT,
        &[Literal::Text("simple")],
        "only the style `simple` is supported in a path",
    ),
    only(
        "explode",
        BOOLEAN,
        &[Literal::Boolean(false)],
        "only `explode: false` is supported in a path",
    ),
    ignored("example", Form::Anything, EXAMPLE),
    ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
];

pub(super) const QUERY_PARAMETER: &[Keyword] = &[
    required("name", TEXT),
    required("in", TEXT),
    used("required", BOOLEAN),
    used("description", TEXT),
    used("deprecated", BOOLEAN),
    used("schema", SCHEMA).presence(Presence::RequiredWithout("content")),
    unsupported("content", Form::Value(Types::OBJECT), CONTENT),
    only(
        "style",
        TEXT,
        &[Literal::Text("form")],
        "only the style `form` is supported in a query",
    ),
    only(
        "explode",
        BOOLEAN,
        &[Literal::Boolean(true)],
        "only `explode: true` is supported in a query",
    ),
    only(
        "allowReserved",
        BOOLEAN,
        &[Literal::Boolean(false)],
        "reserved characters are always encoded: remove it",
    ),
    ignored(
        "allowEmptyValue",
        BOOLEAN,
        "an empty value can be sent in any case",
    ),
    ignored("example", Form::Anything, EXAMPLE),
    ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
];

pub(crate) const OPTIONAL_BODY: &str =
    "only required request bodies are supported: write `required: true`";

pub(super) const REQUEST_BODY: &[Keyword] = &[
    used("description", TEXT),
    required("content", Form::Object(Kind::RequestContent)),
    // That it stands there is `judge::Object::fault`'s to say.
    only(
        "required",
        BOOLEAN,
        &[Literal::Boolean(true)],
        OPTIONAL_BODY,
    ),
];

pub(super) const REQUEST_CONTENT: &[Keyword] =
    &[used("application/json", Form::Object(Kind::RequestMedia))];

pub(super) const SUCCESS_CONTENT: &[Keyword] =
    &[used("application/json", Form::Object(Kind::SuccessMedia))];

const ERROR_TEXT: &str =
    "describe the error as `application/json` too; errors are decoded by trying";

pub(super) const ERROR_CONTENT: &[Keyword] = &[
    used("application/json", Form::Object(Kind::ErrorMedia)),
    keyword(
        "text/plain",
        Form::Value(Types::OBJECT),
        Verdict::IgnoredBeside("application/json", ERROR_TEXT),
    ),
];

pub(super) const OTHER_MEDIA: &[Pattern] = &[Pattern {
    matches: |_| true,
    form: Form::Value(Types::OBJECT),
    verdict: Verdict::Unsupported(
        "only `application/json` is supported: remove it with an overlay",
    ),
}];

pub(super) const MEDIA: &[Keyword] = &[
    used("schema", SCHEMA),
    ignored("example", Form::Anything, EXAMPLE),
    ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
    ignored(
        "encoding",
        Form::Value(Types::OBJECT),
        "it applies to forms alone",
    ),
];

pub(super) const RESPONSES: &[Keyword] = &[used("default", Form::Reference(Kind::ErrorResponse))];

pub(super) const STATUSES: &[Pattern] = &[
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

const HEADERS: &str = "response headers are reached untyped";
const LINKS: &str = "links bear on no type";

pub(super) const SUCCESS_RESPONSE: &[Keyword] = &[
    required("description", TEXT),
    used("content", Form::Object(Kind::SuccessContent)),
    ignored("headers", Form::Value(Types::OBJECT), HEADERS),
    ignored("links", Form::Value(Types::OBJECT), LINKS),
];

pub(super) const ERROR_RESPONSE: &[Keyword] = &[
    required("description", TEXT),
    used("content", Form::Object(Kind::ErrorContent)),
    ignored("headers", Form::Value(Types::OBJECT), HEADERS),
    ignored("links", Form::Value(Types::OBJECT), LINKS),
];
