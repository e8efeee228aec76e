//! The description without `$ref`s to anything but schemas, each node with the pointer of the tree
//! it was read from. Between `resolve` and `ir`.

mod kind;
mod operation;
mod pagination;
mod parameter;
mod schema;

use crate::pointer::Pointer;

pub use kind::{Kind, Listed};
pub use operation::{Answer, Body, Content, Header, Operation, Sequence, Status};
pub use pagination::{PageCursors, PageNumbers, PagesBy, Pagination};
pub use parameter::{Encoding, Location, Members, Parameter, Reserved, Style};
pub use schema::{
    Absence, Access, Discriminator, ErrorFields, Form, NamedSchema, Origin, Property, Said, Schema,
    Texts,
};

/// A whole description.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// Root servers, in the order of the document.
    pub servers: Vec<Server>,
    /// `components.securitySchemes`, by name.
    pub schemes: Vec<SecurityScheme>,
    /// Root `security`.
    pub security: Security,
    /// Root tags.
    pub tags: Vec<Tag>,
    /// Every operation, sorted by path and method.
    pub operations: Vec<Operation>,
    /// `components.schemas`, sorted by key.
    pub schemas: Vec<NamedSchema>,
}

/// A server.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// The node.
    pub pointer: Pointer,
    /// `url`, with its variables in braces.
    pub url: String,
    /// `description`.
    pub description: Option<String>,
    /// `variables`, by name.
    pub variables: Vec<ServerVariable>,
}

/// A part of a server's URL that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// `default`
    pub default: String,
    /// `enum`
    pub values: Vec<String>,
}

/// A tag of the root.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The node.
    pub pointer: Pointer,
    /// `name`.
    pub name: String,
    /// `description`.
    pub description: Option<String>,
}

/// A security scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// The node.
    pub pointer: Pointer,
    /// The key under `components.securitySchemes`.
    pub key: String,
    /// `description`.
    pub description: Option<String>,
    /// What carries its credential.
    pub carrier: Carrier,
}

/// What carries the credential of a security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A header, behind a prefix: that of an `apiKey` and its `x-value-prefix`, or `Authorization`
    /// and the name of its scheme.
    Header {
        /// The header.
        name: String,
        /// What stands before the credential.
        prefix: String,
    },
    /// A parameter of the query.
    Query(String),
    /// A cookie.
    Cookie(String),
    /// User name and password, in `Authorization`.
    Basic,
    /// The connection itself.
    Tls,
}

/// `security`: alternatives, each a list of keys of schemes that go together.
pub type Security = Vec<Vec<String>>;
