//! What a build script makes of files, and what it says of those that are at fault.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot use its folder fails"
)]

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use codegen::build_script::BuildScript;
use tempfile::TempDir;

const DESCRIPTION: &str = "
openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      tags: [Things]
      responses: {'204': {description: None.}}
";

fn folder(description: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("api.yml"), description).unwrap();
    folder
}

fn script(folder: &TempDir) -> BuildScript {
    BuildScript::new(folder.path().join("api.yml"))
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn the_file_to_include_mounts_the_runtime_and_what_was_generated() {
    let folder = folder(DESCRIPTION);
    let out = folder.path().join("out");
    assert_eq!(script(&folder).generate(&out).unwrap(), [""; 0]);
    let root = fs::read_to_string(out.join("client.rs")).unwrap();
    assert!(!root.contains("//!") && !root.contains("#!["), "{root}");
    let runtime = root.split('"').nth(1).unwrap();
    assert!(Path::new(runtime).is_file(), "{root}");
    assert!(root.ends_with("\npub mod generated;\n"), "{root}");
    let operations = out.join("generated/operations/things.rs");
    assert!(operations.is_file());
    assert!(!out.join("OPERATIONS.md").exists());

    let before = modified(&operations);
    script(&folder).generate(&out).unwrap();
    assert_eq!(modified(&operations), before);
}

#[test]
fn a_fault_is_one_line_for_cargo_and_writes_nothing() {
    let folder = folder(&DESCRIPTION.replace("tags: [Things]", "tags: 7"));
    let out = folder.path().join("out");
    let refused = script(&folder).generate(&out).unwrap_err();
    let [line] = refused.lines.as_slice() else {
        panic!("{refused:?}")
    };
    assert!(line.contains("api.yml:8:13: "), "{line}");
    assert!(line.contains(" [wrong-type]; "), "{line}");
    assert!(!line.contains('\n'), "{line}");
    assert!(
        refused.text.contains("8 |       tags: 7\n"),
        "{}",
        refused.text
    );
    assert!(!out.exists());
}

#[test]
fn every_file_that_cannot_be_read_is_said() {
    let folder = folder(DESCRIPTION);
    let missing = BuildScript::new(folder.path().join("no.yml")).overlay("no/such.overlay.yml");
    let refused = missing.generate(folder.path()).unwrap_err();
    assert_eq!(refused.lines.len(), 2, "{refused:?}");
    assert!(refused.lines[1].starts_with("cannot read `no/such.overlay.yml`: "));
}
