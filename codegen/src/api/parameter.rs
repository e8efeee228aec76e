//! Parameters: where each is sent, and how its value becomes text.

use super::Schema;
use crate::pointer::Pointer;

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
