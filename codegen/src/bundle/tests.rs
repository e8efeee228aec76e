//! Descriptions of several files, and references to any place: what they become, where it was
//! written, and what is wrong with those that lead nowhere.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::bundle;
use crate::diagnostic::Report;
use crate::document::{At, Format, Source, Sources};
use crate::pointer::Pointer;
use crate::tree::Tree;

/// The bundled tree, and every fault as `code file pointer: message`.
fn bundled(root: &Value, files: &[(&str, Value)]) -> (Tree, Vec<String>) {
    let mut sources = Sources::default();
    let id = sources.add(Source {
        name: "api/openapi.json".to_owned(),
        format: Format::Json,
        text: root.to_string(),
    });
    let files: BTreeMap<String, Vec<u8>> = files
        .iter()
        .map(|(path, value)| ((*path).to_owned(), value.to_string().into_bytes()))
        .collect();
    let mut report = Report::default();
    let tree = Tree::of(id, root.clone());
    let tree = bundle(tree, "api/openapi.json", &files, &mut sources, &mut report);
    let told = report.iter().map(|diagnostic| {
        let place = &diagnostic.place;
        let name = sources.get(place.source).map_or("", |source| &source.name);
        let at = match &place.at {
            At::Value(pointer) | At::Key(pointer) => pointer.as_str(),
            At::Document | At::Span(..) => "",
        };
        format!("{} {name} {at}: {}", diagnostic.code, diagnostic.message)
    });
    (tree, told.collect())
}

fn described(schemas: &Value) -> Value {
    json!({"openapi": "3.1.0", "components": {"schemas": schemas}})
}

#[test]
fn a_deep_reference_makes_one_component_of_what_it_leads_to() {
    let root = described(&json!({
        "Key": {"type": "object", "properties": {
            "owner": {"type": "object", "properties": {
                "up": {"$ref": "#/components/schemas/Key/properties/owner"},
            }},
            "a b~/%": {"type": "string"},
        }},
        "One": {"$ref": "#/components/schemas/Key/properties/owner"},
        "Text": {"$ref": "#/components/schemas/Key/properties/a%20b~0~1%25"},
        "Through": {"$ref": "#/components/schemas/One/properties/up"},
    }));
    let (tree, told) = bundled(&root, &[]);
    assert_eq!(told, [] as [&str; 0]);
    let owner = json!({"$ref": "#/components/schemas/Key_owner"});
    let text = json!({"$ref": "#/components/schemas/Key_a_b"});
    let up = json!({"$ref": "#/components/schemas/Key_owner_up"});
    let expected = described(&json!({
        "Key": {"type": "object", "properties": {"owner": owner, "a b~/%": text}},
        "One": owner,
        "Text": text,
        "Through": up,
        "Key_owner": {"type": "object", "properties": {"up": up}},
        "Key_owner_up": owner,
        "Key_a_b": {"type": "string"},
    }));
    assert_eq!(tree.value, expected);
    let moved = Pointer::parse("/components/schemas/Key_owner/properties");
    let written = "/components/schemas/Key/properties/owner/properties";
    assert_eq!(tree.origin.locate(&moved).1.as_str(), written);
}

#[test]
fn other_files_come_over_as_far_as_they_are_referred_to() {
    let root = json!({
        "openapi": "3.0.3",
        "paths": {"/keys": {"$ref": "paths/keys.json"}},
        "components": {"schemas": {
            "Secret": {"$ref": "schemas/key.json"},
            "Here": {"type": "boolean"},
        }},
    });
    let keys = json!({"get": {"responses": {"200": {"content": {"application/json": {
        "schema": {"$ref": "../schemas/key.json#/definitions/List"},
    }}}}}});
    let key = json!({
        "type": "object",
        "properties": {
            "self": {"$ref": "#"},
            "here": {"$ref": "../openapi.json#/components/schemas/Here"},
        },
        "definitions": {
            "List": {"type": "array", "items": {"$ref": "key.json"}},
            "Unused": {"$ref": "nowhere.json"},
        },
    });
    let files = [("paths/keys.json", keys), ("schemas/key.json", key)];
    let (tree, told) = bundled(&root, &files);
    assert_eq!(told, [] as [&str; 0]);
    for (at, end) in [
        ("/paths/~1keys", "#/components/pathItems/keys"),
        (
            "/components/pathItems/keys/get/responses/200/content/application~1json/schema",
            "#/components/schemas/List",
        ),
        ("/components/schemas/Secret", "#/components/schemas/key"),
        ("/components/schemas/List/items", "#/components/schemas/key"),
        (
            "/components/schemas/key/properties/self",
            "#/components/schemas/key",
        ),
        (
            "/components/schemas/key/properties/here",
            "#/components/schemas/Here",
        ),
    ] {
        assert_eq!(
            tree.value.pointer(at),
            Some(&json!({ "$ref": end })),
            "{at}"
        );
    }
}

#[test]
fn headers_of_answers_come_over_but_for_one_that_nobody_reads() {
    let root = json!({
        "openapi": "3.1.0",
        "paths": {"/keys": {"get": {"responses": {"200": {"headers": {
            "x-left": {"$ref": "headers.json#/Left"},
            "content-type": {"$ref": "nowhere.json"},
        }}}}}},
    });
    let headers = json!({"Left": {"schema": {"$ref": "#/Count"}}, "Count": {"type": "integer"}});
    let (tree, told) = bundled(&root, &[("headers.json", headers)]);
    assert_eq!(told, [] as [&str; 0]);
    for (at, end) in [
        (
            "/paths/~1keys/get/responses/200/headers/x-left",
            "#/components/headers/Left",
        ),
        (
            "/components/headers/Left/schema",
            "#/components/schemas/Count",
        ),
    ] {
        let reference = json!({ "$ref": end });
        assert_eq!(tree.value.pointer(at), Some(&reference), "{at}");
    }
}

#[test]
fn media_types_are_copied_to_where_they_are_referred_to() {
    let media = json!({"schema": {"$ref": "#/components/schemas/Key"}});
    let root = json!({
        "openapi": "3.2.0",
        "paths": {"/keys": {"get": {"responses": {"200": {"content": {
            "application/json": {"$ref": "#/components/mediaTypes/again"},
        }}}}}},
        "components": {
            "schemas": {"Key": {"type": "string"}},
            "mediaTypes": {"again": {"$ref": "#/components/mediaTypes/key"}, "key": media},
        },
    });
    let (tree, told) = bundled(&root, &[]);
    assert_eq!(told, [] as [&str; 0]);
    let copy = "/paths/~1keys/get/responses/200/content/application~1json";
    assert_eq!(tree.value.pointer(copy), Some(&media));
    let written = tree.origin.locate(&Pointer::parse(copy)).1;
    assert_eq!(written.as_str(), "/components/mediaTypes/key");
}

#[test]
fn two_of_one_name_get_longer_ones_and_a_warning() {
    let root = described(&json!({
        "One": {"$ref": "a/key.json"},
        "Two": {"$ref": "b/key.json#"},
    }));
    let files = [("a/key.json", json!({})), ("b/key.json", json!({}))];
    let (tree, told) = bundled(&root, &files);
    let renamed = |file: &str, key: &str| {
        format!("renamed api/{file} : what stands here shares its name, and becomes `{key}`")
    };
    assert_eq!(
        told,
        [
            renamed("a/key.json", "a_key"),
            renamed("b/key.json", "b_key")
        ]
    );
    let schemas = tree.value.pointer("/components/schemas").unwrap();
    assert!(schemas.get("a_key").is_some() && schemas.get("b_key").is_some());
}

#[test]
fn an_anchor_names_its_schema() {
    let root = described(&json!({
        "Key": {"properties": {"id": {"$anchor": "id", "type": "string"}}},
        "Id": {"$ref": "#id"},
    }));
    let (tree, told) = bundled(&root, &[]);
    assert_eq!(told, [] as [&str; 0]);
    let id = tree.value.pointer("/components/schemas/Id/$ref").unwrap();
    assert_eq!(id, "#/components/schemas/Key_id");
}

#[test]
fn what_leads_nowhere_is_told_at_its_place() {
    const AT: &str = "api/openapi.json /components/schemas/A/$ref:";
    let key = json!({"$ref": "#/definitions/Idd", "definitions": {"Id": {}}});
    let files = [("key.json", key)];
    for (text, code, fault) in [
        (
            "key.json#/definitions/Idd",
            "dangling-ref",
            "`key.json#/definitions/Idd` leads nowhere",
        ),
        (
            "other.json",
            "dangling-ref",
            "there is no file `other.json` beside the description",
        ),
        (
            "../key.json",
            "foreign-ref",
            "`../key.json` leads out of the description's folder",
        ),
        (
            "/key.json",
            "foreign-ref",
            "`/key.json` is an absolute path",
        ),
        (
            "https://a.example/k",
            "foreign-ref",
            "`https://a.example/k` is a URL, and nothing is fetched",
        ),
        (
            "#nobody",
            "dangling-ref",
            "`#nobody` leads nowhere: no schema has the `$anchor` `nobody`",
        ),
        (
            "#/components/schemas/B/properties/x",
            "ref-cycle",
            "`#/components/schemas/B/properties/x` leads through references without end",
        ),
    ] {
        let root =
            described(&json!({"A": {"$ref": text}, "B": {"$ref": "#/components/schemas/B"}}));
        let told = bundled(&root, &files).1;
        assert_eq!(told, [format!("{code} {AT} {fault}")], "{text}");
    }
    let root = described(&json!({"A": {"$ref": "key.json"}}));
    let fault = "dangling-ref api/key.json /$ref: `#/definitions/Idd` leads nowhere";
    assert_eq!(bundled(&root, &files).1, [fault]);
}

#[test]
fn what_is_no_reference_is_left_alone() {
    let root = json!({
        "openapi": "3.1.0",
        "paths": {"/a": {"get": {
            "x-note": {"$ref": "note.md"},
            "responses": {"200": {"description": "", "content": {"application/json": {
                "example": {"$ref": "#/nowhere"},
                "examples": {"a": {"$ref": "a.json"}},
            }}}},
        }}},
        "components": {"schemas": {"A": {"type": "object", "default": {"$ref": "b.json"}}}},
    });
    let (tree, told) = bundled(&root, &[]);
    assert_eq!((tree.value, told), (root, vec![]));
}
