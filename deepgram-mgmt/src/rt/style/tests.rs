//! The standard's own table: `color` is empty, a text, a list or an object, in every style.

use serde_json::{Value, json};

use super::*;

fn query(style: Style, value: Value) -> String {
    let pairs = style.pairs("color", &style.parts(value));
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

fn segment(style: Style, value: Value) -> String {
    style.segment("color", &style.parts(value))
}

fn header(style: Style, value: Value) -> String {
    style.header(&style.parts(value))
}

/// A style, with what `color` becomes as a text, a list and an object.
type Row = (Style, &'static str, &'static str, &'static str);

/// Holds the rows of OpenAPI 3.1.1, "Style Examples", against what is written.
fn examples(write: fn(Style, Value) -> String, rows: &[Row]) {
    let list = json!(["blue", "black", "brown"]);
    // By name, since that is the order in which a client has them unless told otherwise.
    let object = json!({"B": 150, "G": 200, "R": 100});
    for (style, one, several, members) in rows {
        assert_eq!(write(*style, json!("blue")), *one, "{style:?}");
        assert_eq!(write(*style, list.clone()), *several, "{style:?}");
        assert_eq!(write(*style, object.clone()), *members, "{style:?}");
    }
}

#[rustfmt::skip]
#[test]
fn the_examples_of_the_standard_in_a_path() {
    examples(segment, &[
        (Style::MATRIX, ";color=blue", ";color=blue,black,brown", ";color=B,150,G,200,R,100"),
        (Style::MATRIX.exploded(), ";color=blue", ";color=blue;color=black;color=brown", ";B=150;G=200;R=100"),
        (Style::LABEL, ".blue", ".blue,black,brown", ".B,150,G,200,R,100"),
        (Style::LABEL.exploded(), ".blue", ".blue.black.brown", ".B=150.G=200.R=100"),
        (Style::SIMPLE, "blue", "blue,black,brown", "B,150,G,200,R,100"),
        (Style::SIMPLE.exploded(), "blue", "blue,black,brown", "B=150,G=200,R=100"),
    ]);
}

#[rustfmt::skip]
#[test]
fn the_examples_of_the_standard_in_a_header() {
    examples(header, &[
        (Style::SIMPLE, "blue", "blue,black,brown", "B,150,G,200,R,100"),
        (Style::SIMPLE.exploded(), "blue", "blue,black,brown", "B=150,G=200,R=100"),
    ]);
}

#[rustfmt::skip]
#[test]
fn the_examples_of_the_standard_in_a_query() {
    let (apart, members) = ("color=blue&color=black&color=brown", "B=150&G=200&R=100");
    examples(query, &[
        (Style::FORM, "color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"),
        (Style::FORM.exploded(), "color=blue", apart, members),
        (Style::SPACE_DELIMITED, "color=blue", "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"),
        (Style::SPACE_DELIMITED.exploded(), "color=blue", apart, members),
        (Style::PIPE_DELIMITED, "color=blue", "color=blue%7Cblack%7Cbrown", "color=B%7C150%7CG%7C200%7CR%7C100"),
        (Style::PIPE_DELIMITED.exploded(), "color=blue", apart, members),
        (
            Style::DEEP_OBJECT.exploded(),
            "color=blue",
            "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
            "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100",
        ),
    ]);
}

#[test]
fn empty_values() {
    let styles = [
        Style::FORM,
        Style::FORM.exploded(),
        Style::SPACE_DELIMITED,
        Style::PIPE_DELIMITED,
        Style::DEEP_OBJECT,
    ];
    for style in styles {
        assert_eq!(query(style, json!("")), "color=", "{style:?}");
        for nothing in [
            json!(null),
            json!([]),
            json!({}),
            json!([null]),
            json!({"R": null}),
        ] {
            assert_eq!(query(style, nothing), "", "{style:?}");
        }
    }
    assert_eq!(query(Style::JSON, json!([])), "color=%5B%5D");
}

#[test]
fn what_the_standard_leaves_open() {
    let rows = [
        (
            Style::FORM.exploded(),
            json!([{"a": 1}]),
            "color=%7B%22a%22%3A1%7D",
        ),
        (
            Style::FORM.exploded(),
            json!({"a": [1, 2]}),
            "a=%5B1%2C2%5D",
        ),
        (
            Style::DEEP_OBJECT,
            json!({"a": {"b": {"c": 1}}}),
            "color%5Ba%5D%5Bb%5D%5Bc%5D=1",
        ),
        (
            Style::DEEP_OBJECT,
            json!({"a": [{"b": true}, null, "x"]}),
            "color%5Ba%5D%5B0%5D%5Bb%5D=true&color%5Ba%5D%5B2%5D=x",
        ),
        (
            Style::JSON,
            json!({"a": [1.5, "ä"]}),
            "color=%7B%22a%22%3A%5B1.5%2C%22%C3%A4%22%5D%7D",
        ),
    ];
    for (style, value, text) in rows {
        assert_eq!(query(style, value), text, "{style:?}");
    }
}

#[test]
fn delimiters_within_values_are_encoded_and_numbers_are_plain() {
    let rows = [
        (
            Style::FORM,
            json!(["a,b", "c d", "&="]),
            "color=a%2Cb,c%20d,%26%3D",
        ),
        (Style::FORM.exploded(), json!({"a&b": "c=d"}), "a%26b=c%3Dd"),
        (
            Style::FORM,
            json!([1.0, 9e-5, -3, true]),
            "color=1,0.00009,-3,true",
        ),
        (
            Style::FORM.reserved(),
            json!("a/b?c=d;e,f:@!$'()*"),
            "color=a/b?c=d;e,f:@!$'()*",
        ),
        (
            Style::FORM.reserved(),
            json!("#[]&+% ä"),
            "color=%23%5B%5D%26%2B%25%20%C3%A4",
        ),
    ];
    for (style, value, text) in rows {
        assert_eq!(query(style, value), text, "{style:?}");
    }
    assert_eq!(
        segment(Style::MATRIX.exploded(), json!(["a;b", "c=d"])),
        ";color=a%3Bb;color=c%3Dd"
    );
    assert_eq!(segment(Style::LABEL.exploded(), json!(["a,b"])), ".a%2Cb");
}

#[test]
fn json_in_a_header_is_visible_ascii() {
    let value = json!({"ä\u{7f}": "\n\u{1f980}~"});
    let text = header(Style::JSON, value.clone());
    assert_eq!(text, r#"{"\u00e4\u007f":"\n\ud83e\udd80~"}"#);
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    assert_eq!(header(Style::SIMPLE, json!("ä")), "ä");
}
