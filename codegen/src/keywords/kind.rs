//! The kinds of objects of a description; what one is may hang on a keyword of its own.

use serde_json::{Map, Value};

use super::{Keyword, Pattern, description, extension, operation, schema};

/// A kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Root,
    Info,
    Contact,
    License,
    ExternalDocs,
    Server,
    Tag,
    Components,
    /// Any security scheme; [`Kind::refine`] tells which.
    SecurityScheme,
    ApiKeyScheme,
    HttpScheme,
    SecurityRequirement,
    Paths,
    PathItem,
    PathItemReference,
    Operation,
    /// Any parameter; [`Kind::refine`] tells which.
    Parameter,
    PathParameter,
    QueryParameter,
    RequestBody,
    RequestContent,
    RequestMedia,
    Responses,
    /// The answer of a 2xx status.
    SuccessResponse,
    /// The answer of any other status, which is decoded by trying.
    ErrorResponse,
    SuccessContent,
    ErrorContent,
    SuccessMedia,
    ErrorMedia,
    /// A Reference Object.
    Reference,
    Schema,
    /// A schema that has a name under `components.schemas`.
    ComponentSchema,
    Xml,
    /// `x-pagination`.
    Pagination,
    /// `x-error`.
    ErrorFields,
}

/// What the keys of a kind of object may be.
pub(crate) struct Table {
    /// The kind, for messages.
    pub(crate) name: &'static str,
    /// The keys that have a name.
    pub(crate) keywords: &'static [Keyword],
    /// The keys that follow a rule.
    pub(crate) patterns: &'static [Pattern],
}

impl Kind {
    /// The kind that an object of this kind is on a closer look.
    pub(crate) fn refine(self, object: &Map<String, Value>) -> Self {
        let text = |key| object.get(key).and_then(Value::as_str);
        match self {
            Self::PathItem if object.contains_key("$ref") => Self::PathItemReference,
            Self::Parameter => match text("in") {
                Some("path") => Self::PathParameter,
                Some("query") => Self::QueryParameter,
                _ => self,
            },
            Self::SecurityScheme => match text("type") {
                Some("apiKey") => Self::ApiKeyScheme,
                Some("http") => Self::HttpScheme,
                _ => self,
            },
            other => other,
        }
    }

    /// Whether this is a schema.
    pub(crate) fn is_schema(self) -> bool {
        matches!(self, Self::Schema | Self::ComponentSchema)
    }

    /// Whether this is the value of an extension of ours.
    pub(crate) fn is_extension(self) -> bool {
        matches!(self, Self::Pagination | Self::ErrorFields)
    }

    /// What the keys of such an object may be.
    pub(crate) fn table(self) -> Table {
        let (name, keywords, patterns): (_, &[Keyword], &[Pattern]) = match self {
            Self::Root => ("root object", description::ROOT, &[]),
            Self::Info => ("info object", description::INFO, &[]),
            Self::Contact => ("contact object", description::CONTACT, &[]),
            Self::License => ("license object", description::LICENSE, &[]),
            Self::ExternalDocs => (
                "external documentation object",
                description::EXTERNAL_DOCS,
                &[],
            ),
            Self::Server => ("server object", description::SERVER, &[]),
            Self::Tag => ("tag object", description::TAG, &[]),
            Self::Components => ("components object", description::COMPONENTS, &[]),
            Self::SecurityScheme => ("security scheme", description::ANY_SCHEME, &[]),
            Self::ApiKeyScheme => ("`apiKey` security scheme", description::API_KEY_SCHEME, &[]),
            Self::HttpScheme => ("`http` security scheme", description::HTTP_SCHEME, &[]),
            Self::SecurityRequirement => ("security requirement", &[], description::REQUIREMENT),
            Self::Paths => ("paths object", &[], operation::PATHS),
            Self::PathItem => ("path item", operation::PATH_ITEM, &[]),
            Self::PathItemReference => (
                "reference to a path item",
                operation::PATH_ITEM_REFERENCE,
                &[],
            ),
            Self::Operation => ("operation", operation::OPERATION, &[]),
            Self::Parameter => ("parameter", operation::ANY_PARAMETER, &[]),
            Self::PathParameter => ("path parameter", operation::PATH_PARAMETER, &[]),
            Self::QueryParameter => ("query parameter", operation::QUERY_PARAMETER, &[]),
            Self::RequestBody => ("request body", operation::REQUEST_BODY, &[]),
            Self::RequestContent => (
                "`content` of a request",
                operation::REQUEST_CONTENT,
                operation::OTHER_MEDIA,
            ),
            Self::Responses => (
                "responses object",
                operation::RESPONSES,
                operation::STATUSES,
            ),
            Self::SuccessResponse => ("response", operation::SUCCESS_RESPONSE, &[]),
            Self::ErrorResponse => ("response", operation::ERROR_RESPONSE, &[]),
            Self::SuccessContent => (
                "`content` of a response",
                operation::SUCCESS_CONTENT,
                operation::OTHER_MEDIA,
            ),
            Self::ErrorContent => (
                "`content` of a response",
                operation::ERROR_CONTENT,
                operation::OTHER_MEDIA,
            ),
            Self::RequestMedia | Self::SuccessMedia | Self::ErrorMedia => {
                ("media type", operation::MEDIA, &[])
            }
            Self::Reference => ("reference", operation::REFERENCE, &[]),
            Self::Schema | Self::ComponentSchema => ("schema", schema::SCHEMA_KEYWORDS, &[]),
            Self::Xml => ("xml object", schema::XML, &[]),
            Self::Pagination => ("`x-pagination`", extension::PAGINATION, &[]),
            Self::ErrorFields => ("`x-error`", extension::ERROR_FIELDS, &[]),
        };
        Table {
            name,
            keywords,
            patterns,
        }
    }
}
