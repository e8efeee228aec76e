//! How much is generated, and how little of it a small change of the description changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use codegen::Input;
use codegen::document::Document;
use serde_json::{Value, json};
use similar::{ChangeTag, TextDiff};
use tests::case::bundled;
use xtask::input::Overlays;

/// Lines of all that is generated from the bundled description as it stands.
const BARE_LINES: usize = 2_000;
/// Lines of any file of the client crate.
const FILE_LINES: usize = 400;
/// Lines that one optional query parameter changes.
const PARAMETER_LINES: usize = 12;

/// Files that record that something changed, whatever it is.
const RECORDS: [&str; 2] = ["OPERATIONS.md", "src/generated/meta.rs"];

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

fn generate(input: &Input) -> BTreeMap<String, String> {
    codegen::generate(input.clone())
        .unwrap_or_else(|failure| panic!("{failure}"))
        .files
}

#[test]
fn the_bare_description_gives_a_small_client() {
    let files = generate(&bundled(Overlays::None).unwrap());
    let lines: usize = files.values().map(|text| text.lines().count()).sum();
    assert!(
        lines < BARE_LINES,
        "{lines} lines, under {BARE_LINES} wanted"
    );
    for (path, text) in &files {
        assert!(
            text.lines().count() <= FILE_LINES,
            "{path} has {} lines",
            text.lines().count()
        );
    }
}

#[test]
fn no_file_of_the_client_is_long() {
    let client = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("deepgram-mgmt");
    let mut folders = vec![client.join("src"), client.join("examples")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder);
        for entry in entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let lines = fs::read_to_string(&path).unwrap().lines().count();
                assert!(lines <= FILE_LINES, "{} has {lines} lines", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "only {seen} files seen");
}

#[test]
fn one_optional_query_parameter_changes_a_dozen_lines_of_one_file() {
    let input = bundled(Overlays::Bundled).unwrap();
    let before = generate(&input);
    let description =
        codegen::effective(input.clone()).unwrap_or_else(|failure| panic!("{failure}"));
    let operations = operations(&description);
    assert!(operations.len() >= 21, "{operations:?}");
    for (path, method) in operations {
        let changed = changes(&before, &generate(&with_parameter(&input, &path, &method)));
        let [(file, lines)] = changed.as_slice() else {
            panic!("{method} {path} changes other than one file: {changed:?}");
        };
        assert!(
            *lines <= PARAMETER_LINES,
            "{method} {path} changes {lines} lines of {file}"
        );
    }
}

/// Path and method of every operation.
fn operations(description: &Value) -> Vec<(String, String)> {
    let paths = description["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| METHODS.iter().map(move |method| (path, item, *method)))
        .filter(|(_, item, method)| item.get(method).is_some())
        .map(|(path, _, method)| (path.clone(), method.to_owned()))
        .collect()
}

/// The description with a parameter more on one operation, by an overlay after the others.
fn with_parameter(input: &Input, path: &str, method: &str) -> Input {
    let parameter = json!({
        "name": "added_by_the_test",
        "in": "query",
        "description": "Only what this says.",
        "schema": { "type": "string" },
    });
    let overlay = json!({
        "overlay": "1.0.0",
        "info": { "title": "One more parameter", "version": "1" },
        "actions": [{
            "target": format!("$.paths['{path}'].{method}"),
            "update": { "parameters": [parameter] },
        }],
    });
    let mut input = input.clone();
    let bytes = overlay.to_string().into_bytes();
    input.overlays.push(Document {
        name: "parameter.overlay.json".to_owned(),
        bytes,
    });
    input
}

/// How many lines are added or removed in each file, [`RECORDS`] aside.
fn changes(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<(String, usize)> {
    let none = String::new();
    let paths: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    paths
        .into_iter()
        .filter(|path| !RECORDS.contains(&path.as_str()))
        .map(|path| {
            let text = |files: &BTreeMap<String, String>| files.get(path).unwrap_or(&none).clone();
            let (old, new) = (text(before), text(after));
            let diff = TextDiff::from_lines(&old, &new);
            let lines = diff
                .iter_all_changes()
                .filter(|change| change.tag() != ChangeTag::Equal);
            (path.clone(), lines.count())
        })
        .filter(|(_, lines)| *lines > 0)
        .collect()
}
