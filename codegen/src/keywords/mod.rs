//! The one table of what a description may hold: for each kind of object each of its keywords,
//! with the JSON type of its value, what it means to the generator, and what stands below it.
//!
//! `check`, `lower` and the account all go by this table and by nothing else, so that no keyword
//! can be read by one of them and be unknown to another.

mod answer;
mod description;
mod extension;
mod header;
mod kind;
mod media;
mod operation;
mod parameter;
mod schema;
mod section;
mod security;
mod table;
mod types;

pub(crate) use extension::{EXTENSIONS, Extension};
pub(crate) use header::is_content_type;
pub(crate) use kind::{Kind, OF_THE_WHOLE, is_of_transport, is_own_header};
pub(crate) use section::Section;
pub(crate) use types::Types;

use serde_json::Value;

/// Which OpenAPI versions know a keyword, or a form of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edition {
    /// 3.0 and 3.1.
    Every,
    /// 3.0 alone.
    Until30,
    /// 3.1, and 3.2, which is read as 3.1.
    Since31,
    /// None of them: Swagger 2.0 and early drafts of JSON Schema, of which documents hold remains.
    Former,
    /// None of them where it stands, though it has a meaning on another kind of object.
    Elsewhere,
}

impl Edition {
    /// The edition that the value of `openapi` names.
    pub(crate) fn of_version(version: &str) -> Self {
        if version.starts_with("3.0") {
            Self::Until30
        } else {
            Self::Since31
        }
    }

    /// Whether a keyword of this edition stands in a document of `document`.
    pub(crate) fn admits(self, document: Self) -> bool {
        self == Self::Every || self == document
    }

    /// The versions, for messages.
    pub(crate) fn prose(self) -> &'static str {
        match self {
            Self::Every => "OpenAPI 3",
            Self::Until30 => "OpenAPI 3.0",
            Self::Since31 => "OpenAPI 3.1",
            Self::Former => "Swagger 2.0 or an early JSON Schema",
            Self::Elsewhere => "no version of OpenAPI",
        }
    }
}

/// One keyword of one kind of object.
#[derive(Debug)]
pub(crate) struct Keyword {
    /// As it is written.
    pub(crate) name: &'static str,
    /// What its value is.
    pub(crate) form: Form,
    /// What it means to the generator.
    pub(crate) verdict: Verdict,
    /// Whether the object must have it.
    pub(crate) presence: Presence,
    /// Which versions of the standard know it.
    pub(crate) edition: Edition,
}

/// Keywords whose values become documentation and nothing else.
const PROSE: [&str; 2] = ["description", "summary"];

/// What becomes of a key that the table of its object does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strays {
    /// It is counted, unless it was probably meant to be another one.
    Annotations,
    /// It is counted: nothing beside a reference has a meaning.
    Idle,
    /// It is reported, and left out.
    Reported,
    /// It is an error: an operation or an answer may hang on it.
    Refused,
}

/// Keys of an object that follow a rule rather than being named, such as paths and statuses.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// Whether a key is one of them.
    pub(crate) matches: fn(&str) -> bool,
    /// What its value is.
    pub(crate) form: Form,
    /// What it means to the generator.
    pub(crate) verdict: Verdict,
}

/// What the value of a keyword is, and what stands below it.
#[derive(Debug)]
pub(crate) enum Form {
    /// Any value; nothing below it is a keyword.
    Anything,
    /// A value of one of these types; nothing below it is a keyword.
    Value(Types),
    /// An object of that kind.
    Object(Kind),
    /// An object of that kind, or a Reference Object.
    Reference(Kind),
    /// A schema, or a boolean in its place: any value, whatever it is.
    Schema(Kind),
    /// An object whose keys are names.
    Map(&'static Form),
    /// An array.
    List(&'static Form),
    /// A text or an array of texts: `type`.
    Texts,
    /// A map of components that matter only where something refers to them.
    Components(Section, Kind),
}

/// A text.
pub(crate) const TEXT: Form = Form::Value(Types::STRING);
/// A boolean.
pub(crate) const BOOLEAN: Form = Form::Value(Types::BOOLEAN);
/// An array of texts.
pub(crate) const TEXTS: Form = Form::List(&TEXT);
/// A schema that is neither a component nor a property.
pub(crate) const SCHEMA: Form = Form::Schema(Kind::Schema);

impl Form {
    /// The JSON types that the value may have.
    pub(crate) fn types(&self) -> Types {
        match self {
            Self::Anything => Types::ANY,
            Self::Value(types) => *types,
            Self::Object(_) | Self::Reference(_) | Self::Map(_) | Self::Components(..) => {
                Types::OBJECT
            }
            Self::Schema(_) => Types::OBJECT.or(Types::BOOLEAN),
            Self::List(_) => Types::ARRAY,
            Self::Texts => Types::STRING.or(Types::ARRAY),
        }
    }
}

/// What a keyword means to the generator.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It bears on the output.
    Used,
    /// It has no bearing, for this reason.
    Ignored(#[expect(dead_code, reason = "read by people, in the table")] &'static str),
    /// It bears on the output, with these values alone; for any other this is the remedy.
    Only(&'static [Literal], &'static str),
    /// It bears on the output on these kinds of objects alone; null says nothing. On any other it
    /// has no bearing, for this reason.
    On(
        &'static [Kind],
        #[expect(dead_code, reason = "read by people, in the table")] &'static str,
    ),
    /// A schema keyword that says something of values of these types alone.
    Of(Types),
    /// A schema keyword that a rule of its own judges, in `judge::schema`.
    Judged,
    /// It cannot be generated yet; this is the remedy.
    Unsupported(&'static str),
}

/// A value that a table can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Literal {
    /// A text.
    Text(&'static str),
}

impl Literal {
    /// The text.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Text(text) => text,
        }
    }

    /// Whether `value` is this.
    pub(crate) fn is(self, value: &Value) -> bool {
        value.as_str() == Some(self.text())
    }
}

/// Whether an object must have a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It need not.
    Optional,
    /// It must.
    Required,
    /// It must in a document of that edition.
    RequiredIn(Edition),
    /// It must, unless that other key stands there.
    RequiredWithout(&'static str),
    /// It must, unless one of those other keys stands there.
    RequiredWithoutAny(&'static [&'static str]),
    /// It should; where it is missing this text stands in for it.
    Expected(&'static str),
    /// It should, unless that other key stands there; where it is missing nothing is known.
    ExpectedWithout(&'static str),
}

const fn keyword(name: &'static str, form: Form, verdict: Verdict) -> Keyword {
    Keyword {
        name,
        form,
        verdict,
        presence: Presence::Optional,
        edition: Edition::Every,
    }
}

const fn used(name: &'static str, form: Form) -> Keyword {
    keyword(name, form, Verdict::Used)
}

const fn required(name: &'static str, form: Form) -> Keyword {
    keyword(name, form, Verdict::Used).presence(Presence::Required)
}

const fn ignored(name: &'static str, form: Form, reason: &'static str) -> Keyword {
    keyword(name, form, Verdict::Ignored(reason))
}

const fn only(
    name: &'static str,
    form: Form,
    values: &'static [Literal],
    help: &'static str,
) -> Keyword {
    keyword(name, form, Verdict::Only(values, help))
}

/// Keywords without which a type is wider and no other.
const REFINEMENTS: [&str; 3] = ["contentEncoding", "contentMediaType", "minimum"];

impl Keyword {
    /// Whether nothing is generated wrongly where its value is left out.
    pub(crate) fn is_dispensable(&self) -> bool {
        matches!(self.verdict, Verdict::Ignored(_) | Verdict::On(..))
            || PROSE.contains(&self.name)
            || REFINEMENTS.contains(&self.name)
    }

    /// Whether `value` says nothing that could be read: it is null in place of nothing, or of
    /// another type than the prose or the rule of validation that it should be.
    pub(crate) fn is_void(&self, value: &Value) -> bool {
        let may_lack = match self.presence {
            Presence::Optional
            | Presence::Expected(_)
            | Presence::ExpectedWithout(_)
            | Presence::RequiredWithoutAny(_) => true,
            Presence::Required | Presence::RequiredIn(_) | Presence::RequiredWithout(_) => false,
        };
        !self.form.types().admit(value) && (self.is_dispensable() || value.is_null() && may_lack)
    }

    const fn presence(mut self, presence: Presence) -> Self {
        self.presence = presence;
        self
    }

    const fn edition(mut self, edition: Edition) -> Self {
        self.edition = edition;
        self
    }
}
