//! Headers of answers of the Rust model.

use super::Deprecated;
use crate::docs::Docs;
use crate::names::Ident;
use crate::rust_type::RustType;

/// The headers of answers, of which there are some.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerHeaders {
    /// The operations whose answers have them; they stand with the first.
    pub owners: Owners,
    /// By wire name.
    pub headers: Vec<AnswerHeader>,
}

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

/// The types that name operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owners {
    /// `ListKeys`
    One(Ident),
    /// `[ListKeys, ListMembers]`
    Several(Vec<Ident>),
}

impl Owners {
    /// Takes in one more.
    pub fn add(&mut self, other: Ident) {
        match self {
            Self::One(first) => *self = Self::Several(vec![first.clone(), other]),
            Self::Several(owners) => owners.push(other),
        }
    }
}
