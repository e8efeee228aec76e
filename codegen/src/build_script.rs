//! For the `build.rs` of a crate whose client is generated when it is built: files of the crate
//! into files of its `OUT_DIR`, and what is wrong into what cargo shows.
//!
//! Invariant: this module and `beside` are all of the generator that reads and writes; a run that
//! fails writes nothing. What a former run left and this one does not mention is not mounted, and
//! does no harm.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::beside::Beside;
use crate::document::Document;
use crate::files::Files;
use crate::message::{Note, visible};
use crate::{Failure, Feature, HEADER, Input, Output, emit, generate_among};

/// The runtime that generated code needs at the root of its crate. It is mounted where it stands,
/// so that there is no copy that could be another version: beside this package, in its repository.
const RUNTIME: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../deepgram-mgmt/src/rt/mod.rs"
);

/// The file that the crate includes.
const ROOT: &str = "client.rs";

/// Generates a client while a crate is built.
///
/// ```no_run
/// // build.rs
/// # mod build { use std::process::ExitCode; use codegen::build_script::BuildScript;
/// fn main() -> ExitCode {
///     BuildScript::new("api.yml").overlay("api.overlay.yml").run()
/// }
/// # }
/// ```
///
/// The crate includes what comes of it at its root, `include!(concat!(env!("OUT_DIR"),
/// "/client.rs"));`, which gives it the modules `rt` and `generated`. It needs the dependencies of
/// the runtime.
#[derive(Clone, Debug)]
#[must_use = "a build script does nothing until `run`"]
pub struct BuildScript {
    description: PathBuf,
    overlays: Vec<PathBuf>,
}

/// Why nothing was written: one line for each fault, and the whole for a person.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Each fits behind `cargo::error=`.
    pub lines: Vec<String>,
    /// With the lines of the documents, where they are at fault.
    pub text: String,
}

impl BuildScript {
    /// For a description, by its path from the folder of the crate.
    pub fn new(description: impl Into<PathBuf>) -> Self {
        Self {
            description: description.into(),
            overlays: Vec::new(),
        }
    }

    /// Applies an overlay to it, after those that were given before.
    pub fn overlay(mut self, overlay: impl Into<PathBuf>) -> Self {
        self.overlays.push(overlay.into());
        self
    }

    /// Generates into `OUT_DIR`, and tells cargo what was read and what is wrong, such as a feature
    /// that the generated code needs and the crate has not enabled.
    pub fn run(&self) -> ExitCode {
        for path in self.paths() {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let beside = self.beside();
        let outcome = match env::var_os("OUT_DIR") {
            Some(out) => {
                let is_enabled = |feature: Feature| env::var_os(feature.variable()).is_some();
                self.generate_among(Path::new(&out), &beside, &is_enabled)
            }
            None => Err(Refused::of(
                "`OUT_DIR` is not set; run this as a build script",
            )),
        };
        for path in beside.read.take() {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        match outcome {
            Ok(warnings) => {
                for warning in warnings {
                    println!("cargo::warning={warning}");
                }
                ExitCode::SUCCESS
            }
            Err(refused) => {
                eprintln!("{}", refused.text);
                for line in refused.lines {
                    println!("cargo::error={line}");
                }
                ExitCode::FAILURE
            }
        }
    }

    /// Generates into a folder, and returns the warnings, each in one line. Whether the crate has
    /// the features that it needs is not looked at; [`generate_among`] says them.
    ///
    /// # Errors
    /// What cannot be read or written, or all that is wrong in the documents; in that case nothing
    /// was written.
    pub fn generate(&self, out: &Path) -> Result<Vec<String>, Refused> {
        self.generate_among(out, &self.beside(), &|_| true)
    }

    fn beside(&self) -> Noted {
        Noted {
            beside: Beside::of(&self.description),
            read: RefCell::default(),
        }
    }

    fn generate_among(
        &self,
        out: &Path,
        beside: &Noted,
        is_enabled: &dyn Fn(Feature) -> bool,
    ) -> Result<Vec<String>, Refused> {
        let input = self.input()?;
        let mut output = generate_among(input, beside).map_err(Refused::from)?;
        output.features.retain(|feature| !is_enabled(*feature));
        if !output.features.is_empty() {
            return Err(Refused::from(output.needs()));
        }
        let Output {
            files, warnings, ..
        } = output;
        let runtime = Path::new(RUNTIME);
        if !runtime.is_file() {
            return Err(Refused::of(&format!(
                "there is no runtime at `{RUNTIME}`; take `codegen` by git or path, not vendored alone"
            )));
        }
        for (path, text) in mounted(files, runtime) {
            put(&out.join(&path), &text)
                .map_err(|error| Refused::of(&format!("cannot write `{path}`: {error}")))?;
        }
        Ok(warnings.notes().iter().map(line).collect())
    }

    fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        std::iter::once(&self.description).chain(&self.overlays)
    }

    /// Every file that cannot be read is said.
    fn input(&self) -> Result<Input, Refused> {
        let mut documents = Vec::new();
        let mut lines = Vec::new();
        for path in self.paths() {
            let name = path.display().to_string();
            match fs::read(path) {
                Ok(bytes) => documents.push(Document { name, bytes }),
                Err(error) => lines.push(format!("cannot read `{name}`: {error}")),
            }
        }
        if !lines.is_empty() {
            let text = lines.join("\n");
            return Err(Refused { lines, text });
        }
        let mut documents = documents.into_iter();
        let description = documents
            .next()
            .ok_or_else(|| Refused::of("there is no description"))?;
        Ok(Input {
            description,
            overlays: documents.collect(),
        })
    }
}

/// The files beside the description, of which cargo is told those that were read.
struct Noted {
    beside: Beside,
    read: RefCell<Vec<PathBuf>>,
}

impl Files for Noted {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.read.borrow_mut().push(self.beside.path(path));
        self.beside.read(path)
    }
}

impl Refused {
    fn of(line: &str) -> Self {
        Self {
            lines: vec![line.to_owned()],
            text: line.to_owned(),
        }
    }
}

impl From<Vec<Note>> for Refused {
    fn from(notes: Vec<Note>) -> Self {
        let lines: Vec<_> = notes.iter().map(line).collect();
        let text = lines.join("\n");
        Self { lines, text }
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self {
            lines: failure.messages().notes().iter().map(line).collect(),
            text: failure.to_string(),
        }
    }
}

/// What cargo reads ends with its line.
fn line(note: &Note) -> String {
    let Note {
        code,
        spot,
        message,
        help,
        ..
    } = note;
    let said = format!("{}{message} [{code}]; {help}", spot.prose());
    visible(&said).replace('\n', " ")
}

/// The generated Rust by path within the folder, with the file that mounts it.
///
/// That one has no inner docs and attributes: it arrives through `include!`.
fn mounted(files: BTreeMap<String, String>, runtime: &Path) -> BTreeMap<String, String> {
    let runtime = runtime.display().to_string();
    let root = format!(
        "// {HEADER}\n\n\
         /// The runtime of the client, which serves any description.\n\
         #[path = {runtime:?}]\n\
         pub mod rt;\n\n\
         /// What the description says.\n\
         pub mod generated;\n"
    );
    let generated = files.into_iter().filter_map(|(path, text)| {
        let below = path.strip_prefix(emit::FOLDER)?;
        Some((format!("generated/{below}"), text))
    });
    generated.chain([(ROOT.to_owned(), root)]).collect()
}

/// A file that is as it should be keeps its time, so that nothing is compiled again for it.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_a_feature_that_it_needs_is_refused_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let description = folder.path().join("api.yml");
        let text = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n\
                    components: {schemas: {Id: {type: string, format: uuid}}}\n";
        fs::write(&description, text).unwrap();
        let out = folder.path().join("out");
        let script = BuildScript::new(description);
        let without = |_| false;
        let refused = script.generate_among(&out, &script.beside(), &without);
        let line = "the client crate needs the feature `uuid` [feature]; \
                    give it the feature as `deepgram-mgmt/Cargo.toml` has it, and enable it";
        assert_eq!(refused.unwrap_err().lines, [line]);
        assert!(!out.exists());
        assert_eq!(script.generate(&out).unwrap(), [""; 0]);
    }
}
