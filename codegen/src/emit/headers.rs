//! Headers of answers: constants of the type that names the operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{AnswerHeader, AnswerHeaders};
use crate::names::Ident;

/// ```text
/// rt::answer_headers! {
///     impl ListKeys {
///         /// Requests left.
///         ///
///         /// In the answers `200` and `4XX`.
///         pub X_LEFT: i64 = "x-left",
///     }
/// }
/// ```
pub(super) fn constants(marker: &Ident, headers: &AnswerHeaders) -> TokenStream {
    let constants = headers.0.iter().map(constant);
    quote! {
        rt::answer_headers! {
            impl #marker { #(#constants,)* }
        }
    }
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
        pub #name: #rust_type = #wire
    }
}
