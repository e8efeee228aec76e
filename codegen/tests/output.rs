//! What a run says besides its files: the features that these need, and its warnings.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose description is refused fails"
)]

use codegen::document::Document;
use codegen::{Feature, Input, Output};

fn output(below: &str) -> Output {
    let text = format!("openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\n{below}");
    let description = Document {
        name: "api.yml".to_owned(),
        bytes: text.into_bytes(),
    };
    let input = Input {
        description,
        overlays: Vec::new(),
    };
    codegen::generate(input).unwrap()
}

#[test]
fn a_feature_is_needed_wherever_its_type_stands() {
    const ID: &str = "{type: string, format: uuid}";
    let operation = |body: &str| format!("paths: {{/a: {{get: {{operationId: a, {body}}}}}}}\n");
    let schema = |schema: &str| format!("paths: {{}}\ncomponents: {{schemas: {{S: {schema}}}}}\n");
    let done = "responses: {'204': {description: d}}";
    for (below, is_needed) in [
        (schema(ID), true),
        (
            schema(&format!(
                "{{properties: {{ids: {{type: array, items: {ID}}}}}}}"
            )),
            true,
        ),
        (
            schema(&format!(
                "{{additionalProperties: {{type: array, items: {ID}}}}}"
            )),
            true,
        ),
        (
            schema(&format!("{{oneOf: [{ID}, {{type: integer}}]}}")),
            true,
        ),
        (schema("{type: string, format: uid}"), false),
        (
            operation(&format!(
                "parameters: [{{name: p, in: query, schema: {ID}}}], {done}"
            )),
            true,
        ),
        (
            operation(&format!(
                "responses: {{'200': {{description: d, content: {{application/json: {{schema: {ID}}}}}}}}}"
            )),
            true,
        ),
        (
            operation(&format!(
                "responses: {{'204': {{description: d, headers: {{X-Id: {{schema: {ID}}}}}}}}}"
            )),
            true,
        ),
        (operation(done), false),
    ] {
        let made = output(&below);
        assert_eq!(made.features.contains(&Feature::Uuid), is_needed, "{below}");
        let is_named = made.files.values().any(|text| text.contains("rt::Uuid"));
        assert_eq!(is_named, is_needed, "{below}");
    }
}

#[test]
fn an_operation_is_shown_with_few_of_those_that_share_its_id() {
    let operation = "{get: {operationId: a, responses: {'204': {description: d}}}}";
    let paths = ["a", "b", "c", "d", "e", "f"].map(|path| format!("  /{path}: {operation}\n"));
    let paths = paths.concat();
    let notes = output(&format!("paths:\n{paths}")).warnings.notes();
    assert_eq!(notes.len(), 6, "{notes:?}");
    let shown: Vec<_> = notes[1]
        .related
        .iter()
        .map(|related| (related.spot.line.unwrap(), related.message.as_str()))
        .collect();
    let same = "this would be called the same";
    assert_eq!(
        shown,
        [(4, same), (6, same), (7, "and this, as 2 more would")]
    );
}
