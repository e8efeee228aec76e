//! What a few short lines of an overlay cannot do.

use serde_json::{Value, json};

use super::applied;
use crate::load::{MAX_BYTES, MAX_DEPTH};

/// `levels` objects in each other, the innermost one empty.
fn nested(levels: usize) -> Value {
    (1..levels).fold(json!({}), |inner, _| json!({ "a": inner }))
}

fn depth(value: &Value) -> usize {
    let below = match value {
        Value::Array(elements) => elements.iter().map(depth).max(),
        Value::Object(members) => members.values().map(depth).max(),
        _ => None,
    };
    1 + below.unwrap_or_default()
}

/// The bytes of all texts.
fn texts(value: &Value) -> usize {
    match value {
        Value::Array(elements) => elements.iter().map(texts).sum(),
        Value::Object(members) => members.values().map(texts).sum(),
        Value::String(text) => text.len(),
        _ => 0,
    }
}

/// The copies of what stands at `from` in order, each an action; no two actions may be the same.
fn copies(target: &str, from: &[&str]) -> String {
    let numbered = from.iter().enumerate();
    let actions: Vec<String> = numbered
        .map(|(number, from)| {
            format!("{{target: '{target}', copy: {from}, description: '{number}'}}")
        })
        .collect();
    actions.join(", ")
}

#[test]
fn a_tree_that_is_doubled_stops_at_the_size_of_a_document() {
    let eight = MAX_BYTES / 8;
    for (actions, value) in [
        (
            copies("$.a", &["$.a"; 12]),
            json!({"a": ["x".repeat(eight)]}),
        ),
        (
            copies("$.*", &["$.b.c"; 12]),
            json!({"a": {"d": ""}, "b": {"c": {"d": "x".repeat(eight * 5)}}}),
        ),
    ] {
        let (tree, applied, codes) = applied("1.1.0", &actions, value);
        let refused = applied
            .iter()
            .filter(|applied| applied.refusal.is_some())
            .count();
        assert!(refused >= 10, "{refused}");
        assert!(texts(&tree.value) <= MAX_BYTES);
        let last = codes.last().map(String::as_str);
        assert_eq!(last, Some("too-large /actions/11/copy"));
    }
}

#[test]
fn what_is_replaced_over_and_over_is_not_added_up() {
    let big = "x".repeat(MAX_BYTES / 3);
    let actions = copies("$.c", &["$.a", "$.b", "$.a", "$.b", "$.a", "$.b"]);
    let value = json!({"a": {"v": "1"}, "b": {"v": big}, "c": {"v": ""}});
    let (_, _, codes) = applied("1.1.0", &actions, value);
    assert_eq!(codes, [""; 0]);
}

#[test]
fn a_tree_that_is_put_into_itself_stops_at_the_depth_of_a_document() {
    let value = json!({"a": {"a": {}}});
    let (tree, _, codes) = applied("1.1.0", &copies("$..a", &["$"; 9]), value);
    assert!(depth(&tree.value) <= MAX_DEPTH, "{}", depth(&tree.value));
    assert_eq!(
        codes.last().map(String::as_str),
        Some("too-deep /actions/8/copy")
    );
}

#[test]
fn the_last_level_is_still_allowed() {
    let around = 100;
    for (end, levels, made) in [
        (json!({}), 28, Some(MAX_DEPTH)),
        (json!({}), 29, None),
        (json!([]), 27, Some(MAX_DEPTH)),
        (json!([]), 28, None),
    ] {
        let value = (1..around).fold(json!({ "end": end }), |inner, _| json!({ "a": inner }));
        let action = format!("{{target: $..end, update: {}}}", nested(levels));
        let (tree, _, codes) = applied("1.1.0", &action, value.clone());
        if let Some(made) = made {
            assert_eq!((depth(&tree.value), codes), (made, Vec::new()), "{end}");
        } else {
            assert_eq!(codes, ["too-deep /actions/0/update"], "{end}");
            assert_eq!(tree.value, value, "{end}");
        }
    }
}
