//! What overlays do to trees, what is refused, and where it all comes from.

use serde_json::{Value, json};

use super::{Applied, Overlay, apply, parse, stale};
use crate::diagnostic::Report;
use crate::document::{At, Document, SourceId, Sources};
use crate::load;
use crate::pointer::Pointer;
use crate::tree::Tree;

fn overlay(text: &str, sources: &mut Sources) -> (Option<Overlay>, Report) {
    let mut report = Report::default();
    let document = Document {
        name: "a.overlay.yml".to_owned(),
        bytes: text.into(),
    };
    let read = load::read(&document, sources, &mut report);
    let overlay = read.and_then(|(source, value)| parse(source, &value, &mut report));
    (overlay, report)
}

/// An overlay of a version with the actions as they would stand in YAML's flow style.
fn with_actions(version: &str, actions: &str) -> String {
    format!("{{overlay: {version}, info: {{title: t, version: v}}, actions: [{actions}]}}")
}

fn codes(report: &Report) -> Vec<String> {
    let shown = |at: &At| match at {
        At::Value(pointer) => pointer.to_string(),
        At::Key(pointer) => format!("key {pointer}"),
        At::Document | At::Span(..) => String::new(),
    };
    report
        .iter()
        .map(|fault| format!("{} {}", fault.code, shown(&fault.place.at)))
        .collect()
}

/// Applies one action after the other to `value`.
fn applied(version: &str, actions: &str, value: Value) -> (Tree, Vec<Applied>, Vec<String>) {
    let mut sources = Sources::default();
    let (overlay, mut report) = overlay(&with_actions(version, actions), &mut sources);
    let overlay = overlay.unwrap_or_else(|| panic!("{actions}: {:?}", codes(&report)));
    let mut tree = Tree::of(SourceId(7), value);
    let applied = apply(&mut tree, &overlay);
    stale(&overlay, &applied, &mut report);
    (tree, applied, codes(&report))
}

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
fn counts_what_actions_meet_and_change() {
    let table = [
        ("{target: '$.*', update: {x: 1}}", 3, 2, &[][..]),
        (
            "{target: '$.none'}",
            0,
            0,
            &["overlay-no-match /actions/0/target"],
        ),
        (
            "{target: '$.none', remove: true}",
            0,
            0,
            &["overlay-no-match /actions/0/target"],
        ),
        (
            "{target: '$.none', copy: $.alsoNone}",
            0,
            0,
            &["overlay-no-match /actions/0/target"],
        ),
        (
            "{target: '$.a', update: {x: 1}}",
            1,
            0,
            &["overlay-no-change /actions/0/target"],
        ),
        (
            "{target: '$.*', update: {}}",
            3,
            0,
            &["overlay-no-change /actions/0/target"],
        ),
        (
            "{target: '$.a'}",
            1,
            0,
            &["overlay-no-change /actions/0/target"],
        ),
        (
            "{target: '$.a', remove: false}",
            1,
            0,
            &["overlay-no-change /actions/0/target"],
        ),
    ];
    for (action, matches, changes, faults) in table {
        let value = json!({"a": {"x": 1}, "b": {"x": 2}, "c": {}});
        let (_, applied, codes) = applied("1.1.0", action, value);
        assert_eq!(
            (applied[0].matches, applied[0].changes),
            (matches, changes),
            "{action}"
        );
        assert_eq!(codes, faults, "{action}");
    }
}

#[test]
fn refuses_what_the_standard_calls_an_error() {
    let table = [
        ("1.1.0", "{target: $, update: 1}", "/actions/0/update"),
        ("1.1.0", "{target: $.p, update: {}}", "/actions/0/update"),
        ("1.1.0", "{target: $.p, update: []}", "/actions/0/update"),
        (
            "1.1.0",
            "{target: $, update: {o: {i: [1]}}}",
            "/actions/0/update/o/i",
        ),
        (
            "1.1.0",
            "{target: $, update: {'/a~': 1}}",
            "/actions/0/update/~1a~0",
        ),
        (
            "1.1.0",
            "{target: $, update: {o: null}}",
            "/actions/0/update/o",
        ),
        ("1.1.0", "{target: '$.*', update: {}}", "/actions/0/update"),
        ("1.0.0", "{target: $.p, update: 2}", "/actions/0/update"),
        ("1.1.0", "{target: $.o, copy: '$.l[*]'}", "/actions/0/copy"),
        ("1.1.0", "{target: $.o, copy: $.none}", "/actions/0/copy"),
        ("1.1.0", "{target: $.o, copy: $.l}", "/actions/0/copy"),
        ("1.1.0", "{target: $, remove: true}", "/actions/0/target"),
    ];
    for (version, action, pointer) in table {
        let value = json!({"p": 1, "o": {"i": 1}, "l": [1, 2], "/a~": {}});
        let (_, _, codes) = applied(version, action, value);
        assert_eq!(codes, [format!("overlay-invalid {pointer}")], "{action}");
    }
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

#[test]
fn reports_every_departure_of_a_document() {
    let table: [(&str, &[&str]); 12] = [
        ("[]", &["overlay-invalid "]),
        ("{}", &["overlay-invalid "; 3]),
        (
            "{overlay: 1.0.0, info: {title: t, version: v}, actions: [], a: 1, x-b: 2}",
            &["overlay-invalid key /a", "overlay-invalid /actions"],
        ),
        (
            "{overlay: 1.2.0, info: 1, actions: 2}",
            &[
                "overlay-invalid /info",
                "overlay-invalid /actions",
                "overlay-invalid /overlay",
            ],
        ),
        (
            "{overlay: 1.1.x, info: {title: 1, x: 2}, actions: [{target: $}]}",
            &[
                "overlay-invalid /overlay",
                "overlay-invalid /info/title",
                "overlay-invalid /info",
                "overlay-invalid key /info/x",
            ],
        ),
        (
            "{overlay: 1.0.0, info: {title: t, version: v, description: d}, actions: [{target: $, copy: $.a}]}",
            &[
                "overlay-invalid key /info/description",
                "overlay-invalid key /actions/0/copy",
            ],
        ),
        (
            &with_actions("1.1.0", "1, {}"),
            &["overlay-invalid /actions/0", "overlay-invalid /actions/1"],
        ),
        (
            &with_actions("1.1.0", "{target: 1, remove: maybe, description: 2}"),
            &[
                "overlay-invalid /actions/0/target",
                "overlay-invalid /actions/0/description",
                "overlay-invalid /actions/0/remove",
            ],
        ),
        (
            &with_actions("1.1.0", "{target: info, copy: '$['}, {target: '$.a.b-c'}"),
            &[
                "overlay-target /actions/0/target",
                "overlay-target /actions/0/copy",
                "overlay-target /actions/1/target",
            ],
        ),
        (
            &with_actions("1.1.0", "{target: $, update: 1, copy: $.a}"),
            &["overlay-invalid /actions/0"],
        ),
        (
            &with_actions("1.1.0", "{target: $, update: 1}, {update: 1, target: $}"),
            &["overlay-invalid /actions/1"],
        ),
        (
            &with_actions(
                "1.1.0",
                &format!(
                    "{{target: '$[?{}@.a{}]'}}",
                    "(".repeat(100_000),
                    ")".repeat(100_000)
                ),
            ),
            &["overlay-target /actions/0/target"],
        ),
    ];
    for (text, expected) in table {
        let (overlay, report) = overlay(text, &mut Sources::default());
        let shown: String = text.chars().take(100).collect();
        assert!(overlay.is_none(), "{shown}");
        assert_eq!(codes(&report), expected, "{shown}");
    }
}
