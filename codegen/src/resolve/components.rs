//! The components while they are put together: each once, when something asks for it, whatever else
//! is being put together then.
//!
//! What leads back to one that is not yet done is a circle, but for a member of a union that has
//! the component around the union for a part: it takes what stands beside the union.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Resolver;
use super::cycle::LONGEST;
use crate::api::{Kind, Schema};
use crate::pointer::Pointer;

/// How many alternatives and `allOf`s within others one `allOf` may come to; what is beyond is any
/// value. Few schemas are enough for more than there is time for.
const STEPS: usize = 1024;

/// Schemas by the keys of their components.
pub(super) type Schemas = BTreeMap<String, Arc<Schema>>;

/// The components while they are put together.
#[derive(Debug, Default)]
pub(super) struct Components {
    /// As they were read.
    read: Arc<Schemas>,
    /// Put together, but for what their properties hold.
    settled: Arc<Schemas>,
    /// Those that were put together since.
    whole: Schemas,
    /// Those that are being put together.
    open: Vec<String>,
    /// Those of which is being taken what stands beside a union.
    beside: Vec<String>,
    /// How many steps were made for the `allOf` that is being put together.
    steps: usize,
}

impl Components {
    /// Those that were read.
    pub(super) fn of(read: Schemas) -> Self {
        Self {
            read: Arc::new(read),
            ..Self::default()
        }
    }

    /// The same for someone else, who puts together what is not settled by himself.
    pub(super) fn shared(&self) -> Self {
        Self {
            read: Arc::clone(&self.read),
            settled: Arc::clone(&self.settled),
            ..Self::default()
        }
    }

    /// Lets everybody know what was put together.
    pub(super) fn settle(&mut self) {
        self.settled = Arc::new(std::mem::take(&mut self.whole));
    }

    pub(super) fn keys(&self) -> Vec<String> {
        self.read.keys().cloned().collect()
    }

    pub(super) fn count(&self) -> usize {
        self.read.len()
    }

    /// Begins an `allOf` that stands in no other.
    pub(super) fn begin(&mut self) {
        self.steps = 0;
    }
}

/// Whether what a component says beside a union is being taken already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entered {
    /// It is not.
    First,
    /// It is: the component is a part of itself, which was reported.
    Circle,
}

impl Resolver<'_> {
    /// The component `key`, put together but for what its properties hold.
    pub(super) fn component(&mut self, key: &str) -> Option<Arc<Schema>> {
        let Components { settled, whole, .. } = &self.components;
        if let Some(known) = settled.get(key).or_else(|| whole.get(key)) {
            return Some(Arc::clone(known));
        }
        let read = Arc::clone(self.components.read.get(key)?);
        let open = &mut self.components.open;
        if let Some(start) = open.iter().position(|known| known == key) {
            let cycle: Vec<_> = open.iter().skip(start).cloned().collect();
            self.circle(&cycle);
            return None;
        }
        let whole = match &read.kind {
            Kind::AllOf(_) if open.len() >= LONGEST => {
                let pointer = read.pointer.clone();
                self.too_long(&pointer, "schemas");
                return None;
            }
            Kind::AllOf(members) => {
                open.push(key.to_owned());
                // What asks for it has no bearing on how far it is put together.
                let steps = std::mem::take(&mut self.components.steps);
                let whole = self.put_together(&read, members);
                self.components.steps = steps;
                self.components.open.pop();
                Arc::new(whole)
            }
            _ => read,
        };
        let known = self.components.whole.entry(key.to_owned());
        Some(Arc::clone(known.or_insert(whole)))
    }

    /// Of a component that is being put together and is one of several, what it says beside that:
    /// a member of the union may well have the component for a part of its own.
    pub(super) fn beside_union(&self, key: &str) -> Option<Vec<Schema>> {
        let is_open = |key: &String| self.components.open.contains(key);
        if !is_open(&key.to_owned()) {
            return None;
        }
        let Kind::AllOf(members) = &self.components.read.get(key)?.kind else {
            return None;
        };
        let is_union = |member: &Schema| matches!(member.kind, Kind::Union(_));
        if !members.iter().any(is_union) {
            return None;
        }
        let beside = members.iter().filter(|member| match &member.kind {
            Kind::Union(_) => false,
            Kind::Ref(key) => !is_open(key),
            _ => true,
        });
        Some(beside.cloned().collect())
    }

    /// Begins to take what the component `key` says beside a union.
    pub(super) fn enter_beside(&mut self, key: &str) -> Entered {
        let beside = &mut self.components.beside;
        if let Some(start) = beside.iter().position(|known| known == key) {
            let cycle: Vec<_> = beside.iter().skip(start).cloned().collect();
            self.circle(&cycle);
            return Entered::Circle;
        }
        beside.push(key.to_owned());
        Entered::First
    }

    /// Ends what the last call of `enter_beside` began.
    pub(super) fn leave_beside(&mut self) {
        self.components.beside.pop();
    }

    /// Whether one more step may be made for what is being put together.
    pub(super) fn may_go_on(&mut self) -> bool {
        self.components.steps += 1;
        self.components.steps <= STEPS
    }

    /// Whether a union has a member that is being put together, so that the union says nothing of
    /// it.
    pub(super) fn has_open_member(&self, union: &[Schema]) -> bool {
        union.iter().any(|member| match &member.kind {
            Kind::Ref(key) => self.components.open.contains(key),
            _ => false,
        })
    }

    /// Reports components that are parts of themselves.
    fn circle(&mut self, keys: &[String]) {
        let read = keys.iter().filter_map(|key| self.components.read.get(key));
        let pointers: Vec<Pointer> = read.map(|schema| schema.pointer.clone()).collect();
        self.cycle(&pointers);
    }
}
