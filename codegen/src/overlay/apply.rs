//! Applies the actions of an overlay to a tree, one after the other, each on the result of those
//! before it.
//!
//! Invariant: members and elements that stay keep their order and their places.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json_path::JsonPath;

use super::merge::{self, Effect, Incoming, Mismatch, Parts};
use super::repeated::repeated;
use super::select::{Step, node, node_mut, pointer_of, select};
use super::{Action, Applied, Change, Overlay, Refusal, Version};
use crate::pointer::Pointer;
use crate::tree::{Origin, Tree};

/// Applies every action, and says for each what it met and changed.
pub fn apply(tree: &mut Tree, overlay: &Overlay) -> Vec<Applied> {
    overlay
        .actions
        .iter()
        .map(|action| one(tree, overlay, action))
        .collect()
}

fn one(tree: &mut Tree, overlay: &Overlay, action: &Action) -> Applied {
    let targets = select(&tree.value, &action.target);
    let mut applied = Applied {
        matches: targets.len(),
        ..Applied::default()
    };
    if targets.is_empty() {
        return applied;
    }
    let outcome = match &action.change {
        Change::Nothing => Ok(()),
        Change::Remove => remove_all(tree, &targets, action, &mut applied),
        Change::Update(value) => {
            let pointer = action.pointer.key("update");
            applied.repeated = repeated(tree, &targets, value, &pointer);
            let origin = Origin::copied(overlay.source, pointer.clone());
            let incoming = Incoming {
                value,
                origin: &origin,
            };
            update(
                tree,
                &targets,
                incoming,
                &pointer,
                overlay.version,
                &mut applied,
            )
        }
        Change::Copy(from) => {
            let outcome = copy(tree, &targets, from, overlay.version, action, &mut applied);
            // What is copied is no correction that the overlay holds.
            applied.idle.clear();
            outcome
        }
    };
    applied.refusal = outcome.err();
    applied
}

/// Removes from the end, so that no removal moves a node that is still to be removed.
fn remove_all(
    tree: &mut Tree,
    targets: &[Vec<Step>],
    action: &Action,
    applied: &mut Applied,
) -> Result<(), Refusal> {
    if targets.iter().any(Vec::is_empty) {
        return Err(Refusal {
            pointer: action.pointer.key("target"),
            message: "the root of a document cannot be removed".to_owned(),
            help: "target what is below the root",
        });
    }
    let ordered: BTreeSet<&Vec<Step>> = targets.iter().collect();
    applied.changes = ordered
        .into_iter()
        .rev()
        .filter(|path| remove(tree, path))
        .count();
    Ok(())
}

fn copy(
    tree: &mut Tree,
    targets: &[Vec<Step>],
    from: &JsonPath,
    version: Version,
    action: &Action,
    applied: &mut Applied,
) -> Result<(), Refusal> {
    let pointer = action.pointer.key("copy");
    let sources = select(&tree.value, from);
    let [path] = sources.as_slice() else {
        return Err(Refusal {
            pointer,
            message: format!("`copy` selects {} nodes, not one", sources.len()),
            help: "select the one node that is to be copied",
        });
    };
    let Some(value) = node(&tree.value, path).cloned() else {
        return Ok(());
    };
    let origin = tree.origin.subtree(&pointer_of(path));
    let incoming = Incoming {
        value: &value,
        origin: &origin,
    };
    update(tree, targets, incoming, &pointer, version, applied)
}

fn update(
    tree: &mut Tree,
    targets: &[Vec<Step>],
    incoming: Incoming<'_>,
    pointer: &Pointer,
    version: Version,
    applied: &mut Applied,
) -> Result<(), Refusal> {
    alike(&tree.value, targets, pointer, version)?;
    let mut parts = Parts::default();
    for path in targets {
        let Some((node, origin)) = node_mut(tree, path) else {
            continue;
        };
        match merge::into_target(node, origin, incoming, version, &mut parts) {
            Ok(Effect::Changed) => applied.changes += 1,
            Ok(Effect::Unchanged) => {}
            Err(mismatch) => return Err(refusal(&mismatch, pointer)),
        }
    }
    applied.idle = parts.idle();
    Ok(())
}

/// The nodes of a target are all objects, all arrays, or, from 1.1, all primitives.
fn alike(
    root: &Value,
    targets: &[Vec<Step>],
    pointer: &Pointer,
    version: Version,
) -> Result<(), Refusal> {
    let refuse = |message: &str, help| {
        Err(Refusal {
            pointer: pointer.clone(),
            message: message.to_owned(),
            help,
        })
    };
    let kinds: BTreeSet<&str> = targets
        .iter()
        .filter_map(|path| node(root, path).map(merge::kind))
        .collect();
    if kinds.len() > 1 {
        let kinds: Vec<&str> = kinds.into_iter().collect();
        let message = format!(
            "the target selects nodes of several kinds: {}",
            kinds.join(" and ")
        );
        return refuse(&message, "split the action into one for each kind");
    }
    if version < Version::V1_1 && kinds.contains("a primitive value") {
        return refuse(
            "Overlay 1.0 cannot update a primitive value",
            "target the object around it, or write `overlay: 1.1.0` at the top",
        );
    }
    Ok(())
}

fn refusal(mismatch: &Mismatch, pointer: &Pointer) -> Refusal {
    let Mismatch {
        pointer: below,
        incoming,
        present,
    } = mismatch;
    let pointer = below
        .steps()
        .fold(pointer.clone(), |pointer, step| pointer.key(&step));
    Refusal {
        pointer,
        message: format!("{incoming} cannot be merged into {present}"),
        help: "remove the old value by an action of its own before this one",
    }
}

/// Takes out the node to which `path` leads; false when there is none any more.
fn remove(tree: &mut Tree, path: &[Step]) -> bool {
    let Some((last, parents)) = path.split_last() else {
        return false;
    };
    let Some((parent, origin)) = node_mut(tree, parents) else {
        return false;
    };
    from_parent(parent, origin, last)
}

fn from_parent(parent: &mut Value, origin: &mut Origin, step: &Step) -> bool {
    match (parent, step) {
        (Value::Object(members), Step::Member(key)) => {
            origin.remove_member(key);
            // Keeps the order of the members that stay.
            members.shift_remove(key).is_some()
        }
        (Value::Array(elements), Step::Element(index)) if *index < elements.len() => {
            let origins = origin.elements_mut(elements.len());
            if *index < origins.len() {
                origins.remove(*index);
            }
            elements.remove(*index);
            true
        }
        _ => false,
    }
}
