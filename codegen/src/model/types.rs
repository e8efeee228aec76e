//! Types of the Rust model: structs, open enums, unions and aliases.

use super::{Deprecated, Encoding, Integer, Union, Variant};
use crate::docs::Docs;
use crate::names::Ident;
use crate::rust_type::RustType;

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// Where the description has it, as far as the docs do not say so.
    pub source: Source,
    /// What it is.
    pub kind: ItemKind,
    /// What it says as the answer of a failure, if it is one.
    pub error: Option<ErrorBody>,
}

impl Item {
    /// What defines it.
    pub fn definer(&self) -> Definer {
        match &self.kind {
            ItemKind::Struct(of) => match of.writing {
                Writing::Record => Definer::Record,
                Writing::Parts(_) => Definer::Parts,
            },
            ItemKind::OpenEnum(_) => Definer::OpenEnum,
            ItemKind::OpenInteger(_) => Definer::OpenInteger,
            ItemKind::OpenValue(_) => Definer::OpenValue,
            ItemKind::Union(_) => Definer::Union,
            ItemKind::Alias(_) => Definer::Language,
        }
    }

    /// Whether the next one is defined together with it: nothing stands between them.
    pub fn goes_on(&self, next: &Self) -> bool {
        self.error.is_none() && self.definer() == next.definer()
    }
}

/// What defines a type: a macro of the runtime, or the language as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definer {
    /// `rt::record!`
    Record,
    /// `rt::parts!`
    Parts,
    /// `rt::open_enum!`
    OpenEnum,
    /// `rt::open_integer!`
    OpenInteger,
    /// `rt::open_value!`
    OpenValue,
    /// `rt::union!`
    Union,
    /// `type`
    Language,
}

/// Where the description has a type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// The struct of which a field holds it, and the field's name on the wire; the docs of such a
    /// type are empty, since that is what there is to say.
    pub owner: Option<(Ident, String)>,
    /// Its schema, `#/components/schemas/Key`, where that does not follow from the owner's.
    pub pointer: Option<String>,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// A struct.
    Struct(Struct),
    /// An enum of texts that knows of further ones.
    OpenEnum(Vec<Variant>),
    /// An enum of integers that knows of further ones.
    OpenInteger(Vec<Variant<Integer>>),
    /// An enum of other values that knows of further ones; on the wire, each is JSON.
    OpenValue(Vec<Variant>),
    /// An enum of the types that a value may have, and of values that have none of them.
    Union(Union),
    /// Another name of a type.
    Alias(RustType),
}

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// What it derives.
    pub derives: Derives,
    /// In the order of the document.
    pub fields: Vec<Field>,
    /// What stands beside them.
    pub rest: Rest,
    /// How it is written.
    pub writing: Writing,
    /// Who makes one.
    pub maker: Maker,
}

/// How a struct is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Writing {
    /// As JSON, and it is read too.
    Record,
    /// As parts of a body, one for each field.
    Parts(Vec<Part>),
}

/// A property that is sent as a part, or as several.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it holds.
    pub content: PartContent,
    /// Its media type, where the description says one.
    pub media: Option<String>,
    /// Its headers of one value alone, as they are written: `X-Scope: all`.
    pub headers: Vec<String>,
}

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartContent {
    /// A value, as a text or as JSON.
    Value,
    /// A value by a style.
    Styled(Encoding),
    /// A file, or none.
    File,
    /// Any number of files.
    Files,
}

/// What a struct holds under names that the document does not give.
#[derive(Clone, Debug, PartialEq)]
pub enum Rest {
    /// Nothing is said of it.
    Unnamed,
    /// Values of a type.
    Described(RustType),
}

/// What a struct derives besides what all do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derives {
    /// Nothing.
    Plain,
    /// `Default`
    Default,
}

/// A property.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// The field.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// Its type, `Option` included.
    pub rust_type: RustType,
    /// How it is read and written.
    pub mode: Mode,
    /// As what it is read.
    pub reading: Reading,
    /// How it is given.
    pub giving: Giving,
    /// `#[deprecated]`, of its setter too.
    pub deprecated: Option<Deprecated>,
}

/// How a field is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Must be there, is always written.
    Required,
    /// Absent and null are `None`; `None` is not written.
    Optional,
    /// Absent and null are empty; empty is not written.
    List,
    /// `None` where it is absent, and null where it is there: it can be nothing else.
    Present,
    /// Absent, null or a value, each read and written as it is.
    Patch,
    /// As optional, and never written.
    Secret,
}

/// As what a field is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As its type says.
    Plain,
    /// As times, which may have an offset of zero.
    Times,
}

/// Who makes the values of a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// The service, in answers.
    Service,
    /// The caller, for a request: there is `new`, of what is required.
    Caller,
}

/// How a caller gives a field its value.
#[derive(Clone, Debug, PartialEq)]
pub enum Giving {
    /// Not at all.
    Nothing,
    /// To `new`.
    New(Intake),
    /// With a setter.
    Set(FieldSetter),
}

/// A setter of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldSetter {
    /// The method, where it is not called as the field.
    pub name: Option<Ident>,
    /// As what the value is taken.
    pub intake: Intake,
    /// The method that sets null, of a field of which that says something.
    pub null: Option<Ident>,
}

/// As what a field's value is taken, before an `Option` or an `rt::Patch` is put around it.
#[derive(Clone, Debug, PartialEq)]
pub enum Intake {
    /// `impl Into<String>`
    Text,
    /// `impl Into<rt::Password>`
    Password,
    /// `impl Into<rt::Upload>`
    Upload,
    /// `impl IntoIterator<Item = impl Into<String>>`
    Texts,
    /// `impl IntoIterator<Item = T>`
    List(RustType),
    /// `T`
    Value(RustType),
    /// `T`, to be boxed.
    Boxed(RustType),
}

/// Which fields of an error body say what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorBody {
    /// Header that holds the request's id.
    pub request_id_header: Option<String>,
    /// What is said, each by the first of its fields that holds something.
    pub texts: Vec<ErrorText>,
}

/// Fields that say one thing of an error.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorText {
    /// What they say.
    pub role: ErrorRole,
    /// In the order in which they are asked.
    pub fields: Vec<Ident>,
}

/// What a text of an error body says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorRole {
    /// The error's code.
    Code,
    /// The error's message.
    Message,
    /// The request's id.
    RequestId,
}

impl Item {
    /// Calls `visit` with every type that this one names.
    pub fn types<'a>(&'a self, visit: &mut impl FnMut(&'a RustType)) {
        match &self.kind {
            ItemKind::Struct(of) => {
                for field in &of.fields {
                    visit(&field.rust_type);
                }
                match &of.rest {
                    Rest::Described(rust_type) => visit(rust_type),
                    Rest::Unnamed => {}
                }
            }
            ItemKind::Union(of) => {
                of.members
                    .iter()
                    .map(|member| &member.rust_type)
                    .for_each(visit);
            }
            ItemKind::Alias(rust_type) => visit(rust_type),
            ItemKind::OpenEnum(_) | ItemKind::OpenInteger(_) | ItemKind::OpenValue(_) => {}
        }
    }
}
