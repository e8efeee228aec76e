//! Schemas: what each says of itself, and its kind. References to components stay references.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Kind;
use crate::pointer::Pointer;

/// An entry of `components.schemas`.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSchema {
    /// Its key; of a request's own form of a schema one that the document does not have.
    pub key: String,
    /// The key as the document writes it.
    pub written: String,
    /// Of what it is the schema.
    pub origin: Origin,
    /// In what it stands.
    pub form: Form,
    /// `x-error`.
    pub error: Option<ErrorFields>,
    /// The schema.
    pub schema: Schema,
}

/// Of what a component is the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Of `components.schemas`.
    Schema,
    /// Of `components.parameters`.
    Parameter,
    /// Of `components.requestBodies`.
    Body,
    /// Of `components.responses`.
    Answer,
    /// Of `components.headers`.
    Header,
}

/// In what a component stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In requests and answers alike, or in one of the two alone.
    Whole,
    /// In requests, where answers have more or less of it.
    Request,
}

/// `x-error` of a schema: which fields say what, in the order in which they are asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorFields {
    /// The node of the extension.
    pub pointer: Pointer,
    /// Properties that hold a code.
    pub code: Vec<String>,
    /// Properties that hold a message.
    pub message: Vec<String>,
    /// Properties that hold the request's id.
    pub request_id: Vec<String>,
    /// Header that holds the request's id.
    pub request_id_header: Option<String>,
}

/// A schema: what it says of itself, and its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// The node.
    pub pointer: Pointer,
    /// `title` of a member of a union that is one value.
    pub title: Option<String>,
    /// `description` of a component, a property or a member of a union that is one value; beside a
    /// `$ref`, that of the reference.
    pub description: Option<String>,
    /// `deprecated` of a property.
    pub deprecated: bool,
    /// Whether `null` is a value.
    pub nullable: bool,
    /// `default` of a parameter that may be left out.
    pub default: Option<Box<Value>>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// Names in `required` that no property here has: as a part of `allOf` they bear on the
    /// properties of the other parts.
    pub required: Vec<String>,
    /// `readOnly` or `writeOnly` of a property.
    pub access: Access,
    /// Of a member of a union that is a reference: the key that it refers to, which is what the
    /// union's `discriminator` calls it, whatever becomes of the reference.
    pub member: Option<String>,
    /// `discriminator` of a union.
    pub discriminator: Option<Box<Discriminator>>,
    /// Of an enum that was one of several: whether every other text is a value too.
    pub texts: Texts,
    /// Of an enum that was one of several: what is said of single values, by their text.
    pub said: BTreeMap<String, Said>,
    /// What it holds.
    pub kind: Kind,
}

impl Schema {
    /// One of a kind, which says nothing else.
    pub fn of(pointer: Pointer, kind: Kind) -> Self {
        Self {
            pointer,
            title: None,
            description: None,
            deprecated: false,
            nullable: false,
            default: None,
            rust_name: None,
            required: Vec::new(),
            access: Access::Both,
            member: None,
            discriminator: None,
            texts: Texts::Listed,
            said: BTreeMap::new(),
            kind,
        }
    }

    /// One that says nothing at all.
    pub fn any(pointer: Pointer) -> Self {
        Self::of(pointer, Kind::Any)
    }

    /// The same of another kind. What it was is not copied, which may be much.
    #[must_use]
    pub fn as_kind(&self, kind: Kind) -> Self {
        Self {
            pointer: self.pointer.clone(),
            title: self.title.clone(),
            description: self.description.clone(),
            deprecated: self.deprecated,
            nullable: self.nullable,
            default: self.default.clone(),
            rust_name: self.rust_name.clone(),
            required: self.required.clone(),
            access: self.access,
            member: self.member.clone(),
            discriminator: self.discriminator.clone(),
            texts: self.texts,
            said: self.said.clone(),
            kind,
        }
    }

    /// Whether a type is named after the place where this stands: its own, or that of what it is a
    /// list or map of. Parts that are not put together yet may come to one.
    pub fn is_inline(&self) -> bool {
        match &self.kind {
            Kind::AllOf(_) => true,
            Kind::Array(inner) | Kind::Map(Some(inner)) => inner.is_inline(),
            other => other.is_defined(),
        }
    }
}

/// What a description says of one value of an enum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
}

/// Which texts an enum has for its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Those that it lists.
    Listed,
    /// Any, of which it lists some.
    Any,
}

/// In what a property stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// In requests and answers.
    Both,
    /// In answers alone: `readOnly`.
    Answers,
    /// In requests alone: `writeOnly`.
    Requests,
}

/// A property whose text tells the members of a union apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// `propertyName`: its name on the wire.
    pub wire: String,
    /// `mapping`: from texts to keys of `components.schemas`, in the order of the document.
    pub mapping: Vec<(String, String)>,
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Name on the wire.
    pub wire: String,
    /// Whether `required` names it.
    pub required: bool,
    /// What it says that it is left out.
    pub absence: Absence,
    /// Its schema.
    pub schema: Schema,
}

/// What it says that a property is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// What null says, or an empty list.
    Empty,
    /// That it stays as it is: in a body of PATCH null and an empty list say something else.
    Unchanged,
}
