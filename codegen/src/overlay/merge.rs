//! Merges a value into a node, and keeps the places of both.
//!
//! Invariant: what is not touched keeps its own place; what comes in brings its place along.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json::map::Entry;

use super::Version;
use crate::pointer::Pointer;
use crate::tree::Origin;

/// Whether a node is different now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Changed,
    Unchanged,
}

impl std::ops::BitOrAssign for Effect {
    fn bitor_assign(&mut self, other: Self) {
        if other == Self::Changed {
            *self = Self::Changed;
        }
    }
}

/// What the parts of an update did, over all the nodes of its target.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Counted from the value that comes in, as are the idle ones.
    live: BTreeSet<Pointer>,
    idle: BTreeSet<Pointer>,
}

impl Parts {
    fn note(&mut self, at: &Pointer, effect: Effect) -> Effect {
        match effect {
            Effect::Changed => self.live.insert(at.clone()),
            Effect::Unchanged => self.idle.insert(at.clone()),
        };
        effect
    }

    /// The parts that changed nothing at any node.
    pub(super) fn idle(self) -> Vec<Pointer> {
        let is_live = |part: &Pointer| {
            let live = |from: &Pointer| from == part || part.is_below(from);
            self.live.iter().any(live)
        };
        self.idle
            .into_iter()
            .filter(|part| !is_live(part))
            .collect()
    }
}

/// Two values of which the standard says that they cannot be merged.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mismatch {
    /// The member, counted from the value that comes in.
    pub(super) pointer: Pointer,
    pub(super) incoming: &'static str,
    pub(super) present: &'static str,
}

/// A value on its way into the tree.
#[derive(Clone, Copy)]
pub(super) struct Incoming<'v> {
    pub(super) value: &'v Value,
    pub(super) origin: &'v Origin,
}

/// What an action does to a node of its target.
pub(super) fn into_target(
    node: &mut Value,
    origin: &mut Origin,
    incoming: Incoming<'_>,
    version: Version,
    parts: &mut Parts,
) -> Result<Effect, Mismatch> {
    match (node, incoming.value) {
        (Value::Array(elements), Value::Array(_)) if version >= Version::V1_1 => {
            Ok(concatenate(elements, origin, incoming))
        }
        (Value::Array(elements), _) => {
            origin
                .elements_mut(elements.len())
                .push(incoming.origin.clone());
            elements.push(incoming.value.clone());
            Ok(Effect::Changed)
        }
        (node, _) => into_member(node, origin, incoming, &Pointer::root(), parts),
    }
}

/// Merges a value into a node by its kind: objects member by member, arrays one behind the other,
/// primitives by replacing them.
fn into_member(
    node: &mut Value,
    origin: &mut Origin,
    incoming: Incoming<'_>,
    at: &Pointer,
    parts: &mut Parts,
) -> Result<Effect, Mismatch> {
    match (node, incoming.value) {
        (Value::Object(_), Value::Object(news)) if news.is_empty() => {
            Ok(parts.note(at, Effect::Unchanged))
        }
        (Value::Object(members), Value::Object(news)) => {
            let mut effect = Effect::Unchanged;
            for (key, value) in news {
                let own = incoming.origin.subtree(&Pointer::root().key(key));
                match members.entry(key) {
                    Entry::Vacant(vacant) => {
                        vacant.insert(value.clone());
                        *origin.member_mut(key) = own;
                        effect = parts.note(&at.key(key), Effect::Changed);
                    }
                    Entry::Occupied(occupied) => {
                        let below = Incoming {
                            value,
                            origin: &own,
                        };
                        let origin = origin.member_mut(key);
                        let at = at.key(key);
                        effect |= into_member(occupied.into_mut(), origin, below, &at, parts)?;
                    }
                }
            }
            Ok(effect)
        }
        (Value::Array(elements), Value::Array(_)) => {
            Ok(parts.note(at, concatenate(elements, origin, incoming)))
        }
        (node, value) if is_primitive(node) && is_primitive(value) => {
            if node == value {
                return Ok(parts.note(at, Effect::Unchanged));
            }
            *node = value.clone();
            *origin = incoming.origin.clone();
            Ok(parts.note(at, Effect::Changed))
        }
        (node, value) => {
            let (incoming, present) = (kind(value), kind(node));
            Err(Mismatch {
                pointer: at.clone(),
                incoming,
                present,
            })
        }
    }
}

fn concatenate(elements: &mut Vec<Value>, origin: &mut Origin, incoming: Incoming<'_>) -> Effect {
    let Value::Array(news) = incoming.value else {
        return Effect::Unchanged;
    };
    if news.is_empty() {
        return Effect::Unchanged;
    }
    let origins = origin.elements_mut(elements.len());
    for (index, value) in news.iter().enumerate() {
        origins.push(incoming.origin.subtree(&Pointer::root().index(index)));
        elements.push(value.clone());
    }
    Effect::Changed
}

/// In the words of RFC 9535: a number, a string, `true`, `false` or `null`.
fn is_primitive(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
        Value::Array(_) | Value::Object(_) => false,
    }
}

/// The kind of a value, as the standard tells them apart.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "an object",
        Value::Array(_) => "an array",
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => "a primitive value",
    }
}
