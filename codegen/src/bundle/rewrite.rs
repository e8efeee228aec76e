//! Moves what becomes a component under `components`, and makes every reference lead there.
//!
//! What stands deeper moves first, so that no pointer is spent before its turn.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::documents::FileId;
use super::walk::is_component;
use super::{Found, Spot};
use crate::keywords::Section;
use crate::pointer::Pointer;
use crate::tree::{Origin, Tree};

/// The description with all that its references lead to.
pub(super) fn rewrite(trees: Vec<Tree>, found: &Found, keys: &BTreeMap<Spot, String>) -> Tree {
    let mut trees = trees;
    for (at, end) in &found.texts {
        let text = match (keys.get(end), found.targets.get(end)) {
            (Some(key), Some(section)) => reference_to(*section, key),
            _ if is_component(end) => format!("#{}", end.pointer.as_str().replace('%', "%25")),
            _ => continue,
        };
        if let Some(value) = node_mut(&mut trees, at) {
            *value = json!(text);
        }
    }
    for (spot, end) in &found.copies {
        copy(&mut trees, spot, end);
    }
    let mut targets: Vec<_> = found.targets.iter().collect();
    targets.sort_by_key(|(spot, _)| Reverse(spot.pointer.steps().count()));
    let mut moved = Vec::new();
    for (spot, section) in targets {
        let key = keys.get(spot).map(String::as_str).unwrap_or_default();
        let taken = take(&mut trees, spot, *section, key);
        moved.extend(taken.map(|taken| (*section, key, taken)));
    }
    let mut description = trees.swap_remove(FileId::DESCRIPTION.0);
    for (section, key, taken) in moved {
        insert(&mut description, section, key, taken);
    }
    description
}

fn reference_to(section: Section, key: &str) -> String {
    format!("#/components/{}/{key}", section.as_str())
}

fn node_mut<'t>(trees: &'t mut [Tree], spot: &Spot) -> Option<&'t mut Value> {
    let tree = trees.get_mut(spot.file.0)?;
    tree.value.pointer_mut(spot.pointer.as_str())
}

fn copy(trees: &mut [Tree], spot: &Spot, end: &Spot) {
    let Some(from) = trees.get(end.file.0) else {
        return;
    };
    let Some(value) = from.value.pointer(end.pointer.as_str()).cloned() else {
        return;
    };
    let origin = from.origin.subtree(&end.pointer);
    if let Some(tree) = trees.get_mut(spot.file.0) {
        tree.replace(&spot.pointer, value, origin);
    }
}

/// Takes a node out and leaves a reference in its place.
fn take(trees: &mut [Tree], spot: &Spot, section: Section, key: &str) -> Option<(Value, Origin)> {
    let tree = trees.get_mut(spot.file.0)?;
    let origin = tree.origin.subtree(&spot.pointer);
    let (source, pointer) = origin.locate(&Pointer::root());
    let mut here = Origin::copied(source, pointer.clone());
    *here.member_mut("$ref") = Origin::copied(source, pointer);
    let reference = json!({ "$ref": reference_to(section, key) });
    let value = tree.replace(&spot.pointer, reference, here)?;
    Some((value, origin))
}

fn insert(tree: &mut Tree, section: Section, key: &str, (value, origin): (Value, Origin)) {
    let mut node = &mut tree.value;
    let mut known = &mut tree.origin;
    for step in ["components", section.as_str()] {
        let Value::Object(members) = node else { return };
        if !members.contains_key(step) {
            let (source, pointer) = known.locate(&Pointer::root());
            *known.member_mut(step) = Origin::copied(source, pointer);
        }
        node = members
            .entry(step)
            .or_insert_with(|| Value::Object(Map::new()));
        known = known.member_mut(step);
    }
    if let Value::Object(members) = node {
        members.insert(key.to_owned(), value);
        *known.member_mut(key) = origin;
    }
}
