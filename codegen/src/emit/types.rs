//! Types: a file of them, unions and aliases.

use std::iter;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::{braced, enums, errors, structs};
use crate::model::{Definer, Item, ItemKind, Member, Source, TypeFile, Union};
use crate::rust_type::RustType;

/// ```text
/// use super::{Member, rt};
///
/// rt::record! {
///     pub struct Key from "#/components/schemas/Key" { ... }
/// }
/// ```
pub(super) fn file(file: &TypeFile) -> TokenStream {
    let imports = file.imports.iter();
    let imports = imports.map(|import| quote!(use super::#import;));
    imports.chain(items(&file.items)).collect()
}

/// Types and all that is implemented for them; those that one macro defines and that follow each
/// other stand in one call of it.
///
/// ```text
/// rt::open_enum! {
///     pub enum Role from "#/components/schemas/Role" { ... }
///
///     pub enum Scope from "#/components/schemas/Scope" { ... }
/// }
/// ```
pub(super) fn items(items: &[Item]) -> impl Iterator<Item = TokenStream> {
    items.chunk_by(Item::goes_on).map(|together| {
        let definitions = together.iter().map(definition);
        let definer = together.first().map_or(Definer::Language, Item::definer);
        let definitions = defined(definer, definitions);
        let errors = together.iter().filter_map(errors::of);
        iter::once(definitions).chain(errors).collect()
    })
}

/// ```text
/// rt::record! { ... }
/// ```
fn defined(definer: Definer, definitions: impl Iterator<Item = TokenStream>) -> TokenStream {
    let name = match definer {
        Definer::Record => quote!(record),
        Definer::Parts => quote!(parts),
        Definer::OpenEnum => quote!(open_enum),
        Definer::OpenInteger => quote!(open_integer),
        Definer::OpenValue => quote!(open_value),
        Definer::Union => quote!(union),
        Definer::Language => return definitions.collect(),
    };
    let definitions = braced(definitions);
    quote!(rt::#name! #definitions)
}

fn definition(item: &Item) -> TokenStream {
    match &item.kind {
        ItemKind::Struct(of) => structs::definition(item, of),
        ItemKind::OpenEnum(variants) | ItemKind::OpenValue(variants) => {
            enums::definition(item, variants)
        }
        ItemKind::OpenInteger(variants) => enums::definition(item, variants),
        ItemKind::Union(of) => union(item, of),
        ItemKind::Alias(rust_type) => alias(item, rust_type),
    }
}

/// ```text
/// of Key "role" from "#/components/schemas/Key/properties/role"
/// ```
impl ToTokens for Source {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let owner = self.owner.iter();
        let owner = owner.map(|(owner, wire)| quote!(of #owner #wire));
        let pointer = self.pointer.iter();
        tokens.extend(quote!(#(#owner)* #(from #pointer)*));
    }
}

/// ```text
/// /// A pet.
/// pub enum Pet by "kind" from "#/components/schemas/Pet" {
///     /// An object whose `kind` is `cat`.
///     Cat(Cat) = object "cat",
/// }
/// ```
fn union(item: &Item, of: &Union) -> TokenStream {
    let Item {
        name, docs, source, ..
    } = item;
    let tag = of.tag.iter();
    let members = braced(of.members.iter().map(member));
    quote!(#docs pub enum #name #(by #tag)* #source #members)
}

/// ```text
/// /// An object whose `kind` is `dog` or `hound`.
/// Dog(Box<Dog>) = object "dog" | "hound",
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
    quote!(#docs #name(#rust_type) = #json #(#tags)|*,)
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
