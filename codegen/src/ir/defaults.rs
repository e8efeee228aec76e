//! Which structs derive `Default`: those all of whose fields have one, unless a request sends them
//! and needs something. A struct that would need its own has none.

use std::collections::{BTreeMap, BTreeSet};

use super::circles;
use crate::model::{Derives, Item, ItemKind, Maker, Mode, Struct, TypeFile};
use crate::names::Ident;
use crate::rust_type::{RustType, TypePath};

/// The types of a file that have a default.
pub(super) type Defaults = BTreeSet<Ident>;

/// Derives it for the types of all files, and says which have it.
pub(super) fn derive(files: &mut [TypeFile]) -> Defaults {
    let items = files.iter_mut().flat_map(|file| &mut file.items);
    spread(&mut items.collect::<Vec<_>>(), &Defaults::new())
}

/// Derives it for the types of an operation, which may hold those of the files.
pub(super) fn derive_inline(items: &mut [Item], files: &Defaults) {
    spread(&mut items.iter_mut().collect::<Vec<_>>(), files);
}

/// Derives it for what others need first.
fn spread(items: &mut [&mut Item], files: &Defaults) -> Defaults {
    let places: BTreeMap<&Ident, usize> = items.iter().map(|item| &item.name).zip(0..).collect();
    let needed = items.iter().map(|item| match &item.kind {
        ItemKind::Struct(of) => of
            .fields
            .iter()
            .filter_map(|field| match needed(&field.rust_type)? {
                TypePath::Here(name) => places.get(name).copied(),
                TypePath::Types(_) => None,
            })
            .collect(),
        ItemKind::OpenEnum(_)
        | ItemKind::OpenInteger(_)
        | ItemKind::OpenValue(_)
        | ItemKind::Union(_)
        | ItemKind::Alias(_) => Vec::new(),
    });
    let order = circles::inner_first(&needed.collect());
    let mut own = Defaults::new();
    for place in order {
        if let Some(item) = items.get_mut(place)
            && let ItemKind::Struct(of) = &mut item.kind
            && may_derive(of, &own, files)
        {
            of.derives = Derives::Default;
            own.insert(item.name.clone());
        }
    }
    own
}

fn may_derive(of: &Struct, own: &Defaults, files: &Defaults) -> bool {
    let is_sent = of.maker == Maker::Caller;
    of.fields.iter().all(|field| {
        // What can be nothing but null, nobody passes.
        let is_passed = *field.rust_type.target() != RustType::Null;
        let is_needed = is_sent && field.mode == Mode::Required && is_passed;
        let has_default = match needed(&field.rust_type) {
            None => true,
            Some(TypePath::Here(name)) => own.contains(name),
            Some(TypePath::Types(name)) => files.contains(name),
        };
        !is_needed && has_default
    })
}

/// The generated type whose default the default of a type takes.
fn needed(rust_type: &RustType) -> Option<&TypePath> {
    match rust_type {
        RustType::Named(path) => Some(path),
        RustType::Boxed(inner) | RustType::Alias(_, inner) => needed(inner),
        RustType::Text
        | RustType::Boolean
        | RustType::I64
        | RustType::I32
        | RustType::I16
        | RustType::I8
        | RustType::U64
        | RustType::U32
        | RustType::U16
        | RustType::U8
        | RustType::F64
        | RustType::F32
        | RustType::Instant
        | RustType::Date
        | RustType::Time
        | RustType::Uuid
        | RustType::Base64
        | RustType::Binary
        | RustType::Upload
        | RustType::Secret
        | RustType::Password
        | RustType::Null
        | RustType::Anything
        | RustType::FreeForm
        | RustType::List(_)
        | RustType::Dictionary(_)
        | RustType::Optional(_)
        | RustType::Patch(_) => None,
    }
}
