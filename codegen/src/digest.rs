//! The identity of a description: a hash that does not depend on the order in which it was written.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// SHA-256 of a tree as compact JSON with sorted keys, in hexadecimal.
pub(crate) fn sha256(value: &Value) -> String {
    let mut writer = Writer::default();
    writer.value(value);
    writer.hash.update(&writer.open);
    hexadecimal(&writer.hash.finalize())
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        let _infallible = write!(text, "{byte:02x}");
    }
    text
}

/// How much is hashed at once.
const BLOCK: usize = 1 << 14;

#[derive(Default)]
struct Writer {
    hash: Sha256,
    /// What is written and not hashed.
    open: Vec<u8>,
}

impl Writer {
    fn value(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                members.sort_unstable_by_key(|(key, _)| *key);
                self.open.push(b'{');
                for (index, (key, value)) in members.into_iter().enumerate() {
                    self.open.extend((index > 0).then_some(b','));
                    self.scalar(key);
                    self.open.push(b':');
                    self.value(value);
                }
                self.open.push(b'}');
            }
            Value::Array(items) => {
                self.open.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    self.open.extend((index > 0).then_some(b','));
                    self.value(item);
                }
                self.open.push(b']');
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                self.scalar(value);
            }
        }
    }

    fn scalar(&mut self, value: &impl Serialize) {
        let _infallible = serde_json::to_writer(&mut self.open, value);
        if self.open.len() >= BLOCK {
            self.hash.update(&self.open);
            self.open.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn order_of_keys_has_no_influence_and_order_of_items_has() {
        let written = sha256(&json!({"b": [1, "x"], "a": {"d": null, "c": true}}));
        // printf '%s' '{"a":{"c":true,"d":null},"b":[1,"x"]}' | sha256sum
        let plain = "582165beb9dc97d37ab12d65c9d5ff785e7a736798669e05ffc7ce355e8b3054";
        assert_eq!(written, plain);
        assert_ne!(sha256(&json!([1, 2])), sha256(&json!([2, 1])));
    }

    #[test]
    fn a_text_of_several_blocks_is_hashed_whole() {
        let long = json!((0..BLOCK).collect::<Vec<_>>());
        let whole = Sha256::digest(long.to_string());
        assert_eq!(sha256(&long), hexadecimal(&whole));
    }
}
