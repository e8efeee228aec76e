//! What the README says to paste is what the client itself depends on.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// What the features that a client has by default add to a dependency.
const BY_DEFAULT: (&str, &str) = ("reqwest", "rustls");

#[test]
fn the_dependencies_of_a_client_are_those_of_the_runtime() {
    let readme = read("README.md");
    let (_, block) = readme
        .split_once("```toml\n# my-client/Cargo.toml\n")
        .unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let written = dependencies(block, &["dependencies"]);
    let known = dependencies(&read("Cargo.toml"), &["workspace", "dependencies"]);
    let own = dependencies(&read("deepgram-mgmt/Cargo.toml"), &["dependencies"]);
    let wanted: Table = own
        .into_iter()
        .filter(|(_, of)| of.get("optional").is_none())
        .map(|(name, of)| {
            let wanted = with_features(known.get(&name).unwrap(), of.get("features"), &name);
            (name, wanted)
        })
        .collect();
    assert_eq!(written, wanted);
}

fn read(path: &str) -> String {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::read_to_string(project.join(path)).unwrap()
}

fn dependencies(text: &str, at: &[&str]) -> Table {
    let mut table: Table = text.parse().unwrap();
    for key in at {
        let Some(Value::Table(below)) = table.remove(*key) else {
            panic!("no `{key}`")
        };
        table = below;
    }
    table
}

/// A dependency of the workspace with the features that the client adds.
fn with_features(known: &Value, more: Option<&Value>, name: &str) -> Value {
    let by_default = (name == BY_DEFAULT.0).then(|| Value::from(BY_DEFAULT.1));
    let more = more.and_then(Value::as_array).into_iter().flatten();
    let more: Vec<_> = more.cloned().chain(by_default).collect();
    let mut known = known.clone();
    if let (Value::Table(table), false) = (&mut known, more.is_empty()) {
        let features = table
            .entry("features")
            .or_insert_with(|| Value::Array(Vec::new()));
        features.as_array_mut().unwrap().extend(more);
    }
    known
}
