//! What the generator lays out itself is as rustfmt has it: the files of operations and types in
//! the client.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn operations_and_types_are_as_rustfmt_writes_them() {
    let generated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deepgram-mgmt/src/generated");
    let files = ["operations", "types"].map(|folder| files(&generated.join(folder)));
    let files = files.concat();
    assert!(files.len() > 20);
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
