//! Whether a text says what tokens do: the same in the same order, whatever stands between them,
//! docs as comments, and no matter whether a comma stands at the end of a list.
//!
//! The text is read along the tokens: to make tokens of it first takes several times as long.

use proc_macro2::Delimiter;

use crate::items::Token;

/// Whether the text says this and nothing else.
pub(super) fn says(text: &str, tokens: &[Token]) -> bool {
    let mut reader = Reader { rest: text };
    reader.all(tokens).is_some() && reader.significant().is_empty()
}

/// A text, as far as it is not read; what is read of it is `None` where it says something else.
struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn all(&mut self, tokens: &[Token]) -> Option<()> {
        let mut rest = tokens;
        while let [token, behind @ ..] = rest {
            rest = behind;
            let is_end = behind.first().is_none_or(|next| next.is('>'));
            if token.is(',') && is_end {
                continue;
            }
            if token.is('>') {
                self.comma();
            }
            rest = if token.is('#') && self.significant().starts_with("//") {
                self.docs(behind)?
            } else {
                self.token(token)?;
                behind
            };
        }
        self.comma();
        Some(())
    }

    fn token(&mut self, token: &Token) -> Option<()> {
        let text = self.significant();
        match token {
            Token::Word(word) => {
                self.rest = text.strip_prefix(&**word)?;
                (!self.rest.starts_with(continues)).then_some(())
            }
            // Docs are written behind slashes.
            Token::Docs(_) => None,
            Token::Mark(symbol, _) => {
                self.rest = text.strip_prefix(*symbol)?;
                // Two of them begin a comment.
                let is_comment = *symbol == '/' && self.rest.starts_with(['/', '*']);
                (!is_comment).then_some(())
            }
            Token::Group(delimiter, within) => {
                let [open, close] = match delimiter {
                    Delimiter::Parenthesis => ["(", ")"],
                    Delimiter::Brace => ["{", "}"],
                    Delimiter::Bracket => ["[", "]"],
                    Delimiter::None => ["", ""],
                };
                self.rest = text.strip_prefix(open)?;
                self.all(within)?;
                self.rest = self.significant().strip_prefix(close)?;
                Some(())
            }
        }
    }

    /// Lines of docs, and the tokens behind them: `/// text` is `#[doc = " text"]`, and `//! text`
    /// is `#![doc = " text"]`.
    fn docs<'k>(&mut self, behind: &'k [Token]) -> Option<&'k [Token]> {
        let (slashes, behind) = match behind {
            [bang, behind @ ..] if bang.is('!') => ("//!", behind),
            behind => ("///", behind),
        };
        let [Token::Docs(text), behind @ ..] = behind else {
            return None;
        };
        for said in text.split('\n') {
            let text = self.significant();
            let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
            let line = line.strip_prefix(slashes)?;
            // Of four slashes none are docs.
            let is_comment = slashes == "///" && line.starts_with('/');
            if line != said || is_comment {
                return None;
            }
            self.rest = rest;
        }
        Some(behind)
    }

    /// A comma that may stand here.
    fn comma(&mut self) {
        let text = self.significant();
        self.rest = text.strip_prefix(',').unwrap_or(text);
    }

    /// What stands behind spaces and comments that are no docs.
    fn significant(&mut self) -> &'t str {
        loop {
            self.rest = self.rest.trim_ascii_start();
            let Some(behind) = self.rest.strip_prefix("//") else {
                return self.rest;
            };
            if behind.starts_with(['/', '!']) {
                return self.rest;
            }
            self.rest = behind.split_once('\n').map_or("", |(_, rest)| rest);
        }
    }
}

/// Whether a name or a literal goes on with this: a letter before a text is a part of it.
fn continues(symbol: char) -> bool {
    symbol.is_alphanumeric() || matches!(symbol, '_' | '"' | '\'')
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn a_type_over_several_lines_ends_in_a_comma() {
        let tokens = quote!(
            type A = Map<String, Map<String, B>>;
        );
        for (text, is_said) in [
            ("type A = Map<String, Map<String, B,>,>;", true),
            ("type A = Map<String, Map<String, B>>;", true),
            ("type A = Map<String, Map<String, B,,>>;", false),
            ("type A = Map<String, Map<String>, B>;", false),
        ] {
            assert_eq!(says(text, &Token::all(tokens.clone())), is_said, "{text}");
        }
    }

    #[test]
    fn a_text_that_says_something_else_is_noticed() {
        let tokens = quote!(
            fn f(a: A) {
                g("a", 1)
            }
        );
        let rows = [
            ("fn f(a: A) { g(\"a\", 1) }", true),
            ("// Read.\nfn f(a: A,) { g(\"a\", 1,) } // Not read.", true),
            ("fn f(a: A) { g(\"a\", 1,,) }", false),
            ("fn f(a: A) { g(\"b\", 1) }", false),
            ("fn f(a: A) { g(\"a\", 2) }", false),
            ("fn f(a: A) { g(\"a\", 12) }", false),
            ("fn f(a: A) { g(\"a\", \"1\") }", false),
            ("fn f(a: A) { g[\"a\", 1] }", false),
            ("fn f(b: A) { g(\"a\", 1) }", false),
            ("fn fa(a: A) { g(\"a\", 1) }", false),
            ("fnf(a: A) { g(\"a\", 1) }", false),
            ("fn f(a: A) { g(\"a\"; 1) }", false),
            ("fn f(a: A) { g(\"a\", 1) } x", false),
            ("fn f(a: A) { g(\"a\", 1 }", false),
            ("/// A.\nfn f(a: A) { g(\"a\", 1) }", false),
            ("fn f(a: A)", false),
        ];
        for (text, is_said) in rows {
            assert_eq!(says(text, &Token::all(tokens.clone())), is_said, "{text}");
        }
    }

    #[test]
    fn docs_are_read_as_they_are_written() {
        let tokens = quote! {
            #![doc = " A \"file\"."]
            #[doc = " A."]
            #[doc = ""]
            #[deprecated]
            pub struct r#A;
        };
        let rows = [
            (
                "//! A \"file\".\n/// A.\n///\n#[deprecated] pub struct r#A;",
                true,
            ),
            (
                "//! A \"file\".\n/// B.\n///\n#[deprecated] pub struct r#A;",
                false,
            ),
            (
                "//! A \"file\".\n/// A.\n#[deprecated] pub struct r#A;",
                false,
            ),
            (
                "/// A \"file\".\n/// A.\n///\n#[deprecated] pub struct r#A;",
                false,
            ),
            (
                "//! A \"file\".\n//! A.\n///\n#[deprecated] pub struct r#A;",
                false,
            ),
            (
                "//! A \"file\".\n/// A.\n///\n/// #[deprecated]\npub struct r#A;",
                false,
            ),
            (
                "//! A \"file\".\n// A.\n///\n#[deprecated] pub struct r#A;",
                false,
            ),
        ];
        for (text, is_said) in rows {
            assert_eq!(says(text, &Token::all(tokens.clone())), is_said, "{text}");
        }
    }

    #[test]
    fn each_line_of_docs_is_read() {
        let tokens = quote! {
            #[doc = " A.\n\n B."]
            struct A;
        };
        for (docs, is_said) in [
            ("/// A.\n///\n/// B.", true),
            ("/// A.\n\n///\n/// B.", true),
            ("/// A.\n// C.\n///\n/// B.", true),
            ("/// A.\n/// B.", false),
            ("/// A.\n///\n/// B.\n///", false),
            ("/// A.\n///\n// B.", false),
            ("/// A.\n///\n//// B.", false),
        ] {
            let text = format!("{docs}\nstruct A;");
            assert_eq!(says(&text, &Token::all(tokens.clone())), is_said, "{text}");
        }
    }

    #[test]
    fn a_word_and_a_text_stay_apart() {
        let tokens = quote!(optional "a");
        for (text, is_said) in [("optional \"a\"", true), ("optional\"a\"", false)] {
            assert_eq!(says(text, &Token::all(tokens.clone())), is_said, "{text}");
        }
        let tokens = quote!(
            #[doc = "/a"]
            struct A;
        );
        assert!(!says("////a\nstruct A;", &Token::all(tokens)));
    }
}
