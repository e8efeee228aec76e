//! Keywords of the objects around the operations: root, info, servers, tags, components, security.

use super::kind::Table;
use super::{
    Edition, Form, Kind, Literal, Pattern, Presence, Section, TEXT, TEXTS, Types, Verdict, ignored,
    keyword, only, required, unsupported, used,
};

/// Why links to prose elsewhere are ignored.
const PROSE: &str = "prose that the client does not carry";

pub(super) static ROOT: Table = Table {
    name: "root object",
    keywords: &[
        required("openapi", TEXT),
        required("info", Form::Object(Kind::Info)),
        used("servers", Form::List(&Form::Object(Kind::Server))),
        used("tags", Form::List(&Form::Object(Kind::Tag))),
        keyword(
            "security",
            Form::List(&Form::Object(Kind::SecurityRequirement)),
            Verdict::NonEmpty("every request carries a credential: name its scheme"),
        ),
        used("paths", Form::Object(Kind::Paths)).presence(Presence::RequiredIn(Edition::Until30)),
        used("components", Form::Object(Kind::Components)),
        ignored("externalDocs", Form::Object(Kind::ExternalDocs), PROSE),
        ignored(
            "webhooks",
            Form::Value(Types::OBJECT),
            "requests of the service, not to it",
        )
        .edition(Edition::Since31),
        ignored(
            "jsonSchemaDialect",
            TEXT,
            "schemas are read as the standard's own dialect",
        )
        .edition(Edition::Since31),
    ],
    patterns: &[],
};

pub(super) static INFO: Table = Table {
    name: "info object",
    keywords: &[
        required("title", TEXT),
        required("version", TEXT),
        ignored("description", TEXT, PROSE),
        ignored("summary", TEXT, PROSE).edition(Edition::Since31),
        ignored("termsOfService", TEXT, PROSE),
        ignored("contact", Form::Object(Kind::Contact), PROSE),
        ignored(
            "license",
            Form::Object(Kind::License),
            "the license of the service, not of the client",
        ),
    ],
    patterns: &[],
};

pub(super) static CONTACT: Table = Table {
    name: "contact object",
    keywords: &[
        ignored("name", TEXT, PROSE),
        ignored("url", TEXT, PROSE),
        ignored("email", TEXT, PROSE),
    ],
    patterns: &[],
};

pub(super) static LICENSE: Table = Table {
    name: "license object",
    keywords: &[
        ignored("name", TEXT, PROSE).presence(Presence::Required),
        ignored("url", TEXT, PROSE),
        ignored("identifier", TEXT, PROSE).edition(Edition::Since31),
    ],
    patterns: &[],
};

pub(super) static EXTERNAL_DOCS: Table = Table {
    name: "external documentation object",
    keywords: &[
        ignored("url", TEXT, PROSE).presence(Presence::Required),
        ignored("description", TEXT, PROSE),
    ],
    patterns: &[],
};

pub(super) static SERVER: Table = Table {
    name: "server object",
    keywords: &[
        required("url", TEXT),
        ignored("description", TEXT, PROSE),
        unsupported(
            "variables",
            Form::Value(Types::OBJECT),
            "write each server's URL out, or remove the variables with an overlay",
        ),
    ],
    patterns: &[],
};

pub(super) static TAG: Table = Table {
    name: "tag object",
    keywords: &[
        required("name", TEXT),
        used("description", TEXT),
        ignored("externalDocs", Form::Object(Kind::ExternalDocs), PROSE),
    ],
    patterns: &[],
};

pub(super) static COMPONENTS: Table = Table {
    name: "components object",
    keywords: &[
        used("schemas", Form::Map(&Form::Schema(Kind::ComponentSchema))),
        used(
            "securitySchemes",
            Form::Map(&Form::Reference(Kind::SecurityScheme)),
        ),
        used(
            "parameters",
            Form::Components(Section::Parameters, Kind::Parameter),
        ),
        used(
            "responses",
            Form::Components(Section::Responses, Kind::ErrorResponse),
        ),
        used(
            "requestBodies",
            Form::Components(Section::RequestBodies, Kind::RequestBody),
        ),
        used(
            "pathItems",
            Form::Components(Section::PathItems, Kind::PathItem),
        )
        .edition(Edition::Since31),
        ignored(
            "headers",
            Form::Value(Types::OBJECT),
            "response headers are reached untyped",
        ),
        ignored(
            "examples",
            Form::Value(Types::OBJECT),
            "examples bear on no type",
        ),
        ignored("links", Form::Value(Types::OBJECT), "links bear on no type"),
        ignored(
            "callbacks",
            Form::Value(Types::OBJECT),
            "requests of the service, not to it",
        ),
    ],
    patterns: &[],
};

const OTHER_SCHEME: &str =
    "describe it as `apiKey` in a header, or as `http` `bearer`, with an overlay";

/// A security scheme of a type that is not supported.
pub(super) static SECURITY_SCHEME: Table = Table {
    name: "security scheme",
    keywords: &[
        only(
            "type",
            TEXT,
            &[Literal::Text("apiKey"), Literal::Text("http")],
            OTHER_SCHEME,
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
    keywords: &[
        required("type", TEXT),
        required("name", TEXT),
        only(
            "in",
            TEXT,
            &[Literal::Text("header")],
            "only keys in a header are supported: send it there",
        )
        .presence(Presence::Required),
        used("description", TEXT),
    ],
    patterns: &[],
};

pub(super) static HTTP_SCHEME: Table = Table {
    name: "`http` security scheme",
    keywords: &[
        required("type", TEXT),
        only(
            "scheme",
            TEXT,
            &[Literal::Text("bearer"), Literal::Text("Bearer")],
            OTHER_SCHEME,
        )
        .presence(Presence::Required),
        used("description", TEXT),
        ignored("bearerFormat", TEXT, PROSE),
    ],
    patterns: &[],
};

pub(super) static SECURITY_REQUIREMENT: Table = Table {
    name: "security requirement",
    keywords: &[],
    patterns: &[Pattern {
        matches: |_| true,
        form: TEXTS,
        verdict: Verdict::Only(
            &[Literal::EmptyArray],
            "keys and tokens have no scopes here: write `[]`",
        ),
    }],
};
