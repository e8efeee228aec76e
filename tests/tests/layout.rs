//! What the generator lays out itself is as rustfmt has it: operations and types of the client, and
//! of a description whose names make lines of every length about the limit.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::Input;
use codegen::document::Document;
use serde_json::{Map, Value, json};

#[test]
fn operations_and_types_are_as_rustfmt_writes_them() {
    let generated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deepgram-mgmt/src/generated");
    let files = ["operations", "types"].map(|folder| files(&generated.join(folder)));
    let files = files.concat();
    assert!(files.len() > 20);
    is_formatted(&files);
}

#[test]
fn lines_of_every_length_are_as_rustfmt_writes_them() {
    let folder = tempfile::tempdir().unwrap();
    let description = Document {
        name: "lengths.json".to_owned(),
        bytes: lengths().to_string().into_bytes(),
    };
    let input = Input {
        description,
        overlays: Vec::new(),
    };
    let made = codegen::generate(input).unwrap().files;
    let mut files = Vec::new();
    for (path, text) in made {
        let is_laid_out = path.contains("/operations/") || path.contains("/types/");
        if is_laid_out && !path.ends_with("/mod.rs") {
            let file = folder.path().join(path.replace('/', "_"));
            fs::write(&file, text).unwrap();
            files.push(file);
        }
    }
    assert!(files.len() > 100);
    is_formatted(&files);
}

/// Imports, aliases, signatures and calls, each with a name of every length up to this: of longer ones
/// there are arguments that no line holds, which stay on one.
const LONGEST: usize = 45;

fn lengths() -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::from_iter([
        (
            "Alpha".to_owned(),
            json!({"type": "object", "properties": {"a": {}}}),
        ),
        (
            "Beta".to_owned(),
            json!({"type": "object", "properties": {"b": {}}}),
        ),
    ]);
    for length in 1..=LONGEST {
        let name = "x".repeat(length);
        let held = format!("Held{name}");
        let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
        schemas.insert(
            held.clone(),
            json!({"type": "object", "properties": {"c": {}}}),
        );
        for other in ["Alpha", "Beta"] {
            schemas.insert(
                format!("{other}{length}Holder"),
                json!({"type": "object", "properties": {
                    "one": reference(&held), "two": reference(other),
                    "three": reference("Beta"), "four": reference(&format!("List{length}")),
                }}),
            );
        }
        schemas.insert(
            format!("List{length}"),
            json!({"type": "object", "additionalProperties": reference(&held)}),
        );
        let parameter = |place: &str, schema: Value| json!({"name": format!("{name}_{place}"), "in": place, "required": true, "schema": schema});
        let text = json!({"type": "string"});
        let list = json!({"type": "array", "items": {"type": "string"}});
        let body = json!({"content": {"application/json": {"schema": reference("Alpha")}}});
        paths.insert(
            format!("/{length}/{{{name}_path}}"),
            json!({
                "get": operation(&format!("get{length}"), &[parameter("path", text.clone())], None),
                "put": operation(
                    &format!("put{length}"),
                    &[parameter("path", text.clone()), parameter("query", list)],
                    Some(&body),
                ),
                "post": operation(&format!("send{length}"), &[parameter("path", text)], Some(&body)),
            }),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Lengths", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

fn operation(id: &str, parameters: &[Value], body: Option<&Value>) -> Value {
    let mut operation = json!({
        "operationId": id,
        "tags": ["all"],
        "parameters": parameters,
        "responses": {"204": {"description": "Done."}},
    });
    if let (Some(members), Some(body)) = (operation.as_object_mut(), body) {
        members.insert("requestBody".to_owned(), body.clone());
    }
    operation
}

/// Fails with what rustfmt would write otherwise.
fn is_formatted(files: &[PathBuf]) {
    let run = Command::new("rustfmt")
        .args(["--check", "--edition", "2024"])
        .args(files)
        .output();
    let run = match run {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("the test of the layout is SKIPPED: rustfmt is not installed");
            return;
        }
        run => run.unwrap(),
    };
    let said = String::from_utf8_lossy(&run.stdout);
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}{errors}");
}

/// The Rust files of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}
