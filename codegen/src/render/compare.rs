//! Whether two token streams are the same Rust: strings by their value, and no matter whether a
//! comma stands at the end of a list.

use std::iter::Peekable;

use proc_macro2::{Literal, TokenStream, TokenTree, token_stream};

/// Whether both say the same.
pub(super) fn same(one: TokenStream, other: TokenStream) -> bool {
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    loop {
        match (significant(&mut one), significant(&mut other)) {
            (None, None) => return true,
            (Some(one), Some(other)) => {
                if !same_tree(one, other) {
                    return false;
                }
            }
            (None, Some(_)) | (Some(_), None) => return false,
        }
    }
}

/// The next token but a comma at the end of a list, be it in brackets or, as no group, in `<>`.
fn significant(tokens: &mut Peekable<token_stream::IntoIter>) -> Option<TokenTree> {
    let token = tokens.next()?;
    let is_last = |next: Option<&TokenTree>| next.is_none_or(|next| is_mark(next, '>'));
    if is_mark(&token, ',') && is_last(tokens.peek()) {
        return tokens.next();
    }
    Some(token)
}

fn is_mark(token: &TokenTree, symbol: char) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == symbol)
}

/// Takes what it compares: the tokens of a group that is gone are no one else's, and so they are
/// walked where they stand, not copied.
fn same_tree(one: TokenTree, other: TokenTree) -> bool {
    match (one, other) {
        (TokenTree::Group(one), TokenTree::Group(other)) => {
            let is_same_kind = one.delimiter() == other.delimiter();
            let streams = (one.stream(), other.stream());
            drop((one, other));
            is_same_kind && same(streams.0, streams.1)
        }
        (TokenTree::Ident(one), TokenTree::Ident(other)) => one == other,
        (TokenTree::Punct(one), TokenTree::Punct(other)) => one.as_char() == other.as_char(),
        (TokenTree::Literal(one), TokenTree::Literal(other)) => same_literal(&one, &other),
        _ => false,
    }
}

fn same_literal(one: &Literal, other: &Literal) -> bool {
    if one.to_string() == other.to_string() {
        return true;
    }
    match (syn::Lit::new(one.clone()), syn::Lit::new(other.clone())) {
        (syn::Lit::Str(one), syn::Lit::Str(other)) => one.value() == other.value(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn a_type_over_several_lines_ends_in_a_comma() {
        let one = quote!(
            type A = Map<String, Map<String, B>>;
        );
        for (text, is_same) in [
            ("type A = Map<String, Map<String, B,>,>;", true),
            ("type A = Map<String, Map<String>, B>;", false),
        ] {
            let other = text.parse().unwrap_or_default();
            assert_eq!(same(one.clone(), other), is_same, "{text}");
        }
    }

    #[test]
    fn a_text_that_says_something_else_is_noticed() {
        let one = quote!(
            fn f(a: A) {
                g("a", 1)
            }
        );
        let rows = [
            ("fn f(a: A,) { g(r\"a\", 1,) }", true),
            ("fn f(a: A) { g(\"b\", 1) }", false),
            ("fn f(a: A) { g(\"a\", 2) }", false),
            ("fn f(a: A) { g(\"a\", \"1\") }", false),
            ("fn f(a: A) { g[\"a\", 1] }", false),
            ("fn f(b: A) { g(\"a\", 1) }", false),
            ("fn f(a: A) { g(\"a\"; 1) }", false),
            ("fn f(a: A) { g(\"a\", 1) } x", false),
            ("fn f(a: A) { g(\"a\", 1 }", false),
            ("fn f(a: A)", false),
        ];
        for (text, is_same) in rows {
            let other = text.parse().unwrap_or_default();
            assert_eq!(same(one.clone(), other), is_same, "{text}");
        }
    }
}
