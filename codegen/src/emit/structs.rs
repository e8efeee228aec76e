//! Structs: fields, and what is derived and implemented.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::construction::construction;
use crate::model::{Derives, Field, Item, Mode, Part, PartContent, Rest, Struct, Writing};

/// ```text
/// /// The `Key` schema.
/// #[derive(Clone, Debug, Default, PartialEq)]
/// #[non_exhaustive]
/// pub struct Key {
///     /// The `comment` field.
///     pub comment: Option<String>,
///     /// Fields that the description does not name.
///     pub extra: rt::Extra,
/// }
///
/// rt::record! { Key {
///     "comment" => optional comment,
/// } }
/// ```
pub(super) fn definition(item: &Item, of: &Struct) -> TokenStream {
    let Item { name, docs, .. } = item;
    let Struct {
        derives,
        lints,
        rest,
        ..
    } = of;
    let rest_type = rest_type(rest);
    let fields = of.fields.iter().map(field);
    let construction = of
        .construction
        .iter()
        .map(|made| construction(item, of, made));
    let table = table(item, of);
    quote! {
        #docs
        #derives
        #(#lints)*
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            /// Fields that the description does not name.
            pub extra: #rest_type,
        }

        #(#construction)*

        #table
    }
}

/// ```text
/// rt::record! {
///     Key {
///         "comment" => optional comment,
///     }
/// }
///
/// rt::parts! {
///     UploadBody {
///         "file" => file file as "image/png",
///     }
/// }
/// ```
fn table(item: &Item, of: &Struct) -> TokenStream {
    let name = &item.name;
    let rest = rest_entry(&of.rest);
    match &of.writing {
        Writing::Record => {
            let entries = of.fields.iter().map(|field| {
                let Field {
                    wire, name, mode, ..
                } = field;
                quote!(#wire => #mode #name)
            });
            quote!(rt::record! { #name #rest { #(#entries,)* } })
        }
        Writing::Parts(parts) => {
            let entries = parts.iter().map(|part| {
                let Part {
                    wire,
                    name,
                    content,
                    media,
                } = part;
                let media = media.iter();
                quote!(#wire => #content #name #(as #media)*)
            });
            quote!(rt::parts! { #name #rest { #(#entries,)* } })
        }
    }
}

/// ```text
/// file
/// ```
impl ToTokens for PartContent {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Value => quote!(value),
            Self::File => quote!(file),
            Self::Files => quote!(files),
        });
    }
}

/// ```text
/// rt::Extra<i64>
/// ```
fn rest_type(rest: &Rest) -> TokenStream {
    match rest {
        Rest::Unnamed => quote!(rt::Extra),
        Rest::Described(rust_type) => quote!(rt::Extra<#rust_type>),
    }
}

/// ```text
/// : i64
/// ```
fn rest_entry(rest: &Rest) -> TokenStream {
    match rest {
        Rest::Unnamed => TokenStream::new(),
        Rest::Described(rust_type) => quote!(: #rust_type),
    }
}

/// ```text
/// #[derive(Clone, Debug, PartialEq)]
/// ```
impl ToTokens for Derives {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Plain => quote!(#[derive(Clone, Debug, PartialEq)]),
            Self::Default => quote!(#[derive(Clone, Debug, Default, PartialEq)]),
            Self::Parts => quote!(#[derive(Clone, Debug)]),
            Self::DefaultParts => quote!(#[derive(Clone, Debug, Default)]),
        });
    }
}

/// ```text
/// /// The `comment` field.
/// #[deprecated]
/// pub comment: Option<String>
/// ```
fn field(field: &Field) -> TokenStream {
    let Field {
        name,
        docs,
        rust_type,
        deprecated,
        ..
    } = field;
    quote!(#docs #deprecated pub #name: #rust_type)
}

/// ```text
/// optional
/// ```
impl ToTokens for Mode {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Required => quote!(required),
            Self::Optional => quote!(optional),
            Self::List => quote!(list),
            Self::Present => quote!(present),
            Self::Patch => quote!(patch),
            Self::Secret => quote!(secret),
        });
    }
}
