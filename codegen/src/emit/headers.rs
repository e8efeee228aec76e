//! Headers of answers: constants of the type that names the operation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{AnswerHeader, AnswerHeaders, Owners};

/// ```text
/// rt::answer_headers! {
///     impl [ListKeys, ListMembers] {
///         /// Requests left. In the answers `200` and `4XX`.
///         pub X_LEFT: i64 = "x-left",
///     }
/// }
/// ```
pub(super) fn constants(headers: &AnswerHeaders) -> TokenStream {
    let AnswerHeaders { owners, headers } = headers;
    let constants = headers.iter().map(constant);
    quote! {
        rt::answer_headers! {
            impl #owners { #(#constants,)* }
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

/// ```text
/// [ListKeys, ListMembers]
/// ```
impl ToTokens for Owners {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::One(owner) => owner.to_tokens(tokens),
            Self::Several(owners) => tokens.extend(quote!([#(#owners),*])),
        }
    }
}
