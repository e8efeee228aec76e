//! Tokens as they are written, to be read as often as one likes: those of `proc_macro2` can only be
//! taken, and to look at what two hold is to copy it.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// A name or a literal.
    Word(String),
    /// What stands in the brackets of an attribute of docs, each line as it stands behind the
    /// slashes.
    Docs(String),
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
                    Self::group(delimiter, Self::all(within))
                }
            });
        }
        tokens
    }

    /// The name or the literal.
    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Docs(_) | Self::Mark(..) | Self::Group(..) => None,
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
        match quoted.and_then(unescaped) {
            Some(text) => Some(text),
            None => Some(Cow::Owned(
                syn::parse_str::<syn::LitStr>(word).ok()?.value(),
            )),
        }
    }

    fn group(delimiter: Delimiter, within: Vec<Self>) -> Self {
        let docs = match within.as_slice() {
            [name, equals, text] if name.word() == Some("doc") && equals.is('=') => text.text(),
            _ => None,
        };
        match docs {
            Some(text) if delimiter == Delimiter::Bracket => Self::Docs(text.into_owned()),
            _ => Self::Group(delimiter, within),
        }
    }

    /// Whether this is what follows the `#` of an attribute.
    pub(crate) fn is_attribute(&self) -> bool {
        matches!(self, Self::Docs(_) | Self::Group(Delimiter::Bracket, _))
    }
}

/// A text whose escapes are those that stand in docs; `None` of any other.
fn unescaped(text: &str) -> Option<Cow<'_, str>> {
    let mut parts = text.split('\\');
    let first = parts.next()?;
    if first.len() == text.len() {
        return Some(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    out.push_str(first);
    while let Some(part) = parts.next() {
        match part.as_bytes().first() {
            // Of two backslashes the second is one, whatever follows it.
            None => out.extend(["\\", parts.next()?]),
            Some(b'n') => out.extend(["\n", part.get(1..)?]),
            Some(b'"' | b'\'') => out.push_str(part),
            Some(_) => return None,
        }
    }
    Some(Cow::Owned(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_the_compiler_reads_them() {
        for text in [
            r"",
            r"a",
            r"a\\nb",
            r"a\n\n\\b\\\\",
            r#"\"a\" \'b\'"#,
            r"\u{e9}\t\0",
            r"\\",
            r"\\\\",
            r"\\\n",
        ] {
            let word = format!("\"{text}\"");
            let wanted = syn::parse_str::<syn::LitStr>(&word).unwrap().value();
            assert_eq!(
                Token::Word(word).text().as_deref(),
                Some(&*wanted),
                "{text}"
            );
        }
        assert_eq!(Token::Word("a".to_owned()).text(), None);
    }

    #[test]
    fn docs_are_told_from_other_attributes() {
        let rows = [
            ("/// A \\ b.", Some(" A \\ b.")),
            ("#[doc = r\"a\nb\"]", Some("a\nb")),
            ("#[doc = 1]", None),
            ("#[doc(hidden)]", None),
            ("#[doc = concat!(\"a\")]", None),
            ("#[deprecated]", None),
        ];
        for (text, wanted) in rows {
            let tokens = Token::all(text.parse().unwrap());
            let [_, attribute] = tokens.as_slice() else {
                panic!("{text}")
            };
            assert!(attribute.is_attribute());
            let docs = match attribute {
                Token::Docs(docs) => Some(docs.as_str()),
                _ => None,
            };
            assert_eq!(docs, wanted, "{text}");
        }
    }
}
