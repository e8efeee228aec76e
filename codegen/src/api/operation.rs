//! Operations: what one takes and what it answers, every reference but those to schemas followed.

use std::fmt;

use super::{Encoding, Pagination, Parameter, Schema, Security, Server};
use crate::media::Format;
use crate::pointer::Pointer;

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

impl Operation {
    /// The schemas of all that its request holds beside parameters.
    pub fn body_schemas(&self) -> impl Iterator<Item = &Schema> {
        let contents = self.body.iter().flat_map(|body| &body.contents);
        contents.map(|content| &content.schema)
    }

    /// The schemas of all that its request holds.
    pub fn sent_schemas(&self) -> impl Iterator<Item = &Schema> {
        let parameters = self.parameters.iter();
        self.body_schemas()
            .chain(parameters.map(|parameter| &parameter.schema))
    }

    /// The schemas of all that it answers.
    pub fn answer_schemas(&self) -> impl Iterator<Item = &Schema> {
        let contents = self.answers.iter().flat_map(|answer| &answer.contents);
        contents.map(|content| &content.schema)
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
    pub headers: Vec<Header>,
}

/// A header of an answer or of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The node, behind its `$ref` if there is one.
    pub pointer: Pointer,
    /// Where the answer or the part names it.
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
    /// `encoding`: the headers of parts, by the names of their properties.
    pub part_headers: Vec<(String, Vec<Header>)>,
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
