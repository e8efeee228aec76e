//! The text of all files, and what leaves it as it is.

use std::collections::BTreeMap;

use codegen::api::{Api, Location};
use codegen::diagnostic::Report;
use codegen::document::SourceId;
use codegen::tree::Tree;
use codegen::{emit, ir, render};
use serde_json::json;

use super::api;

pub(crate) fn tree() -> Tree {
    Tree::of(SourceId(0), json!({}))
}

pub(crate) fn generate(api: &Api) -> BTreeMap<String, String> {
    let mut report = Report::default();
    let krate = ir::model(api, &tree(), &mut report);
    let texts = krate.and_then(|krate| {
        let files = emit::files(&krate, "0123456789abcdef");
        render::texts(&krate, files, &tree(), &mut report)
    });
    texts.unwrap_or_else(|| panic!("{report:#?}"))
}

fn joined(files: &BTreeMap<String, String>) -> String {
    let one = |(path, text): (&String, &String)| format!("// --- {path}\n{text}");
    files.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_text_is_as_wanted() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/small_api/expected.rs.txt"
    );
    let text = joined(&generate(&api::api()));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let wanted = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        text == wanted,
        "it differs; read it after UPDATE_EXPECT=1 cargo test -p codegen"
    );
}

#[test]
fn the_order_of_the_document_does_not_matter() {
    let api = api::api();
    let mut shuffled = api.clone();
    shuffled.operations.reverse();
    shuffled.schemas.reverse();
    assert_eq!(generate(&api), generate(&shuffled));
}

#[test]
fn another_parameter_changes_few_lines_of_one_file() {
    let old = api::api();
    let mut new = old.clone();
    let at = new.operations[0].pointer.clone();
    let added = api::parameter(&at, Location::Query, "comment", api::text());
    new.operations[0].parameters.push(added);
    let (old, new) = (generate(&old), generate(&new));
    let changed: Vec<_> = old
        .iter()
        .filter(|(path, text)| new.get(*path) != Some(text))
        .collect();
    let [(path, text)] = changed.as_slice() else {
        panic!("{} files changed", changed.len())
    };
    let lines = new[*path].lines().count() - text.lines().count();
    assert!(lines <= 6, "{lines} lines were added to {path}");
}

#[test]
fn no_line_of_prose_is_too_long() {
    let mut api = api::api();
    api.operations[0].description = Some("many words ".repeat(40));
    api.schemas[0].schema.description = Some("many words ".repeat(40));
    for text in generate(&api).values() {
        let docs = text
            .lines()
            .filter(|line| line.trim_start().starts_with("//"));
        assert!(docs.clone().all(|line| line.chars().count() <= 100));
    }
}
