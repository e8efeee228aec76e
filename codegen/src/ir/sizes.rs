//! Unions of which one member is far larger than the others: that member is boxed, or else every
//! value would be as large.
//!
//! A size is at most what is computed here, whatever features of the runtime's dependencies are on,
//! and follows from the types that one holds alone. Types that hold themselves are boxed before.

use std::collections::BTreeMap;

use super::{boxing, circles};
use crate::model::{Item, ItemKind, Member, TypeFile};
use crate::names::Ident;
use crate::rust_type::{RustType, TypePath};

/// How many bytes a member may have that is not boxed; clippy asks for a box where it has so many
/// more than the next.
const LARGE: usize = 200;
const WORD: usize = 8;
const TEXT: usize = 3 * WORD;
/// `serde_json::Map` where it keeps its order, and what holds it.
const MAP: usize = 9 * WORD;

/// The size of each type that is defined.
type Known = BTreeMap<Ident, usize>;

/// The sizes of the types that one may hold.
#[derive(Debug, Default)]
pub(super) struct Sizes<'f> {
    /// Those of its own file.
    own: Known,
    /// Those of the types, where that is a file of operations.
    types: Option<&'f Known>,
}

impl Sizes<'_> {
    fn get(&self, path: &TypePath) -> usize {
        let known = match path {
            TypePath::Here(_) => Some(&self.own),
            TypePath::Types(_) => self.types,
        };
        let size = known.and_then(|known| known.get(path.ident()));
        size.copied().unwrap_or_default()
    }
}

/// Boxes the large members in the types of all files, whose sizes stay as they are by that.
pub(super) fn box_large(files: &mut [TypeFile]) -> Sizes<'static> {
    let mut items: Vec<&mut Item> = files.iter_mut().flat_map(|file| &mut file.items).collect();
    let mut sizes = Sizes::default();
    measure(&mut sizes, &items);
    for item in &mut items {
        box_members(item, &sizes);
    }
    sizes
}

/// Boxes those in the types of an operation, which may hold those of the files.
pub(super) fn box_large_inline(items: &mut [Item], files: &Sizes<'_>) {
    let mut items: Vec<&mut Item> = items.iter_mut().collect();
    let mut sizes = Sizes {
        own: Known::new(),
        types: Some(&files.own),
    };
    measure(&mut sizes, &items);
    for item in &mut items {
        box_members(item, &sizes);
    }
}

fn box_members(item: &mut Item, sizes: &Sizes<'_>) {
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

/// The size of every type, that of what it holds first: what a type holds by value is no circle.
fn measure(sizes: &mut Sizes<'_>, items: &[&mut Item]) {
    let places: BTreeMap<&Ident, usize> = items.iter().map(|item| &item.name).zip(0..).collect();
    let held = items.iter().map(|item| {
        let paths = held(&item.kind).filter_map(boxing::by_value);
        let own = paths.filter_map(|path| match path {
            TypePath::Here(name) => places.get(name).copied(),
            TypePath::Types(_) => None,
        });
        own.collect()
    });
    for place in circles::inner_first(&held.collect()) {
        if let Some(item) = items.get(place) {
            let size = item_size(&item.kind, sizes);
            sizes.own.insert(item.name.clone(), size);
        }
    }
}

/// The types that a value of a type holds.
fn held(kind: &ItemKind) -> impl Iterator<Item = &RustType> {
    let (fields, members, alias) = match kind {
        ItemKind::Struct(of) => (of.fields.as_slice(), [].as_slice(), None),
        ItemKind::Union(of) => ([].as_slice(), of.members.as_slice(), None),
        ItemKind::Alias(rust_type) => ([].as_slice(), [].as_slice(), Some(rust_type)),
        ItemKind::OpenEnum(_) | ItemKind::OpenInteger(_) | ItemKind::OpenValue(_) => {
            ([].as_slice(), [].as_slice(), None)
        }
    };
    let fields = fields.iter().map(|field| &field.rust_type);
    let members = members.iter().map(|member| &member.rust_type);
    fields.chain(members).chain(alias)
}

fn item_size(kind: &ItemKind, sizes: &Sizes<'_>) -> usize {
    match kind {
        ItemKind::Struct(of) => {
            let fields = of.fields.iter().map(|field| size(&field.rust_type, sizes));
            fields.fold(WORD, usize::saturating_add)
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
        ItemKind::OpenValue(_) => MAP + WORD,
    }
}

fn size(rust_type: &RustType, sizes: &Sizes<'_>) -> usize {
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
        RustType::Upload => 2 * MAP,
        RustType::Optional(inner) | RustType::Patch(inner) => {
            size(inner, sizes).saturating_add(WORD)
        }
        RustType::Alias(_, target) => size(target, sizes),
        RustType::Named(path) => sizes.get(path),
    }
}
