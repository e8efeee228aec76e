//! The Rust model to tokens, file by file. Nothing here decides and nothing fails.

mod answers;
mod bodies;
mod construction;
mod enums;
mod errors;
mod files;
mod headers;
mod operations;
mod pages;
mod parameters;
mod structs;
mod types;

use proc_macro2::{Delimiter, Group, Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::docs::Docs;
use crate::model::{Crate, Deprecated, Lint, Module, TypeFile};

/// The folder of the generated files within the client's crate.
pub const FOLDER: &str = "src/generated/";

/// A generated Rust file. Its tokens are made where they are asked for, since they cannot go from
/// one thread to another.
#[derive(Clone, Debug)]
pub struct File<'k> {
    /// Its path within the client's crate.
    pub path: String,
    part: Part<'k>,
}

/// What a file holds.
#[derive(Clone, Copy, Debug)]
enum Part<'k> {
    Root(&'k Crate),
    Api(&'k Crate),
    Meta(&'k Crate, &'k str),
    OperationsRoot(&'k Crate),
    TypesRoot(&'k Crate),
    Operations(&'k Module),
    Types(&'k TypeFile),
}

impl File<'_> {
    /// How much it holds, as far as that is known before its tokens are made.
    pub fn size(&self) -> usize {
        match self.part {
            Part::Root(_) | Part::Api(_) | Part::Meta(..) => 0,
            Part::OperationsRoot(krate) => krate.modules.len(),
            Part::TypesRoot(krate) => krate.types.len(),
            Part::Operations(module) => {
                let operations = module.operations.iter();
                operations.map(|operation| 1 + operation.items.len()).sum()
            }
            Part::Types(file) => file.items.len(),
        }
    }

    /// Its tokens.
    pub fn tokens(&self) -> TokenStream {
        match self.part {
            Part::Root(krate) => files::root(krate),
            Part::Api(krate) => files::api(krate),
            Part::Meta(krate, sha256) => files::meta(krate, sha256),
            Part::OperationsRoot(krate) => files::operations_root(krate),
            Part::TypesRoot(krate) => files::types_root(krate),
            Part::Operations(module) => operations::module(module),
            Part::Types(file) => types::file(file),
        }
    }
}

/// Every generated Rust file.
///
/// `sha256` is that of the effective description as compact JSON.
pub fn files<'k>(krate: &'k Crate, sha256: &'k str) -> Vec<File<'k>> {
    let roots = [
        ("mod.rs".to_owned(), Part::Root(krate)),
        ("api.rs".to_owned(), Part::Api(krate)),
        ("meta.rs".to_owned(), Part::Meta(krate, sha256)),
        ("operations/mod.rs".to_owned(), Part::OperationsRoot(krate)),
        ("types/mod.rs".to_owned(), Part::TypesRoot(krate)),
    ];
    let modules = krate.modules.iter().map(|module| {
        let path = format!("operations/{}.rs", module.name);
        (path, Part::Operations(module))
    });
    let types = krate.types.iter().map(|file| {
        let path = format!("types/{}.rs", file.name);
        (path, Part::Types(file))
    });
    let all = roots.into_iter().chain(modules).chain(types);
    let all = all.map(|(path, part)| File {
        path: format!("{FOLDER}{path}"),
        part,
    });
    all.collect()
}

/// ```text
/// /// A line.
/// ///
/// /// Another paragraph.
/// ```
///
/// All lines are one attribute.
impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let text = doc_text(self).into_iter();
        tokens.extend(quote!(#(#[doc = #text])*));
    }
}

/// What stands in braces. Tokens are moved into it: `quote!` copies every one that it is given.
fn braced(parts: impl Iterator<Item = TokenStream>) -> Group {
    Group::new(Delimiter::Brace, parts.collect())
}

/// ```text
/// //! A line.
/// ```
fn inner(docs: &Docs) -> TokenStream {
    let text = doc_text(docs).into_iter();
    quote!(#(#![doc = #text])*)
}

/// What stands behind the slashes of each line; `None` without any.
fn doc_text(docs: &Docs) -> Option<Literal> {
    let (first, others) = docs.lines().split_first()?;
    let mut text = String::new();
    doc_line(first, &mut text);
    for line in others {
        text.push('\n');
        doc_line(line, &mut text);
    }
    Some(literal(&text))
}

fn doc_line(line: &str, text: &mut String) {
    if !line.is_empty() {
        text.extend([" ", line]);
    }
}

/// The literal of a long text. That of `proc_macro2` asks of every letter whether it can be seen.
fn literal(text: &str) -> Literal {
    let mut quoted = String::with_capacity(text.len() + 16);
    quoted.push('"');
    for part in text.split_inclusive(['"', '\\', '\n']) {
        let plain = part.trim_end_matches(['"', '\\', '\n']);
        quoted.push_str(plain);
        match part.strip_prefix(plain) {
            Some("\n") => quoted.push_str("\\n"),
            Some(symbol) if !symbol.is_empty() => quoted.extend(["\\", symbol]),
            _ => {}
        }
    }
    quoted.push('"');
    quoted.parse().unwrap_or_else(|_| Literal::string(text))
}

/// ```text
/// #[deprecated(note = "Use `tags` instead")]
/// ```
impl ToTokens for Deprecated {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let note = self.note.iter().map(|note| quote!((note = #note)));
        tokens.extend(quote!(#[deprecated #(#note)*]));
    }
}

/// ```text
/// #[expect(clippy::too_many_arguments, reason = "the service requires them all")]
/// ```
///
/// Only what clippy's versions see differently is allowed instead.
impl ToTokens for Lint {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::TooManyArguments => quote! {
                #[expect(clippy::too_many_arguments, reason = "the service requires them all")]
            },
            Self::BooleanArguments => quote! {
                #[expect(clippy::fn_params_excessive_bools, reason = "the service requires them")]
            },
            Self::SingleLetters => quote! {
                #[expect(clippy::many_single_char_names, reason = "the service names them so")]
            },
            Self::SimilarNames => quote! {
                #[allow(clippy::similar_names, reason = "the service names them so")]
            },
            Self::DeprecatedFields => quote! {
                #[allow(deprecated, reason = "fields that are deprecated are read and written too")]
            },
        });
    }
}

#[cfg(test)]
mod tests {
    use syn::LitStr;

    use super::*;

    #[test]
    fn a_literal_says_the_text() {
        for text in [
            "",
            "a",
            " a\n\n b",
            "\"a\" \\n \\\\",
            "\"",
            "é\u{200b}\u{1F600}",
            "a\r\u{0}b",
        ] {
            let read: LitStr = syn::parse2(literal(text).into_token_stream()).unwrap();
            assert_eq!(read.value(), text);
        }
    }
}
