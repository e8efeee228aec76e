//! What is wrong in a description: each fault is found at its place and said in its words.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot read its document fails"
)]

use codegen::check::check;
use codegen::diagnostic::{Diagnostic, Report};
use codegen::document::{At, SourceId, Sources};
use codegen::lower::lower;
use codegen::resolve::resolve;
use codegen::tree::Tree;
use serde_json::{Value, json};

fn table() -> Value {
    serde_yaml::from_str(include_str!("faults.yml")).unwrap()
}

/// All the faults of a document, each as `code key|value pointer: message`.
fn faults(document: Value) -> Vec<String> {
    let tree = Tree::of(SourceId(0), document);
    let mut report = Report::default();
    let account = check(&tree, &Sources::default(), &mut report);
    assert_eq!(account.sum(), account.total);
    if !report.has_errors() {
        let tree = lower(tree, &mut report);
        assert!(!report.has_errors(), "{report:?}");
        assert_eq!(resolve(&tree, &mut report).is_none(), report.has_errors());
    }
    report.iter().map(line).collect()
}

fn line(diagnostic: &Diagnostic) -> String {
    assert!(!diagnostic.help.is_empty(), "{diagnostic:?}");
    let at = match &diagnostic.place.at {
        At::Key(pointer) => format!("key {pointer}"),
        At::Value(pointer) => format!("value {pointer}"),
        At::Document | At::Span(..) => panic!("no node: {diagnostic:?}"),
    };
    format!("{} {at}: {}", diagnostic.code, diagnostic.message)
}

/// Puts a value at a pointer, the last step of which may be missing, or `-` for one more element.
fn put(document: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Array(elements) => elements.push(value),
        object => object[key.replace("~1", "/")] = value,
    }
}

#[test]
fn each_fault_is_found_at_its_place() {
    let table = table();
    for case in table["cases"].as_array().unwrap() {
        let mut document = table["sound"].clone();
        put(
            &mut document,
            case["at"].as_str().unwrap(),
            case["value"].clone(),
        );
        assert_eq!(json!(faults(document)), case["faults"], "{case}");
    }
}

#[test]
fn the_sound_document_has_no_fault() {
    assert_eq!(faults(table()["sound"].clone()), [] as [String; 0]);
}

#[test]
fn a_fault_of_a_shared_component_is_told_once() {
    let mut document = table()["sound"].clone();
    let one = json!({"$ref": "#/components/responses/one"});
    let two = json!({"$ref": "#/components/responses/two"});
    document["paths"]["/a/{id}"]["get"]["responses"] =
        json!({"200": one, "404": one, "default": two});
    document["components"]["responses"] = json!({"one": two, "two": one});
    assert_eq!(
        faults(document),
        ["ref-cycle value /components/responses/one: the reference leads back to itself"]
    );
}

#[test]
fn an_operation_overrides_the_parameters_of_its_path() {
    let mut document = table()["sound"].clone();
    let text = json!({"type": "string"});
    document["paths"]["/a/{id}"]["get"]["parameters"] = json!([
        {"name": "q", "in": "query", "schema": text},
        {"name": "id", "in": "path", "required": true, "description": "own", "schema": text},
    ]);
    let mut report = Report::default();
    let tree = lower(Tree::of(SourceId(0), document), &mut report);
    let api = resolve(&tree, &mut report).unwrap();
    let parameters = &api.operations[0].parameters;
    let named = parameters
        .iter()
        .map(|one| (one.wire.as_str(), one.description.as_deref()));
    assert_eq!(
        named.collect::<Vec<_>>(),
        [("id", Some("own")), ("q", None)]
    );
}
