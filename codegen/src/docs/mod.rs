//! All prose of the generated code: texts of the document to the lines of doc comments.
//!
//! What comes out is `CommonMark` that rustdoc and clippy accept without a warning, whatever went
//! in, wrapped so that no line of the source is longer than 100 columns.

mod answers;
mod inline;
mod margins;
mod markdown;
mod member;
mod operation;
mod replacement;
mod setter;
mod words;

pub use answers::header as answer_header;
pub use inline::code;
use inline::{TIED, is_plain};
pub use member::{member, value};
pub use operation::{Argument, OperationText, operation};
pub use replacement::replacement;
pub use setter::setter;

use crate::api::{Form, Origin, Status};
use crate::names::{self, Ident};

/// Lines of a doc comment, without the `///` and the space behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(Vec<String>);

/// How far a doc comment is indented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indent {
    /// An item of a file.
    Item,
    /// A method, a variant, or an item within a macro.
    Member,
    /// A field or variant of an item within a macro.
    Entry,
}

impl Indent {
    /// What remains of 100 columns behind the indentation, the slashes and the space.
    fn width(self) -> usize {
        match self {
            Self::Item => 96,
            Self::Member => 92,
            Self::Entry => 88,
        }
    }
}

impl Docs {
    /// The lines.
    pub fn lines(&self) -> &[String] {
        &self.0
    }

    /// A sentence of ours, which is in order as it stands.
    pub fn line(text: impl Into<String>) -> Self {
        Self(vec![text.into()])
    }

    /// A description, if it says something.
    fn described(description: Option<&str>, indent: Indent) -> Option<Self> {
        let lines = description.map(|text| markdown::lines(text, indent.width()));
        lines.filter(|lines| !lines.is_empty()).map(Self)
    }

    /// A description, or else a sentence of ours.
    fn text(description: Option<&str>, indent: Indent, otherwise: impl FnOnce() -> String) -> Self {
        Self::described(description, indent).unwrap_or_else(|| Self::line(otherwise()))
    }

    /// A description and, as another paragraph, where it is from; or else a sentence of ours that goes
    /// on with that.
    fn sourced(
        description: Option<&str>,
        pointer: &str,
        indent: Indent,
        otherwise: impl FnOnce() -> String,
    ) -> Self {
        match Self::described(description, indent) {
            Some(docs) => docs.paragraph(&source(pointer), indent),
            None => Self::line(otherwise()).goes_on(&source(pointer), indent),
        }
    }

    /// Another paragraph of ours, already in order.
    #[must_use]
    fn paragraph(mut self, text: &str, indent: Indent) -> Self {
        self.0.push(String::new());
        self.0.extend(inline::wrap(text, indent.width()));
        self
    }

    /// A sentence of ours that goes on with the only paragraph, where that is prose; otherwise one of
    /// its own.
    #[must_use]
    fn sentence(self, text: &str, indent: Indent) -> Self {
        // What begins otherwise may be a list, a heading, a table or a block of code.
        let is_prose = self
            .0
            .iter()
            .all(|line| line.starts_with(char::is_alphabetic));
        let ends = self.0.last().is_some_and(|last| last.ends_with('.'));
        if is_prose && ends {
            self.goes_on(text, indent)
        } else {
            self.paragraph(text, indent)
        }
    }

    /// More of the last paragraph, which is in order: on its last line, if there is room.
    #[must_use]
    fn goes_on(mut self, text: &str, indent: Indent) -> Self {
        let lines = inline::wrap(text, indent.width());
        if let ([more], Some(last)) = (lines.as_slice(), self.0.last_mut())
            && last.chars().count() + more.chars().count() < indent.width()
        {
            last.extend([" ", more]);
            return self;
        }
        self.0.extend(lines);
        self
    }

    /// Another paragraph of ours of which this must stand on one line.
    #[must_use]
    fn own_line(mut self, text: String) -> Self {
        self.0.push(String::new());
        self.0.push(text);
        self
    }

    /// More of the last paragraph, which is in order.
    #[must_use]
    fn next_line(mut self, text: &str, indent: Indent) -> Self {
        self.0.extend(inline::wrap(text, indent.width()));
        self
    }
}

/// Of which kind an inline schema's place in its parent is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// A property of a struct, by its name on the wire.
    Property(Ident, String),
    /// What a struct holds under names that the document does not give.
    Rest(Ident),
    /// A variant of a union.
    Variant(Ident, Ident),
    /// The elements of a type alias.
    Alias(Ident),
    /// A parameter of a method, by its name on the wire.
    Parameter(Ident, String),
    /// The body of a method.
    Body(Ident),
    /// The answer of a method.
    Answer(Ident),
    /// The error of a method.
    Error(Ident),
}

/// The type of a component.
pub fn component(
    (origin, key): (Origin, &str),
    form: Form,
    description: Option<&str>,
    pointer: &str,
    indent: Indent,
) -> Docs {
    let what = match origin {
        Origin::Schema => "schema",
        Origin::Parameter => "parameter",
        Origin::Body => "body",
        Origin::Answer => "answer",
    };
    let generic = || format!("The {} {what}.", code(key));
    match form {
        Form::Whole => Docs::sourced(description, pointer, indent, generic),
        Form::Request => Docs::text(description, indent, generic)
            .paragraph("What requests hold of it.", indent)
            .goes_on(&source(pointer), indent),
    }
}

/// The type of an inline schema.
pub fn inline_type(within: &Within, pointer: &str, indent: Indent) -> Docs {
    let sentence = match within {
        Within::Property(parent, wire) => format!("The {} of [`{parent}`].", code(wire)),
        Within::Rest(parent) => format!("A further field of [`{parent}`]."),
        Within::Variant(parent, variant) => format!("The `{variant}` of [`{parent}`]."),
        Within::Alias(parent) => format!("An element of [`{parent}`]."),
        Within::Parameter(method, wire) => {
            format!(
                "The {} of [`Client::{}`].",
                code(wire),
                names::plain(method)
            )
        }
        Within::Body(method) => format!("The body of [`Client::{}`].", names::plain(method)),
        Within::Answer(method) => format!("The answer of [`Client::{}`].", names::plain(method)),
        Within::Error(method) => format!("The error of [`Client::{}`].", names::plain(method)),
    };
    Docs(inline::wrap(&sentence, indent.width())).goes_on(&source(pointer), indent)
}

/// Whether the description advises against something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does not.
    Current,
    /// It does.
    Deprecated,
}

impl Standing {
    /// By the keyword `deprecated`.
    pub fn of(deprecated: bool) -> Self {
        if deprecated {
            Self::Deprecated
        } else {
            Self::Current
        }
    }
}

/// A field of a struct.
pub fn field(wire: &str, description: Option<&str>, standing: Standing) -> Docs {
    let generic = Docs::line(format!("The {} field.", code(wire)));
    let docs = Docs::text(description, Indent::Entry, || generic.0.concat());
    match standing {
        Standing::Current if docs == generic && is_plain(wire) => Docs::default(),
        Standing::Current => docs,
        Standing::Deprecated => docs.paragraph("Deprecated.", Indent::Entry),
    }
}

/// The setter of a parameter, with its default.
pub fn parameter(wire: &str, description: Option<&str>, default: Option<&str>) -> Docs {
    let docs = Docs::text(description, Indent::Member, || {
        format!("The {} parameter.", code(wire))
    });
    match default {
        Some(default) => docs.paragraph(&format!("Defaults to {}.", code(default)), Indent::Member),
        None => docs,
    }
}

/// A security scheme.
pub fn scheme(key: &str, description: Option<&str>, pointer: &str) -> Docs {
    Docs::sourced(description, pointer, Indent::Item, || {
        format!("The {} scheme.", code(key))
    })
}

/// The type of answers that differ by status or media type.
pub fn cases(method: &Ident) -> Docs {
    Docs::line(format!(
        "What [`Client::{}`] answers.",
        names::plain(method)
    ))
}

/// One of several answers.
pub fn case(status: Status, media: &[String]) -> Docs {
    let status = match status {
        Status::Code(code) => format!("Status {code}"),
        Status::Range(digit) => format!("Any status of {digit}xx"),
        Status::Default => "Any status that is a success".to_owned(),
    };
    let media: Vec<_> = media.iter().map(|media| code(media)).collect();
    let text = match media.as_slice() {
        [] => format!("{status}."),
        media => format!("{status}: {}.", media.join(", ")),
    };
    Docs(inline::wrap(&text, Indent::Member.width()))
}

/// The method of an operation with a body of another media type.
pub fn other_body(method: &Ident, body: &str) -> Docs {
    let text = format!("As [`Client::{}`]. {body}", names::plain(method));
    Docs(inline::wrap(&text, Indent::Member.width()))
}

/// What a body is sent as, where its type does not say so.
pub fn body_media(media: &str, also: &[String]) -> String {
    let also: Vec<_> = also.iter().map(|media| code(media)).collect();
    let otherwise = match also.as_slice() {
        [] => String::new(),
        also => format!(", unless it says that it is {}", also.join(" or ")),
    };
    format!("The body is sent as {}{otherwise}.", code(media))
}

/// The module of a tag.
pub fn tag(tag: Option<&str>, description: Option<&str>) -> Docs {
    Docs::text(description, Indent::Item, || match tag {
        Some(name) => format!("The {} operations.", code(name)),
        None => "Operations without a tag.".to_owned(),
    })
}

/// Where something is from, which stands on one line.
fn source(pointer: &str) -> String {
    let pointer = inline::tied_code(&format!("#{pointer}"));
    format!("Source:{TIED}{pointer}.")
}

/// The first character that turns the direction of the text around it, which a reviewer would not
/// see.
pub fn bidi_control(text: &str) -> Option<char> {
    text.chars().find(|symbol| turns_direction(*symbol))
}

/// Whether a character turns the direction of the text around it (Unicode, `Bidi_Control`).
pub fn turns_direction(symbol: char) -> bool {
    matches!(
        symbol,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests;
