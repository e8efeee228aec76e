//! Our extensions: what OpenAPI cannot say and an overlay adds. Any other `x-` is ignored.

use std::sync::OnceLock;

use super::table::Table;
use super::{BOOLEAN, Form, Kind, TEXT, TEXTS, Types, Verdict, required, used};

/// An extension of ours.
#[derive(Debug)]
pub(crate) struct Extension {
    /// As it is written.
    pub(crate) name: &'static str,
    /// The objects that it may stand on.
    pub(crate) places: &'static [Kind],
    /// Those objects, for messages.
    pub(crate) place: &'static str,
    /// What its value is.
    pub(crate) form: Form,
    /// What it means to the generator.
    pub(crate) verdict: Verdict,
}

/// All of them, each with its effect.
pub(crate) const EXTENSIONS: &[Extension] = &[
    // The name in Rust, in place of the one that the rule would give.
    Extension {
        name: "x-rust-name",
        places: &[
            Kind::Schema,
            Kind::ComponentSchema,
            Kind::ComponentMember,
            Kind::PropertySchema,
            Kind::ParameterSchema,
            Kind::Operation,
            Kind::PathParameter,
            Kind::QueryParameter,
            Kind::RequiredQueryParameter,
            Kind::HeaderParameter,
            Kind::RequiredHeaderParameter,
            Kind::CookieParameter,
            Kind::RequiredCookieParameter,
            Kind::Header,
        ],
        place: "a schema, an operation, a parameter or a header of an answer",
        form: TEXT,
        verdict: Verdict::Used,
    },
    // What is sent before the credential, `Token `.
    Extension {
        name: "x-value-prefix",
        places: &[Kind::ApiKeyScheme],
        place: "an `apiKey` security scheme",
        form: TEXT,
        verdict: Verdict::Used,
    },
    // Pages by number, offset, cursor or link: the request is a stream of pages and of items too.
    Extension {
        name: "x-pagination",
        places: &[Kind::Operation],
        place: "an operation",
        form: Form::Object(Kind::Pagination),
        verdict: Verdict::Used,
    },
    // A wrapper that the answer may come in or not.
    Extension {
        name: "x-envelope",
        places: &[Kind::SuccessMedia],
        place: "a media type of a success answer",
        form: TEXT,
        verdict: Verdict::Used,
    },
    // Which fields of an error are code, message and request id.
    Extension {
        name: "x-error",
        places: &[Kind::ComponentSchema],
        place: "a schema under `components.schemas`",
        form: Form::Object(Kind::ErrorFields),
        verdict: Verdict::Used,
    },
    // Whether an operation may be sent twice, where its method says otherwise.
    Extension {
        name: "x-idempotent",
        places: &[Kind::Operation],
        place: "an operation",
        form: BOOLEAN,
        verdict: Verdict::Used,
    },
];

pub(super) static PAGINATION: Table = Table {
    name: "`x-pagination` object",
    by_name: OnceLock::new(),
    keywords: &[
        required("page", TEXT),
        required("first", Form::Value(Types::INTEGER)),
        required("limit", TEXT),
        used("items", TEXT),
        used("echoed_page", TEXT),
        used("echoed_limit", TEXT),
    ],
    patterns: &[],
};

pub(super) static OFFSET_PAGINATION: Table = Table {
    name: "`x-pagination` object with an `offset`",
    by_name: OnceLock::new(),
    keywords: &[required("offset", TEXT), used("items", TEXT)],
    patterns: &[],
};

pub(super) static CURSOR_PAGINATION: Table = Table {
    name: "`x-pagination` object with a `cursor`",
    by_name: OnceLock::new(),
    keywords: &[
        required("cursor", TEXT),
        required("next_cursor", TEXT),
        used("more", TEXT),
        used("items", TEXT),
    ],
    patterns: &[],
};

pub(super) static LINK_PAGINATION: Table = Table {
    name: "`x-pagination` object with a `link`",
    by_name: OnceLock::new(),
    keywords: &[required("link", TEXT), used("items", TEXT)],
    patterns: &[],
};

pub(super) static ERROR_FIELDS: Table = Table {
    name: "`x-error` object",
    by_name: OnceLock::new(),
    keywords: &[
        used("code", TEXTS),
        used("message", TEXTS),
        used("request_id", TEXTS),
        used("request_id_header", TEXT),
    ],
    patterns: &[],
};
