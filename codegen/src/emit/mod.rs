//! The Rust model to tokens, file by file. Nothing here decides and nothing fails.

mod answers;
mod bodies;
mod enums;
mod errors;
mod files;
mod headers;
mod operations;
mod parameters;
mod structs;
mod types;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::docs::Docs;
use crate::model::{Crate, Deprecated, Lint};

/// The folder of the generated files within the client's crate.
pub const FOLDER: &str = "src/generated/";

/// The tokens of every generated Rust file, by path within the client's crate.
///
/// `sha256` is that of the effective description as compact JSON.
pub fn files(krate: &Crate, sha256: &str) -> BTreeMap<String, TokenStream> {
    let roots = [
        ("mod.rs".to_owned(), files::root(krate)),
        ("api.rs".to_owned(), files::api(krate)),
        ("meta.rs".to_owned(), files::meta(krate, sha256)),
        (
            "operations/mod.rs".to_owned(),
            files::operations_root(krate),
        ),
        ("types/mod.rs".to_owned(), files::types_root(krate)),
    ];
    let modules = krate.modules.iter().map(|module| {
        (
            format!("operations/{}.rs", module.name),
            operations::module(module),
        )
    });
    let types = krate
        .types
        .iter()
        .map(|file| (format!("types/{}.rs", file.name), types::file(file)));
    let all = roots.into_iter().chain(modules).chain(types);
    all.map(|(path, tokens)| (format!("{FOLDER}{path}"), tokens))
        .collect()
}

/// ```text
/// /// A line.
/// ///
/// /// Another paragraph.
/// ```
impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let lines = self.lines().iter().map(|line| doc_text(line));
        tokens.extend(quote!(#(#[doc = #lines])*));
    }
}

/// ```text
/// //! A line.
/// ```
fn inner(docs: &Docs) -> TokenStream {
    let lines = docs.lines().iter().map(|line| doc_text(line));
    quote!(#(#![doc = #lines])*)
}

/// What stands behind the slashes.
fn doc_text(line: &str) -> String {
    match line {
        "" => String::new(),
        line => format!(" {line}"),
    }
}

/// ```text
/// #[deprecated]
/// ```
impl ToTokens for Deprecated {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(quote!(#[deprecated]));
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
            Self::BooleanFields => quote! {
                #[expect(clippy::struct_excessive_bools, reason = "the service has them")]
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
