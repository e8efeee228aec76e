//! The identity of a description: a hash that does not depend on the order in which it was written.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// SHA-256 of a tree as compact JSON with sorted keys, in hexadecimal.
pub(crate) fn sha256(value: &Value) -> String {
    let mut hash = Sha256::new();
    feed(value, &mut hash);
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        let _infallible = write!(text, "{byte:02x}");
    }
    text
}

fn feed(value: &Value, hash: &mut Sha256) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(key, _)| *key);
            let entries = members.into_iter().map(|(key, value)| (Some(key), value));
            sequence("{", entries, "}", hash);
        }
        Value::Array(items) => sequence("[", items.iter().map(|item| (None, item)), "]", hash),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            hash.update(value.to_string());
        }
    }
}

fn sequence<'v>(
    open: &str,
    entries: impl Iterator<Item = (Option<&'v String>, &'v Value)>,
    close: &str,
    hash: &mut Sha256,
) {
    hash.update(open);
    for (index, (key, value)) in entries.enumerate() {
        hash.update(if index == 0 { "" } else { "," });
        if let Some(key) = key {
            hash.update(Value::from(key.as_str()).to_string());
            hash.update(":");
        }
        feed(value, hash);
    }
    hash.update(close);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::sha256;

    #[test]
    fn order_of_keys_has_no_influence_and_order_of_items_has() {
        let written = sha256(&json!({"b": [1, "x"], "a": {"d": null, "c": true}}));
        // printf '%s' '{"a":{"c":true,"d":null},"b":[1,"x"]}' | sha256sum
        let plain = "582165beb9dc97d37ab12d65c9d5ff785e7a736798669e05ffc7ce355e8b3054";
        assert_eq!(written, plain);
        assert_ne!(sha256(&json!([1, 2])), sha256(&json!([2, 1])));
    }
}
