//! Types that would hold themselves: a box at each field that would close a circle, and nowhere
//! else.
//!
//! Fields are looked at in the order of the files and of their fields; which ones are boxed depends
//! on the types of the circle alone.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use crate::model::{ItemKind, TypeFile};
use crate::rust_type::RustType;

/// Which types hold which by value.
type Held = BTreeMap<Ident, BTreeSet<Ident>>;

/// Boxes what closes a circle.
pub(super) fn box_cycles(files: &mut [TypeFile]) {
    let mut held = Held::new();
    for item in files.iter_mut().flat_map(|file| &mut file.items) {
        let slots: Vec<&mut RustType> = match &mut item.kind {
            ItemKind::Struct(of) => of
                .fields
                .iter_mut()
                .map(|field| &mut field.rust_type)
                .collect(),
            ItemKind::Union(of) => of
                .members
                .iter_mut()
                .map(|member| &mut member.rust_type)
                .collect(),
            ItemKind::OpenEnum(_) | ItemKind::OpenInteger(_) | ItemKind::Alias(_) => Vec::new(),
        };
        for slot in slots {
            let Some(target) = by_value(slot).cloned() else {
                continue;
            };
            if reaches(&held, &target, &item.name) {
                *slot = boxed(std::mem::replace(slot, RustType::Anything));
            } else {
                held.entry(item.name.clone()).or_default().insert(target);
            }
        }
    }
}

/// The generated type that a value of this type holds within itself.
fn by_value(rust_type: &RustType) -> Option<&Ident> {
    match rust_type {
        RustType::Named(path) => Some(path.ident()),
        RustType::Optional(inner) => by_value(inner),
        RustType::Alias(_, target) => by_value(target),
        _ => None,
    }
}

fn boxed(rust_type: RustType) -> RustType {
    match rust_type {
        RustType::Optional(inner) => RustType::Optional(Box::new(boxed(*inner))),
        other => RustType::Boxed(Box::new(other)),
    }
}

fn reaches(held: &Held, from: &Ident, to: &Ident) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        open.extend(
            held.get(name)
                .into_iter()
                .flatten()
                .filter(|next| seen.insert(next)),
        );
    }
    false
}
