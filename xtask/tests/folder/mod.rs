//! A folder to run the program in, with documents and a client crate that was generated before.

#![allow(
    dead_code,
    reason = "each test file that mounts this uses its own part of it"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A description of the smallest kind, with a fault to put in.
pub(crate) const DESCRIPTION: &str = "\
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
pub(crate) const OVERLAY: &str = "\
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
pub(crate) struct Folder(TempDir);

/// How a run ended.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("api.yml", DESCRIPTION);
        folder.write("fix.overlay.yml", OVERLAY);
        let stale = format!("// {}\n", codegen::HEADER);
        folder.write("client/src/generated/types/stale.rs", &stale);
        folder.write("client/src/generated/meta.rs", &stale);
        folder.write("client/src/lib.rs", "mod generated;\n");
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn run(&self, arguments: &str) -> Ran {
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
}

/// Writes the client crate of that folder.
pub(crate) const WRITE: &str = "codegen --spec api.yml --overlay fix.overlay.yml --out client";
/// Checks it.
pub(crate) const CHECK: &str =
    "codegen --spec api.yml --overlay fix.overlay.yml --out client --check";
