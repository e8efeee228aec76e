//! What the keys of each kind of object may be: from the kind to its table.

use std::sync::OnceLock;

use super::{
    Keyword, Kind, Pattern, answer, description, extension, header, media, operation, parameter,
    schema, security,
};

/// What the keys of a kind of object may be.
#[derive(Debug)]
pub(crate) struct Table {
    /// The kind, for messages.
    pub(crate) name: &'static str,
    /// The keys that have a name.
    pub(crate) keywords: &'static [Keyword],
    /// The same by name: nothing is asked as often.
    pub(super) by_name: OnceLock<Vec<&'static Keyword>>,
    /// The keys that follow a rule.
    pub(crate) patterns: &'static [Pattern],
}

impl Table {
    /// The keywords of that name: more than one where versions of the standard differ on its value.
    pub(crate) fn named(&'static self, name: &str) -> impl Iterator<Item = &'static Keyword> {
        let by_name = self.by_name.get_or_init(|| {
            let mut keywords: Vec<_> = self.keywords.iter().collect();
            keywords.sort_by_key(|keyword| order(keyword.name));
            keywords
        });
        let start = by_name.partition_point(|keyword| order(keyword.name) < order(name));
        let rest = by_name.get(start..).unwrap_or_default().iter().copied();
        rest.take_while(move |keyword| keyword.name == name)
    }
}

/// By length first: that tells most names apart without reading them.
fn order(name: &str) -> (usize, &str) {
    (name.len(), name)
}

impl Kind {
    /// What the keys of such an object may be.
    pub(crate) fn table(self) -> &'static Table {
        match self {
            Self::Root => &description::ROOT,
            Self::Info => &description::INFO,
            Self::Contact => &description::CONTACT,
            Self::License => &description::LICENSE,
            Self::ExternalDocs => &description::EXTERNAL_DOCS,
            Self::Server => &description::SERVER,
            Self::ServerVariable => &description::SERVER_VARIABLE,
            Self::Tag => &description::TAG,
            Self::Components => &description::COMPONENTS,
            Self::SecurityScheme => &security::SECURITY_SCHEME,
            Self::ApiKeyScheme => &security::API_KEY_SCHEME,
            Self::HttpScheme => &security::HTTP_SCHEME,
            Self::OAuth2Scheme => &security::OAUTH2_SCHEME,
            Self::OpenIdScheme => &security::OPEN_ID_SCHEME,
            Self::MutualTlsScheme => &security::MUTUAL_TLS_SCHEME,
            Self::SecurityRequirement => &security::SECURITY_REQUIREMENT,
            Self::Paths => &operation::PATHS,
            Self::PathItem => &operation::PATH_ITEM,
            Self::PathItemReference => &operation::PATH_ITEM_REFERENCE,
            Self::Operation => &operation::OPERATION,
            Self::Parameter => &parameter::PARAMETER,
            Self::PathParameter => &parameter::PATH_PARAMETER,
            Self::QueryParameter => &parameter::QUERY_PARAMETER,
            Self::RequiredQueryParameter => &parameter::REQUIRED_QUERY_PARAMETER,
            Self::HeaderParameter => &parameter::HEADER_PARAMETER,
            Self::RequiredHeaderParameter => &parameter::REQUIRED_HEADER_PARAMETER,
            Self::OwnHeaderParameter => &parameter::OWN_HEADER_PARAMETER,
            Self::CookieParameter => &parameter::COOKIE_PARAMETER,
            Self::RequiredCookieParameter => &parameter::REQUIRED_COOKIE_PARAMETER,
            Self::ParameterContent => &parameter::PARAMETER_CONTENT,
            Self::RequestBody => &operation::REQUEST_BODY,
            Self::RequestContent => &media::REQUEST_CONTENT,
            Self::Responses => &answer::RESPONSES,
            Self::SuccessResponse => &answer::SUCCESS_RESPONSE,
            Self::ErrorResponse => &answer::ERROR_RESPONSE,
            Self::AnswerHeaders => &header::ANSWER_HEADERS,
            Self::Header => &header::HEADER,
            Self::SuccessContent => &answer::SUCCESS_CONTENT,
            Self::ErrorContent => &answer::ERROR_CONTENT,
            Self::RequestMedia
            | Self::ParameterMedia
            | Self::SuccessMedia
            | Self::ErrorMedia
            | Self::SequenceMedia => &media::MEDIA_TYPE,
            Self::FormMedia => &media::FORM_MEDIA_TYPE,
            Self::Encoding => &media::ENCODING,
            Self::MultipartMedia => &media::MULTIPART_MEDIA_TYPE,
            Self::PartEncoding => &media::PART_ENCODING,
            Self::PartHeaders => &header::PART_HEADERS,
            Self::PartHeader => &header::PART_HEADER,
            Self::ItemsMedia => &media::ITEMS_MEDIA_TYPE,
            Self::OpaqueMedia => &media::OPAQUE_MEDIA_TYPE,
            Self::Reference => &operation::REFERENCE,
            Self::ResponseReference => &operation::RESPONSE_REFERENCE,
            Self::Schema
            | Self::ComponentSchema
            | Self::ComponentMember
            | Self::Member
            | Self::ValueSchema
            | Self::SchemaPart
            | Self::ComponentPart
            | Self::PropertyPart
            | Self::ParameterPart
            | Self::PropertySchema
            | Self::ParameterSchema
            | Self::HeaderSchema => &schema::SCHEMA_OBJECT,
            Self::Discriminator => &schema::DISCRIMINATOR,
            Self::Xml => &schema::XML,
            Self::Link => &answer::LINK,
            Self::Pagination => &extension::PAGINATION,
            Self::OffsetPagination => &extension::OFFSET_PAGINATION,
            Self::CursorPagination => &extension::CURSOR_PAGINATION,
            Self::LinkPagination => &extension::LINK_PAGINATION,
            Self::ErrorFields => &extension::ERROR_FIELDS,
        }
    }
}
