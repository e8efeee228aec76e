//! What clippy and rustdoc say of the packages of a workspace.

use std::path::Path;

use libtest_mimic::Failed;
pub use xtask::cargo::Verdicts;
use xtask::cargo::{cargo, verdicts};

/// Runs clippy where it is installed, else the compiler alone, over all packages of `workspace`.
pub fn compile(workspace: &Path) -> Result<Verdicts, Failed> {
    let clippy = cargo(workspace).args(["clippy", "--version"]).output()?;
    let checker = if clippy.status.success() {
        "clippy"
    } else {
        "check"
    };
    Ok(verdicts(cargo(workspace).arg(checker))?)
}

/// Documents all packages of `workspace`, every warning of rustdoc an error.
pub fn document(workspace: &Path) -> Result<Verdicts, Failed> {
    Ok(verdicts(
        cargo(workspace)
            .args(["doc", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )?)
}
