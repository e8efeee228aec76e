//! Variants of the Rust model: values of open enums, members of unions.

use serde_json::Value;

use crate::docs::Docs;
use crate::names::Ident;
use crate::rust_type::RustType;

/// A value of an open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant<W = String> {
    /// The value.
    pub wire: W,
    /// The variant.
    pub name: Ident,
    /// What is said of it.
    pub docs: Docs,
}

/// An integer as Rust writes it: a sign is no part of a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integer {
    /// One that is not negative.
    Natural(u64),
    /// One below zero, by its magnitude.
    Negative(u64),
}

/// A value of one of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The property that tells objects apart.
    pub tag: Option<String>,
    /// The more special before the more general, else in the order of the document.
    pub members: Vec<Member>,
}

/// A member of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The JSON type of its values.
    pub json: JsonType,
    /// The texts of the tag that mean it.
    pub tags: Vec<String>,
    /// The variant.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
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
    /// Several of these.
    Any,
}

impl JsonType {
    /// That of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Any,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    /// The name in JSON Schema, if it has one.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
            Self::Any => "any",
        }
    }
}
