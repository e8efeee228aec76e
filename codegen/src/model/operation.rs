//! Operations of the Rust model: what a method takes, and what is said of its request and answers.

use super::{AnswerHeaders, Item, Lint, Security, Server};
use crate::api::{Encoding, Location, Status};
use crate::docs::Docs;
use crate::names::Ident;
use crate::pointer::Pointer;
use crate::rust_type::{RustType, TypePath};

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
    /// What the method sets aside.
    pub lints: Vec<Lint>,
    /// The HTTP method.
    pub method: Method,
    /// What repeating it can do.
    pub class: Class,
    /// The path template.
    pub path: String,
    /// Path parameters and those that are required, in order.
    pub arguments: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// Methods of the same operation with bodies of other media types.
    pub others: Vec<OtherBody>,
    /// The optional parameters.
    pub setters: Option<Setters>,
    /// Its own servers; none where it goes to those of the root.
    pub servers: Vec<Server>,
    /// Which credentials it takes.
    pub security: Security,
    /// A wrapper's key that the answer may come in.
    pub envelope: Option<String>,
    /// The media types that are asked for, where that is not JSON alone.
    pub accept: Option<String>,
    /// What a success holds.
    pub answer: Answer,
    /// The type of answers that differ by status or media type.
    pub cases: Option<Cases>,
    /// What a failure holds.
    pub error: ErrorType,
    /// The headers of its answers, successes and failures alike.
    pub headers: Option<AnswerHeaders>,
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

/// What repeating an operation can do to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It changes nothing.
    Safe,
    /// Sent twice, it leaves what it leaves when sent once.
    Idempotent,
    /// Sent twice, it may act twice.
    Once,
}

/// A value that a request carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The argument.
    pub name: Ident,
    /// The name on the wire.
    pub wire: String,
    /// As what it is taken.
    pub intake: ParameterIntake,
    /// Where it is sent.
    pub location: Location,
    /// How it becomes text there.
    pub sending: Sending,
}

/// As what the value of a parameter is taken.
#[derive(Clone, Debug, PartialEq)]
pub enum ParameterIntake {
    /// `impl AsRef<str>`
    Text,
    /// A value of that type.
    Value(RustType),
    /// `impl IntoIterator<Item = impl Into<String>>`
    Texts,
    /// Values of that type.
    List(RustType),
}

/// How the value of a parameter becomes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// One text, as it is in every place.
    Plain,
    /// Each value under the name, in a query.
    Repeated,
    /// By a style.
    Styled(Encoding),
}

/// The setters of a request that has some.
#[derive(Clone, Debug, PartialEq)]
pub struct Setters(pub Vec<Setter>);

/// A setter of an optional parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Setter {
    /// Its docs.
    pub docs: Docs,
    /// Whether callers are warned.
    pub deprecated: Option<Deprecated>,
    /// What it sets.
    pub parameter: Parameter,
}

/// A request body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// As what it is taken.
    pub intake: BodyIntake,
    /// Its media type, where it is another than the runtime's for that.
    pub media: Option<MediaType>,
}

/// A media type, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaType(pub String);

/// As what a request body is taken.
#[derive(Clone, Debug, PartialEq)]
pub enum BodyIntake {
    /// A value, as JSON.
    Json(RustType),
    /// A value, as JSON, or none.
    OptionalJson(RustType),
    /// A value, as a form, its properties by these encodings.
    Form(RustType, Vec<(String, Encoding)>),
    /// A value, as a form, or none.
    OptionalForm(RustType, Vec<(String, Encoding)>),
    /// A value, in parts.
    Multipart(RustType),
    /// A value, in parts, or none.
    OptionalMultipart(RustType),
    /// `impl Into<String>`
    Text,
    /// `impl Into<rt::Upload>`
    Upload,
}

/// A method of an operation with a body of another media type.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherBody {
    /// The method on `Client`.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// What it sets aside.
    pub lints: Vec<Lint>,
    /// The body.
    pub body: Body,
}

/// Answers that differ by status or media type.
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    /// The type.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// Its variants, in the order in which they are tried.
    pub cases: Vec<Case>,
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The variant.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// The statuses that it is for.
    pub status: Status,
    /// The media types that it is for; none where it holds nothing.
    pub media: Vec<String>,
    /// What it holds.
    pub answer: Answer,
}

/// What a success holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Always JSON.
    Json(RustType),
    /// JSON, or nothing.
    OptionalJson(RustType),
    /// A text.
    Text,
    /// Bytes as they come.
    Binary,
    /// One of several, by status or media type.
    Cases(Ident),
    /// Nothing that is described.
    NoContent,
}

/// What a failure holds.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorType {
    /// The documented schema.
    Documented(TypePath),
    /// The documented schemas, by status.
    ByStatus(Vec<(Status, TypePath)>),
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
    /// Whether either is read from the answer.
    pub echoing: Echoing,
}

/// Whether an answer repeats what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echoing {
    /// In a field of it.
    Answer,
    /// In none.
    Silent,
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

    /// What HTTP itself says of repeating it (RFC 9110, section 9.2).
    pub fn class(self) -> Class {
        match self {
            Self::Get | Self::Head | Self::Options | Self::Trace => Class::Safe,
            Self::Put | Self::Delete => Class::Idempotent,
            Self::Post | Self::Patch => Class::Once,
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

impl Operation {
    /// Calls `visit` with every type that the operation and its inline types name.
    pub fn types<'a>(&'a self, visit: &mut impl FnMut(&'a RustType)) {
        let setters = self.setters.iter().flat_map(|setters| &setters.0);
        let parameters = setters.map(|setter| &setter.parameter);
        for parameter in self.arguments.iter().chain(parameters) {
            match &parameter.intake {
                ParameterIntake::Value(rust_type) | ParameterIntake::List(rust_type) => {
                    visit(rust_type);
                }
                ParameterIntake::Text | ParameterIntake::Texts => {}
            }
        }
        let others = self.others.iter().map(|other| &other.body);
        for body in self.body.iter().chain(others) {
            match &body.intake {
                BodyIntake::Json(rust_type)
                | BodyIntake::OptionalJson(rust_type)
                | BodyIntake::Form(rust_type, _)
                | BodyIntake::OptionalForm(rust_type, _)
                | BodyIntake::Multipart(rust_type)
                | BodyIntake::OptionalMultipart(rust_type) => visit(rust_type),
                BodyIntake::Text | BodyIntake::Upload => {}
            }
        }
        let cases = self.cases.iter().flat_map(|cases| &cases.cases);
        for answer in cases.map(|case| &case.answer).chain([&self.answer]) {
            match answer {
                Answer::Json(rust_type) | Answer::OptionalJson(rust_type) => visit(rust_type),
                Answer::Text | Answer::Binary | Answer::Cases(_) | Answer::NoContent => {}
            }
        }
        let headers = self.headers.iter().flat_map(|headers| &headers.0);
        headers.for_each(|header| visit(&header.rust_type));
        for item in &self.items {
            item.types(visit);
        }
    }
}
