//! Whether two token streams are the same Rust.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

/// Tokens as they are compared: strings by their value, and no comma at the end of a list.
pub(super) fn normal(tokens: TokenStream) -> Vec<String> {
    let mut out = Vec::new();
    flatten(tokens, &mut out);
    out
}

fn flatten(tokens: TokenStream, out: &mut Vec<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                out.push(format!("{:?}", group.delimiter()));
                flatten(group.stream(), out);
                if out.last().is_some_and(|last| last == ",") {
                    out.pop();
                }
                out.push("end".to_owned());
            }
            TokenTree::Literal(literal) => out.push(match syn::Lit::new(literal) {
                syn::Lit::Str(text) => format!("{:?}", text.value()),
                other => other.to_token_stream().to_string(),
            }),
            other => out.push(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn a_text_that_says_something_else_is_noticed() {
        let one = quote!(
            fn f() {
                g("a")
            }
        );
        let same: TokenStream = syn::parse_str("fn f() { g(r\"a\") }").unwrap();
        let other: TokenStream = syn::parse_str("fn f() { g(\"b\") }").unwrap();
        assert_eq!(normal(one.clone()), normal(same));
        assert_ne!(normal(one), normal(other));
    }
}
