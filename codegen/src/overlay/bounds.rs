//! How large and how deep a tree may become by actions: not more than a document may be that is
//! read.
//!
//! An action can multiply what it brings by the nodes of its target, and `copy` can double the
//! tree; a dozen short lines would fill any memory. Invariant: what an action would make is
//! reckoned before anything is done, so that one that passes a bound changes nothing.

use serde_json::Value;

use super::select::{Step, node};
use super::{Refusal, Version};
use crate::code::Code;
use crate::load::{MAX_BYTES, MAX_DEPTH};
use crate::pointer::Pointer;

/// How much a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Extent {
    /// One for each node, and the bytes of texts and keys, as reading weighs a document.
    weight: usize,
    /// The levels, of which a primitive value is one.
    depth: usize,
}

impl Extent {
    fn of(value: &Value) -> Self {
        let below = |elements: &mut dyn Iterator<Item = Self>| {
            elements.fold(
                Self {
                    weight: 0,
                    depth: 0,
                },
                |all, one| Self {
                    weight: all.weight.saturating_add(one.weight),
                    depth: all.depth.max(one.depth),
                },
            )
        };
        let inside = match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => below(&mut std::iter::empty()),
            Value::String(text) => Self {
                weight: text.len(),
                depth: 0,
            },
            Value::Array(elements) => below(&mut elements.iter().map(Self::of)),
            Value::Object(members) => below(&mut members.iter().map(|(key, value)| {
                let Self { weight, depth } = Self::of(value);
                Self {
                    weight: weight.saturating_add(key.len()),
                    depth,
                }
            })),
        };
        Self {
            weight: inside.weight.saturating_add(1),
            depth: inside.depth + 1,
        }
    }
}

/// What is known of the size of the tree: that it is not larger.
#[derive(Debug)]
pub(super) struct Bounds {
    at_most: usize,
}

/// An update before it is done.
pub(super) struct Planned<'a> {
    pub(super) targets: &'a [Vec<Step>],
    pub(super) incoming: &'a Value,
    pub(super) version: Version,
    /// Of the action, for what is refused.
    pub(super) pointer: &'a Pointer,
}

impl Bounds {
    /// For a tree as it stands.
    pub(super) fn of(root: &Value) -> Self {
        Self {
            at_most: Extent::of(root).weight,
        }
    }

    /// Passes an update that leaves the tree within the bounds, and reckons with it.
    pub(super) fn admit(&mut self, root: &Value, planned: &Planned<'_>) -> Result<(), Refusal> {
        let incoming = Extent::of(planned.incoming);
        let depths = planned.targets.iter().map(|path| {
            // The root is the first level; a target has one level more than it has steps.
            path.len() + incoming.depth + usize::from(becomes_element(root, path, planned))
        });
        if depths.max().is_some_and(|depth| depth > MAX_DEPTH) {
            return Err(Refusal {
                code: Code::TooDeep,
                pointer: planned.pointer.clone(),
                message: format!("the description would nest deeper than {MAX_DEPTH} levels"),
                help: "flatten what the action brings, or name parts of it and refer to them",
            });
        }
        let added = incoming.weight.saturating_mul(planned.targets.len());
        if self.at_most.saturating_add(added) > MAX_BYTES {
            // What was replaced and removed meanwhile has not been reckoned with.
            *self = Self::of(root);
        }
        self.at_most = self.at_most.saturating_add(added);
        if self.at_most > MAX_BYTES {
            return Err(Refusal {
                code: Code::TooLarge,
                pointer: planned.pointer.clone(),
                message: format!(
                    "the description would become larger than {} MiB",
                    MAX_BYTES >> 20
                ),
                help: "let the action bring less, or its target select fewer nodes",
            });
        }
        Ok(())
    }
}

/// Whether the update is appended to an array as one element, a level below it.
fn becomes_element(root: &Value, path: &[Step], planned: &Planned<'_>) -> bool {
    let concatenates = planned.version >= Version::V1_1 && planned.incoming.is_array();
    node(root, path).is_some_and(Value::is_array) && !concatenates
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_weighed_as_reading_weighs_it() {
        for (value, weight, depth) in [
            (json!(null), 1, 1),
            (json!("four"), 5, 1),
            (json!([]), 1, 1),
            (json!([1, [true]]), 4, 3),
            (json!({"key": {"k": "v"}, "l": 0}), 10, 3),
        ] {
            assert_eq!(Extent::of(&value), Extent { weight, depth }, "{value}");
        }
    }
}
