//! The description without `$ref`s to anything but schemas, each node with the pointer of the tree
//! it was read from. Between `resolve` and `ir`.

use serde_json::Value;

use crate::pointer::Pointer;

/// A whole description.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// Root servers, in the order of the document.
    pub servers: Vec<Server>,
    /// `components.securitySchemes`, by name.
    pub schemes: Vec<SecurityScheme>,
    /// Root tags.
    pub tags: Vec<Tag>,
    /// Every operation, sorted by path and method.
    pub operations: Vec<Operation>,
    /// `components.schemas`, sorted by key.
    pub schemas: Vec<NamedSchema>,
}

/// A server without variables.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// The node.
    pub pointer: Pointer,
    /// `url`.
    pub url: String,
}

/// A tag of the root.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The node.
    pub pointer: Pointer,
    /// `name`.
    pub name: String,
    /// `description`.
    pub description: Option<String>,
}

/// A security scheme: a header that carries a credential behind a prefix.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// The node.
    pub pointer: Pointer,
    /// The key under `components.securitySchemes`.
    pub key: String,
    /// `description`.
    pub description: Option<String>,
    /// The header: that of an `apiKey`, or `Authorization`.
    pub header: String,
    /// What stands before the credential: `x-value-prefix`, or `Bearer `.
    pub prefix: String,
}

/// One method of one path.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The node.
    pub pointer: Pointer,
    /// `operationId`.
    pub id: Option<String>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// Upper case, `GET`.
    pub method: String,
    /// The template as written, `/v1/projects/{project_id}`.
    pub path: String,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `tags`.
    pub tags: Vec<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// Those of the path and of the operation, merged; path parameters in template order, then the
    /// others in the order of the document.
    pub parameters: Vec<Parameter>,
    /// `requestBody`.
    pub body: Option<Body>,
    /// `responses`, sorted by status.
    pub answers: Vec<Answer>,
    /// `x-idempotent`.
    pub idempotent: Option<bool>,
    /// `x-pagination`.
    pub pagination: Option<Pagination>,
}

/// A path or query parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The node, behind its `$ref` if there is one.
    pub pointer: Pointer,
    /// Name on the wire.
    pub wire: String,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// Where it is sent.
    pub location: Location,
    /// Path parameters always are.
    pub required: bool,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated` of one that may be left out.
    pub deprecated: bool,
    /// The type of its value; an array repeats the name.
    pub schema: Schema,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A segment of the path, style `simple`.
    Path,
    /// The query, style `form`, exploded.
    Query,
}

/// A JSON request body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The node of the request body.
    pub pointer: Pointer,
    /// `description`.
    pub description: Option<String>,
    /// The schema of its `application/json`.
    pub schema: Schema,
}

/// One entry of `responses`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The node.
    pub pointer: Pointer,
    /// The status it is for.
    pub status: Status,
    /// The schema of its `application/json`, if it has content.
    pub payload: Option<Payload>,
}

/// A JSON answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Payload {
    /// The schema.
    pub schema: Schema,
    /// `x-envelope` of the media type: a wrapper's key that the answer may come in.
    pub envelope: Option<String>,
}

/// A key of `responses`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `200`.
    Code(u16),
    /// `2XX`, by its first digit.
    Range(u16),
    /// `default`.
    Default,
}

impl Status {
    /// Whether this is one of, or all of, the 2xx.
    pub fn is_success(self) -> bool {
        match self {
            Self::Code(code) => (200..300).contains(&code),
            Self::Range(digit) => digit == 2,
            Self::Default => false,
        }
    }
}

/// `x-pagination` of an operation: pages by number.
#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    /// The node of the extension.
    pub pointer: Pointer,
    /// Query parameter of the page number.
    pub page: String,
    /// The number of the first page.
    pub first: i64,
    /// Query parameter of the page's length.
    pub limit: String,
    /// Property of the answer that holds the items.
    pub items: String,
    /// Property of the answer that repeats the page number.
    pub echoed_page: Option<String>,
    /// Property of the answer that repeats the page's length.
    pub echoed_limit: Option<String>,
}

/// An entry of `components.schemas`.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSchema {
    /// Its key.
    pub key: String,
    /// `x-error`.
    pub error: Option<ErrorFields>,
    /// The schema.
    pub schema: Schema,
}

/// `x-error` of a schema: which fields say what, in the order in which they are asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorFields {
    /// The node of the extension.
    pub pointer: Pointer,
    /// Properties that hold a code.
    pub code: Vec<String>,
    /// Properties that hold a message.
    pub message: Vec<String>,
    /// Properties that hold the request's id.
    pub request_id: Vec<String>,
    /// Header that holds the request's id.
    pub request_id_header: Option<String>,
}

/// A schema: what it says of itself, and its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// The node.
    pub pointer: Pointer,
    /// `description` of a component or a property; beside a `$ref`, that of the reference.
    pub description: Option<String>,
    /// `deprecated` of a property.
    pub deprecated: bool,
    /// Whether `null` is a value.
    pub nullable: bool,
    /// `default` of a parameter that may be left out.
    pub default: Option<Value>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// Names in `required` that no property here has: as a part of `allOf` they bear on the
    /// properties of the other parts.
    pub required: Vec<String>,
    /// What it holds.
    pub kind: Kind,
}

/// What a schema holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A reference to `components.schemas`, by key.
    Ref(String),
    /// Anything: no `type` and no other keyword that constrains.
    Any,
    /// `boolean`.
    Boolean,
    /// `integer` with its `format`.
    Integer(Option<String>),
    /// `number` with its `format`.
    Number(Option<String>),
    /// `string` with its `format`.
    String(Option<String>),
    /// `string` with an `enum`, in the order of the document.
    Enum(Vec<String>),
    /// `integer` with an `enum`, in the order of the document.
    IntegerEnum(Vec<i64>),
    /// `array` of items.
    Array(Box<Schema>),
    /// `object` with named properties, in the order of the document, and what the others hold
    /// where the document says so.
    Object(Vec<Property>, Option<Box<Schema>>),
    /// All that these say at once; none is left when `resolve` is done.
    AllOf(Vec<Schema>),
    /// What the property of a component holds, by the component's key and the property's name on
    /// the wire: a type of which the inline definition stands there.
    Inherited(String, String),
    /// `object` with no named properties: a map of any value, or of one schema's.
    Map(Option<Box<Schema>>),
    /// `oneOf` or `anyOf`, without the null member.
    Union(Vec<Schema>),
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Name on the wire.
    pub wire: String,
    /// Whether `required` names it.
    pub required: bool,
    /// Its schema.
    pub schema: Schema,
}
