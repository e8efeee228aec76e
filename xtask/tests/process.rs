//! The program as a maintainer runs it: exit codes, what is printed where, what is written.

mod folder;
mod snapshot;

use std::fs;

use codegen::message::Format;
use folder::{CHECK, Folder, WRITE};
use snapshot::snapshot;
use xtask::input::Selection;
use xtask::{Codegen, Exit, Mode, Workspace};

/// What is committed is what the bundled description and our overlays give.
#[test]
fn the_client_crate_is_up_to_date() {
    let task = Codegen {
        selection: Selection::default(),
        mode: Mode::Check,
        out: None,
        messages: Format::Human,
    };
    let outcome = task.run(&Workspace::find());
    assert_eq!(outcome.exit, Exit::Done, "{}", outcome.err);
}

#[test]
fn a_run_writes_says_what_it_did_and_then_has_nothing_to_do() {
    let folder = Folder::new();
    let ran = folder.run(WRITE);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("removed `client/src/generated/types/stale.rs`\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\nfiles: "), "{}", ran.out);
    assert!(ran.out.contains("\npointers: "), "{}", ran.out);
    let placed = snapshot(folder.path());
    assert!(!placed.contains_key("client/src/generated/types/stale.rs"));
    assert!(placed.contains_key("client/src/generated/types/mod.rs"));

    let again = folder.run(WRITE);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.out.starts_with("nothing changed: "), "{}", again.out);
    assert_eq!(snapshot(folder.path()), placed);
    assert_eq!(folder.run(CHECK).code, 0);
}

#[test]
fn check_mode_writes_nothing_and_names_the_command() {
    let folder = Folder::new();
    let before = snapshot(folder.path());
    let ran = folder.run(CHECK);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("stale: `client/"), "{}", ran.err);
    let command = format!("run `cargo xtask {WRITE}`\n");
    assert!(ran.err.ends_with(&command), "{}", ran.err);
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn check_mode_catches_a_hand_on_a_generated_file() {
    let folder = Folder::new();
    assert_eq!(folder.run(WRITE).code, 0);
    let path = folder.path().join("client/src/generated/types/mod.rs");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "// by hand\n").unwrap();
    let ran = folder.run(CHECK);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .contains("`client/src/generated/types/mod.rs` differs"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("\n-// by hand\n"), "{}", ran.err);
}

#[test]
fn a_foreign_file_is_a_writing_fault() {
    let folder = Folder::new();
    folder.write("client/src/generated/api.rs", "struct ByHand;\n");
    let before = snapshot(folder.path());
    let ran = folder.run(WRITE);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(
        ran.err
            .contains("`client/src/generated/api.rs` has no header"),
        "{}",
        ran.err
    );
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn the_effective_description_is_printed_as_yaml() {
    let folder = Folder::new();
    let bare = folder.run("spec --spec api.yml --no-overlays");
    assert_eq!(bare.code, 0, "{}", bare.err);
    let ran = folder.run("spec --spec api.yml --overlay fix.overlay.yml");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with("openapi: 3.1.0\ninfo:\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("description: A thing.\n"), "{}", ran.out);
    assert!(!bare.out.contains("A thing."), "{}", bare.out);

    // What is printed is a description again, the same one.
    folder.write("effective.yml", &ran.out);
    assert_eq!(
        folder.run("spec --spec effective.yml --no-overlays").out,
        ran.out
    );
}
