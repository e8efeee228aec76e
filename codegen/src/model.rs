//! The Rust that will be written, every decision made: what stages behind this one do is to print.
//!
//! Names are valid and unique, types are known, docs are wrapped. Where printing differs, the
//! difference is an enum here that becomes tokens by one function of `emit`.

use proc_macro2::Ident;

use crate::docs::Docs;
use crate::pointer::Pointer;
use crate::rust_type::{RustType, TypePath};

/// All generated files.
#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// Addresses of the service; the first is the default.
    pub servers: Vec<String>,
    /// How the service is told who calls.
    pub schemes: Vec<Scheme>,
    /// The operations, one module a tag, by name.
    pub modules: Vec<Module>,
    /// The components, one file a schema, by name.
    pub types: Vec<TypeFile>,
}

/// A header that carries a credential.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheme {
    /// The constant.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// The header.
    pub header: String,
    /// What stands before the credential.
    pub prefix: String,
}

/// The operations of one tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The module and the stem of its file.
    pub name: Ident,
    /// What the tag is.
    pub docs: Docs,
    /// Whether the module of types is named.
    pub types: Option<TypesImport>,
    /// By path and method.
    pub operations: Vec<Operation>,
}

/// `use super::super::types;`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypesImport;

/// `use crate::rt;`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuntimeImport;

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The node it was read from.
    pub pointer: Pointer,
    /// `operationId`.
    pub id: String,
    /// Its first tag, as written.
    pub tag: Option<String>,
    /// The method on `Client`.
    pub name: Ident,
    /// The type that names it.
    pub marker: Ident,
    /// The method's docs.
    pub docs: Docs,
    /// Whether callers are warned.
    pub deprecated: Option<Deprecated>,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// Path and required query parameters, in order.
    pub arguments: Vec<Parameter>,
    /// The request body.
    pub body: Option<RustType>,
    /// The optional query parameters.
    pub setters: Vec<Setter>,
    /// A wrapper's key that the answer may come in.
    pub envelope: Option<String>,
    /// What a success holds.
    pub answer: Answer,
    /// What a failure holds.
    pub error: ErrorType,
    /// How its pages are counted.
    pub pages: Option<Pages>,
    /// Types of inline schemas.
    pub items: Vec<Item>,
}

/// `#[deprecated]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deprecated;

/// An HTTP method, in the order in which a path's operations are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `TRACE`
    Trace,
}

/// A value that a request carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The argument.
    pub name: Ident,
    /// The name on the wire.
    pub wire: String,
    /// Where it is sent, and as what it is taken.
    pub value: ParameterValue,
}

/// Where a parameter is sent, and as what it is taken.
#[derive(Clone, Debug, PartialEq)]
pub enum ParameterValue {
    /// A text in the path.
    PathText,
    /// A value in the path.
    Path(RustType),
    /// A text in the query.
    QueryText,
    /// A value in the query.
    Query(RustType),
    /// Texts in the query, each under the name.
    QueryTexts,
    /// Values in the query, each under the name.
    QueryList(RustType),
}

/// A setter of an optional query parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Setter {
    /// Its docs.
    pub docs: Docs,
    /// Whether callers are warned.
    pub deprecated: Option<Deprecated>,
    /// What it sets.
    pub parameter: Parameter,
}

/// What a success holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Always JSON.
    Json(RustType),
    /// JSON, or nothing.
    OptionalJson(RustType),
    /// Nothing that is described.
    NoContent,
}

/// What a failure holds.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorType {
    /// The documented schema.
    Documented(TypePath),
    /// Nothing is documented.
    Unknown,
}

/// Pages by number.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// Query parameter of the page number.
    pub page: String,
    /// The number of the first page.
    pub first: i64,
    /// Query parameter of the page's length.
    pub limit: String,
    /// The page's length where none is asked for.
    pub default_limit: Option<i64>,
    /// The answer.
    pub answer: TypePath,
    /// Its elements.
    pub item: RustType,
    /// The field that holds them.
    pub items: Ident,
    /// The page number that the answer repeats.
    pub echoed_page: Echo,
    /// The page's length that the answer repeats.
    pub echoed_limit: Echo,
}

/// A number that an answer repeats.
#[derive(Clone, Debug, PartialEq)]
pub enum Echo {
    /// It does not.
    Nothing,
    /// In a field of `Option<i64>`.
    Optional(Ident),
    /// In a field of `i64`.
    Required(Ident),
}

/// A file of `types/`.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeFile {
    /// The module and the stem of its file.
    pub name: Ident,
    /// Types of other files, by name.
    pub imports: Vec<Ident>,
    /// Whether the runtime is named.
    pub runtime: Option<RuntimeImport>,
    /// The component's type, then those of its inline schemas.
    pub items: Vec<Item>,
}

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// What it is.
    pub kind: ItemKind,
    /// What it says as the answer of a failure, if it is one.
    pub error: Option<ErrorBody>,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// A struct.
    Struct(Struct),
    /// An enum of texts that knows of further ones.
    OpenEnum(Vec<Variant>),
    /// An enum of JSON types that knows of further ones.
    Union(Vec<Member>),
    /// Another name of a type.
    Alias(RustType),
}

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// What it derives.
    pub derives: Derives,
    /// In the order of the document.
    pub fields: Vec<Field>,
    /// `new` and the setters, of what a request sends.
    pub construction: Option<Construction>,
}

/// What a struct derives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derives {
    /// `Clone, Debug, PartialEq`
    Plain,
    /// `Clone, Debug, Default, PartialEq`
    Default,
}

/// A property.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// The field.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// Its type, `Option` included.
    pub rust_type: RustType,
    /// How it is read and written.
    pub mode: Mode,
}

/// How a field is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Must be there, is always written.
    Required,
    /// Absent and null are `None`; `None` is not written.
    Optional,
    /// Absent and null are empty; empty is not written.
    List,
    /// As optional, and never written.
    Secret,
}

/// How a struct is made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Construction {
    /// Arguments of `new`, which the fields of their names take.
    pub required: Vec<FieldArgument>,
    /// The setters.
    pub setters: Vec<FieldSetter>,
}

/// An argument that becomes a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldArgument {
    /// The field and the argument.
    pub name: Ident,
    /// As what it is taken.
    pub intake: Intake,
}

/// A setter of an optional field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldSetter {
    /// The method.
    pub name: Ident,
    /// What it sets.
    pub argument: FieldArgument,
}

/// As what a field's value is taken, and how it becomes the field.
#[derive(Clone, Debug, PartialEq)]
pub enum Intake {
    /// `impl Into<String>`
    Text,
    /// `impl IntoIterator<Item = impl Into<String>>`
    Texts,
    /// `impl IntoIterator<Item = T>`
    List(RustType),
    /// `T`
    Value(RustType),
    /// `T`, to be boxed.
    Boxed(RustType),
    /// Any of them, in `Some`.
    Some(Box<Self>),
}

/// Which fields of an error body say what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorBody {
    /// Header that holds the request's id.
    pub request_id_header: Option<String>,
    /// What is said, each by the first of its fields that holds something.
    pub texts: Vec<ErrorText>,
}

/// Fields that say one thing of an error.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorText {
    /// What they say.
    pub role: ErrorRole,
    /// In the order in which they are asked.
    pub fields: Vec<Ident>,
}

/// What a text of an error body says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorRole {
    /// The error's code.
    Code,
    /// The error's message.
    Message,
    /// The request's id.
    RequestId,
}

/// A value of an open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The value.
    pub wire: String,
    /// The variant.
    pub name: Ident,
}

/// A member of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The JSON type that tells it.
    pub json: JsonType,
    /// The variant.
    pub name: Ident,
    /// What it holds.
    pub rust_type: RustType,
}

/// A JSON type but for null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonType {
    /// `true` and `false`.
    Boolean,
    /// Integers too.
    Number,
    /// A text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl Crate {
    /// Every operation, by module and then by path and method.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.modules.iter().flat_map(|module| &module.operations)
    }
}

impl Method {
    /// As HTTP spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Trace => "TRACE",
        }
    }

    /// The method of that name.
    pub fn parse(text: &str) -> Option<Self> {
        const ALL: [Method; 8] = [
            Method::Get,
            Method::Head,
            Method::Post,
            Method::Put,
            Method::Patch,
            Method::Delete,
            Method::Options,
            Method::Trace,
        ];
        ALL.into_iter().find(|method| method.as_str() == text)
    }
}

impl JsonType {
    /// The name in JSON Schema.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

impl Operation {
    /// Calls `visit` with every type that the operation and its inline types name.
    pub fn types<'a>(&'a self, visit: &mut impl FnMut(&'a RustType)) {
        let parameters = self.setters.iter().map(|setter| &setter.parameter);
        for parameter in self.arguments.iter().chain(parameters) {
            match &parameter.value {
                ParameterValue::Path(rust_type)
                | ParameterValue::Query(rust_type)
                | ParameterValue::QueryList(rust_type) => visit(rust_type),
                ParameterValue::PathText
                | ParameterValue::QueryText
                | ParameterValue::QueryTexts => {}
            }
        }
        self.body.iter().for_each(&mut *visit);
        match &self.answer {
            Answer::Json(rust_type) | Answer::OptionalJson(rust_type) => visit(rust_type),
            Answer::NoContent => {}
        }
        for item in &self.items {
            item.types(visit);
        }
    }
}

impl Item {
    /// Calls `visit` with every type that this one names.
    pub fn types<'a>(&'a self, visit: &mut impl FnMut(&'a RustType)) {
        match &self.kind {
            ItemKind::Struct(of) => of
                .fields
                .iter()
                .map(|field| &field.rust_type)
                .for_each(visit),
            ItemKind::Union(members) => {
                members
                    .iter()
                    .map(|member| &member.rust_type)
                    .for_each(visit);
            }
            ItemKind::Alias(rust_type) => visit(rust_type),
            ItemKind::OpenEnum(_) => {}
        }
    }
}
