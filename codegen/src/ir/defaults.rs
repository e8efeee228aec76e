//! Which structs derive `Default`: those all of whose fields have one, unless a request sends them
//! and needs something.

use std::collections::BTreeSet;

use proc_macro2::Ident;

use crate::model::{Derives, Item, ItemKind, Mode, Struct, TypeFile};
use crate::rust_type::RustType;

/// Derives it for the types of all files.
pub(super) fn derive(files: &mut [TypeFile]) {
    let mut items: Vec<&mut Item> = files.iter_mut().flat_map(|file| &mut file.items).collect();
    spread(&mut items, BTreeSet::new());
}

/// Derives it for the types of an operation, which may hold those of the files.
pub(super) fn derive_inline(items: &mut [Item], files: &[TypeFile]) {
    let known = files
        .iter()
        .flat_map(|file| &file.items)
        .filter(|item| match &item.kind {
            ItemKind::Struct(of) => of.derives == Derives::Default,
            ItemKind::OpenEnum(_)
            | ItemKind::OpenInteger(_)
            | ItemKind::Union(_)
            | ItemKind::Alias(_) => false,
        });
    let known = known.map(|item| item.name.clone()).collect();
    spread(&mut items.iter_mut().collect::<Vec<_>>(), known);
}

fn spread(items: &mut [&mut Item], mut known: BTreeSet<Ident>) {
    loop {
        let before = known.len();
        for item in &mut *items {
            if let ItemKind::Struct(of) = &mut item.kind
                && of.derives == Derives::Plain
                && may_derive(of, &known)
            {
                of.derives = Derives::Default;
                known.insert(item.name.clone());
            }
        }
        if known.len() == before {
            return;
        }
    }
}

fn may_derive(of: &Struct, known: &BTreeSet<Ident>) -> bool {
    let is_sent = of.construction.is_some();
    of.fields.iter().all(|field| {
        let is_needed = is_sent && field.mode == Mode::Required;
        !is_needed && has_default(&field.rust_type, known)
    })
}

fn has_default(rust_type: &RustType, known: &BTreeSet<Ident>) -> bool {
    match rust_type {
        RustType::Named(path) => known.contains(path.ident()),
        RustType::Boxed(inner) | RustType::Alias(_, inner) => has_default(inner, known),
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
        | RustType::Secret
        | RustType::Password
        | RustType::Null
        | RustType::Anything
        | RustType::FreeForm
        | RustType::List(_)
        | RustType::Dictionary(_)
        | RustType::Optional(_)
        | RustType::Patch(_) => true,
    }
}
