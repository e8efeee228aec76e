//! Lowering, one construct a row: the schema that is written, the one that `openapiv3` gets, and
//! where what moved was written.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its document fails"
)]

use codegen::check::check;
use codegen::diagnostic::Report;
use codegen::document::{At, SourceId, Sources};
use codegen::lower::lower;
use codegen::pointer::Pointer;
use codegen::tree::Tree;
use serde_json::{Value, json};

const SCHEMA: &str = "/components/schemas/S";

fn lowered(version: &str, schema: &Value) -> Tree {
    let other = json!({"type": "string"});
    let document = json!({
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": {"S": schema, "X": other}},
    });
    let tree = Tree::of(SourceId(0), document);
    let mut report = Report::default();
    check(&tree, &Sources::default(), &mut report);
    let tree = lower(tree, &mut report);
    assert!(report.is_empty(), "{schema}: {report:?}");
    tree
}

fn assert_lowered(version: &str, rows: &[(Value, Value)]) {
    for (written, expected) in rows {
        let tree = lowered(version, written);
        assert_eq!(tree.value.pointer(SCHEMA).unwrap(), expected, "{written}");
    }
}

#[test]
fn says_null_as_3_0_does() {
    let x = json!({"$ref": "#/components/schemas/X"});
    assert_lowered(
        "3.1.0",
        &[
            (
                json!({"type": ["string", "null"]}),
                json!({"type": "string", "nullable": true}),
            ),
            (json!({"type": ["string"]}), json!({"type": "string"})),
            (
                json!({"anyOf": [x, {"type": "null"}]}),
                json!({"allOf": [x], "nullable": true, "x-codegen-reference": true}),
            ),
            (
                json!({"oneOf": [{"type": "null", "title": "n"}, {"type": "string", "maxLength": 3}], "description": "t"}),
                json!({"type": "string", "nullable": true, "description": "t"}),
            ),
            (
                json!({"oneOf": [{"type": "string"}, {"type": "null"}, {"type": "integer"}]}),
                json!({"oneOf": [{"type": "string"}, {"type": "integer"}], "nullable": true}),
            ),
            (
                json!({"anyOf": [{"anyOf": [{"type": "string"}, {"type": "null"}]}], "description": "d"}),
                json!({"type": "string", "nullable": true, "description": "d"}),
            ),
            (
                json!({"enum": ["a", null]}),
                json!({"type": "string", "enum": ["a", null], "nullable": true}),
            ),
            (
                json!({"oneOf": [true, {"type": "null"}], "description": "d"}),
                json!({"nullable": true, "description": "d"}),
            ),
            (
                json!({"anyOf": [{"type": "null"}, false]}),
                json!({"nullable": true}),
            ),
            (json!({"anyOf": [true]}), json!({})),
        ],
    );
    assert_lowered(
        "3.0.3",
        &[
            (
                json!({"type": "string", "nullable": true}),
                json!({"type": "string", "nullable": true}),
            ),
            (
                json!({"allOf": [x], "nullable": true}),
                json!({"allOf": [x], "nullable": true, "x-codegen-reference": true}),
            ),
        ],
    );
}

#[test]
fn splits_several_types() {
    assert_lowered(
        "3.1.0",
        &[(
            json!({"type": ["array", "object", "null"], "items": {"type": "string"}, "description": "d",
               "additionalProperties": {"type": ["integer", "null"]}}),
            json!({"oneOf": [
            {"type": "array", "items": {"type": "string"}},
            {"type": "object", "additionalProperties": {"type": "integer", "nullable": true}},
        ], "description": "d", "nullable": true}),
        )],
    );
}

#[test]
fn keeps_what_stands_beside_a_reference() {
    let x = json!({"$ref": "#/components/schemas/X"});
    assert_lowered(
        "3.1.0",
        &[
            (x.clone(), x.clone()),
            (
                json!({"$ref": "#/components/schemas/X", "description": "d", "title": "t", "default": "a"}),
                json!({"allOf": [x], "description": "d", "x-codegen-reference": true}),
            ),
            (
                json!({"allOf": [{"$ref": "#/components/schemas/X", "title": "inner", "description": "d"}], "x-rust-name": "t"}),
                json!({"allOf": [x], "x-rust-name": "t", "description": "d", "x-codegen-reference": true}),
            ),
            // What has no bearing is no sibling.
            (
                json!({"$ref": "#/components/schemas/X", "examples": ["a"], "x-foo": 1}),
                x,
            ),
        ],
    );
}

#[test]
fn makes_parts_of_what_says_in_several_ways_what_a_value_is() {
    let x = json!({"$ref": "#/components/schemas/X"});
    let y = json!({"properties": {"a": {}}, "type": "object"});
    assert_lowered(
        "3.1.0",
        &[
            (
                json!({"type": "object", "allOf": [x], "required": ["a"], "description": "d", "x-rust-name": "N"}),
                json!({"allOf": [x, {"type": "object", "required": ["a"]}], "description": "d", "x-rust-name": "N"}),
            ),
            (
                json!({"$ref": "#/components/schemas/X", "properties": {"a": {}}}),
                json!({"allOf": [x, y]}),
            ),
            (
                json!({"oneOf": [x, {"type": "integer"}], "anyOf": [{"type": "null"}, x], "title": "t"}),
                json!({"allOf": [{"oneOf": [x, {"type": "integer"}]}, {"allOf": [x], "nullable": true, "x-codegen-reference": true}]}),
            ),
            (
                json!({"properties": {"a": {}}, "anyOf": [{"required": ["a"]}, {"minProperties": 1}]}),
                y,
            ),
        ],
    );
}

#[test]
fn takes_out_what_has_no_bearing() {
    assert_lowered(
        "3.1.0",
        &[
            (
                json!({"type": "integer", "format": "int64", "exclusiveMinimum": 0, "items": {"type": "string"}, "examples": [1]}),
                json!({"type": "integer", "format": "int64"}),
            ),
            (
                json!({"type": "object", "properties": {"minimum": {"type": "string", "x-y": 1}}, "additionalProperties": false}),
                json!({"type": "object", "properties": {"minimum": {"type": "string"}}}),
            ),
            (
                json!({"const": "a"}),
                json!({"enum": ["a"], "type": "string"}),
            ),
            (
                json!({"type": "array", "items": true}),
                json!({"type": "array"}),
            ),
            (
                json!({"properties": {"a": {}}}),
                json!({"properties": {"a": {}}, "type": "object"}),
            ),
            (
                json!({"type": "string", "enum": ["a"], "format": "uuid"}),
                json!({"type": "string", "enum": ["a"]}),
            ),
            (json!({}), json!({})),
        ],
    );
}

#[test]
fn what_moves_keeps_its_place() {
    let x = json!({"$ref": "#/components/schemas/X"});
    for (written, lowered_at, written_at) in [
        (json!({"type": ["null", "string"]}), "/type", "/type/1"),
        (json!({"type": ["null", "string"]}), "/nullable", "/type/0"),
        (
            json!({"anyOf": [{"type": "null"}, x]}),
            "/allOf/0/$ref",
            "/anyOf/1/$ref",
        ),
        (
            json!({"anyOf": [{"type": "null"}, {"properties": {"a": {"type": "string"}}}]}),
            "/properties/a/type",
            "/anyOf/1/properties/a/type",
        ),
        (
            json!({"oneOf": [{"type": "null"}, {"type": "string"}, {"type": ["integer", "null"]}]}),
            "/oneOf/1/nullable",
            "/oneOf/2/type/1",
        ),
        (
            json!({"type": ["string", "array"], "items": {"type": ["string", "null"]}}),
            "/oneOf/1/items/nullable",
            "/items/type/1",
        ),
        (
            json!({"$ref": "#/components/schemas/X", "description": "t"}),
            "/allOf/0/$ref",
            "/$ref",
        ),
        (
            json!({"$ref": "#/components/schemas/X", "description": "t"}),
            "/description",
            "/description",
        ),
        (
            json!({"allOf": [x], "oneOf": [x, {"type": "object"}], "properties": {"a": {}}}),
            "/allOf/2/properties/a",
            "/properties/a",
        ),
        (
            json!({"allOf": [x, {"anyOf": [{"const": "a"}, {"type": "null"}]}], "minProperties": 1}),
            "/allOf/1/enum/0",
            "/allOf/1/anyOf/0/const",
        ),
        (
            json!({"$ref": "#/components/schemas/X", "type": "object"}),
            "/allOf/0/$ref",
            "/$ref",
        ),
        (json!({"const": "a"}), "/enum/0", "/const"),
        (json!({"properties": {"a": {}}}), "/type", ""),
        (
            json!({"properties": {"a": {"const": "b"}, "c": {"type": "string"}}}),
            "/properties/c/type",
            "/properties/c/type",
        ),
    ] {
        let tree = lowered("3.1.0", &written);
        let at = format!("{SCHEMA}{lowered_at}");
        assert!(
            tree.value.pointer(&at).is_some(),
            "{written}: nothing at {at}"
        );
        let place = tree.place(&Pointer::parse(&at));
        let expected = Pointer::parse(&format!("{SCHEMA}{written_at}"));
        assert_eq!(place.at, At::Value(expected), "{written}");
    }
}

#[test]
fn an_operation_of_3_1_may_have_no_responses() {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "a", "x-internal": true}}},
    });
    let mut report = Report::default();
    let tree = lower(Tree::of(SourceId(0), document), &mut report);
    assert_eq!(
        tree.value["paths"]["/a"]["get"],
        json!({"operationId": "a", "responses": {}})
    );
    assert_eq!(tree.value["openapi"], "3.0.4");
}
