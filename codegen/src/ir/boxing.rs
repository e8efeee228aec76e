//! Types that would hold themselves: a box at each field that would close a circle, and nowhere
//! else.
//!
//! Of a circle the field is boxed that leads back to where a walk through it began: at the type in
//! which most circles part, and among equals at the first in the order of the files. Which ones are
//! boxed depends on the types of the circle alone; types beside it are set aside before.

use std::collections::{BTreeMap, BTreeSet};

use super::circles;
use crate::model::{Item, ItemKind, TypeFile};
use crate::names::Ident;
use crate::rust_type::{RustType, TypePath};

/// Boxes what closes a circle.
pub(super) fn box_cycles(files: &mut [TypeFile]) {
    let closing = closing(files);
    if closing.is_empty() {
        return;
    }
    for item in files.iter_mut().flat_map(|file| &mut file.items) {
        let Item { name, kind, .. } = item;
        for slot in slots(kind) {
            let closes = by_value(slot)
                .is_some_and(|target| closing.contains(&(name.clone(), target.ident().clone())));
            if closes {
                *slot = boxed(std::mem::replace(slot, RustType::Anything));
            }
        }
    }
}

/// The pairs of types of which the first must not hold the second by value.
fn closing(files: &mut [TypeFile]) -> BTreeSet<(Ident, Ident)> {
    let items = || files.iter().flat_map(|file| &file.items);
    let names: Vec<Ident> = items().map(|item| item.name.clone()).collect();
    let places: BTreeMap<&Ident, usize> = names.iter().zip(0..).collect();
    let mut held = Vec::with_capacity(names.len());
    for item in files.iter_mut().flat_map(|file| &mut file.items) {
        let targets = slots(&mut item.kind).into_iter();
        let targets = targets.filter_map(|slot| places.get(by_value(slot)?.ident()).copied());
        held.push(targets.collect());
    }
    let pairs = circles::closing(&held).into_iter();
    let pairs = pairs.filter_map(|(from, to)| Some((names.get(from)?, names.get(to)?)));
    pairs.map(|(from, to)| (from.clone(), to.clone())).collect()
}

/// The types that a value of a type may hold.
fn slots(kind: &mut ItemKind) -> Vec<&mut RustType> {
    match kind {
        ItemKind::Struct(of) => {
            let fields = of.fields.iter_mut();
            fields.map(|field| &mut field.rust_type).collect()
        }
        ItemKind::Union(of) => {
            let members = of.members.iter_mut();
            members.map(|member| &mut member.rust_type).collect()
        }
        ItemKind::OpenEnum(_)
        | ItemKind::OpenInteger(_)
        | ItemKind::OpenValue(_)
        | ItemKind::Alias(_) => Vec::new(),
    }
}

/// The generated type that a value of this type holds within itself.
pub(super) fn by_value(rust_type: &RustType) -> Option<&TypePath> {
    match rust_type {
        RustType::Named(path) => Some(path),
        RustType::Optional(inner) | RustType::Patch(inner) => by_value(inner),
        RustType::Alias(_, target) => by_value(target),
        _ => None,
    }
}

fn boxed(rust_type: RustType) -> RustType {
    match rust_type {
        RustType::Optional(inner) => RustType::Optional(Box::new(boxed(*inner))),
        RustType::Patch(inner) => RustType::Patch(Box::new(boxed(*inner))),
        other => RustType::Boxed(Box::new(other)),
    }
}
