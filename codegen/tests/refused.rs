//! The reject documents of the middle stages: each breaks the rule that its folder is named after,
//! and no other. Their texts are held elsewhere; this is about the rules.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its document fails"
)]

use std::path::Path;

use codegen::check::check;
use codegen::code::Code;
use codegen::diagnostic::Report;
use codegen::document::SourceId;
use codegen::lower::lower;
use codegen::resolve::resolve;
use codegen::tree::Tree;

const RULES: [Code; 10] = [
    Code::WrongType,
    Code::MissingKeyword,
    Code::UnknownKeyword,
    Code::Unsupported,
    Code::Extension,
    Code::DanglingRef,
    Code::ForeignRef,
    Code::RefCycle,
    Code::PathParameter,
    Code::DuplicateParameter,
];

fn broken(document: &Path) -> Vec<Code> {
    let text = std::fs::read_to_string(document).unwrap();
    let tree = Tree::of(SourceId(0), serde_yaml::from_str(&text).unwrap());
    let mut report = Report::default();
    check(&tree, &mut report);
    if report.is_empty() {
        let tree = lower(tree, &mut report);
        resolve(&tree, &mut report);
    }
    report.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn each_document_breaks_its_rule_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/reject");
    let mut folders: Vec<_> = std::fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    let mut shown = Vec::new();
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let begins = |code: &&Code| {
            name.strip_prefix(code.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        let Some(rule) = RULES.iter().find(begins) else {
            continue;
        };
        let broken = broken(&folder.join("openapi.yml"));
        assert!(!broken.is_empty(), "{name} is not refused");
        assert!(broken.iter().all(|code| code == rule), "{name}: {broken:?}");
        shown.push(*rule);
    }
    for rule in RULES {
        assert!(shown.contains(&rule), "no document breaks `{rule}`");
    }
}
