//! Operations that an overlay adds and that share their `operationId` with another one.
//!
//! Two of one id in a description are told apart by their tags or paths. One that an overlay of
//! ours adds must not be: it would rename a method that stood there, and is most likely what the
//! publisher has added since, under another path.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Overlay;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::Place;
use crate::pointer::Pointer;
use crate::tree::Tree;

/// Reports every operation of an overlay whose id stands elsewhere too.
pub fn shared_ids(tree: &Tree, overlays: &[Overlay], report: &mut Report) {
    if overlays.is_empty() {
        return;
    }
    let is_added = |place: &Place| overlays.iter().any(|one| one.source == place.source);
    let mut known: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    let paths = Pointer::root().key("paths");
    for (path, item) in members(&tree.value, &paths) {
        let item_pointer = paths.key(path);
        for (method, operation) in item.as_object().into_iter().flatten() {
            if let Some(id) = operation.get("operationId").and_then(Value::as_str) {
                let pointer = item_pointer.key(method).key("operationId");
                known.entry(id).or_default().push(tree.place(&pointer));
            }
        }
    }
    for (id, mut places) in known {
        places.sort();
        let Some((first, others)) = places.split_first() else {
            continue;
        };
        for other in others.iter().filter(|place| is_added(place)) {
            let diagnostic = Diagnostic::new(
                Code::DuplicateOperationId,
                other.clone(),
                format!("two operations have the `operationId` `{id}`"),
                "remove the operation if the description has it now, or give it an id of its own",
            );
            report.push(diagnostic.also(first.clone(), "the other stands here"));
        }
    }
}

fn members<'t>(
    value: &'t Value,
    pointer: &Pointer,
) -> impl Iterator<Item = (&'t String, &'t Value)> {
    let object = value.pointer(pointer.as_str()).and_then(Value::as_object);
    object.into_iter().flatten()
}
