//! A JSON tree each of whose nodes knows in which document, and where in it, it was written.
//!
//! Overlays and the lowering of 3.1 move and replace nodes. The tree of values carries no places;
//! beside it stands a sparse [`Origin`] tree that is only as deep as something was changed.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{At, Place, SourceId};
use crate::pointer::Pointer;

/// A tree of values and where they come from.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The values.
    pub value: Value,
    /// Where they come from.
    pub origin: Origin,
}

impl Tree {
    /// The whole of a document.
    pub fn of(source: SourceId, value: Value) -> Self {
        Self {
            value,
            origin: Origin::copied(source, Pointer::root()),
        }
    }

    /// Where the value at `pointer` was written.
    pub fn place(&self, pointer: &Pointer) -> Place {
        let (source, pointer) = self.origin.locate(pointer);
        Place {
            source,
            at: At::Value(pointer),
        }
    }

    /// Puts another node, which was written elsewhere, in the place of the one at `pointer`, and
    /// returns that; nothing happens where there is none.
    pub(crate) fn replace(
        &mut self,
        pointer: &Pointer,
        node: Value,
        written: Origin,
    ) -> Option<Value> {
        let mut value = &mut self.value;
        let mut origin = &mut self.origin;
        for step in pointer.steps() {
            (value, origin) = match value {
                Value::Array(elements) => {
                    let index: usize = step.parse().ok()?;
                    let known = origin.elements_mut(elements.len());
                    (elements.get_mut(index)?, known.get_mut(index)?)
                }
                Value::Object(members) => (members.get_mut(&step)?, origin.member_mut(&step)),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
            };
        }
        *origin = written;
        Some(std::mem::replace(value, node))
    }

    /// Where the key of the member at `pointer` was written.
    pub fn key_place(&self, pointer: &Pointer) -> Place {
        let (source, pointer) = self.origin.locate(pointer);
        Place {
            source,
            at: At::Key(pointer),
        }
    }
}

/// Where a node and all below it come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    source: SourceId,
    pointer: Pointer,
    /// Members of an object that come from elsewhere than below the object's own place.
    members: BTreeMap<String, Origin>,
    /// The elements of an array that was changed: each says for itself, since they shift when one
    /// is removed.
    elements: Option<Vec<Origin>>,
}

impl Origin {
    /// A node that stands, with all below it, at `pointer` of `source`.
    pub fn copied(source: SourceId, pointer: Pointer) -> Self {
        Self {
            source,
            pointer,
            members: BTreeMap::new(),
            elements: None,
        }
    }

    /// Where the node at `pointer`, counted from this one, was written.
    pub fn locate(&self, pointer: &Pointer) -> (SourceId, Pointer) {
        let (known, below) = self.nearest(pointer);
        (known.source, below.unwrap_or_else(|| known.pointer.clone()))
    }

    /// What is known of the node at `pointer`, counted from this one, and of all below it.
    #[must_use]
    pub fn subtree(&self, pointer: &Pointer) -> Self {
        match self.nearest(pointer) {
            (known, None) => known.clone(),
            (known, Some(below)) => Self::copied(known.source, below),
        }
    }

    /// The innermost node on the way to that at `pointer` of which something is known, and the
    /// place of the wanted one where that is another. It is not copied: that of the root is as
    /// large as all that was changed.
    fn nearest(&self, pointer: &Pointer) -> (&Self, Option<Pointer>) {
        let mut steps = pointer.steps();
        let mut node = self;
        while let Some(step) = steps.next() {
            let Some(child) = node.child(&step) else {
                let own = steps.fold(node.pointer.key(&step), |below, step| below.key(&step));
                return (node, Some(own));
            };
            node = child;
        }
        (node, None)
    }

    fn child(&self, step: &str) -> Option<&Self> {
        match &self.elements {
            Some(elements) => elements.get(step.parse::<usize>().ok()?),
            None => self.members.get(step),
        }
    }

    /// The member `key` of an object, to say where it or something below it now comes from.
    pub fn member_mut(&mut self, key: &str) -> &mut Self {
        let own = Self::copied(self.source, self.pointer.key(key));
        self.members.entry(key.to_owned()).or_insert(own)
    }

    /// Forgets the member `key` of an object, which was removed.
    pub fn remove_member(&mut self, key: &str) {
        self.members.remove(key);
    }

    /// The elements of an array that has `length` of them, to remove, add or replace some.
    pub fn elements_mut(&mut self, length: usize) -> &mut Vec<Self> {
        let (source, pointer) = (self.source, &self.pointer);
        self.elements.get_or_insert_with(|| {
            (0..length)
                .map(|index| Self::copied(source, pointer.index(index)))
                .collect()
        })
    }
}
