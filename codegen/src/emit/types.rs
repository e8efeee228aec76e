//! Types: a file of them, unions and aliases.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{enums, errors, structs};
use crate::model::{Item, ItemKind, Member, TypeFile, Union};
use crate::rust_type::RustType;

/// ```text
/// use super::{Member, rt};
///
/// /// The `Key` schema.
/// pub struct Key { ... }
/// ```
pub(super) fn file(file: &TypeFile) -> TokenStream {
    let imports = file.imports.iter();
    let items = file.items.iter().map(item);
    quote! {
        #(use super::#imports;)*
        #(#items)*
    }
}

/// A type and all that is implemented for it.
pub(super) fn item(item: &Item) -> TokenStream {
    let definition = match &item.kind {
        ItemKind::Struct(of) => structs::definition(item, of),
        ItemKind::OpenEnum(variants) => enums::definition(item, &quote!(rt::open_enum), variants),
        ItemKind::OpenInteger(variants) => {
            enums::definition(item, &quote!(rt::open_integer), variants)
        }
        ItemKind::OpenValue(variants) => enums::definition(item, &quote!(rt::open_value), variants),
        ItemKind::Union(of) => union(item, of),
        ItemKind::Alias(rust_type) => alias(item, rust_type),
    };
    let error = item
        .error
        .iter()
        .map(|error| errors::body(&item.name, error));
    quote!(#definition #(#error)*)
}

/// ```text
/// rt::union! {
///     /// The `Pet` schema.
///     pub enum Pet by "kind" {
///         /// An object whose `kind` is `cat`.
///         Cat(Cat) = object "cat",
///     }
/// }
/// ```
fn union(item: &Item, of: &Union) -> TokenStream {
    let Item { name, docs, .. } = item;
    let tag = of.tag.iter();
    let members = of.members.iter().map(member);
    quote! {
        rt::union! {
            #docs
            pub enum #name #(by #tag)* { #(#members,)* }
        }
    }
}

/// ```text
/// /// An object whose `kind` is `dog` or `hound`.
/// Dog(Box<Dog>) = object "dog" | "hound"
/// ```
fn member(member: &Member) -> TokenStream {
    let Member {
        json,
        tags,
        name,
        docs,
        rust_type,
    } = member;
    let json = format_ident!("{}", json.keyword());
    quote!(#docs #name(#rust_type) = #json #(#tags)|*)
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
