//! Error bodies: what the runtime asks of them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{ErrorBody, ErrorRole, ErrorText, Item};
use crate::names::Ident;

/// ```text
/// impl rt::ErrorBody for ApiError {
///     const REQUEST_ID_HEADER: Option<&'static str> = Some("x-request-id");
///
///     fn code(&self) -> Option<&str> {
///         rt::first_text([&self.err_code])
///     }
/// }
/// ```
pub(super) fn of(item: &Item) -> Option<TokenStream> {
    item.error.as_ref().map(|error| body(&item.name, error))
}

fn body(name: &Ident, error: &ErrorBody) -> TokenStream {
    let header = error.request_id_header.iter();
    let texts = error.texts.iter().map(text);
    quote! {
        impl rt::ErrorBody for #name {
            #(const REQUEST_ID_HEADER: Option<&'static str> = Some(#header);)*
            #(#texts)*
        }
    }
}

/// ```text
/// fn code(&self) -> Option<&str> {
///     rt::first_text([&self.err_code])
/// }
/// ```
fn text(text: &ErrorText) -> TokenStream {
    let ErrorText { role, fields } = text;
    quote! {
        fn #role(&self) -> Option<&str> {
            rt::first_text([#(&self.#fields),*])
        }
    }
}

/// ```text
/// code
/// ```
impl ToTokens for ErrorRole {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Code => quote!(code),
            Self::Message => quote!(message),
            Self::RequestId => quote!(request_id),
        });
    }
}
