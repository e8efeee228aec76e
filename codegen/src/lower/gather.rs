//! What says in several ways at once what a value is: every way becomes a member of `allOf`.
//!
//! What stands beside `allOf` comes last, whatever the order of the keys in the document.

use serde_json::Value;

use super::schema::{Schema, below};
use super::{Lowering, here};
use crate::keywords::{Kind, OF_THE_WHOLE};
use crate::trail::Trail;

/// What a schema says beside `allOf` of the whole, and no part of it.
const ANNOTATIONS: [&str; 6] = [
    "description",
    "deprecated",
    "default",
    "nullable",
    "readOnly",
    "writeOnly",
];

/// Keywords each of which says by itself what a value is, with those that go with it.
const ALONE: [&[&str]; 3] = [
    &["$ref"],
    &["oneOf", "discriminator"],
    &["anyOf", "discriminator"],
];

impl Lowering<'_> {
    /// Takes over what inline parts say of the whole, where the schema does not say it itself; of
    /// several that do the first counts.
    pub(super) fn hoist(&mut self, kind: Kind, schema: &mut Schema, trail: &Trail<'_>) {
        if kind.part().is_none() {
            return;
        }
        let length = schema
            .get("allOf")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        for index in 0..length {
            let member = schema
                .get_mut("allOf")
                .and_then(|parts| parts.get_mut(index));
            let member = member.and_then(Value::as_object_mut);
            let Some(member) = member.filter(|member| !member.contains_key("$ref")) else {
                continue;
            };
            let keys = OF_THE_WHOLE.iter();
            let moved = keys
                .filter_map(|key| member.shift_remove_entry(*key))
                .collect();
            self.take_over(schema, moved, &below("allOf").index(index), trail);
        }
        self.prune(kind, schema);
    }

    /// Makes members of `allOf` of what stands beside it.
    pub(super) fn gather(&mut self, schema: &mut Schema, trail: &Trail<'_>) {
        let mut members = match schema.shift_remove("allOf") {
            Some(Value::Array(members)) => members,
            _ => Vec::new(),
        };
        let length = members.len();
        let stays = |key: &str| ANNOTATIONS.contains(&key) || key.starts_with("x-");
        let mut parts: Vec<Vec<String>> = Vec::new();
        let mut open: Vec<String> = schema.keys().filter(|key| !stays(key)).cloned().collect();
        for group in ALONE {
            let is_there = group.first().is_some_and(|key| schema.contains_key(*key));
            if is_there {
                let is_of = |key: &mut String| group.contains(&key.as_str());
                parts.push(open.extract_if(.., is_of).collect());
            }
        }
        parts.extend((!open.is_empty()).then_some(open));
        let mut origins = Vec::with_capacity(parts.len());
        for keys in parts {
            let moved = keys.iter().filter_map(|key| schema.shift_remove_entry(key));
            members.push(Value::Object(moved.collect()));
            self.edit(trail, |origin| {
                let mut part = here(origin);
                for key in &keys {
                    *part.member_mut(key) = origin.subtree(&below(key));
                }
                origins.push(part);
            });
        }
        schema.insert("allOf".to_owned(), Value::Array(members));
        if !origins.is_empty() {
            self.edit(trail, |origin| {
                let mut all_of = match length {
                    0 => here(origin),
                    _ => origin.subtree(&below("allOf")),
                };
                all_of.elements_mut(length).extend(origins);
                *origin.member_mut("allOf") = all_of;
            });
        }
    }
}
