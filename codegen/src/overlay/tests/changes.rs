//! What overlays do to trees, and where every node comes from afterwards.

use serde_json::{Value, json};

use super::applied;
use crate::document::{At, SourceId};
use crate::pointer::Pointer;

/// What becomes of a value, each row `version`, `actions`, `before`, `after`.
fn becomes(table: &[[&str; 4]]) {
    for [version, actions, before, after] in table {
        let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let (tree, _, faults) = applied(version, actions, value(before));
        assert_eq!((tree.value, faults), (value(after), vec![]), "{actions}");
    }
}

#[test]
fn merges_and_appends() {
    becomes(&[
        [
            "1.0.0",
            "{target: $, update: {b: {d: 2}}}",
            r#"{"b": {"c": 1}}"#,
            r#"{"b": {"c": 1, "d": 2}}"#,
        ],
        [
            "1.0.0",
            "{target: $.a, update: {x: [3]}}",
            r#"{"a": {"x": [1]}}"#,
            r#"{"a": {"x": [1, 3]}}"#,
        ],
        [
            "1.0.0",
            "{target: $.a, update: {x: 1}}",
            r#"{"a": [0]}"#,
            r#"{"a": [0, {"x": 1}]}"#,
        ],
        [
            "1.0.0",
            "{target: $.a, update: [1, 2]}",
            r#"{"a": [0]}"#,
            r#"{"a": [0, [1, 2]]}"#,
        ],
        [
            "1.1.0",
            "{target: $.a, update: [1, 2]}",
            r#"{"a": [0]}"#,
            r#"{"a": [0, 1, 2]}"#,
        ],
        [
            "1.1.0",
            "{target: $.a, update: null}",
            r#"{"a": [0]}"#,
            r#"{"a": [0, null]}"#,
        ],
        [
            "1.1.0",
            "{target: '$.*', update: x}",
            r#"{"a": 1, "b": null}"#,
            r#"{"a": "x", "b": "x"}"#,
        ],
        [
            "1.1.0",
            "{target: $, update: {a: null}}",
            r#"{"a": 1}"#,
            r#"{"a": null}"#,
        ],
    ]);
}

#[test]
fn removes() {
    becomes(&[
        [
            "1.0.0",
            "{target: $.a, remove: true}",
            r#"{"a": 1, "b": 2}"#,
            r#"{"b": 2}"#,
        ],
        [
            "1.0.0",
            "{target: '$[?@>1]', remove: true}",
            "[1, 2, 1, 3, 1]",
            "[1, 1, 1]",
        ],
        [
            "1.0.0",
            "{target: '$[2,0,0]', remove: true}",
            "[1, 2, 3]",
            "[2]",
        ],
        [
            "1.0.0",
            "{target: '$..x', remove: true}",
            r#"{"x": {"x": 1}, "y": [{"x": 2}]}"#,
            r#"{"y": [{}]}"#,
        ],
        [
            "1.0.0",
            "{target: $.a, remove: true, update: {b: 1}}",
            r#"{"a": {}}"#,
            "{}",
        ],
        [
            "1.0.0",
            "{target: $.a, remove: true}, {target: $, update: {a: [2]}}",
            r#"{"a": [1]}"#,
            r#"{"a": [2]}"#,
        ],
    ]);
}

#[test]
fn copies() {
    becomes(&[
        [
            "1.1.0",
            "{target: $.b, copy: $.a}",
            r#"{"a": {"x": [1]}, "b": {"x": [2]}}"#,
            r#"{"a": {"x": [1]}, "b": {"x": [2, 1]}}"#,
        ],
        [
            "1.1.0",
            "{target: $.a, copy: $.a}",
            r#"{"a": [1, 2]}"#,
            r#"{"a": [1, 2, 1, 2]}"#,
        ],
        [
            "1.1.0",
            "{target: $.a, copy: $.b}",
            r#"{"a": 1, "b": 2}"#,
            r#"{"a": 2, "b": 2}"#,
        ],
        [
            "1.1.0",
            "{target: $, update: {c: {}}}, {target: $.c, copy: $.a}, {target: $.a, remove: true}",
            r#"{"a": {"x": 1}}"#,
            r#"{"c": {"x": 1}}"#,
        ],
    ]);
}

#[test]
fn keeps_the_order_of_members() {
    let value = json!({"z": 1, "y": 2, "x": 3, "w": 4});
    let actions = "{target: $.z, remove: true}, {target: $, update: {v: 5, y: 6}}";
    let (tree, ..) = applied("1.1.0", actions, value);
    assert_eq!(tree.value.to_string(), r#"{"y":6,"x":3,"w":4,"v":5}"#);
}

#[test]
fn every_node_knows_where_it_was_written() {
    let value = json!({"o": {"kept": 1, "changed": 2}, "l": [{"n": 0}, {"n": 1}, {"n": 2}]});
    let actions = "{target: $.o, update: {changed: 3, added: {deep: [4]}}}, \
                   {target: '$.l[1]', remove: true}, \
                   {target: $.l, update: {n: 9}}, \
                   {target: '$.l[1]', update: {m: 8}}, \
                   {target: $, update: {c: {}}}, \
                   {target: $.c, copy: '$.l[1]'}";
    let (tree, _, faults) = applied("1.1.0", actions, value);
    assert_eq!(faults, Vec::<String>::new());
    let (description, overlay) = (SourceId(7), SourceId(0));
    let table = [
        ("/o", description, "/o"),
        ("/o/kept", description, "/o/kept"),
        ("/o/changed", overlay, "/actions/0/update/changed"),
        ("/o/added", overlay, "/actions/0/update/added"),
        ("/o/added/deep/0", overlay, "/actions/0/update/added/deep/0"),
        ("/l", description, "/l"),
        ("/l/0/n", description, "/l/0/n"),
        ("/l/1/n", description, "/l/2/n"),
        ("/l/1/m", overlay, "/actions/3/update/m"),
        ("/l/2", overlay, "/actions/2/update"),
        ("/l/2/n", overlay, "/actions/2/update/n"),
        ("/c", overlay, "/actions/4/update/c"),
        ("/c/n", description, "/l/2/n"),
        ("/c/m", overlay, "/actions/3/update/m"),
    ];
    for (pointer, source, written) in table {
        let place = tree.place(&Pointer::parse(pointer));
        assert_eq!(
            (place.source, place.at),
            (source, At::Value(Pointer::parse(written))),
            "{pointer}"
        );
    }
}
