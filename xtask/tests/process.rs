//! The program as a maintainer runs it: exit codes, what is printed where, and that a fault leaves
//! every byte on disk as it was.

mod snapshot;

use std::fs;
use std::path::Path;
use std::process::Command;

use snapshot::snapshot;
use tempfile::TempDir;
use xtask::input::Selection;
use xtask::{Codegen, Exit, Mode, Workspace};

/// A description of the smallest kind, with a fault to put in.
const DESCRIPTION: &str = "\
openapi: 3.1.0
info:
  title: Small
  version: '1'
paths:
  /things:
    get:
      operationId: listThings
      tags: [Things]
      responses:
        '200':
          description: The things.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Thing'
components:
  schemas:
    Thing:
      type: object
      properties:
        name:
          type: string
";

/// An overlay that changes it.
const OVERLAY: &str = "\
overlay: 1.0.0
info:
  title: Correction
  version: '1'
actions:
  - target: $.components.schemas.Thing
    description: For the test.
    update:
      description: A thing.
";

/// A folder to run in: `api.yml`, `fix.overlay.yml`, and a client crate that was generated before.
struct Folder(TempDir);

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("api.yml", DESCRIPTION);
        folder.write("fix.overlay.yml", OVERLAY);
        let stale = format!("// {}\n", codegen::HEADER);
        folder.write("client/src/generated/types/stale.rs", &stale);
        folder.write("client/src/generated/meta.rs", &stale);
        folder.write("client/src/lib.rs", "mod generated;\n");
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, arguments: &str) -> Ran {
        let ran = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments.split_whitespace())
            .current_dir(self.path())
            .output()
            .unwrap();
        Ran {
            code: ran.status.code().unwrap(),
            out: String::from_utf8(ran.stdout).unwrap(),
            err: String::from_utf8(ran.stderr).unwrap(),
        }
    }

    /// Runs what must fail because of its input, and returns what it says.
    fn refuse(&self, arguments: &str) -> String {
        let before = snapshot(self.path());
        let ran = self.run(arguments);
        assert_eq!(ran.code, 2, "{arguments}: {}", ran.err);
        assert_eq!(ran.out, "", "{arguments}");
        assert_eq!(snapshot(self.path()), before, "{arguments}");
        ran.err
    }
}

const WRITE: &str = "codegen --spec api.yml --overlay fix.overlay.yml --out client";
const CHECK: &str = "codegen --spec api.yml --overlay fix.overlay.yml --out client --check";

/// What is committed is what the bundled description and our overlays give.
#[test]
fn the_client_crate_is_up_to_date() {
    let task = Codegen {
        selection: Selection::default(),
        mode: Mode::Check,
        out: None,
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

/// One fault in the description each: what is replaced by what, and what the message must name.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    ("malformed YAML", "info:\n", "info: [\n", "error[syntax]"),
    (
        "an unknown version",
        "openapi: 3.1.0",
        "openapi: 4.0.0",
        "error[unknown-version]",
    ),
    (
        "Swagger",
        "openapi: 3.1.0",
        "swagger: '2.0'",
        "error[swagger-2]",
    ),
    (
        "a wrong type",
        "tags: [Things]",
        "tags: 7",
        "error[wrong-type]",
    ),
    (
        "a dangling reference",
        "schemas/Thing'",
        "schemas/Nothing'",
        "error[dangling-ref]",
    ),
];

#[test]
fn a_faulty_description_changes_nothing() {
    for (what, from, to, said) in FAULTS {
        assert!(DESCRIPTION.contains(from), "{what}");
        let folder = Folder::new();
        folder.write("api.yml", &DESCRIPTION.replace(from, to));
        let err = folder.refuse(WRITE);
        assert!(err.contains(said), "{what}: {err}");
        assert!(err.contains("api.yml:"), "{what}: {err}");
        assert_eq!(folder.refuse(CHECK), err, "{what}");
    }
}

#[test]
fn a_faulty_overlay_is_shown_with_its_line() {
    let folder = Folder::new();
    folder.write(
        "fix.overlay.yml",
        &OVERLAY.replace("schemas.Thing", "schemas.Nothing"),
    );
    let err = folder.refuse(WRITE);
    assert!(err.contains("error[overlay-no-match]"), "{err}");
    assert!(err.contains("fix.overlay.yml:6:"), "{err}");
    assert_eq!(
        folder.refuse("spec --spec api.yml --overlay fix.overlay.yml"),
        err
    );
}

#[test]
fn several_faults_are_all_said_in_one_run() {
    let folder = Folder::new();
    let wrong = DESCRIPTION
        .replace("tags: [Things]", "tags: 7")
        .replace("type: string", "type: text");
    folder.write("api.yml", &wrong);
    let err = folder.refuse(WRITE);
    assert!(err.contains("api.yml:9:"), "{err}");
    assert!(err.contains("api.yml:23:"), "{err}");

    folder.write("fix.overlay.yml", "overlay: [");
    folder.write("other.overlay.yml", "overlay: {");
    let err = folder.refuse(
        "codegen --spec api.yml --overlay fix.overlay.yml --overlay other.overlay.yml --out client",
    );
    assert!(err.contains("fix.overlay.yml:1:"), "{err}");
    assert!(err.contains("other.overlay.yml:1:"), "{err}");
}

#[test]
fn several_missing_files_are_all_said_in_one_run() {
    let folder = Folder::new();
    let err = folder.refuse("codegen --spec no.yml --overlay a.yml --overlay b.yml --out client");
    for name in ["`no.yml`", "`a.yml`", "`b.yml`"] {
        assert!(err.contains(name), "{err}");
    }
}

#[test]
fn wrong_usage_is_an_input_fault() {
    let folder = Folder::new();
    for (arguments, said) in [
        ("", "Usage: "),
        ("generate", "generate"),
        ("codegen --chek", "--check"),
        (
            "codegen --no-overlays --overlay fix.overlay.yml",
            "cannot be used with",
        ),
        ("spec --out client", "--out"),
    ] {
        let err = folder.refuse(arguments);
        assert!(err.contains(said), "{arguments}: {err}");
    }
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
