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

/// What a thing is called hangs on what shares its name, never on others that share theirs.
#[test]
fn a_given_name_is_the_one_that_counts_whatever_else_collides() {
    let named = |others: [&str; 3]| {
        let [components, parameters, properties] = others;
        let members = "{type: object, properties: {limit: {type: string, x-rust-name: limit_}, \
                       Limit: {type: string}";
        let output = output(&format!(
            "paths: {{/a: {{get: {{operationId: a, parameters: [\
             {{name: limit, in: query, x-rust-name: limit_, schema: {{type: string}}}}, \
             {{name: Limit, in: query, schema: {{type: string}}}}{parameters}], \
             responses: {{'204': {{description: d}}}}}}}}}}\n\
             components: {{schemas: {{A: {{type: object, x-rust-name: EC2, properties: {{}}}}, \
             ec_2: {members}{properties}}}}}{components}}}}}"
        ));
        assert!(output.names.types().any(|name| name == "Ec2"));
        let texts: String = output.files.into_values().collect();
        assert!(!texts.contains("limit_capital"), "{texts}");
        for name in ["limit_(", "limit(", "limit_: ", "limit: "] {
            assert!(texts.contains(name), "{name}: {texts}");
        }
    };
    named(["", "", ""]);
    named([
        ", Key: {type: object, properties: {}}, key: {type: object, properties: {}}",
        ", {name: a-b, in: query, schema: {type: string}}, \
         {name: a.b, in: query, schema: {type: string}}",
        ", a-b: {type: string}, a.b: {type: string}",
    ]);
}
