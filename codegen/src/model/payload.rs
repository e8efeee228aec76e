//! What goes with a request and comes with its answers, in the Rust model.

use super::Lint;
use crate::api::{Encoding, Status};
use crate::docs::Docs;
use crate::names::Ident;
use crate::rust_type::{RustType, TypePath};

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
    /// Events whose data is JSON.
    Events(RustType),
    /// Events whose data is a text.
    TextEvents,
    /// Events, each an object with its data among its fields.
    WholeEvents(RustType),
    /// JSON values as they come.
    JsonLines(RustType),
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
    ByStatus(Vec<(Vec<Status>, TypePath)>),
    /// Nothing is documented.
    Unknown,
}
