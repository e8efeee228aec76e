//! A description to a smaller one: the first of its paths, and the components that these need.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What remains with one of every `part` paths.
pub(crate) fn to(whole: &Value, part: usize) -> Value {
    let mut kept = whole.clone();
    let paths = whole.get("paths").and_then(Value::as_object);
    let paths: Map<String, Value> = paths
        .into_iter()
        .flatten()
        .step_by(part)
        .map(|(path, item)| (path.clone(), item.clone()))
        .collect();
    let mut needed = BTreeSet::new();
    let mut open: Vec<&Value> = paths.values().collect();
    while let Some(node) = open.pop() {
        match node {
            Value::Object(members) => open.extend(members.values()),
            Value::Array(elements) => open.extend(elements),
            Value::String(text) => {
                if let Some(pointer) = text.strip_prefix("#/components/")
                    && needed.insert(pointer.to_owned())
                {
                    let pointer = format!("/components/{pointer}");
                    open.extend(whole.pointer(&pointer));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let sections = kept.get_mut("components").and_then(Value::as_object_mut);
    for (section, components) in sections.into_iter().flatten() {
        if let Some(components) = components.as_object_mut()
            && section != "securitySchemes"
        {
            components.retain(|key, _| needed.contains(&format!("{section}/{key}")));
        }
    }
    if let Some(root) = kept.as_object_mut() {
        root.insert("paths".to_owned(), Value::Object(paths));
        root.remove("webhooks");
        root.remove("x-webhooks");
    }
    kept
}
