//! How structs are made: who makes one, and as what each field is taken.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{Derives, FieldSetter, Giving, Intake, Maker};

/// What stands behind the name of a struct.
///
/// ```text
/// : new + Default
/// ```
pub(super) fn made(maker: Maker, derives: Derives) -> TokenStream {
    match (maker, derives) {
        (Maker::Service, Derives::Plain) => TokenStream::new(),
        (Maker::Service, Derives::Default) => quote!(: Default),
        (Maker::Caller, Derives::Plain) => quote!(: new),
        (Maker::Caller, Derives::Default) => quote!(: new + Default),
    }
}

/// ```text
/// new(text)
/// ```
impl ToTokens for Giving {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Nothing => TokenStream::new(),
            Self::New(intake) => quote!(new(#intake)),
            Self::Set(setter) => quote!(#setter),
        });
    }
}

/// ```text
/// set(iter_field: text) null(iter_null)
/// ```
impl ToTokens for FieldSetter {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { name, intake, null } = self;
        let (name, null) = (name.iter(), null.iter());
        tokens.extend(quote!(set(#(#name:)* #intake) #(null(#null))*));
    }
}

/// ```text
/// boxed Item
/// ```
impl ToTokens for Intake {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Text => quote!(text),
            Self::Password => quote!(password),
            Self::Upload => quote!(upload),
            Self::Texts => quote!(texts),
            Self::List(element) => quote!([#element]),
            Self::Value(rust_type) => quote!(#rust_type),
            Self::Boxed(inner) => quote!(boxed #inner),
        });
    }
}
