//! Types: a file of them, unions and aliases.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::{enums, errors, structs};
use crate::model::{Item, ItemKind, JsonType, Member, RuntimeImport, TypeFile};
use crate::rust_type::RustType;

/// ```text
/// use super::Member;
/// use crate::rt;
///
/// /// The `Key` schema.
/// pub struct Key { ... }
/// ```
pub(super) fn file(file: &TypeFile) -> TokenStream {
    let imports = file.imports.iter();
    let runtime = &file.runtime;
    let items = file.items.iter().map(item);
    quote! {
        #(use super::#imports;)*
        #runtime
        #(#items)*
    }
}

/// ```text
/// use crate::rt;
/// ```
impl ToTokens for RuntimeImport {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(quote!(
            use crate::rt;
        ));
    }
}

/// A type and all that is implemented for it.
pub(super) fn item(item: &Item) -> TokenStream {
    let definition = match &item.kind {
        ItemKind::Struct(of) => structs::definition(item, of),
        ItemKind::OpenEnum(variants) => enums::of_texts(item, variants),
        ItemKind::OpenInteger(variants) => enums::of_integers(item, variants),
        ItemKind::Union(members) => union(item, members),
        ItemKind::Alias(rust_type) => alias(item, rust_type),
    };
    let error = item
        .error
        .iter()
        .map(|error| errors::body(&item.name, error));
    quote!(#definition #(#error)*)
}

/// ```text
/// /// The `callback` of [`Record`].
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub enum RecordCallback {
///     /// A string.
///     String(String),
///     /// A value that the description does not foresee.
///     Unknown(rt::Value),
/// }
///
/// rt::union! {
///     RecordCallback {
///         string => String,
///     }
/// }
/// ```
fn union(item: &Item, members: &[Member]) -> TokenStream {
    let Item { name, docs, .. } = item;
    let variants = members.iter().map(|member| {
        let Member {
            json,
            name,
            rust_type,
        } = member;
        let text = format!(" {}.", article(*json));
        quote!(#[doc = #text] #name(#rust_type))
    });
    let entries = members.iter().map(|member| {
        let key = format_ident!("{}", member.json.keyword());
        let name = &member.name;
        quote!(#key => #name)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the description does not foresee.
            Unknown(rt::Value),
        }

        rt::union! { #name { #(#entries,)* } }
    }
}

fn article(json: JsonType) -> &'static str {
    match json {
        JsonType::Boolean => "A boolean",
        JsonType::Number => "A number",
        JsonType::String => "A string",
        JsonType::Array => "An array",
        JsonType::Object => "An object",
    }
}

/// ```text
/// /// The `Tags` schema.
/// pub type Tags = Vec<String>;
/// ```
fn alias(item: &Item, rust_type: &RustType) -> TokenStream {
    let Item { name, docs, .. } = item;
    quote! {
        #docs
        pub type #name = #rust_type;
    }
}
