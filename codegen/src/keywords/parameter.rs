//! Keywords of parameters, by where they are sent.

use std::sync::OnceLock;

use super::media::media;
use super::operation::EXAMPLE;
use super::table::Table;
use super::{
    BOOLEAN, Edition, Form, Keyword, Kind, Literal, Pattern, Presence, SCHEMA, TEXT, Types,
    Verdict, ignored, only, required, used,
};
use crate::media::Format;

const LOCATION: &str = "only `path`, `query`, `header` and `cookie` parameters are supported: \
                        remove it with an overlay";
const ARGUMENT: &str = "a method cannot deprecate one of its arguments";
const QUERY_ALONE: &str = "it says something of values in a query alone";
const OWN_HEADER: &str = "the standard has such a parameter ignored, or the client sets the header";

/// A parameter that has none of the four places.
pub(super) static PARAMETER: Table = Table {
    name: "parameter",
    by_name: OnceLock::new(),
    keywords: &[
        required("name", TEXT),
        only(
            "in",
            TEXT,
            &[
                Literal::Text("path"),
                Literal::Text("query"),
                Literal::Text("header"),
                Literal::Text("cookie"),
            ],
            LOCATION,
        )
        .presence(Presence::Required),
        used("required", BOOLEAN),
        used("description", TEXT),
        used("deprecated", BOOLEAN),
        used("schema", SCHEMA),
        used("content", Form::Object(Kind::ParameterContent)),
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
    by_name: OnceLock::new(),
    keywords: &parameter(
        ARGUED,
        only(
            "style",
            TEXT,
            &[
                Literal::Text("simple"),
                Literal::Text("label"),
                Literal::Text("matrix"),
            ],
            "a path takes the styles `simple`, `label` and `matrix`",
        ),
        ignored("allowReserved", BOOLEAN, QUERY_ALONE).edition(Edition::Elsewhere),
    ),
    patterns: &[],
};

/// Of one that is an argument.
const ARGUED: (Keyword, Form) = (ignored("deprecated", BOOLEAN, ARGUMENT), SCHEMA);

/// Of one that is a setter.
const SET: (Keyword, Form) = (
    used("deprecated", BOOLEAN),
    Form::Schema(Kind::ParameterSchema),
);

pub(super) static QUERY_PARAMETER: Table = Table {
    name: "query parameter",
    by_name: OnceLock::new(),
    keywords: &query_parameter(SET),
    patterns: &[],
};

pub(super) static REQUIRED_QUERY_PARAMETER: Table = Table {
    name: "query parameter",
    by_name: OnceLock::new(),
    keywords: &query_parameter(ARGUED),
    patterns: &[],
};

pub(super) static HEADER_PARAMETER: Table = Table {
    name: "header parameter",
    by_name: OnceLock::new(),
    keywords: &header_parameter(SET),
    patterns: &[],
};

pub(super) static REQUIRED_HEADER_PARAMETER: Table = Table {
    name: "header parameter",
    by_name: OnceLock::new(),
    keywords: &header_parameter(ARGUED),
    patterns: &[],
};

pub(super) static COOKIE_PARAMETER: Table = Table {
    name: "cookie parameter",
    by_name: OnceLock::new(),
    keywords: &cookie_parameter(SET),
    patterns: &[],
};

pub(super) static REQUIRED_COOKIE_PARAMETER: Table = Table {
    name: "cookie parameter",
    by_name: OnceLock::new(),
    keywords: &cookie_parameter(ARGUED),
    patterns: &[],
};

/// A header that is no parameter of the caller's.
pub(super) static OWN_HEADER_PARAMETER: Table = Table {
    name: "header parameter",
    by_name: OnceLock::new(),
    keywords: &[
        required("name", TEXT),
        required("in", TEXT),
        ignored("required", BOOLEAN, OWN_HEADER),
        ignored("description", TEXT, OWN_HEADER),
        ignored("deprecated", BOOLEAN, OWN_HEADER),
        ignored("schema", SCHEMA, OWN_HEADER).presence(Presence::RequiredWithout("content")),
        ignored("content", Form::Object(Kind::ParameterContent), OWN_HEADER)
            .presence(Presence::RequiredWithout("schema")),
        ignored("style", TEXT, OWN_HEADER),
        ignored("explode", BOOLEAN, OWN_HEADER),
        ignored("allowReserved", BOOLEAN, OWN_HEADER),
        ignored("allowEmptyValue", BOOLEAN, OWN_HEADER),
        ignored("example", Form::Anything, OWN_HEADER),
        ignored("examples", Form::Value(Types::OBJECT), OWN_HEADER),
    ],
    patterns: &[],
};

/// What is no JSON has a form in a parameter where it is a text, which the caller writes.
pub(super) static PARAMETER_CONTENT: Table = Table {
    name: "`content` of a parameter",
    by_name: OnceLock::new(),
    keywords: &[],
    patterns: &[
        media(
            |media| Format::of(media) == Format::Json,
            Kind::ParameterMedia,
        ),
        media(|media| Format::of(media) == Format::Text, Kind::OpaqueMedia),
        Pattern {
            matches: |_| true,
            form: Form::Value(Types::OBJECT),
            verdict: Verdict::Unsupported(
                "a parameter is sent as JSON, as `text/...`, or by a `schema`: describe it so",
            ),
        },
    ],
};

const fn query_parameter(own: (Keyword, Form)) -> [Keyword; 13] {
    parameter(
        own,
        only(
            "style",
            TEXT,
            &[
                Literal::Text("form"),
                Literal::Text("spaceDelimited"),
                Literal::Text("pipeDelimited"),
                Literal::Text("deepObject"),
            ],
            "a query takes the styles `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`",
        ),
        used("allowReserved", BOOLEAN),
    )
}

const fn header_parameter(own: (Keyword, Form)) -> [Keyword; 13] {
    parameter(
        own,
        only(
            "style",
            TEXT,
            &[Literal::Text("simple")],
            "a header takes the style `simple`",
        ),
        ignored("allowReserved", BOOLEAN, QUERY_ALONE).edition(Edition::Elsewhere),
    )
}

const fn cookie_parameter(own: (Keyword, Form)) -> [Keyword; 13] {
    parameter(
        own,
        only(
            "style",
            TEXT,
            &[Literal::Text("form")],
            "a cookie takes the style `form`",
        ),
        ignored("allowReserved", BOOLEAN, QUERY_ALONE).edition(Edition::Elsewhere),
    )
}

/// A parameter that is an argument has neither attribute nor default.
const fn parameter(
    (deprecated, schema): (Keyword, Form),
    style: Keyword,
    reserved: Keyword,
) -> [Keyword; 13] {
    [
        required("name", TEXT),
        required("in", TEXT),
        // What it must be in a path is `path-parameter`'s to say.
        used("required", BOOLEAN),
        used("description", TEXT),
        deprecated,
        used("schema", schema).presence(Presence::RequiredWithout("content")),
        used("content", Form::Object(Kind::ParameterContent)),
        style,
        used("explode", BOOLEAN),
        reserved,
        ignored(
            "allowEmptyValue",
            BOOLEAN,
            "an empty value can be sent in any case",
        ),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::OBJECT), EXAMPLE),
    ]
}
