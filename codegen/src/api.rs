//! The description without `$ref`s to anything but schemas, each node with the pointer of the tree
//! it was read from. Between `resolve` and `ir`.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::media::Format;
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
    /// Root `security`.
    pub security: Security,
    /// Root tags.
    pub tags: Vec<Tag>,
    /// Every operation, sorted by path and method.
    pub operations: Vec<Operation>,
    /// `components.schemas`, sorted by key.
    pub schemas: Vec<NamedSchema>,
}

/// A server.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// The node.
    pub pointer: Pointer,
    /// `url`, with its variables in braces.
    pub url: String,
    /// `description`.
    pub description: Option<String>,
    /// `variables`, by name.
    pub variables: Vec<ServerVariable>,
}

/// A part of a server's URL that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// `default`
    pub default: String,
    /// `enum`
    pub values: Vec<String>,
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

/// A security scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// The node.
    pub pointer: Pointer,
    /// The key under `components.securitySchemes`.
    pub key: String,
    /// `description`.
    pub description: Option<String>,
    /// What carries its credential.
    pub carrier: Carrier,
}

/// What carries the credential of a security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A header, behind a prefix: that of an `apiKey` and its `x-value-prefix`, or `Authorization`
    /// and the name of its scheme.
    Header {
        /// The header.
        name: String,
        /// What stands before the credential.
        prefix: String,
    },
    /// A parameter of the query.
    Query(String),
    /// A cookie.
    Cookie(String),
    /// User name and password, in `Authorization`.
    Basic,
    /// The connection itself.
    Tls,
}

/// `security`: alternatives, each a list of keys of schemes that go together.
pub type Security = Vec<Vec<String>>;

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
    /// `servers` of its own or of its path; none where it goes to those of the root.
    pub servers: Vec<Server>,
    /// `security`, or that of the root.
    pub security: Security,
}

/// A parameter.
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
    /// How its value becomes text.
    pub encoding: Encoding,
    /// Path parameters always are.
    pub required: bool,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated` of one that may be left out.
    pub deprecated: bool,
    /// The type of its value.
    pub schema: Schema,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A segment of the path, or a part of one.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// How the value of a parameter becomes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// `style`, or `content`.
    pub style: Style,
    /// `explode`.
    pub members: Members,
    /// `allowReserved`.
    pub reserved: Reserved,
}

/// `style` of a parameter, or its `content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `simple`
    Simple,
    /// `label`
    Label,
    /// `matrix`
    Matrix,
    /// `form`
    Form,
    /// `spaceDelimited`
    SpaceDelimited,
    /// `pipeDelimited`
    PipeDelimited,
    /// `deepObject`
    DeepObject,
    /// `content` of `application/json`
    Json,
}

/// `explode`: whether the members of a list or an object stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    /// They do not.
    Together,
    /// They do.
    Apart,
}

/// `allowReserved`: whether reserved characters are encoded in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// They are.
    Encoded,
    /// They stand as they are.
    Kept,
}

impl Encoding {
    /// That of a parameter which says nothing of it.
    pub fn plain(location: Location) -> Self {
        let (style, members) = match location {
            Location::Path | Location::Header => (Style::Simple, Members::Together),
            Location::Query | Location::Cookie => (Style::Form, Members::Apart),
        };
        Self {
            style,
            members,
            reserved: Reserved::Encoded,
        }
    }
}

/// A request body that has content.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The node of the request body.
    pub pointer: Pointer,
    /// `description`.
    pub description: Option<String>,
    /// `required`.
    pub required: bool,
    /// What it may be, sorted by media type.
    pub contents: Vec<Content>,
}

/// One entry of `responses`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The node.
    pub pointer: Pointer,
    /// The status it is for.
    pub status: Status,
    /// What it may hold, sorted by media type.
    pub contents: Vec<Content>,
    /// `headers`, sorted by name.
    pub headers: Vec<AnswerHeader>,
}

/// A header of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerHeader {
    /// The node, behind its `$ref` if there is one.
    pub pointer: Pointer,
    /// Where the answer names it.
    pub key: Pointer,
    /// Name on the wire, as it is written.
    pub wire: String,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// The type of its value; any value where nothing says it.
    pub schema: Schema,
}

/// One media type of a body or an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The node.
    pub pointer: Pointer,
    /// The media type, or a range of them, without parameters.
    pub media: String,
    /// How it is written and read.
    pub format: Format,
    /// Its schema; any value where it has none or where nobody looks into it.
    pub schema: Schema,
    /// Of what the schema is, where values stand one behind the other.
    pub sequence: Sequence,
    /// `x-envelope`: a wrapper's key that the answer may come in.
    pub envelope: Option<String>,
    /// `encoding`: how properties of a form are sent, by their names.
    pub encodings: Vec<(String, Encoding)>,
    /// `encoding`: the media types of parts, by the names of their properties.
    pub parts: Vec<(String, String)>,
}

/// Of what the schema of a sequence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// Of all of it, or of an element, as 3.0 and 3.1 leave it open: `schema`.
    Open,
    /// Of an element: `itemSchema`.
    Items,
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

/// As a document writes it.
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(digit) => write!(f, "{digit}XX"),
            Self::Default => f.write_str("default"),
        }
    }
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

impl Operation {
    /// The schemas of all that its request holds beside parameters.
    pub fn body_schemas(&self) -> impl Iterator<Item = &Schema> {
        let contents = self.body.iter().flat_map(|body| &body.contents);
        contents.map(|content| &content.schema)
    }

    /// The schemas of all that it answers.
    pub fn answer_schemas(&self) -> impl Iterator<Item = &Schema> {
        let contents = self.answers.iter().flat_map(|answer| &answer.contents);
        contents.map(|content| &content.schema)
    }
}

/// `x-pagination` of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    /// The node of the extension.
    pub pointer: Pointer,
    /// Property of the answer that holds the items; none where the answer is the list of them.
    pub items: Option<String>,
    /// How the next page is asked for.
    pub by: PagesBy,
}

/// How the next page is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PagesBy {
    /// By its number.
    Number(PageNumbers),
    /// By the number of rows before it, in this query parameter.
    Offset(String),
    /// By what the page before says.
    Cursor(PageCursors),
    /// By the link of this relation in a header.
    Link(String),
}

/// Pages by number.
#[derive(Clone, Debug, PartialEq)]
pub struct PageNumbers {
    /// Query parameter of the page number.
    pub page: String,
    /// The number of the first page.
    pub first: i64,
    /// Query parameter of the page's length.
    pub limit: String,
    /// Property of the answer that repeats the page number.
    pub echoed_page: Option<String>,
    /// Property of the answer that repeats the page's length.
    pub echoed_limit: Option<String>,
}

/// Pages by what the page before says.
#[derive(Clone, Debug, PartialEq)]
pub struct PageCursors {
    /// Query parameter of the cursor.
    pub cursor: String,
    /// Property of the answer that holds the next cursor, with a dot between those on the way.
    pub next: String,
    /// Property of the answer that says whether there is more.
    pub more: Option<String>,
}

/// An entry of `components.schemas`.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSchema {
    /// Its key; of a request's own form of a schema one that the document does not have.
    pub key: String,
    /// The key as the document writes it.
    pub written: String,
    /// In what it stands.
    pub form: Form,
    /// `x-error`.
    pub error: Option<ErrorFields>,
    /// The schema.
    pub schema: Schema,
}

/// In what a component stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In requests and answers alike, or in one of the two alone.
    Whole,
    /// In requests, where answers have more or less of it.
    Request,
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
    /// `title` of a member of a union that is one value.
    pub title: Option<String>,
    /// `description` of a component, a property or a member of a union that is one value; beside a
    /// `$ref`, that of the reference.
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
    /// `readOnly` or `writeOnly` of a property.
    pub access: Access,
    /// Of a member of a union that is a reference: the key that it refers to, which is what the
    /// union's `discriminator` calls it, whatever becomes of the reference.
    pub member: Option<String>,
    /// `discriminator` of a union.
    pub discriminator: Option<Discriminator>,
    /// Of an enum that was one of several: whether every other text is a value too.
    pub texts: Texts,
    /// Of an enum that was one of several: what is said of single values, by their text.
    pub said: BTreeMap<String, Said>,
    /// What it holds.
    pub kind: Kind,
}

impl Schema {
    /// Whether a type is named after the place where this stands: its own, or that of what it is a
    /// list or map of.
    pub fn is_inline(&self) -> bool {
        match &self.kind {
            Kind::Enum(_) | Kind::IntegerEnum(_) | Kind::Object(..) | Kind::Union(_) => true,
            Kind::Array(inner) | Kind::Map(Some(inner)) => inner.is_inline(),
            Kind::Ref(_)
            | Kind::Inherited(..)
            | Kind::AllOf(_)
            | Kind::Any
            | Kind::Null
            | Kind::Boolean
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::String(_)
            | Kind::Map(None) => false,
        }
    }
}

/// What a description says of one value of an enum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
}

/// Which texts an enum has for its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Those that it lists.
    Listed,
    /// Any, of which it lists some.
    Any,
}

/// In what a property stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// In requests and answers.
    Both,
    /// In answers alone: `readOnly`.
    Answers,
    /// In requests alone: `writeOnly`.
    Requests,
}

/// A property whose text tells the members of a union apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// `propertyName`: its name on the wire.
    pub wire: String,
    /// `mapping`: from texts to keys of `components.schemas`, in the order of the document.
    pub mapping: Vec<(String, String)>,
}

/// What a schema holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A reference to `components.schemas`, by key.
    Ref(String),
    /// Anything: no `type` and no other keyword that constrains.
    Any,
    /// `null` and nothing else.
    Null,
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
    /// What it says that it is left out.
    pub absence: Absence,
    /// Its schema.
    pub schema: Schema,
}

/// What it says that a property is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// What null says, or an empty list.
    Empty,
    /// That it stays as it is: in a body of PATCH null and an empty list say something else.
    Unchanged,
}
