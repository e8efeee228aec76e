//! Operations of the Rust model: what a method takes, and what is said of its request and answers.

use super::{
    Answer, AnswerHeaders, Body, BodyIntake, Cases, ErrorType, Item, Lint, OtherBody, Pages,
    Security, Server,
};
use crate::api::{Encoding, Location};
use crate::docs::{self, Docs};
use crate::names::{self, Ident};
use crate::pointer::Pointer;
use crate::rust_type::RustType;

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
    /// The headers of its answers, successes and failures alike, unless they stand with an
    /// operation before it in its module.
    pub headers: Option<AnswerHeaders>,
    /// How its pages are counted.
    pub pages: Option<Pages>,
    /// Types of inline schemas.
    pub items: Vec<Item>,
}

/// `#[deprecated]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// What to use instead.
    pub note: Option<String>,
}

impl Deprecated {
    /// Of what the keyword `deprecated` is said; the description may say what to use instead.
    pub fn of(is_deprecated: bool, description: Option<&str>) -> Option<Self> {
        is_deprecated.then(|| Self {
            note: description.and_then(docs::replacement),
        })
    }
}

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
    /// `operationId`, where the method is called otherwise.
    pub fn own_id(&self) -> Option<&str> {
        (names::plain(&self.name) != self.id).then_some(&self.id)
    }

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
                Answer::Json(rust_type)
                | Answer::OptionalJson(rust_type)
                | Answer::Events(rust_type)
                | Answer::WholeEvents(rust_type)
                | Answer::JsonLines(rust_type) => visit(rust_type),
                Answer::Text
                | Answer::Binary
                | Answer::TextEvents
                | Answer::Cases(_)
                | Answer::NoContent => {}
            }
        }
        let headers = self.headers.iter().flat_map(|headers| &headers.headers);
        headers.for_each(|header| visit(&header.rust_type));
        for item in &self.items {
            item.types(visit);
        }
    }
}
