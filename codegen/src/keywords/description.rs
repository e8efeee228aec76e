//! Keywords of the objects around the operations: root, info, servers, tags, components, security.

use super::{
    Edition, Form, Keyword, Kind, Literal, Pattern, Presence, Section, TEXT, TEXTS, Types, Verdict,
    ignored, only, required, unsupported, used,
};

/// Why links to prose elsewhere are ignored.
const PROSE: &str = "prose that the client does not carry";

pub(super) const ROOT: &[Keyword] = &[
    required("openapi", TEXT),
    required("info", Form::Object(Kind::Info)),
    used("servers", Form::List(&Form::Object(Kind::Server))),
    used("tags", Form::List(&Form::Object(Kind::Tag))),
    used(
        "security",
        Form::List(&Form::Object(Kind::SecurityRequirement)),
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
];

pub(super) const INFO: &[Keyword] = &[
    required("title", TEXT),
    required("version", TEXT),
    used("description", TEXT),
    ignored("summary", TEXT, PROSE).edition(Edition::Since31),
    ignored("termsOfService", TEXT, PROSE),
    ignored("contact", Form::Object(Kind::Contact), PROSE),
    ignored(
        "license",
        Form::Object(Kind::License),
        "the license of the service, not of the client",
    ),
];

pub(super) const CONTACT: &[Keyword] = &[
    ignored("name", TEXT, PROSE),
    ignored("url", TEXT, PROSE),
    ignored("email", TEXT, PROSE),
];

pub(super) const LICENSE: &[Keyword] = &[
    ignored("name", TEXT, PROSE).presence(Presence::Required),
    ignored("url", TEXT, PROSE),
    ignored("identifier", TEXT, PROSE).edition(Edition::Since31),
];

pub(super) const EXTERNAL_DOCS: &[Keyword] = &[
    ignored("url", TEXT, PROSE).presence(Presence::Required),
    ignored("description", TEXT, PROSE),
];

pub(super) const SERVER: &[Keyword] = &[
    required("url", TEXT),
    used("description", TEXT),
    unsupported(
        "variables",
        Form::Value(Types::OBJECT),
        "write each server's URL out, or remove the variables with an overlay",
    ),
];

pub(super) const TAG: &[Keyword] = &[
    required("name", TEXT),
    used("description", TEXT),
    ignored("externalDocs", Form::Object(Kind::ExternalDocs), PROSE),
];

pub(super) const COMPONENTS: &[Keyword] = &[
    used(
        "schemas",
        Form::Map(&Form::Schema(Kind::ComponentSchema, &[])),
    ),
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
];

const OTHER_SCHEME: &str =
    "describe it as `apiKey` in a header, or as `http` `bearer`, with an overlay";

/// A security scheme of a type that is not supported.
pub(super) const ANY_SCHEME: &[Keyword] = &[
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
];

pub(super) const API_KEY_SCHEME: &[Keyword] = &[
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
];

pub(super) const HTTP_SCHEME: &[Keyword] = &[
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
];

pub(super) const REQUIREMENT: &[Pattern] = &[Pattern {
    matches: |_| true,
    form: TEXTS,
    verdict: Verdict::Only(
        &[Literal::EmptyArray],
        "keys and tokens have no scopes here: write `[]`",
    ),
}];
