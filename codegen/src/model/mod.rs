//! The Rust that will be written, every decision made: what stages behind this one do is to print.
//!
//! Names are valid and unique, types are known, docs are wrapped. Where printing differs, the
//! difference is an enum here that becomes tokens by one function of `emit`.

mod feature;
mod header;
mod lint;
mod operation;
mod pages;
mod payload;
mod types;
mod variants;

use std::collections::BTreeSet;

use crate::docs::Docs;
use crate::names::Ident;

pub use crate::api::{
    Carrier, Encoding, Location, Members, Reserved, Server, ServerVariable, Status, Style,
};
pub use feature::Feature;
pub use header::{AnswerHeader, AnswerHeaders, Owners};
pub use lint::Lint;
pub use operation::{
    Class, Deprecated, Method, Operation, Parameter, ParameterIntake, Sending, Setter, Setters,
};
pub use pages::{Echoes, PageCursors, PageField, PageItems, PageNumbers, Pages, PagesBy};
pub use payload::{Answer, Body, BodyIntake, Case, Cases, ErrorType, MediaType, OtherBody};
pub use types::{
    Definer, Derives, ErrorBody, ErrorRole, ErrorText, Field, FieldSetter, Giving, Intake, Item,
    ItemKind, Maker, Mode, Part, PartContent, Reading, Rest, Source, Struct, Writing,
};
pub use variants::{Integer, JsonType, Member, Union, Variant};

/// All generated files.
#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// Addresses of the service; the first is the default.
    pub servers: Vec<Server>,
    /// How the service is told who calls.
    pub schemes: Vec<Scheme>,
    /// What operations take unless they say otherwise.
    pub security: Security,
    /// The operations, one module a tag, by name.
    pub modules: Vec<Module>,
    /// The components, one file a schema, by name.
    pub types: Vec<TypeFile>,
    /// What operations and types set aside.
    pub lints: Vec<Lint>,
    /// What the runtime must have for them.
    pub features: BTreeSet<Feature>,
}

/// One way of saying who calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheme {
    /// The constant.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// The key in the description.
    pub key: String,
    /// What carries the credential.
    pub carrier: Carrier,
}

/// What an operation takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Security {
    /// No credential.
    Nothing,
    /// What the description says at its root.
    Root,
    /// Any one of these alternatives, by the constants of their schemes.
    AnyOf(Vec<Vec<Ident>>),
}

/// The operations of one tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The module and the stem of its file.
    pub name: Ident,
    /// What the tag is.
    pub docs: Docs,
    /// Modules beside that of the operations which are named: `api`, `types`.
    pub imports: Option<Names>,
    /// By path and method.
    pub operations: Vec<Operation>,
}

/// What a `use` names.
#[derive(Clone, Debug, PartialEq)]
pub enum Names {
    /// `Key`
    One(Ident),
    /// `{Key, KeyList}`
    Several(Vec<Ident>),
}

impl Names {
    /// Sorted; `None` where there is nothing to name.
    pub fn of(names: impl IntoIterator<Item = Ident>) -> Option<Self> {
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort();
        let last = names.pop()?;
        if names.is_empty() {
            return Some(Self::One(last));
        }
        names.push(last);
        Some(Self::Several(names))
    }
}

/// A file of `types/`.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeFile {
    /// The module and the stem of its file.
    pub name: Ident,
    /// What is named of the module around it: types of other files, and the runtime.
    pub imports: Option<Names>,
    /// The component's type, then those of its inline schemas.
    pub items: Vec<Item>,
}

impl Crate {
    /// Every operation, by module and then by path and method.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.modules.iter().flat_map(|module| &module.operations)
    }
}
