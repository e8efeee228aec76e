//! Tokens as they are written, to be read as often as one likes: those of `proc_macro2` can only be
//! taken, and to look at what two hold is to copy it.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A name or a literal.
    Word(String),
    Mark(char, Spacing),
    Group(Delimiter, Vec<Self>),
}

impl Token {
    /// All of a stream.
    pub(super) fn all(stream: TokenStream) -> Vec<Self> {
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

    /// Whether this is that mark.
    pub(super) fn is(&self, symbol: char) -> bool {
        matches!(self, Self::Mark(mark, _) if *mark == symbol)
    }

    /// What stands behind the slashes if an attribute, whose inside this is, is docs.
    pub(super) fn docs(attribute: &[Self]) -> Option<Cow<'_, str>> {
        let [Self::Word(name), _, Self::Word(text)] = attribute else {
            return None;
        };
        if name != "doc" {
            return None;
        }
        let quoted = text.strip_prefix('"');
        let quoted = quoted.and_then(|text| text.strip_suffix('"'));
        match quoted.filter(|text| !text.contains('\\')) {
            // Nearly all are written as they read.
            Some(plain) => Some(Cow::Borrowed(plain)),
            None => Some(Cow::Owned(
                syn::parse_str::<syn::LitStr>(text).ok()?.value(),
            )),
        }
    }
}
