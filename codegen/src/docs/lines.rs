//! The lines of a doc comment, and what may be put behind others of them.
//!
//! What is put together here is in order as it stands; only descriptions go through `markdown`.

use super::wrap::wrap;
use super::{inline, markdown};
use crate::media::is_range;

/// Lines of a doc comment, without the `///` and the space behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub(super) Vec<String>);

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
    pub(super) fn width(self) -> usize {
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
    pub(super) fn described(description: Option<&str>, indent: Indent) -> Option<Self> {
        let lines = description.map(|text| markdown::lines(text, indent.width()));
        lines.filter(|lines| !lines.is_empty()).map(Self)
    }

    /// A description, or else a sentence of ours.
    pub(super) fn text(
        description: Option<&str>,
        indent: Indent,
        otherwise: impl FnOnce() -> String,
    ) -> Self {
        Self::described(description, indent).unwrap_or_else(|| Self::line(otherwise()))
    }

    /// A description and, as another paragraph, where it is from; or else a sentence of ours that
    /// goes on with that.
    pub(super) fn sourced(
        description: Option<&str>,
        source: &str,
        indent: Indent,
        otherwise: impl FnOnce() -> String,
    ) -> Self {
        match Self::described(description, indent) {
            Some(docs) => docs.paragraph(source, indent),
            None => Self::line(otherwise()).goes_on(source, indent),
        }
    }

    /// Another paragraph of ours, already in order.
    #[must_use]
    pub(super) fn paragraph(mut self, text: &str, indent: Indent) -> Self {
        self.0.push(String::new());
        self.0.extend(wrap(text, indent.width()));
        self
    }

    /// Which media types a file may have, where that is a choice; the first that is one is sent
    /// unless the file says another.
    #[must_use]
    pub fn media_types(self, media: &[String]) -> Self {
        match media {
            [] => self,
            [one] if !is_range(one) => self,
            media => {
                let media: Vec<_> = media.iter().map(|media| inline::tied_code(media)).collect();
                let sentence = format!("A file of {}.", media.join(" or "));
                if self.0.is_empty() {
                    return Self(wrap(&sentence, Indent::Entry.width()));
                }
                self.paragraph(&sentence, Indent::Entry)
            }
        }
    }

    /// A sentence of ours that goes on with the only paragraph, where that is prose; otherwise one
    /// of its own.
    #[must_use]
    pub(super) fn sentence(self, text: &str, indent: Indent) -> Self {
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
    pub(super) fn goes_on(mut self, text: &str, indent: Indent) -> Self {
        let lines = wrap(text, indent.width());
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
    pub(super) fn own_line(mut self, text: String) -> Self {
        self.0.push(String::new());
        self.0.push(text);
        self
    }
}
