//! Takes nodes out of a tree.
//!
//! Invariant: members and elements that stay keep their order and their places.

use serde_json::Value;

use super::apply::Step;
use crate::tree::{Origin, Tree};

/// Takes out the node to which `path` leads; false when there is none any more.
pub(super) fn remove(tree: &mut Tree, path: &[Step]) -> bool {
    let Some((last, parents)) = path.split_last() else {
        return false;
    };
    let Some((parent, origin)) = super::apply::node_mut(tree, parents) else {
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
