//! What several operations refer to is read once, and is what each of them says it is.

use codegen::document::Document;
use codegen::{Failure, Input, Output};

fn generated(text: &str) -> Result<Output, Failure> {
    let description = Document {
        name: "api.yml".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    codegen::generate(Input {
        description,
        overlays: Vec::new(),
    })
}

/// A description of so many paths, each with these lines below its `get`.
fn paths(count: usize, below: &str, components: &str) -> String {
    let path = |number| format!("  /p{number}:\n    get:\n      operationId: p{number}\n{below}");
    let paths: String = (0..count).map(path).collect();
    format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths:\n{paths}components:\n{components}"
    )
}

#[test]
fn a_fault_of_what_is_shared_is_told_once_and_in_its_place() {
    let text = paths(
        40,
        "      parameters:\n      - $ref: '#/components/parameters/P'\n      \
         responses:\n        '200': {$ref: '#/components/responses/R'}\n",
        "  parameters:\n    P: {name: p, in: query, content: {application/json: {}, text/plain: {}}}\n  \
         responses:\n    R:\n      description: d\n      headers:\n        \
         H: {$ref: '#/components/headers/H'}\n      content:\n        application/json:\n          \
         schema: {$ref: '#/components/schemas/Nowhere'}\n  \
         headers:\n    H: {schema: {$ref: '#/components/schemas/Nothing'}}\n",
    );
    let first = generated(&text).unwrap_err().to_string();
    for part in [
        "several media types",
        "`#/components/schemas/Nowhere`",
        "`#/components/schemas/Nothing`",
    ] {
        assert_eq!(first.matches(part).count(), 1, "{part}: {first}");
    }
    for _ in 0..20 {
        assert_eq!(generated(&text).unwrap_err().to_string(), first);
    }
}

#[test]
fn what_is_shared_is_what_each_says_it_is() {
    let text = paths(
        2,
        "      responses:\n        '200': {$ref: '#/components/responses/R'}\n        \
         '404': {$ref: '#/components/responses/R'}\n    \
         head:\n      responses:\n        '200': {$ref: '#/components/responses/R'}\n",
        "  responses:\n    R:\n      description: d\n      headers:\n        \
         X-One: {$ref: '#/components/headers/H', description: The first.}\n        \
         X-Two: {$ref: '#/components/headers/H'}\n      content:\n        application/json:\n          \
         schema: {type: string}\n  \
         headers:\n    H: {description: The header., schema: {type: integer}}\n",
    );
    let files = generated(&text).unwrap().files;
    let operations = files
        .iter()
        .find(|(path, _)| path.contains("/operations/") && !path.ends_with("/mod.rs"));
    let (_, operations) = operations.unwrap();
    assert_eq!(
        operations.matches("answer: rt::Json<String>,").count(),
        2,
        "{operations}"
    );
    assert_eq!(
        operations.matches("answer: rt::NoContent,").count(),
        2,
        "{operations}"
    );
    for part in [
        "/// The first. ",
        "/// The header. ",
        "\"x-one\"",
        "\"x-two\"",
    ] {
        assert!(operations.contains(part), "{part}: {operations}");
    }
}
