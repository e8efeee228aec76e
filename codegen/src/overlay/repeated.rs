//! Operations that an update adds although the tree has them already.
//!
//! By the standard the two are merged, and arrays such as `parameters` and `tags` appended: what
//! comes of it is an operation that nobody described. An update that holds a whole operation, which
//! is one with `operationId` and `responses`, means to add it; one that corrects an operation holds
//! less.

use serde_json::Value;

use super::select::{Step, pointer_of};
use crate::document::Place;
use crate::pointer::Pointer;
use crate::tree::Tree;

/// An operation that an update adds although it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// Where in the overlay document.
    pub pointer: Pointer,
    /// Method and path.
    pub operation: String,
    /// Where the one that is there was written.
    pub first: Place,
}

/// The operations of `update`, which stands at `pointer` of its overlay, that the targets have.
pub(super) fn repeated(
    tree: &Tree,
    targets: &[Vec<Step>],
    update: &Value,
    pointer: &Pointer,
) -> Vec<Repeated> {
    let mut found = Vec::new();
    for target in targets {
        let below = Below {
            tree,
            at: pointer_of(target),
            pointer: pointer.clone(),
        };
        below.collect(update, &mut found);
    }
    found
}

/// A node of the tree, and what an update brings to it.
struct Below<'t> {
    tree: &'t Tree,
    at: Pointer,
    pointer: Pointer,
}

impl Below<'_> {
    fn collect(&self, value: &Value, found: &mut Vec<Repeated>) {
        let steps: Vec<String> = self.at.steps().collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match steps.as_slice() {
            [] => {
                if let Some(paths) = value.get("paths") {
                    self.member("paths").collect(paths, found);
                }
            }
            ["paths"] | ["paths", _] => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    self.member(key).collect(value, found);
                }
            }
            ["paths", path, method] if is_whole(value) && self.is_there() => found.push(Repeated {
                pointer: self.pointer.clone(),
                operation: format!("{} {path}", method.to_uppercase()),
                first: self.tree.key_place(&self.at),
            }),
            _ => {}
        }
    }

    fn member(&self, key: &str) -> Self {
        Self {
            tree: self.tree,
            at: self.at.key(key),
            pointer: self.pointer.key(key),
        }
    }

    fn is_there(&self) -> bool {
        self.tree.value.pointer(self.at.as_str()).is_some()
    }
}

/// Whether a value describes an operation, not a part of one.
fn is_whole(value: &Value) -> bool {
    value.get("operationId").is_some() && value.get("responses").is_some()
}
