//! What a schema holds, and the questions that several stages ask of it.

use serde_json::Value;

use super::{Property, Schema};

/// What a schema holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A reference to `components.schemas`, by key.
    Ref(String),
    /// Anything: no `type` and no other keyword that constrains.
    Any,
    /// `null` and nothing else.
    Null,
    /// `boolean`, and the one value that it has where an `enum` lists one alone.
    Boolean(Option<bool>),
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
    /// An `enum` of values that are neither all texts nor all integers, in the order of the
    /// document.
    Values(Vec<Value>),
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

/// The kinds right below which no schema stands.
macro_rules! leaf {
    () => {
        Self::Ref(_)
            | Self::Inherited(..)
            | Self::Any
            | Self::Null
            | Self::Boolean(_)
            | Self::Integer(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Enum(_)
            | Self::IntegerEnum(_)
            | Self::Values(_)
            | Self::Map(None)
    };
}

/// What a kind is, as far as it bears on what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Whatever it refers to is.
    Elsewhere,
    /// Anything, null, or what is not put together yet.
    Open,
    /// One value, of which nothing is listed.
    Scalar,
    /// An enum, each value of which is one text wherever it is written.
    Texts,
    /// An enum of any values.
    Values,
    /// A list or a map.
    Container,
    /// An object or a union.
    Composite,
}

impl Kind {
    /// What a list holds.
    pub fn elements(&self) -> Option<&Schema> {
        if let Self::Array(elements) = self {
            Some(elements)
        } else {
            None
        }
    }

    /// The values that an enum lists.
    pub fn listed(&self) -> Option<Listed<'_>> {
        match self {
            Self::Enum(texts) => Some(Listed::Texts(texts)),
            Self::IntegerEnum(integers) => Some(Listed::Integers(integers)),
            Self::Values(values) => Some(Listed::Values(values)),
            _ => None,
        }
    }

    /// Whether it becomes a type with members: a struct, an enum or a union.
    pub fn is_defined(&self) -> bool {
        match self.class() {
            Class::Composite | Class::Texts | Class::Values => true,
            Class::Elsewhere | Class::Open | Class::Scalar | Class::Container => false,
        }
    }

    /// Whether each of its values is one text wherever it is written: no list, object or null.
    pub fn is_scalar(&self) -> bool {
        match self.class() {
            Class::Scalar | Class::Texts => true,
            Class::Elsewhere
            | Class::Open
            | Class::Values
            | Class::Container
            | Class::Composite => false,
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Ref(_) | Self::Inherited(..) => Class::Elsewhere,
            Self::Any | Self::Null | Self::AllOf(_) => Class::Open,
            Self::Boolean(_) | Self::Integer(_) | Self::Number(_) | Self::String(_) => {
                Class::Scalar
            }
            Self::Enum(_) | Self::IntegerEnum(_) => Class::Texts,
            Self::Values(_) => Class::Values,
            Self::Array(_) | Self::Map(_) => Class::Container,
            Self::Object(..) | Self::Union(_) => Class::Composite,
        }
    }

    /// The schemas right below, but for what a reference leads to.
    pub fn below(&self) -> Vec<&Schema> {
        match self {
            Self::Array(inner) | Self::Map(Some(inner)) => vec![inner],
            Self::Object(properties, rest) => {
                let properties = properties.iter().map(|property| &property.schema);
                properties.chain(rest.as_deref()).collect()
            }
            Self::Union(members) | Self::AllOf(members) => members.iter().collect(),
            leaf!() => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub fn below_mut(&mut self) -> Vec<&mut Schema> {
        match self {
            Self::Array(inner) | Self::Map(Some(inner)) => vec![inner],
            Self::Object(properties, rest) => {
                let properties = properties.iter_mut().map(|property| &mut property.schema);
                properties.chain(rest.as_deref_mut()).collect()
            }
            Self::Union(members) | Self::AllOf(members) => members.iter_mut().collect(),
            leaf!() => Vec::new(),
        }
    }
}

/// The values that an enum lists, in the order of the document.
#[derive(Clone, Copy, Debug)]
pub enum Listed<'k> {
    /// Texts.
    Texts(&'k [String]),
    /// Integers.
    Integers(&'k [i64]),
    /// Values of other types, or of several.
    Values(&'k [Value]),
}
