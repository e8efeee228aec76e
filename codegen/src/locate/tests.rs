//! Which bytes are shown for a place.

use super::{LineIndex, span, spans};
use crate::document::{At, Format, Source};
use crate::pointer::Pointer;

const YAML: &str = "\
# first
info: &info {title: \"T\\u00e9\", 'odd ~/ key': [1, {x: 2}]}
漢:
  text: |
    one
    two
  # comment
  list:
  - a: 1
    b: 2
  - >-
    fold
  -   - inner
200:	{}
tab:	x
empty:
copy: *info
tagged: &t !x
  y: *info
last: *t
below:
  z: 1
";

const JSON: &str = "{\r\n  \"a\": {\"b~/\": [10, \"t\u{e9}\"]},\r\n  \"c\": [\r\n    {\"d\": null}\r\n  ]\r\n}\r\n";

fn source(format: Format, text: &str) -> Source {
    Source {
        name: "a".to_owned(),
        format,
        text: text.to_owned(),
    }
}

fn value(pointer: &str) -> At {
    At::Value(Pointer::parse(pointer))
}

fn key(pointer: &str) -> At {
    At::Key(Pointer::parse(pointer))
}

/// Each place with what is shown of it, and its line.
fn yaml_table() -> Vec<(At, &'static str, usize)> {
    vec![
        (value("/info/title"), "\"T\\u00e9\"", 2),
        (key("/info/title"), "title", 2),
        (value("/info/odd ~0~1 key/1/x"), "2", 2),
        (key("/info/odd ~0~1 key"), "'odd ~/ key'", 2),
        (value("/info/odd ~0~1 key"), "[1, {x: 2}]", 2),
        (value("/漢/text"), "text", 4),
        (value("/漢/list"), "list", 8),
        (value("/漢/list/0"), "a: 1", 9),
        (value("/漢/list/0/b"), "2", 10),
        (value("/漢/list/1"), "fold", 12),
        (value("/漢/list/2/0"), "inner", 13),
        (value("/200"), "{}", 14),
        (value("/tab"), "x", 15),
        (value("/empty"), "empty", 16),
        (value("/copy"), "*info", 17),
        (value("/copy/title"), "\"T\\u00e9\"", 2),
        (key("/copy/title"), "title", 2),
        (value("/tagged/y/odd ~0~1 key/0"), "1", 2),
        (value("/below"), "below", 21),
        (value("/last/y/title"), "\"T\\u00e9\"", 2),
        (
            value(""),
            "info: &info {title: \"T\\u00e9\", 'odd ~/ key': [1, {x: 2}]}",
            2,
        ),
        // What does not exist is shown by its nearest ancestor.
        (value("/漢/list/0/c/d"), "a: 1", 9),
        (key("/漢/nothing"), "漢", 3),
        (value("/copy/nothing"), "*info", 17),
        (value("/200/x"), "{}", 14),
        (At::Document, "", 1),
        (At::Span(2, 7), "first", 1),
    ]
}

#[test]
fn finds_keys_and_values_of_yaml() {
    let source = source(Format::Yaml, YAML);
    for (at, expected, line) in yaml_table() {
        let span = span(&source, &at);
        assert_eq!(&YAML[span.clone()], expected, "{at:?}");
        assert_eq!(
            LineIndex::of(YAML).position(span.start).line,
            line,
            "{at:?}"
        );
    }
}

#[test]
fn finds_what_stands_behind_brackets_that_close_too_far_left() {
    let text = "a:\n  b: [\r\n    1,\r\n  ]\n  c: {\n    d: 2\n\n}\n  e: é\nf:\n  - [\n    3 # x ]\n   ]\n";
    let source = source(Format::Yaml, text);
    for (pointer, expected) in [
        ("/a/b/0", "1"),
        ("/a/c/d", "2"),
        ("/a/e", "é"),
        ("/f/0/0", "3"),
    ] {
        assert_eq!(&text[span(&source, &value(pointer))], expected, "{pointer}");
    }
}

#[test]
fn finds_keys_and_values_of_json() {
    let source = source(Format::Json, JSON);
    let table = [
        (value("/a/b~0~1/0"), "10", 2),
        (value("/a/b~0~1/1"), "\"t\u{e9}\"", 2),
        (key("/a/b~0~1"), "\"b~/\"", 2),
        (value("/a"), "{\"b~/\": [10, \"t\u{e9}\"]}", 2),
        (value("/c"), "\"c\"", 3),
        (value("/c/0/d"), "null", 4),
        (value("/c/1"), "\"c\"", 3),
        (value(""), "{", 1),
    ];
    for (at, expected, line) in table {
        let span = span(&source, &at);
        assert_eq!(&JSON[span.clone()], expected, "{at:?}");
        assert_eq!(
            LineIndex::of(JSON).position(span.start).line,
            line,
            "{at:?}"
        );
    }
}

#[test]
fn finds_several_places_as_it_finds_each() {
    let source = source(Format::Yaml, YAML);
    let table = yaml_table();
    let places: Vec<&At> = table.iter().map(|(at, ..)| at).collect();
    let one_by_one: Vec<_> = places.iter().map(|at| span(&source, at)).collect();
    assert_eq!(spans(&source, &places), one_by_one);
}

#[test]
fn survives_texts_that_are_not_well_formed() {
    for text in [
        "",
        "a: [",
        "a: {b",
        "]",
        "? [x, {y: z}]\n: v\nw: 1",
        "{\"a\": 1",
        "{\"a\"}",
        "\"",
        "'",
    ] {
        for format in [Format::Json, Format::Yaml] {
            let source = source(format, text);
            let places = [value("/a/b/c"), key("/w"), At::Span(1, 90), At::Document];
            for (at, span) in places.iter().zip(spans(&source, &places.each_ref())) {
                assert!(text.get(span.clone()).is_some(), "{text:?} {at:?} {span:?}");
            }
        }
    }
}

#[test]
fn a_span_is_cut_to_its_first_line() {
    let text = "ab\r\n漢字\r\n";
    let source = source(Format::Yaml, text);
    let table = [
        ((0, 8), "ab"),
        ((2, 8), "漢"),
        ((5, 20), "漢字"),
        ((1, 1), ""),
        ((99, 120), ""),
    ];
    for ((start, end), expected) in table {
        assert_eq!(
            &text[span(&source, &At::Span(start, end))],
            expected,
            "{start}..{end}"
        );
    }
}
