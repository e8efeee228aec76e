//! Which components a request sends: those that a body or a parameter reaches. All others only
//! answers hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Kind, Operation, Schema};

/// Whether a request sends a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    /// A request does, and answers may hold it too.
    Sent,
    /// Answers alone hold it, or nothing does.
    Answered,
}

/// The keys of the components that requests send.
pub(super) fn sent(api: &Api) -> BTreeSet<&str> {
    let mut sent = BTreeSet::new();
    let mut open: Vec<&Schema> = api
        .operations
        .iter()
        .flat_map(Operation::sent_schemas)
        .collect();
    let by_key: BTreeMap<&str, &Schema> = api
        .schemas
        .iter()
        .map(|named| (named.key.as_str(), &named.schema))
        .collect();
    while let Some(schema) = open.pop() {
        // The type of an inherited property stands with the component that it is inherited from.
        if let Kind::Ref(key) | Kind::Inherited(key, _) = &schema.kind
            && sent.insert(key.as_str())
        {
            open.extend(by_key.get(key.as_str()));
        }
        open.extend(schema.kind.below());
    }
    sent
}
