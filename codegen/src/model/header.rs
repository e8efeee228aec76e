//! Headers of answers of the Rust model.

use super::Deprecated;
use crate::docs::Docs;
use crate::names::Ident;
use crate::rust_type::RustType;

/// The headers of an operation whose answers have some.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerHeaders(pub Vec<AnswerHeader>);

/// A header that answers of an operation have.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerHeader {
    /// The constant.
    pub name: Ident,
    /// The name on the wire, in lower case.
    pub wire: String,
    /// Its docs.
    pub docs: Docs,
    /// Whether callers are warned.
    pub deprecated: Option<Deprecated>,
    /// As what its text is read.
    pub rust_type: RustType,
}
