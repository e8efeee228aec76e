//! One document in a process of its own: generates, writes the package, and says as one line of
//! JSON what became of it. A panic or an overflow of the stack ends this process alone.
//!
//! Invariant: what is measured is the process itself, so that it does nothing besides.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use codegen::message::Note;
use serde::{Deserialize, Serialize};

use crate::input::{self, Overlays, Selection};
use crate::outcome::{Exit, Fault, Outcome};
use crate::scratch;
use crate::workspace::Workspace;

/// `cargo xtask corpus-document`, which `cargo xtask corpus` runs for each document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Make {
    /// The description.
    pub file: PathBuf,
    /// The folder of the package to write.
    pub out: PathBuf,
    /// An overlay that is applied to it.
    pub overlay: Option<PathBuf>,
}

/// What became of a document: `N` is a diagnostic, written as [`Note`], read as [`Finding`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Made<N> {
    /// What was generated; nothing when the document was refused.
    pub generated: Option<Generated>,
    /// From start to all text in memory.
    pub milliseconds: u64,
    /// The largest resident set of the process, where the system tells.
    pub peak_bytes: Option<u64>,
    /// Errors and warnings.
    pub diagnostics: Vec<N>,
}

/// What stands in the generated files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Generated {
    /// Calls of `rt::operation!`.
    pub operations: usize,
    /// Structs, enums and aliases besides.
    pub types: usize,
    /// Lines of Rust.
    pub lines: usize,
}

/// A diagnostic as the process of its document said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Finding {
    /// The rule.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// The document.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// The node, where there is one.
    pub pointer: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Make {
    /// Runs the task.
    pub fn run(&self, workspace: &Workspace) -> Outcome {
        self.outcome(workspace).unwrap_or_else(Outcome::from)
    }

    fn outcome(&self, workspace: &Workspace) -> Result<Outcome, Fault> {
        let start = Instant::now();
        let selection = Selection {
            spec: Some(self.file.clone()),
            overlays: match &self.overlay {
                Some(overlay) => Overlays::These(vec![overlay.clone()]),
                None => Overlays::None,
            },
        };
        let input = input::read(workspace, &selection)?;
        let beside = selection.files(workspace);
        let (files, diagnostics) = match codegen::generate_among(input, &beside) {
            Ok(output) => (Some(output.files), output.warnings.notes()),
            Err(failure) => (None, failure.messages().notes()),
        };
        let elapsed = start.elapsed();
        if let Some(files) = &files {
            scratch::generated(&self.out, files)?;
        }
        said(&Made {
            generated: files.as_ref().map(Generated::of),
            milliseconds: u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX),
            peak_bytes: peak_bytes(),
            diagnostics,
        })
    }
}

fn said(made: &Made<Note>) -> Result<Outcome, Fault> {
    let json = serde_json::to_string(made)
        .map_err(|error| Fault::internal(format_args!("the outcome is no JSON: {error}")))?;
    Ok(Outcome {
        exit: Exit::Done,
        out: json + "\n",
        err: String::new(),
    })
}

impl Generated {
    /// Counts what stands at the beginning of lines, where formatted Rust has its items; those that
    /// stand within a macro are indented.
    fn of(files: &BTreeMap<String, String>) -> Self {
        let mut generated = Self::default();
        let is_rust = |path: &str| Path::new(path).extension().is_some_and(|end| end == "rs");
        for text in files
            .iter()
            .filter(|(path, _)| is_rust(path))
            .map(|(_, text)| text)
        {
            generated.lines += text.lines().count();
            for line in text.lines() {
                let line = line.trim_start();
                let begins = |with: &str| line.starts_with(with);
                if line == "rt::operation! {" {
                    generated.operations += 1;
                } else if begins("pub struct ") || begins("pub enum ") || begins("pub type ") {
                    generated.types += 1;
                }
            }
        }
        // Each operation has a type that names it.
        generated.types = generated.types.saturating_sub(generated.operations);
        generated
    }
}

/// `VmHWM` of Linux.
fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The counts are taken from the text, which this holds to what the generator writes.
    #[test]
    fn the_client_of_the_bundled_description_is_counted_right() {
        let workspace = Workspace::find();
        let input = input::read(&workspace, &Selection::default()).unwrap();
        let files = codegen::generate(input).unwrap().files;
        let generated = Generated::of(&files);
        let inventory = codegen::inventory::of(&files);
        assert_eq!(generated.operations, inventory.operations().count());
        assert_eq!(generated.types, inventory.types().count());
        assert!(generated.lines > 1000, "{generated:?}");
    }

    #[test]
    fn what_a_process_says_is_read_by_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yml");
        fs::write(&file, "openapi: 4.0.0\n").unwrap();
        let task = Make {
            file,
            out: folder.path().join("out"),
            overlay: None,
        };
        let outcome = task.run(&Workspace::find());
        assert_eq!(outcome.exit, Exit::Done, "{}", outcome.err);
        let made: Made<Finding> = serde_json::from_str(&outcome.out).unwrap();
        assert_eq!(made.generated, None);
        assert_eq!(made.diagnostics[0].code, "unknown-version");
        assert_eq!(made.diagnostics[0].line, 1);
        assert!(!task.out.exists());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_peak_is_that_of_this_process() {
        assert!(peak_bytes().unwrap() > 1 << 20);
    }
}
