//! What clippy and rustdoc say of the packages of a workspace, and what the tests of one package do.

use std::path::Path;

use libtest_mimic::Failed;
pub use xtask::cargo::Verdicts;
use xtask::cargo::{cargo, verdicts};
use xtask::scratch::FORMATS;

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

/// Runs the test of a package that reads values and writes them again.
///
/// Without the other default features, since no test of types needs TLS.
pub fn round_trips(workspace: &Path, package: &str) -> Result<(), Failed> {
    let output = cargo(workspace)
        .args(["test", "--offline", "--no-default-features"])
        .args(["--features", &FORMATS.join(",")])
        .args(["--package", &format!("golden-{package}")])
        .args(["--test", "round_trips"])
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(String::from_utf8_lossy(&said).into_owned().into())
}
