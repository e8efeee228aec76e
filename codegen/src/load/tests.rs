//! What is read and what is refused, and where.

use serde_json::{Value, json};

use super::{MAX_BYTES, read};
use crate::diagnostic::Report;
use crate::document::{Document, Sources};
use crate::locate;
use crate::tree::Tree;

/// The value, and each fault as `code line:column`.
fn load(name: &str, bytes: &[u8]) -> (Option<Value>, String) {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let document = Document {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    let read = read(document, &mut sources, &mut report);
    let value = read.map(|(source, value)| {
        super::version(&Tree::of(source, value.clone()), &mut report);
        value
    });
    let faults = locate::report(&report, &sources)
        .into_iter()
        .map(|located| {
            let position = located.spot.position;
            format!(
                "{} {}:{}",
                located.diagnostic.code, position.line, position.column
            )
        });
    let faults: Vec<String> = faults.collect();
    (value, faults.join(", "))
}

#[test]
fn reads_both_formats_into_the_same_values() {
    let big = 9_223_372_036_854_775_808_u64;
    let table = [
        (
            "a.json",
            r#"[1, -2, 1.5, true, null, "x"]"#,
            json!([1, -2, 1.5, true, null, "x"]),
        ),
        (
            "a.yml",
            "[1, -2, 1.5, true, null, x]",
            json!([1, -2, 1.5, true, null, "x"]),
        ),
        ("A.JSON", r#"{"<<": 1}"#, json!({"<<": 1})),
        ("quoted merge key.yml", "'<<': 1", json!({"<<": 1})),
        (
            "keys as written.yml",
            "200: a\n1.10: b\ntrue: c\n0x1F: d",
            json!({"200": "a", "1.10": "b", "true": "c", "0x1F": "d"}),
        ),
        (
            "a.json",
            "[9223372036854775807, 9223372036854775808]",
            json!([i64::MAX, big]),
        ),
        (
            "a.yml",
            "[9223372036854775807, 9223372036854775808]",
            json!([i64::MAX, big]),
        ),
        (
            "a.yml",
            "[-9223372036854776000]",
            json!([-9_223_372_036_854_776_000.0]),
        ),
        (
            "a.json",
            "[-9223372036854776000]",
            json!([-9_223_372_036_854_776_000.0]),
        ),
        (
            "a.yml",
            "[2024-01-01, 007, yes, 'null']",
            json!(["2024-01-01", "007", "yes", "null"]),
        ),
        (
            "a.yml",
            "a: &a {b: 1}\nc: *a",
            json!({"a": {"b": 1}, "c": {"b": 1}}),
        ),
        (
            "a.yml",
            "a: say !so\nb: wow !",
            json!({"a": "say !so", "b": "wow !"}),
        ),
        ("mark.json", "\u{feff}[1]", json!([1])),
        (
            "mark.yml",
            "\u{feff}a: 1\r\nb: 2\r\n",
            json!({"a": 1, "b": 2}),
        ),
    ];
    for (name, text, expected) in table {
        assert_eq!(
            load(name, text.as_bytes()).0,
            Some(expected),
            "{name}: {text}"
        );
    }
}

#[test]
fn refuses_each_fault_at_its_place() {
    let table = [
        ("a.json", "", "syntax 1:1"),
        ("a.yml", "# nothing\n", "syntax 1:1"),
        ("a.yml", "---\n", "syntax 1:1"),
        ("a.json", "{\"a\": 1,\n \"b\": tru}", "syntax 2:10"),
        ("a.json", "{\r\n  \"漢\": 1,\r\n}", "syntax 3:1"),
        ("a.json", "[1]\n[2]", "syntax 2:1"),
        ("a.json", "[1", "syntax 1:2"),
        ("a.json", "[1e999]", "syntax 1:6"),
        ("a.yml", "漢: b: c\n", "syntax 1:5"),
        ("a.yml", "a: *b\n", "syntax 1:4"),
        ("a.yml", "漢: 1\nb: x\u{1}y\n", "syntax 2:5"),
        ("a.json", "{\"b\": \"x\u{1}y\"}", "syntax 1:9"),
        ("a.yml", "a: .nan\n", "syntax 1:4"),
        ("a.yml", "a: {{ b }}\n", "syntax 1:5"),
        ("a.yml", "a: 1\n---\nb: 2\n", "syntax 2:1"),
        (
            "a.json",
            r#"{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}"#,
            "duplicate-key 1:24, duplicate-key 1:33",
        ),
        (
            "a.yml",
            "200: a\n'200': b\nx: {y: 1, y: 2}\n",
            "duplicate-key 2:1, duplicate-key 3:11",
        ),
        (
            "a.yml",
            "a: 1\na: 2\nb: ]\n",
            "duplicate-key 2:1, syntax 3:4",
        ),
        (
            "a.yml",
            "a: !include x\nb: !!str 1\n!k c: !<tag:yaml.org,2002:int> 1\n",
            "yaml-tag 1:4, yaml-tag 2:4, yaml-tag 3:1, yaml-tag 3:7",
        ),
        ("a.yml", "a: &a {b: 1}\nc:\n  <<: *a\n", "merge-key 3:3"),
        ("a.yml", "a: &a\n  b: [*a]\n", "alias-expansion 2:7"),
    ];
    for (name, text, expected) in table {
        assert_eq!(
            load(name, text.as_bytes()),
            (None, expected.to_owned()),
            "{name}: {text}"
        );
    }
}

#[test]
fn bounds_the_depth_of_both_formats() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    for name in ["a.json", "a.yml"] {
        assert!(load(name, nested(128).as_bytes()).0.is_some(), "{name}");
        assert_eq!(
            load(name, nested(129).as_bytes()).1,
            "too-deep 1:128",
            "{name}"
        );
        let members = "{\"a\": ".repeat(100_000);
        for text in ["[".repeat(100_000), nested(100_000), members] {
            let (value, faults) = load(name, text.as_bytes());
            assert!(
                value.is_none() && faults.starts_with("too-deep 1:"),
                "{name}: {faults}"
            );
        }
    }
    assert_eq!(
        load("a.yml", ("- ".repeat(100_000) + "1").as_bytes()).1,
        "too-deep 1:255"
    );
}

#[test]
fn bounds_what_aliases_repeat() {
    // Ten levels of nine aliases each, and one long text five thousand times.
    let mut laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (inner, outer) in ('a'..='i').zip('b'..='j') {
        let aliases = vec![format!("*{inner}"); 9].join(", ");
        let line = format!("{outer}: &{outer} [{aliases}]\n");
        laughs.push_str(&line);
    }
    let long = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(10_000),
        "*a, ".repeat(5_000)
    );
    assert_eq!(load("a.yml", laughs.as_bytes()).1, "alias-expansion 2:8");
    assert_eq!(load("a.yml", long.as_bytes()).1, "alias-expansion 2:5");
    let shared = format!("a: &a {}\nb: [{}]\n", "x".repeat(100), "*a, ".repeat(100));
    assert!(load("a.yml", shared.as_bytes()).0.is_some());
}

#[test]
fn refuses_what_is_no_text() {
    let table: [(&str, &[u8], &str); 3] = [
        ("latin.yml", b"a: 1\nb: caf\xE9\n", "encoding 2:7"),
        ("utf16.json", b"\xFF\xFE{\0}\0", "encoding 1:1"),
        ("cut.json", b"\"\xE6\xBC", "encoding 1:2"),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(load(name, bytes), (None, expected.to_owned()), "{name}");
    }
    let (value, faults) = load("large.json", &vec![b' '; MAX_BYTES + 1]);
    assert_eq!((value, faults.as_str()), (None, "too-large 1:1"));
}

#[test]
fn knows_the_versions_of_openapi() {
    let table = [
        ("openapi: 3.0.3", ""),
        ("openapi: 3.1.0", ""),
        ("openapi: 3.1.1-rc1", ""),
        ("openapi: 3.2.0", "other-version 1:10"),
        ("x: 1\nopenapi: 3.3.0", "unknown-version 2:10"),
        ("openapi: 4.0.0", "unknown-version 1:10"),
        ("openapi: 2.0.0", "unknown-version 1:10"),
        ("openapi: '3.1'", "unknown-version 1:10"),
        ("openapi: ''", "unknown-version 1:10"),
        ("openapi: 3.1", "wrong-type 1:10"),
        ("openapi:", "wrong-type 1:1"),
        ("info: {}\nswagger: '2.0'", "swagger-2 2:10"),
        ("swagger: 2.0", "swagger-2 1:10"),
        ("info: {}", "not-openapi 1:1"),
        ("- openapi", "not-openapi 1:1"),
        ("text", "not-openapi 1:1"),
    ];
    for (text, expected) in table {
        let (value, faults) = load("a.yml", text.as_bytes());
        assert!(value.is_some(), "{text}");
        assert_eq!(faults, expected, "{text}");
    }
}
