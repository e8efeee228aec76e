//! Which nodes of a tree a `JSONPath` selects, and the way to each of them.
//!
//! Invariant: a node that several selectors of one path meet is selected once.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json_path::{JsonPath, NormalizedPath, PathElement};

use crate::pointer::Pointer;
use crate::tree::{Origin, Tree};

/// One step from a node to one below it. In the order of steps a node comes before all below it,
/// and elements come by their index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Member(String),
    Element(usize),
}

/// The nodes that a path selects, each once, in the order of the query.
pub(super) fn select(root: &Value, path: &JsonPath) -> Vec<Vec<Step>> {
    let mut seen = BTreeSet::new();
    let located = path.query_located(root);
    let paths = located.locations().map(steps);
    paths.filter(|path| seen.insert(path.clone())).collect()
}

fn steps(path: &NormalizedPath<'_>) -> Vec<Step> {
    path.iter()
        .map(|element| match element {
            PathElement::Name(key) => Step::Member((*key).to_owned()),
            PathElement::Index(index) => Step::Element(*index),
        })
        .collect()
}

/// The pointer to the node at `path`.
pub(super) fn pointer_of(path: &[Step]) -> Pointer {
    path.iter()
        .fold(Pointer::root(), |pointer, step| match step {
            Step::Member(key) => pointer.key(key),
            Step::Element(index) => pointer.index(*index),
        })
}

/// The node at `path`.
pub(super) fn node<'v>(root: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(root, |value, step| match step {
        Step::Member(key) => value.get(key),
        Step::Element(index) => value.get(index),
    })
}

/// The node to which `path` leads, and where it comes from.
pub(super) fn node_mut<'t>(
    tree: &'t mut Tree,
    path: &[Step],
) -> Option<(&'t mut Value, &'t mut Origin)> {
    let (mut value, mut origin) = (&mut tree.value, &mut tree.origin);
    for step in path {
        (value, origin) = match (value, step) {
            (Value::Object(members), Step::Member(key)) => {
                (members.get_mut(key)?, origin.member_mut(key))
            }
            (Value::Array(elements), Step::Element(index)) => {
                let origins = origin.elements_mut(elements.len());
                (elements.get_mut(*index)?, origins.get_mut(*index)?)
            }
            _ => return None,
        };
    }
    Some((value, origin))
}
