//! Tokens as they are written, to be read as often as one likes: those of `proc_macro2` can only be
//! taken, and to look at what two hold is to copy it.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// A name or a literal.
    Word(String),
    Mark(char, Spacing),
    Group(Delimiter, Vec<Self>),
}

impl Token {
    /// All of a stream.
    pub(crate) fn all(stream: TokenStream) -> Vec<Self> {
        let mut tokens = Vec::new();
        for tree in stream {
            tokens.push(match tree {
                TokenTree::Ident(name) => Self::Word(name.to_string()),
                TokenTree::Literal(literal) => Self::Word(literal.to_string()),
                TokenTree::Punct(mark) => Self::Mark(mark.as_char(), mark.spacing()),
                TokenTree::Group(group) => {
                    let (delimiter, within) = (group.delimiter(), group.stream());
                    // What nobody else holds is taken and not copied.
                    drop(group);
                    Self::Group(delimiter, Self::all(within))
                }
            });
        }
        tokens
    }

    /// The name or the literal.
    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Mark(..) | Self::Group(..) => None,
        }
    }

    /// Whether this is that mark.
    pub(crate) fn is(&self, symbol: char) -> bool {
        matches!(self, Self::Mark(mark, _) if *mark == symbol)
    }

    /// What a text is, if this is one as it is written.
    pub(crate) fn text(&self) -> Option<Cow<'_, str>> {
        let word = self.word()?;
        let quoted = word.strip_prefix('"');
        let quoted = quoted.and_then(|text| text.strip_suffix('"'));
        match quoted.filter(|text| !text.contains('\\')) {
            // Nearly all are written as they read.
            Some(plain) => Some(Cow::Borrowed(plain)),
            None => Some(Cow::Owned(
                syn::parse_str::<syn::LitStr>(word).ok()?.value(),
            )),
        }
    }

    /// What stands behind the slashes if an attribute, whose inside this is, is docs.
    pub(crate) fn docs(attribute: &[Self]) -> Option<Cow<'_, str>> {
        match attribute {
            [name, _, text] if name.word() == Some("doc") => text.text(),
            _ => None,
        }
    }
}
