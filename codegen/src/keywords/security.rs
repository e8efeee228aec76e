//! Keywords of security schemes, each type of which has its own, and of what requires them.

use std::sync::OnceLock;

use super::table::Table;
use super::{
    Edition, Form, Literal, Pattern, Presence, TEXT, TEXTS, Types, Verdict, ignored, only,
    required, used,
};

/// Why prose for people is ignored.
const PROSE: &str = "prose that the client does not carry";
/// Its token is the caller's to get.
const TOKEN: &str = "the client is given a token, and gets none by itself";

/// A security scheme of a type that the standard does not know.
pub(super) static SECURITY_SCHEME: Table = Table {
    name: "security scheme",
    by_name: OnceLock::new(),
    keywords: &[
        only(
            "type",
            TEXT,
            &[
                Literal::Text("apiKey"),
                Literal::Text("http"),
                Literal::Text("oauth2"),
                Literal::Text("openIdConnect"),
                Literal::Text("mutualTLS"),
            ],
            "write `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`",
        )
        .presence(Presence::Required),
        used("description", TEXT),
        used("name", TEXT),
        used("in", TEXT),
        used("scheme", TEXT),
        ignored("bearerFormat", TEXT, PROSE),
        used("flows", Form::Value(Types::OBJECT)),
        used("openIdConnectUrl", TEXT),
    ],
    patterns: &[],
};

pub(super) static API_KEY_SCHEME: Table = Table {
    name: "`apiKey` security scheme",
    by_name: OnceLock::new(),
    keywords: &[
        required("type", TEXT),
        required("name", TEXT),
        only(
            "in",
            TEXT,
            &[
                Literal::Text("header"),
                Literal::Text("query"),
                Literal::Text("cookie"),
            ],
            "a key is sent in a `header`, a `query` or a `cookie`",
        )
        .presence(Presence::Required),
        used("description", TEXT),
    ],
    patterns: &[],
};

pub(super) static HTTP_SCHEME: Table = Table {
    name: "`http` security scheme",
    by_name: OnceLock::new(),
    keywords: &[
        required("type", TEXT),
        required("scheme", TEXT),
        used("description", TEXT),
        ignored("bearerFormat", TEXT, PROSE),
    ],
    patterns: &[],
};

pub(super) static OAUTH2_SCHEME: Table = Table {
    name: "`oauth2` security scheme",
    by_name: OnceLock::new(),
    keywords: &[
        required("type", TEXT),
        used("description", TEXT),
        ignored("flows", Form::Value(Types::OBJECT), TOKEN).presence(Presence::Required),
        ignored("oauth2MetadataUrl", TEXT, TOKEN).edition(Edition::Since31),
    ],
    patterns: &[],
};

pub(super) static OPEN_ID_SCHEME: Table = Table {
    name: "`openIdConnect` security scheme",
    by_name: OnceLock::new(),
    keywords: &[
        required("type", TEXT),
        used("description", TEXT),
        ignored("openIdConnectUrl", TEXT, TOKEN).presence(Presence::Required),
    ],
    patterns: &[],
};

pub(super) static MUTUAL_TLS_SCHEME: Table = Table {
    name: "`mutualTLS` security scheme",
    by_name: OnceLock::new(),
    keywords: &[required("type", TEXT), used("description", TEXT)],
    patterns: &[],
};

/// The scopes of a requirement bear on how its token was got.
pub(super) static SECURITY_REQUIREMENT: Table = Table {
    name: "security requirement",
    by_name: OnceLock::new(),
    keywords: &[],
    patterns: &[Pattern {
        matches: |_| true,
        form: TEXTS,
        verdict: Verdict::Used,
    }],
};
