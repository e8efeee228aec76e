//! Unions of which one member is far larger than the others: that member is boxed, or else every
//! value would be as large.
//!
//! A size is at most what is computed here, whatever features of the runtime's dependencies are on,
//! and follows from the types that one holds alone. Types that hold themselves are boxed before.

use std::collections::BTreeMap;

use proc_macro2::Ident;

use crate::model::{Item, ItemKind, Member, TypeFile};
use crate::rust_type::RustType;

/// How many bytes a member may have that is not boxed; clippy asks for a box where it has so many
/// more than the next.
const LARGE: usize = 200;
const WORD: usize = 8;
const TEXT: usize = 3 * WORD;
/// `serde_json::Map` where it keeps its order, and what holds it.
const MAP: usize = 9 * WORD;

/// The types that are defined, and the size of each.
type Sizes = BTreeMap<Ident, usize>;

/// Boxes the large members in the types of all files.
pub(super) fn box_large(files: &mut [TypeFile]) {
    let sizes = sizes(files.iter().flat_map(|file| &file.items));
    for item in files.iter_mut().flat_map(|file| &mut file.items) {
        box_members(item, &sizes);
    }
}

/// Boxes those in the types of an operation, which may hold those of the files.
pub(super) fn box_large_inline(items: &mut [Item], files: &[TypeFile]) {
    let of_files = files.iter().flat_map(|file| &file.items);
    let sizes = sizes(of_files.chain(&*items));
    for item in items {
        box_members(item, &sizes);
    }
}

fn box_members(item: &mut Item, sizes: &Sizes) {
    let ItemKind::Union(of) = &mut item.kind else {
        return;
    };
    for Member { rust_type, .. } in &mut of.members {
        if size(rust_type, sizes) > LARGE {
            let large = std::mem::replace(rust_type, RustType::Anything);
            *rust_type = RustType::Boxed(Box::new(large));
        }
    }
}

/// The size of every type. What a type holds by value is no circle, so that there is a round in
/// which nothing changes.
fn sizes<'a>(items: impl Iterator<Item = &'a Item>) -> Sizes {
    let items: Vec<_> = items.collect();
    let mut sizes = Sizes::new();
    loop {
        let before = sizes.clone();
        for item in &items {
            sizes.insert(item.name.clone(), item_size(&item.kind, &sizes));
        }
        if sizes == before {
            return sizes;
        }
    }
}

fn item_size(kind: &ItemKind, sizes: &Sizes) -> usize {
    match kind {
        ItemKind::Struct(of) => {
            let fields = of.fields.iter().map(|field| size(&field.rust_type, sizes));
            fields.fold(MAP, usize::saturating_add)
        }
        ItemKind::Union(of) => {
            let members = of
                .members
                .iter()
                .map(|member| size(&member.rust_type, sizes));
            let unboxed = members.filter(|size| *size <= LARGE);
            unboxed.fold(MAP, usize::max) + WORD
        }
        ItemKind::Alias(rust_type) => size(rust_type, sizes),
        ItemKind::OpenEnum(_) => TEXT,
        ItemKind::OpenInteger(_) => 2 * WORD,
    }
}

fn size(rust_type: &RustType, sizes: &Sizes) -> usize {
    match rust_type {
        RustType::Null
        | RustType::Boolean
        | RustType::I32
        | RustType::I16
        | RustType::I8
        | RustType::U64
        | RustType::U32
        | RustType::U16
        | RustType::U8
        | RustType::F32
        | RustType::I64
        | RustType::F64
        | RustType::Date
        | RustType::Time
        | RustType::Boxed(_) => WORD,
        RustType::Instant | RustType::Uuid => 2 * WORD,
        RustType::Text
        | RustType::Secret
        | RustType::Password
        | RustType::List(_)
        | RustType::Dictionary(_) => TEXT,
        RustType::Base64 | RustType::Binary => 4 * WORD,
        RustType::Anything | RustType::FreeForm => MAP,
        RustType::Optional(inner) | RustType::Patch(inner) => {
            size(inner, sizes).saturating_add(WORD)
        }
        RustType::Alias(_, target) => size(target, sizes),
        // What no round has reached yet.
        RustType::Named(path) => sizes.get(path.ident()).copied().unwrap_or_default(),
    }
}
