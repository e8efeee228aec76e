//! Bodies of PATCH: what is left out there stays as it is, and what is null is cleared (RFC 7396).
//! Of a property that may be both, or that may be an empty list, absence says something else.
//!
//! A component that such a body reaches is marked as a whole; `sides` gives answers a form of their
//! own, in which null reads as absent.

use std::collections::BTreeSet;

use super::sides::{Side, reached_from};
use crate::api::{Absence, Api, Kind, Operation, Schema};
use crate::media::Format;

/// Marks the properties that a body of PATCH can clear.
pub(super) fn mark(api: &mut Api) {
    let patches = api
        .operations
        .iter()
        .filter(|operation| is_patch(operation));
    let bodies = patches.flat_map(|operation| &operation.body);
    let contents = bodies.flat_map(|body| &body.contents);
    let contents = contents.filter(|content| content.format == Format::Json);
    let bodies = contents.map(|content| &content.schema).collect();
    let reached = reached_from(api, bodies, Side::Requests);
    let telling = Telling {
        nullable: closure(api, admits_null),
        lists: closure(api, is_list),
    };
    for named in &mut api.schemas {
        if reached.contains(&named.key) {
            telling.mark(&mut named.schema);
        }
    }
    for operation in &mut api.operations {
        if !is_patch(operation) {
            continue;
        }
        let contents = operation
            .body
            .iter_mut()
            .flat_map(|body| &mut body.contents);
        for content in contents.filter(|content| content.format == Format::Json) {
            telling.mark(&mut content.schema);
        }
    }
}

fn is_patch(operation: &Operation) -> bool {
    operation.method == "PATCH"
}

/// The keys of the components that have a null or an empty list among their values.
struct Telling {
    nullable: BTreeSet<String>,
    lists: BTreeSet<String>,
}

impl Telling {
    /// Marks the properties within a schema, but for what references lead to.
    fn mark(&self, schema: &mut Schema) {
        if let Kind::Object(properties, _) = &mut schema.kind {
            for property in properties {
                let schema = &property.schema;
                let tells = admits_null(schema, &self.nullable) || is_list(schema, &self.lists);
                if tells && !property.required {
                    property.absence = Absence::Unchanged;
                }
            }
        }
        for child in schema.kind.below_mut() {
            self.mark(child);
        }
    }
}

/// The keys of the components that are so, by themselves or by what is known of others.
fn closure(api: &Api, is_so: fn(&Schema, &BTreeSet<String>) -> bool) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    loop {
        let before = known.len();
        for named in &api.schemas {
            if !known.contains(&named.key) && is_so(&named.schema, &known) {
                known.insert(named.key.clone());
            }
        }
        if known.len() == before {
            return known;
        }
    }
}

fn admits_null(schema: &Schema, nullable: &BTreeSet<String>) -> bool {
    schema.nullable
        || match &schema.kind {
            Kind::Ref(key) => nullable.contains(key),
            Kind::Union(members) => members.iter().any(|member| admits_null(member, nullable)),
            _ => false,
        }
}

fn is_list(schema: &Schema, lists: &BTreeSet<String>) -> bool {
    match &schema.kind {
        Kind::Array(_) => true,
        Kind::Ref(key) => lists.contains(key),
        _ => false,
    }
}
