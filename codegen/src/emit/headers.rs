//! Headers of answers: constants of the type that names the operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{AnswerHeader, AnswerHeaders};
use crate::names::Ident;

/// ```text
/// impl ListKeys {
///     /// Requests left.
///     ///
///     /// In the answers `200` and `4XX`.
///     pub const X_LEFT: rt::AnswerHeader<i64> = rt::AnswerHeader::new("x-left");
/// }
/// ```
pub(super) fn constants(marker: &Ident, headers: &AnswerHeaders) -> TokenStream {
    let constants = headers.0.iter().map(constant);
    quote!(impl #marker { #(#constants)* })
}

fn constant(header: &AnswerHeader) -> TokenStream {
    let AnswerHeader {
        name,
        wire,
        docs,
        deprecated,
        rust_type,
    } = header;
    quote! {
        #docs
        #deprecated
        pub const #name: rt::AnswerHeader<#rust_type> = rt::AnswerHeader::new(#wire);
    }
}
