//! All prose of the generated code: texts of the document to the lines of doc comments.
//!
//! What comes out is `CommonMark` that rustdoc and clippy accept without a warning, whatever went
//! in, wrapped so that no line of the source is longer than 100 columns.

mod answers;
mod inline;
mod item;
mod lines;
mod margins;
mod markdown;
mod member;
mod operation;
mod replacement;
mod words;
mod wrap;

pub use answers::header as answer_header;
pub use inline::code;
use inline::{TIED, is_plain};
pub use item::{Within, component, inline_type};
pub use lines::{Docs, Indent};
pub use member::{member, value};
pub use operation::{Argument, OperationText, operation};
pub use replacement::replacement;
use wrap::wrap;

use crate::api::Status;
use crate::names::{self, Ident};

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
    Docs::sourced(description, &source(pointer), Indent::Item, || {
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
    Docs(wrap(&text, Indent::Member.width()))
}

/// The method of an operation with a body of another media type.
pub fn other_body(method: &Ident, body: &str) -> Docs {
    let text = format!("As [`Client::{}`]. {body}", names::plain(method));
    Docs(wrap(&text, Indent::Member.width()))
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

/// The same of a body whose parts the caller writes.
pub fn with_boundary(said: String) -> String {
    said + " Its `content_type` has to name the `boundary` of its parts."
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
    // Nearly all texts are, which is seen at once.
    if text.is_ascii() {
        return None;
    }
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
