//! Keywords of parameters, by where they are sent.

use super::kind::Table;
use super::operation::EXAMPLE;
use super::{
    BOOLEAN, Form, Keyword, Kind, Literal, Presence, SCHEMA, TEXT, Types, ignored, only, required,
    unsupported, used,
};

const LOCATION: &str =
    "only `path` and `query` parameters are supported: remove it with an overlay";
const ARGUMENT: &str = "a method cannot deprecate one of its arguments";
const CONTENT: &str = "give the parameter a `schema` in place of `content`";

/// A parameter that is in neither path nor query.
pub(super) static PARAMETER: Table = Table {
    name: "parameter",
    keywords: &[
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
    ],
    patterns: &[],
};

pub(super) static PATH_PARAMETER: Table = Table {
    name: "path parameter",
    keywords: &[
        required("name", TEXT),
        required("in", TEXT),
        // What it must be is `path-parameter`'s to say.
        used("required", BOOLEAN),
        used("description", TEXT),
        ignored("deprecated", BOOLEAN, ARGUMENT),
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
    ],
    patterns: &[],
};

pub(super) static QUERY_PARAMETER: Table = Table {
    name: "query parameter",
    keywords: &query_parameter(
        used("deprecated", BOOLEAN),
        Form::Schema(Kind::ParameterSchema),
    ),
    patterns: &[],
};

pub(super) static REQUIRED_QUERY_PARAMETER: Table = Table {
    name: "query parameter",
    keywords: &query_parameter(ignored("deprecated", BOOLEAN, ARGUMENT), SCHEMA),
    patterns: &[],
};

/// A parameter that is an argument has neither attribute nor default.
const fn query_parameter(deprecated: Keyword, schema: Form) -> [Keyword; 13] {
    [
        required("name", TEXT),
        required("in", TEXT),
        used("required", BOOLEAN),
        used("description", TEXT),
        deprecated,
        used("schema", schema).presence(Presence::RequiredWithout("content")),
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
    ]
}
