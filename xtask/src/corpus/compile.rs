//! Packages into what the compiler says of each, all in one run of cargo, with the seconds that
//! each took by itself.
//!
//! Cargo does not say how long a package took, nor would asking it for one package after the other
//! use all cores: it is given this program in front of the compiler, for the packages of the
//! workspace alone, and that writes the time down. A package that is as it was is not compiled
//! again; the time that counts is the one it took when it was.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::cargo::{cargo, verdicts};
use crate::outcome::{Exit, Fault};
use crate::scratch::Scratch;

/// Set where this program runs in front of the compiler: the folder for the times.
const TIMES: &str = "CORPUS_CHECK_TIMES";

/// What the compiler said of a package.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Compiled {
    /// Errors and warnings, rendered, where there are any.
    pub verdict: Result<(), String>,
    /// How long it took.
    pub seconds: Option<f64>,
}

/// Checks all `packages` of the workspace, at most `jobs` at a time.
pub(super) fn compile(
    scratch: &Scratch,
    packages: &[&str],
    jobs: NonZero<usize>,
) -> Result<BTreeMap<String, Compiled>, Fault> {
    let times = scratch.root().join("times");
    let run = || {
        fs::create_dir_all(&times)?;
        let mut cargo = cargo(scratch.root());
        cargo.args(["check", "--jobs", &jobs.to_string()]);
        cargo.env("RUSTC_WORKSPACE_WRAPPER", env::current_exe()?);
        verdicts(cargo.env(TIMES, &times))
    };
    let verdicts = run().map_err(|error| {
        let message = format_args!("cannot run cargo: {error}");
        Fault::new(Exit::Writing, message, "run this as `cargo xtask corpus`")
    })?;
    let compiled = packages.iter().map(|package| {
        let compiled = Compiled {
            verdict: verdicts.of(package),
            seconds: seconds(&times, package),
        };
        ((*package).to_owned(), compiled)
    });
    Ok(compiled.collect())
}

fn seconds(times: &Path, package: &str) -> Option<f64> {
    fs::read_to_string(times.join(package)).ok()?.parse().ok()
}

/// Runs in front of the compiler, where cargo asks for that; `None` where it does not.
///
/// The arguments are the compiler and its own.
pub fn in_front_of_rustc() -> Option<ExitCode> {
    let times = PathBuf::from(env::var_os(TIMES)?);
    let mut arguments = env::args_os().skip(1);
    let compiler = arguments.next()?;
    Some(timed(&compiler, arguments, &times).unwrap_or_else(|error| {
        eprintln!("cannot run the compiler: {error}");
        ExitCode::FAILURE
    }))
}

fn timed(
    compiler: &OsString,
    arguments: impl Iterator<Item = OsString>,
    times: &Path,
) -> io::Result<ExitCode> {
    let start = Instant::now();
    let status = Command::new(compiler).args(arguments).status()?;
    // Cargo asks the compiler for its version too, and then names no package.
    if let Some(package) = env::var_os("CARGO_MANIFEST_DIR") {
        let name = Path::new(&package).file_name().unwrap_or_default();
        fs::write(times.join(name), start.elapsed().as_secs_f64().to_string())?;
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
