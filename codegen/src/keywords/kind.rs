//! The kinds of objects of a description; what one is may hang on a keyword of its own.

use serde_json::{Map, Value};

use super::{Strays, header, schema};

/// A kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Root,
    Info,
    Contact,
    License,
    ExternalDocs,
    Server,
    ServerVariable,
    Tag,
    Components,
    /// Any security scheme; [`Kind::refine`] tells which.
    SecurityScheme,
    ApiKeyScheme,
    HttpScheme,
    OAuth2Scheme,
    OpenIdScheme,
    MutualTlsScheme,
    SecurityRequirement,
    Paths,
    PathItem,
    PathItemReference,
    Operation,
    /// Any parameter; [`Kind::refine`] tells which.
    Parameter,
    PathParameter,
    /// A query parameter that may be left out, which is a setter.
    QueryParameter,
    /// A query parameter that is an argument.
    RequiredQueryParameter,
    /// A header that may be left out.
    HeaderParameter,
    /// A header that is an argument.
    RequiredHeaderParameter,
    /// A header that the standard or the client takes for its own.
    OwnHeaderParameter,
    /// A cookie that may be left out.
    CookieParameter,
    /// A cookie that is an argument.
    RequiredCookieParameter,
    /// `content` of a parameter.
    ParameterContent,
    ParameterMedia,
    RequestBody,
    RequestContent,
    RequestMedia,
    Responses,
    /// The answer of a 2xx status.
    SuccessResponse,
    /// The answer of any other status, which is decoded by trying.
    ErrorResponse,
    /// `headers` of an answer.
    AnswerHeaders,
    /// A header of an answer, or of a component.
    Header,
    SuccessContent,
    ErrorContent,
    SuccessMedia,
    ErrorMedia,
    /// Of a form.
    FormMedia,
    /// How a property of a form is sent.
    Encoding,
    /// Of a body in parts.
    MultipartMedia,
    /// How a property of a body in parts is sent.
    PartEncoding,
    /// `headers` of a part.
    PartHeaders,
    /// A header of a part.
    PartHeader,
    /// Of events or values one behind the other; [`Kind::refine`] tells how they are described.
    SequenceMedia,
    /// Of those that `itemSchema` describes.
    ItemsMedia,
    /// Of a media type that nobody looks into.
    OpaqueMedia,
    /// A Reference Object.
    Reference,
    /// A Reference Object in the place of an answer.
    ResponseReference,
    /// A schema that is neither of those below: an element, a member, a body, an answer.
    Schema,
    /// A schema that has a name under `components.schemas`.
    ComponentSchema,
    /// The one member of a union under `components.schemas`, which becomes one with it.
    ComponentMember,
    /// A member of a union; [`Kind::refine`] tells what it is.
    Member,
    /// A member of a union that is one value: what it says of itself is said of the value.
    ValueSchema,
    /// A schema that is put together with others: a member of `allOf`.
    SchemaPart,
    /// A member of the `allOf` of a component, a property or a parameter, which speaks for that.
    ComponentPart,
    PropertyPart,
    ParameterPart,
    /// The schema of a property.
    PropertySchema,
    /// The schema of a parameter that may be left out.
    ParameterSchema,
    /// The schema of a header, which is one text.
    HeaderSchema,
    Discriminator,
    Xml,
    Link,
    /// `x-pagination`; [`Kind::refine`] tells by what.
    Pagination,
    OffsetPagination,
    CursorPagination,
    LinkPagination,
    /// `x-error`.
    ErrorFields,
}

/// Headers that are no parameters, since the standard has them ignored (3.1.1, "Parameter Object").
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// Headers that are no parameters, since the HTTP client alone can set them.
const TRANSPORT_HEADERS: [&str; 4] = ["connection", "content-length", "host", "transfer-encoding"];

/// Whether a header of that name is no parameter.
pub(crate) fn is_own_header(name: &str) -> bool {
    let is_ignored = IGNORED_HEADERS
        .iter()
        .any(|own| own.eq_ignore_ascii_case(name));
    is_ignored || is_of_transport(name)
}

/// Whether the HTTP client alone can set a header of that name.
pub(crate) fn is_of_transport(name: &str) -> bool {
    TRANSPORT_HEADERS
        .iter()
        .any(|own| own.eq_ignore_ascii_case(name))
}

/// Keywords that say something of a schema as a whole, of which an inline part may say it too.
pub(crate) const OF_THE_WHOLE: [&str; 5] = [
    "description",
    "deprecated",
    "default",
    "readOnly",
    "writeOnly",
];

impl Kind {
    /// The kind that an object of this kind is on a closer look.
    pub(crate) fn refine(self, object: &Map<String, Value>) -> Self {
        let text = |key| object.get(key).and_then(Value::as_str);
        let is_required = || object.get("required") == Some(&Value::Bool(true));
        match self {
            Self::PathItem if object.contains_key("$ref") => Self::PathItemReference,
            Self::Parameter => match text("in") {
                Some("path") => Self::PathParameter,
                Some("query") if is_required() => Self::RequiredQueryParameter,
                Some("query") => Self::QueryParameter,
                Some("header") if text("name").is_some_and(is_own_header) => {
                    Self::OwnHeaderParameter
                }
                Some("header") if is_required() => Self::RequiredHeaderParameter,
                Some("header") => Self::HeaderParameter,
                Some("cookie") if is_required() => Self::RequiredCookieParameter,
                Some("cookie") => Self::CookieParameter,
                _ => self,
            },
            Self::SecurityScheme => match text("type") {
                Some("apiKey") => Self::ApiKeyScheme,
                Some("http") => Self::HttpScheme,
                Some("oauth2") => Self::OAuth2Scheme,
                Some("openIdConnect") => Self::OpenIdScheme,
                Some("mutualTLS") => Self::MutualTlsScheme,
                _ => self,
            },
            Self::Pagination if object.contains_key("offset") => Self::OffsetPagination,
            Self::Pagination if object.contains_key("cursor") => Self::CursorPagination,
            Self::Pagination if object.contains_key("link") => Self::LinkPagination,
            Self::SequenceMedia if object.contains_key("itemSchema") => Self::ItemsMedia,
            Self::Member if is_one_value(object) => Self::ValueSchema,
            Self::Member => Self::Schema,
            other => other,
        }
    }

    /// Whether this is a schema.
    pub(crate) fn is_schema(self) -> bool {
        std::ptr::eq(self.table(), &raw const schema::SCHEMA_OBJECT)
    }

    /// Whether a keyword that bears on other schemas has no bearing on one of this kind.
    pub(crate) fn overlooks(self, keyword: &str) -> bool {
        self == Self::HeaderSchema && header::WITHIN.contains(&keyword)
    }

    /// The kind of a Reference Object that stands in the place of an object of this kind.
    pub(crate) fn reference(self) -> Self {
        match self {
            Self::SuccessResponse | Self::ErrorResponse => Self::ResponseReference,
            _ => Self::Reference,
        }
    }

    /// The kind of the one member of a union of this kind, which becomes one with it.
    pub(crate) fn member(self) -> Self {
        match self {
            Self::ComponentSchema => Self::ComponentMember,
            other => other,
        }
    }

    /// The kind of an inline part of a schema of this kind, where that says of the whole what the
    /// schema itself does not.
    pub(crate) fn part(self) -> Option<Self> {
        match self {
            Self::ComponentSchema | Self::ComponentMember => Some(Self::ComponentPart),
            Self::PropertySchema => Some(Self::PropertyPart),
            Self::ParameterSchema => Some(Self::ParameterPart),
            _ => None,
        }
    }

    /// Whether this is a part of a schema that is put together from several.
    pub(crate) fn is_part(self) -> bool {
        matches!(
            self,
            Self::SchemaPart | Self::ComponentPart | Self::PropertyPart | Self::ParameterPart
        )
    }

    /// What becomes of a key that the table does not know.
    pub(crate) fn strays(self) -> Strays {
        match self {
            Self::Root
            | Self::Paths
            | Self::PathItem
            | Self::PathItemReference
            | Self::Responses
            | Self::Pagination
            | Self::OffsetPagination
            | Self::CursorPagination
            | Self::LinkPagination
            | Self::ErrorFields => Strays::Refused,
            Self::Reference | Self::ResponseReference => Strays::Idle,
            other if other.is_schema() => Strays::Annotations,
            _ => Strays::Reported,
        }
    }

    /// Whether this is the value of an extension of ours.
    pub(crate) fn is_extension(self) -> bool {
        matches!(
            self,
            Self::Pagination
                | Self::OffsetPagination
                | Self::CursorPagination
                | Self::LinkPagination
                | Self::ErrorFields
        )
    }
}

/// Whether a schema admits one value alone, of those that an enum in Rust has.
fn is_one_value(schema: &Map<String, Value>) -> bool {
    let value = match (schema.get("const"), schema.get("enum")) {
        (Some(value), _) => Some(value),
        (None, Some(Value::Array(values))) => match values.as_slice() {
            [only] => Some(only),
            _ => None,
        },
        (None, _) => None,
    };
    value.is_some_and(|value| value.is_string() || value.is_i64())
}
