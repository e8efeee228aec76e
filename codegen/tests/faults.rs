//! What is wrong in a description, one fault a row: its rule, its place, its words.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its document fails"
)]

use codegen::check::check;
use codegen::diagnostic::Report;
use codegen::document::{At, SourceId};
use codegen::lower::lower;
use codegen::resolve::resolve;
use codegen::tree::Tree;
use serde_json::{Value, json};

fn document(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
            "get": {"operationId": "a", "responses": {"200": {"description": "d"}}},
        }},
        "components": {"schemas": {"S": {"type": "string"}}},
    });
    change(&mut document);
    document
}

/// All the faults of a document, each as `code key|value pointer: message`.
fn faults(document: Value) -> Vec<String> {
    let tree = Tree::of(SourceId(0), document);
    let mut report = Report::default();
    let account = check(&tree, &mut report);
    assert_eq!(account.sum(), account.total);
    if report.is_empty() {
        let tree = lower(tree, &mut report);
        assert!(report.is_empty(), "{report:?}");
        assert_eq!(resolve(&tree, &mut report).is_none(), report.has_errors());
    }
    let line = |diagnostic: &codegen::diagnostic::Diagnostic| {
        assert!(!diagnostic.help.is_empty());
        let at = match &diagnostic.place.at {
            At::Key(pointer) => format!("key {pointer}"),
            At::Value(pointer) => format!("value {pointer}"),
            other => panic!("{other:?}"),
        };
        format!("{} {at}: {}", diagnostic.code, diagnostic.message)
    };
    report.iter().map(line).collect()
}

fn assert_schema(rows: &[(Value, &str)]) {
    for (schema, expected) in rows {
        let found = faults(document(|document| {
            document["components"]["schemas"]["S"] = schema.clone()
        }));
        assert_eq!(
            found,
            [expected.replace("S:", "/components/schemas/S").as_str()],
            "{schema}"
        );
    }
}

fn assert_at(rows: &[(&str, Value, &[&str])]) {
    for (pointer, value, expected) in rows {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let key = key.replace("~1", "/");
        let found = faults(document(|document| {
            let parent = document.pointer_mut(parent).unwrap();
            match parent {
                Value::Array(elements) => elements.push(value.clone()),
                other => other[key.as_str()] = value.clone(),
            }
        }));
        assert_eq!(found, *expected, "{pointer} {value}");
    }
}

#[test]
fn the_document_without_a_fault_has_none() {
    assert_eq!(faults(document(|_| {})), [] as [String; 0]);
}

#[test]
fn schemas_of_the_wrong_form() {
    assert_schema(&[
        (
            json!({"type": 1}),
            "wrong-type value S:/type: `type` must be a string or an array, not an integer",
        ),
        (
            json!({"type": "object", "required": "a"}),
            "wrong-type value S:/required: `required` must be an array, not a string",
        ),
        (
            json!({"type": "object", "required": [1]}),
            "wrong-type value S:/required/0: an element of `required` must be a string, not an integer",
        ),
        (
            json!({"deprecated": "true"}),
            "wrong-type value S:/deprecated: `deprecated` must be a boolean, not a string",
        ),
        (
            json!({"minimum": "1"}),
            "wrong-type value S:/minimum: `minimum` must be a number, not a string",
        ),
        (
            json!({"externalDocs": {"description": "d"}}),
            "missing-keyword value S:/externalDocs: the external documentation object has no `url`",
        ),
        (
            json!({"type": "string", "nullable": true}),
            "unknown-keyword key S:/nullable: the schema has no keyword `nullable`",
        ),
        (
            json!({"propertys": {}}),
            "unknown-keyword key S:/propertys: the schema has no keyword `propertys`",
        ),
    ]);
}

#[test]
fn schemas_that_are_not_supported() {
    let x = json!({"$ref": "#/components/schemas/S"});
    assert_schema(&[
        (
            json!({"not": {}}),
            "unsupported key S:/not: `not` is not supported",
        ),
        (
            json!({"discriminator": {}}),
            "unsupported key S:/discriminator: `discriminator` is not supported",
        ),
        (
            json!({"allOf": [{"type": "string"}]}),
            "unsupported key S:/allOf: `allOf` of anything but one `$ref` is not supported",
        ),
        (
            json!({"allOf": [x, x]}),
            "unsupported key S:/allOf: `allOf` of anything but one `$ref` is not supported",
        ),
        (
            json!({"$ref": "#/components/schemas/T", "type": "string"}),
            "unsupported key S:/type: `type` beside `$ref` is not supported",
        ),
        (
            json!({"oneOf": [{"type": "string"}], "properties": {}}),
            "unsupported key S:/properties: `properties` beside `oneOf` is not supported",
        ),
        (
            json!({"oneOf": [{"type": "string"}], "anyOf": [{"type": "string"}]}),
            "unsupported key S:/anyOf: `anyOf` beside `oneOf` is not supported",
        ),
        (
            json!({"oneOf": []}),
            "unsupported key S:/oneOf: `oneOf` without members other than null is not supported",
        ),
        (
            json!({"type": "file"}),
            "unsupported key S:/type: `type: file` is not supported",
        ),
        (
            json!({"type": "null"}),
            "unsupported key S:/type: a schema of `null` alone is not supported",
        ),
        (
            json!({"type": []}),
            "unsupported key S:/type: a `type` without types is not supported",
        ),
        (
            json!({"type": "integer", "enum": [1]}),
            "unsupported key S:/enum: `enum` of anything but strings is not supported",
        ),
        (
            json!({"const": 1}),
            "unsupported key S:/const: `const` of anything but strings is not supported",
        ),
        (
            json!({"type": ["string", "integer"], "format": "int64"}),
            "unsupported key S:/format: `format` beside several types that have one is not supported",
        ),
        (
            json!({"properties": {"a": {}}, "additionalProperties": {"type": "string"}}),
            "unsupported key S:/additionalProperties: a schema in `additionalProperties` beside `properties` is not supported",
        ),
        (
            json!({"type": "object", "additionalProperties": false}),
            "unsupported key S:/additionalProperties: an object that may have no properties is not supported",
        ),
        (
            json!({"readOnly": true}),
            "unsupported key S:/readOnly: `readOnly: true` is not supported",
        ),
        (
            json!({"type": "array", "items": false}),
            "unsupported value S:/items: the schema `false` is not supported",
        ),
        (
            json!({"properties": {"a": true}}),
            "unsupported value S:/properties/a: the schema `true` is not supported",
        ),
        (
            json!(true),
            "unsupported value S:: the schema `true` is not supported",
        ),
    ]);
}

#[test]
fn references_that_lead_nowhere() {
    assert_schema(&[
        (
            json!({"$ref": "#/components/schemas/T"}),
            "dangling-ref value S:/$ref: `#/components/schemas/T` leads nowhere",
        ),
        (
            json!({"properties": {"a": {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/T"}]}}}),
            "dangling-ref value S:/properties/a/anyOf/1/$ref: `#/components/schemas/T` leads nowhere",
        ),
        (
            json!({"$ref": "other.yml"}),
            "foreign-ref value S:/$ref: `other.yml` leads out of this document",
        ),
        (
            json!({"$ref": "#/info"}),
            "foreign-ref value S:/$ref: `#/info` leads to no component",
        ),
        (
            json!({"$ref": "#/components/responses/S"}),
            "foreign-ref value S:/$ref: `#/components/responses/S` leads to one of `responses`, not of `schemas`",
        ),
        (
            json!({"$ref": "#/components/schemas/S"}),
            "ref-cycle value S:: the reference leads back to itself",
        ),
        (
            json!({"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/S"}]}),
            "ref-cycle value S:/oneOf/1: the reference leads back to itself",
        ),
    ]);
}

#[test]
fn operations_at_fault() {
    let body = |media: &str| json!({"required": true, "content": {media: {}}});
    let operation = "/paths/~1a~1{id}/get";
    let at = |key: &str| format!("{operation}/{key}");
    assert_at(&[
        (
            "/info",
            json!({}),
            &[
                "missing-keyword value /info: the info object has no `title`",
                "missing-keyword value /info: the info object has no `version`",
            ],
        ),
        (
            "/info/title",
            json!(null),
            &["wrong-type value /info/title: `title` must be a string, not null"],
        ),
        (
            "/paths/a",
            json!({}),
            &["unknown-keyword key /paths/a: the paths object has no keyword `a`"],
        ),
        (
            "/security",
            json!([{}]),
            &["unsupported value /security/0: anonymous access is not supported"],
        ),
        (
            "/security",
            json!([{"none": []}]),
            &["dangling-ref value /security/0/none: there is no security scheme `none`"],
        ),
        (
            "/servers",
            json!([{"url": "https://{host}"}]),
            &[
                "unsupported value /servers/0/url: a variable in the server `https://{host}` is not supported",
            ],
        ),
        (
            &at("requestBody"),
            json!({"content": {}}),
            &[
                "unsupported value /paths/~1a~1{id}/get/requestBody: an optional request body is not supported",
                "unsupported value /paths/~1a~1{id}/get/requestBody/content: a request body without content is not supported",
            ],
        ),
        (
            &at("requestBody"),
            body("text/plain"),
            &[
                "unsupported key /paths/~1a~1{id}/get/requestBody/content/text~1plain: `text/plain` is not supported",
            ],
        ),
        (
            &at("security"),
            json!([]),
            &["unsupported key /paths/~1a~1{id}/get/security: `security` is not supported"],
        ),
        (
            &at("x-idempotent"),
            json!(true),
            &["unsupported key /paths/~1a~1{id}/get/x-idempotent: `x-idempotent` is not supported"],
        ),
        (
            &at("x-envelope"),
            json!("a"),
            &[
                "extension key /paths/~1a~1{id}/get/x-envelope: `x-envelope` has no meaning on the operation",
            ],
        ),
        (
            &at("x-rust-name"),
            json!(1),
            &[
                "extension value /paths/~1a~1{id}/get/x-rust-name: `x-rust-name` must be a string, not an integer",
            ],
        ),
        (
            &at("x-pagination"),
            json!({"page": "p", "first": 0, "limit": "l", "itmes": "i"}),
            &[
                "extension value /paths/~1a~1{id}/get/x-pagination: the `x-pagination` object has no `items`",
                "extension key /paths/~1a~1{id}/get/x-pagination/itmes: the `x-pagination` object has no keyword `itmes`",
            ],
        ),
        (
            &at("responses/2xx"),
            json!({"description": "d"}),
            &[
                "unknown-keyword key /paths/~1a~1{id}/get/responses/2xx: the responses object has no keyword `2xx`",
            ],
        ),
        (
            &at("responses/404"),
            json!({"description": "d", "content": {"text/plain": {}}}),
            &[
                "unsupported key /paths/~1a~1{id}/get/responses/404/content/text~1plain: `text/plain` without `application/json` is not supported",
            ],
        ),
    ]);
}

#[test]
fn parameters_at_fault() {
    let list = "/paths/~1a~1{id}/parameters";
    let plain = json!({"type": "string"});
    let next = format!("{list}/-");
    assert_at(&[
        (
            "/paths/~1b~1{id}",
            json!({"get": {"responses": {}}}),
            &["path-parameter key /paths/~1b~1{id}/get: `{id}` of the path has no parameter here"],
        ),
        (
            "/paths/~1b~1{id",
            json!({}),
            &["path-parameter key /paths/~1b~1{id: the braces do not pair"],
        ),
        (
            &next,
            json!({"name": "key", "in": "path", "required": true, "schema": plain}),
            &[
                "path-parameter value /paths/~1a~1{id}/parameters/1: the path `/a/{id}` has no `{key}`",
            ],
        ),
        (
            list,
            json!([{"name": "id", "in": "path", "schema": plain}]),
            &[
                "path-parameter value /paths/~1a~1{id}/parameters/0: the path parameter `id` is not required",
            ],
        ),
        (
            list,
            json!([{"name": "id", "in": "path", "required": false, "schema": plain}]),
            &[
                "path-parameter value /paths/~1a~1{id}/parameters/0/required: the path parameter `id` is not required",
            ],
        ),
        (
            &next,
            json!({"name": "id", "in": "path", "required": true, "schema": plain}),
            &[
                "duplicate-parameter value /paths/~1a~1{id}/parameters/1: the parameter `id` stands here twice",
            ],
        ),
        (
            &next,
            json!({"name": "q", "in": "header", "schema": plain}),
            &["unsupported key /paths/~1a~1{id}/parameters/1/in: `in: header` is not supported"],
        ),
        (
            &next,
            json!({"name": "q", "in": "query", "content": {}}),
            &["unsupported key /paths/~1a~1{id}/parameters/1/content: `content` is not supported"],
        ),
        (
            &next,
            json!({"name": "q", "in": "query"}),
            &[
                "missing-keyword value /paths/~1a~1{id}/parameters/1: the query parameter has no `schema`",
            ],
        ),
        (
            &next,
            json!({"name": "q", "in": "query", "style": "deepObject", "schema": plain}),
            &[
                "unsupported key /paths/~1a~1{id}/parameters/1/style: `style: deepObject` is not supported",
            ],
        ),
        (
            &next,
            json!({"name": "q", "in": "query", "schema": {"type": "object"}}),
            &[
                "unsupported value /paths/~1a~1{id}/parameters/1/schema: a value of this form in the parameter `q` is not supported",
            ],
        ),
        (
            &next,
            json!({"$ref": "#/components/parameters/q"}),
            &[
                "dangling-ref value /paths/~1a~1{id}/parameters/1/$ref: `#/components/parameters/q` leads nowhere",
            ],
        ),
        (
            &next,
            json!({"$ref": "#/components/schemas/S"}),
            &[
                "foreign-ref value /paths/~1a~1{id}/parameters/1/$ref: `#/components/schemas/S` leads to one of `schemas`, not of `parameters`",
            ],
        ),
    ]);
}

#[test]
fn a_fault_of_a_shared_component_is_told_once() {
    let found = faults(document(|document| {
        let shared = json!({"$ref": "#/components/responses/one"});
        let get = &mut document["paths"]["/a/{id}"]["get"];
        get["responses"] = json!({"200": shared, "404": shared, "default": {"$ref": "#/components/responses/two"}});
        document["components"]["responses"] = json!({
            "one": {"$ref": "#/components/responses/two"},
            "two": {"$ref": "#/components/responses/one"},
        });
    }));
    assert_eq!(
        found,
        ["ref-cycle value /components/responses/one: the reference leads back to itself"]
    );
}

#[test]
fn an_operation_overrides_the_parameters_of_its_path() {
    let document = document(|document| {
        document["paths"]["/a/{id}"]["get"]["parameters"] = json!([
            {"name": "q", "in": "query", "schema": {"type": "string"}},
            {"name": "id", "in": "path", "required": true, "description": "own", "schema": {"type": "integer"}},
        ]);
    });
    let mut report = Report::default();
    let tree = lower(Tree::of(SourceId(0), document), &mut report);
    let api = resolve(&tree, &mut report).unwrap();
    let [operation] = api.operations.as_slice() else {
        panic!("{:?}", api.operations)
    };
    let names: Vec<_> = operation
        .parameters
        .iter()
        .map(|parameter| (parameter.wire.as_str(), parameter.description.as_deref()))
        .collect();
    assert_eq!(names, [("id", Some("own")), ("q", None)]);
}
