//! Folders of descriptions into a table: each is generated in a process of its own, all that was
//! generated is compiled on the real runtime, and each is judged.
//!
//! Invariant: every document that was found is in the table, whatever it did to the generator.

mod compile;
mod count;
mod find;
mod make;
mod process;
mod record;
mod table;
mod verdict;

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::path::{self, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

pub use self::compile::in_front_of_rustc;
use self::compile::{Compiled, compile};
use self::find::Document;
pub use self::make::Make;
use self::record::Record;
use self::table::Row;
use self::verdict::{Facts, Verdict, judge};
use crate::outcome::{Exit, Fault, Outcome};
use crate::scratch::Scratch;
use crate::workspace::Workspace;

/// `cargo xtask corpus`: generates and compiles every description below some folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corpus {
    /// Where the descriptions are.
    pub folders: Vec<PathBuf>,
    /// Whether what is generated is compiled.
    pub compile: Compile,
    /// How many documents, and then packages, at a time.
    pub jobs: NonZero<usize>,
    /// A file for the table as JSON.
    pub json: Option<PathBuf>,
    /// Only documents whose key has this text in it.
    pub filter: String,
    /// Only documents of at most so many bytes.
    pub max_bytes: Option<u64>,
    /// The documents that are rightly refused [default: `tests/corpus.toml`].
    pub record: Option<PathBuf>,
    /// Where packages are written [default: `target/corpus`].
    pub scratch: Option<PathBuf>,
}

/// Whether generated code is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compile {
    /// `cargo check`, every warning an error.
    Check,
    /// It is not.
    Skip,
}

impl Corpus {
    /// Runs the task; `progress` is told of each step, since a run takes minutes.
    pub fn run(&self, workspace: &Workspace, progress: &(dyn Fn(&str) + Sync)) -> Outcome {
        self.outcome(workspace, progress)
            .unwrap_or_else(Outcome::from)
    }

    fn outcome(
        &self,
        workspace: &Workspace,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<Outcome, Fault> {
        let record_path = self.record.clone().unwrap_or_else(|| workspace.corpus());
        let record = record::read(&record_path)?;
        let mut documents = find::documents(&self.folders)?;
        let gone = record::without_document(&record, &documents, &self.filter);
        let stale: String = gone.iter().map(|key| without(key, &record_path)).collect();
        documents.retain(|document| self.wants(document));
        if documents.is_empty() {
            let help = "name folders that hold descriptions, and a text that a key has in it";
            return Err(Fault::new(Exit::Input, "no document was found", help));
        }
        let scratch = self.scratch(workspace)?;
        let facts = self.generate(&documents, &record, &scratch, progress);
        let facts = match self.compile {
            Compile::Check => self.check(facts, &scratch, progress)?,
            Compile::Skip => facts,
        };
        let rows = judged(facts, &record);
        self.write_json(&rows)?;
        Ok(outcome(&rows, stale))
    }

    fn wants(&self, document: &Document) -> bool {
        let small = |at_most: u64| {
            // What cannot be asked for its size is shown to fail.
            fs::metadata(&document.path).map_or(true, |file| file.len() <= at_most)
        };
        document.key.contains(&self.filter) && self.max_bytes.is_none_or(small)
    }

    fn scratch(&self, workspace: &Workspace) -> Result<Scratch, Fault> {
        let root = self.scratch.clone().unwrap_or_else(|| workspace.scratch());
        // The empty path is the current folder, which only `.` says to the system.
        let absolute = |path: PathBuf| {
            path::absolute(Path::new(".").join(&path))
                .map_err(|error| Fault::writing("write", &path, &error))
        };
        let project = absolute(workspace.root())?;
        Ok(Scratch::new(absolute(root)?, project, "corpus"))
    }

    /// Each document in a process, as many at a time as there are jobs.
    fn generate(
        &self,
        documents: &[Document],
        record: &Record,
        scratch: &Scratch,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Vec<Facts> {
        let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
        let work = || {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(document) = documents.get(index) else {
                    return;
                };
                let facts = facts(document, record, scratch);
                progress(&format!(
                    "{}/{} {}",
                    index + 1,
                    documents.len(),
                    document.key
                ));
                if let Ok(mut done) = done.lock() {
                    done.insert(index, facts);
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..self.jobs.get() {
                scope.spawn(work);
            }
        });
        let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.into_values().collect()
    }

    /// Compiles all that was generated, in one run of cargo.
    fn check(
        &self,
        mut facts: Vec<Facts>,
        scratch: &Scratch,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<Vec<Facts>, Fault> {
        let packages: Vec<String> = facts
            .iter()
            .filter(|facts| is_generated(facts))
            .map(|facts| facts.document.package.clone())
            .collect();
        if packages.is_empty() {
            return Ok(facts);
        }
        progress(&format!("checking {} packages", packages.len()));
        scratch.workspace(packages.iter())?;
        let names: Vec<&str> = packages.iter().map(String::as_str).collect();
        let mut compiled: BTreeMap<String, Compiled> = compile(scratch, &names, self.jobs)?;
        for facts in &mut facts {
            facts.compiled = compiled.remove(&facts.document.package);
        }
        Ok(facts)
    }

    fn write_json(&self, rows: &[Row]) -> Result<(), Fault> {
        let Some(path) = &self.json else {
            return Ok(());
        };
        fs::write(path, table::json(rows)).map_err(|error| Fault::writing("write", path, &error))
    }
}

fn facts(document: &Document, record: &Record, scratch: &Scratch) -> Facts {
    let counted = fs::read(&document.path)
        .map_err(|error| error.to_string())
        .and_then(|bytes| count::operations(&document.key, &bytes));
    let out = scratch.folder(&document.package);
    let generate = |overlay: Option<&Path>| process::generate(&document.path, overlay, &out);
    let entry = record.get(&document.key);
    let overlay = entry.and_then(|entry| entry.overlay.as_deref());
    Facts {
        counted,
        ended: generate(None),
        mended: overlay.map(|overlay| generate(Some(overlay))),
        document: document.clone(),
        compiled: None,
    }
}

fn is_generated(facts: &Facts) -> bool {
    facts.made().is_some_and(|made| made.generated.is_some())
}

fn judged(facts: Vec<Facts>, record: &Record) -> Vec<Row> {
    facts
        .into_iter()
        .map(|facts| {
            let verdict = judge(&facts, record.get(&facts.document.key));
            (facts, verdict)
        })
        .collect()
}

fn outcome(rows: &[Row], stale: String) -> Outcome {
    let fails = |(_, verdict): &Row| matches!(verdict, Verdict::Fails(_));
    let exit = if stale.is_empty() && !rows.iter().any(fails) {
        Exit::Done
    } else {
        Exit::Stale
    };
    Outcome {
        exit,
        out: table::table(rows),
        err: stale,
    }
}

fn without(key: &str, record: &Path) -> String {
    let message = format_args!(
        "`{}` has an entry for `{key}`, which is not there",
        record.display()
    );
    Fault::new(Exit::Stale, message, "remove the entry").text
}
