//! Keywords of the objects around the operations: root, info, servers, tags, components.

use std::sync::OnceLock;

use super::table::Table;
use super::{Edition, Form, Kind, Presence, Section, TEXT, TEXTS, Types, ignored, required, used};

/// Why links to prose elsewhere are ignored.
const PROSE: &str = "prose that the client does not carry";
const DEFINITIONS: &str = "a schema is read where something refers to it";
const SERVERS: &str = "OpenAPI 3 names its `servers`";
const MEDIA: &str = "OpenAPI 3 names the media types of each `content`";

pub(super) static ROOT: Table = Table {
    name: "root object",
    by_name: OnceLock::new(),
    keywords: &[
        required("openapi", TEXT),
        used("info", Form::Object(Kind::Info)).presence(Presence::Expected("")),
        used("servers", Form::List(&Form::Object(Kind::Server))),
        used("tags", Form::List(&Form::Object(Kind::Tag))),
        used(
            "security",
            Form::List(&Form::Object(Kind::SecurityRequirement)),
        ),
        used("paths", Form::Object(Kind::Paths))
            .presence(Presence::RequiredWithoutAny(&["components", "webhooks"])),
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
        ignored(
            "$self",
            TEXT,
            "references are read from the file's own place",
        )
        .edition(Edition::Since31),
        ignored("$schema", TEXT, PROSE),
        ignored("$comment", TEXT, PROSE),
        ignored("id", TEXT, PROSE).edition(Edition::Former),
        ignored("$id", TEXT, PROSE).edition(Edition::Former),
        ignored("$defs", Form::Value(Types::OBJECT), DEFINITIONS),
        ignored("definitions", Form::Value(Types::OBJECT), DEFINITIONS),
        ignored("host", TEXT, SERVERS).edition(Edition::Former),
        ignored("basePath", TEXT, SERVERS).edition(Edition::Former),
        ignored("schemes", TEXTS, SERVERS).edition(Edition::Former),
        ignored("consumes", TEXTS, MEDIA).edition(Edition::Former),
        ignored("produces", TEXTS, MEDIA).edition(Edition::Former),
    ],
    patterns: &[],
};

pub(super) static INFO: Table = Table {
    name: "info object",
    by_name: OnceLock::new(),
    keywords: &[
        used("title", TEXT).presence(Presence::Expected("API")),
        used("version", TEXT).presence(Presence::Expected("0")),
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
    by_name: OnceLock::new(),
    keywords: &[
        ignored("name", TEXT, PROSE),
        ignored("url", TEXT, PROSE),
        ignored("email", TEXT, PROSE),
    ],
    patterns: &[],
};

pub(super) static LICENSE: Table = Table {
    name: "license object",
    by_name: OnceLock::new(),
    keywords: &[
        ignored("name", TEXT, PROSE).presence(Presence::Expected("")),
        ignored("url", TEXT, PROSE),
        ignored("identifier", TEXT, PROSE).edition(Edition::Since31),
    ],
    patterns: &[],
};

pub(super) static EXTERNAL_DOCS: Table = Table {
    name: "external documentation object",
    by_name: OnceLock::new(),
    keywords: &[
        ignored("url", TEXT, PROSE).presence(Presence::Expected("")),
        ignored("description", TEXT, PROSE),
    ],
    patterns: &[],
};

pub(super) static SERVER: Table = Table {
    name: "server object",
    by_name: OnceLock::new(),
    keywords: &[
        required("url", TEXT),
        used("description", TEXT),
        used("variables", Form::Map(&Form::Object(Kind::ServerVariable))),
    ],
    patterns: &[],
};

pub(super) static SERVER_VARIABLE: Table = Table {
    name: "server variable",
    by_name: OnceLock::new(),
    keywords: &[
        required("default", TEXT),
        used("enum", TEXTS),
        ignored("description", TEXT, PROSE),
    ],
    patterns: &[],
};

pub(super) static TAG: Table = Table {
    name: "tag object",
    by_name: OnceLock::new(),
    keywords: &[
        required("name", TEXT),
        used("description", TEXT),
        ignored("externalDocs", Form::Object(Kind::ExternalDocs), PROSE),
    ],
    patterns: &[],
};

pub(super) static COMPONENTS: Table = Table {
    name: "components object",
    by_name: OnceLock::new(),
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
        ),
        ignored(
            "mediaTypes",
            Form::Value(Types::OBJECT),
            "a media type is copied to where something refers to it",
        )
        .edition(Edition::Since31),
        used("headers", Form::Components(Section::Headers, Kind::Header)),
        ignored(
            "examples",
            Form::Value(Types::OBJECT),
            "examples bear on no type",
        ),
        ignored(
            "links",
            Form::Map(&Form::Reference(Kind::Link)),
            "links bear on no type",
        ),
        ignored(
            "callbacks",
            Form::Value(Types::OBJECT),
            "requests of the service, not to it",
        ),
    ],
    patterns: &[],
};
