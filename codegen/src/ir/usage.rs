//! Which components a request sends: those that a body reaches. All others only answers hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Kind, Schema};

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
        .flat_map(|operation| {
            operation.body_schemas().chain(
                operation
                    .parameters
                    .iter()
                    .map(|parameter| &parameter.schema),
            )
        })
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
        open.extend(children(schema));
    }
    sent
}

/// The schemas right below one, but for what a reference leads to.
pub(super) fn children(schema: &Schema) -> Vec<&Schema> {
    match &schema.kind {
        Kind::Array(items) => vec![items],
        Kind::Object(properties, rest) => {
            let properties = properties.iter().map(|property| &property.schema);
            properties.chain(rest.as_deref()).collect()
        }
        Kind::Map(Some(values)) => vec![values],
        Kind::Union(members) | Kind::AllOf(members) => members.iter().collect(),
        Kind::Ref(_)
        | Kind::Inherited(..)
        | Kind::Any
        | Kind::Null
        | Kind::Boolean(_)
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::String(_)
        | Kind::Enum(_)
        | Kind::IntegerEnum(_)
        | Kind::Values(_)
        | Kind::Map(None) => Vec::new(),
    }
}
