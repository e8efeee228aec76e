//! Applies the actions of an overlay to a tree, one after the other, each on the result of those
//! before it.
//!
//! Invariant: members and elements that stay keep their order and their places.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json_path::JsonPath;

use super::bounds::{Bounds, Planned};
use super::merge::{self, Effect, Incoming, Mismatch, Parts};
use super::repeated::repeated;
use super::select::{Step, node, node_mut, pointer_of, select};
use super::{Action, Applied, Change, Overlay, Refusal, Version};
use crate::code::Code;
use crate::pointer::Pointer;
use crate::tree::{Origin, Tree};

/// Applies every action, and says for each what it met and changed.
pub fn apply(tree: &mut Tree, overlay: &Overlay) -> Vec<Applied> {
    let mut run = Run {
        bounds: Bounds::of(&tree.value),
        tree,
        overlay,
    };
    let actions = overlay.actions.iter();
    actions.map(|action| run.one(action)).collect()
}

/// The tree on its way through the actions of an overlay.
struct Run<'t> {
    tree: &'t mut Tree,
    overlay: &'t Overlay,
    bounds: Bounds,
}

impl Run<'_> {
    fn one(&mut self, action: &Action) -> Applied {
        let targets = select(&self.tree.value, &action.target);
        let mut applied = Applied {
            matches: targets.len(),
            ..Applied::default()
        };
        if targets.is_empty() {
            return applied;
        }
        let outcome = match &action.change {
            Change::Nothing => Ok(()),
            Change::Remove => remove_all(self.tree, &targets, action, &mut applied),
            Change::Update(value) => {
                let pointer = action.pointer.key("update");
                applied.repeated = repeated(self.tree, &targets, value, &pointer);
                let origin = Origin::copied(self.overlay.source, pointer.clone());
                let incoming = Incoming {
                    value,
                    origin: &origin,
                };
                self.update(&targets, incoming, &pointer, &mut applied)
            }
            Change::Copy(from) => {
                let outcome = self.copy(&targets, from, action, &mut applied);
                // What is copied is no correction that the overlay holds.
                applied.idle.clear();
                outcome
            }
        };
        applied.refusal = outcome.err();
        applied
    }

    fn copy(
        &mut self,
        targets: &[Vec<Step>],
        from: &JsonPath,
        action: &Action,
        applied: &mut Applied,
    ) -> Result<(), Refusal> {
        let pointer = action.pointer.key("copy");
        let sources = select(&self.tree.value, from);
        let [path] = sources.as_slice() else {
            return Err(Refusal {
                code: Code::OverlayInvalid,
                pointer,
                message: format!("`copy` selects {} nodes, not one", sources.len()),
                help: "select the one node that is to be copied",
            });
        };
        let Some(value) = node(&self.tree.value, path).cloned() else {
            return Ok(());
        };
        let origin = self.tree.origin.subtree(&pointer_of(path));
        let incoming = Incoming {
            value: &value,
            origin: &origin,
        };
        self.update(targets, incoming, &pointer, applied)
    }

    fn update(
        &mut self,
        targets: &[Vec<Step>],
        incoming: Incoming<'_>,
        pointer: &Pointer,
        applied: &mut Applied,
    ) -> Result<(), Refusal> {
        let version = self.overlay.version;
        alike(&self.tree.value, targets, pointer, version)?;
        let planned = Planned {
            targets,
            incoming: incoming.value,
            version,
            pointer,
        };
        self.bounds.admit(&self.tree.value, &planned)?;
        let mut parts = Parts::default();
        for path in targets {
            let Some((node, origin)) = node_mut(self.tree, path) else {
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
            code: Code::OverlayInvalid,
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

/// The nodes of a target are all objects, all arrays, or, from 1.1, all primitives.
fn alike(
    root: &Value,
    targets: &[Vec<Step>],
    pointer: &Pointer,
    version: Version,
) -> Result<(), Refusal> {
    let refuse = |message: &str, help| {
        Err(Refusal {
            code: Code::OverlayInvalid,
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
        code: Code::OverlayInvalid,
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
