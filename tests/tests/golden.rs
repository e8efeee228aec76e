//! Golden documents, one construct each: what is generated, that it does not depend on the order of
//! the document, and that it compiles and documents without a warning on the real runtime.
//!
//! `tests/golden/<construct>/expected.rs` holds all generated Rust except [`UNTOLD`], and
//! `warnings.txt` beside it what the run says, if it says anything. Where a `round_trips.json`
//! stands beside it, its values are read and written again by the types.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use codegen::beside::Beside;
use codegen::message::Format;
use codegen::{Input, Output};
use libtest_mimic::{Arguments, Failed, Trial};
use tests::case::{self, Case};
use tests::expect;
use tests::lint::{self, Verdicts};
use tests::round_trips;
use tests::shuffle::shuffled;
use tests::upstream::with_an_operation;
use xtask::Workspace;
use xtask::input::{Overlays, Selection};
use xtask::scratch::Scratch;

/// Files that say nothing of a construct: the root module is the same everywhere but for a lint that
/// deprecated fields set aside, `meta.rs` is a hash, the list of operations is no Rust.
const UNTOLD: [&str; 3] = [
    "OPERATIONS.md",
    "src/generated/meta.rs",
    "src/generated/mod.rs",
];

/// The orders that a description is tried in.
const SEEDS: [u64; 3] = [0, 1, 2];

fn main() -> ExitCode {
    match trials() {
        Ok(trials) => libtest_mimic::run(&Arguments::from_args(), trials).exit_code(),
        Err(failed) => {
            eprintln!("{}", failed.message().unwrap_or_default());
            ExitCode::FAILURE
        }
    }
}

fn trials() -> Result<Vec<Trial>, Failed> {
    let cases = case::all("golden")?;
    let bundled = case::bundled(Overlays::Bundled)?;
    let bare = case::bundled(Overlays::None)?;
    let mut packages: Packages = cases
        .iter()
        .map(|case| (case.name.clone(), (case.input.clone(), case.beside.clone())))
        .collect();
    // The client of the description with an operation more, which nobody wrote a line of Rust for.
    let updated = Input {
        description: with_an_operation()?,
        overlays: bundled.overlays.clone(),
    };
    let alone = Selection::default().files(&Workspace::find());
    packages.insert("bundled-updated".to_owned(), (updated, alone.clone()));
    let with_values = cases.iter().filter_map(|case| {
        let values = case.folder.join(round_trips::VALUES);
        values.is_file().then(|| (case.name.clone(), values))
    });
    let compiled = Arc::new(Compiled {
        packages,
        values: with_values.collect(),
        verdicts: OnceLock::new(),
    });
    let mut trials = vec![
        Trial::test("bundled::deterministic", {
            let alone = alone.clone();
            move || deterministic(&bundled, &alone)
        }),
        Trial::test("bundled-bare::deterministic", move || {
            deterministic(&bare, &alone)
        }),
    ];
    for case in cases {
        let (name, input) = (case.name.clone(), case.input.clone());
        let beside = case.beside.clone();
        trials.push(Trial::test(format!("{name}::expected"), move || {
            as_expected(&case)
        }));
        trials.push(Trial::test(format!("{name}::deterministic"), move || {
            deterministic(&input, &beside)
        }));
    }
    for name in compiled.packages.keys() {
        for (what, verdict) in [
            ("compiles", Verdict::Compiles),
            ("documents", Verdict::Documents),
        ] {
            let (compiled, package) = (Arc::clone(&compiled), name.clone());
            trials.push(Trial::test(format!("{name}::{what}"), move || {
                compiled.verdict(verdict, &package)
            }));
        }
    }
    for name in compiled.values.keys() {
        let (compiled, package) = (Arc::clone(&compiled), name.clone());
        trials.push(Trial::test(format!("{name}::round-trips"), move || {
            compiled.verdict(Verdict::Compiles, &package)?;
            lint::round_trips(Compiled::scratch().root(), &package)
        }));
    }
    Ok(trials)
}

fn generate(input: &Input, beside: &Beside) -> Result<BTreeMap<String, String>, Failed> {
    let Output { files, .. } = codegen::generate_among(input.clone(), beside)?;
    Ok(files)
}

fn as_expected(case: &Case) -> Result<(), Failed> {
    let Output {
        mut files,
        warnings,
        ..
    } = codegen::generate_among(case.input.clone(), &case.beside)?;
    let warnings = warnings.text(Format::Human);
    let told = case.folder.join("warnings.txt");
    if told.exists() || !warnings.is_empty() {
        expect::equals(&told, &warnings)?;
    }
    files.retain(|path, _| !UNTOLD.contains(&path.as_str()));
    expect::equals(&case.folder.join("expected.rs"), &listed(&files))
}

/// All files in one text.
fn listed(files: &BTreeMap<String, String>) -> String {
    let texts: Vec<_> = files
        .iter()
        .map(|(path, text)| format!("// --- {path}\n{text}"))
        .collect();
    texts.join("\n")
}

fn deterministic(input: &Input, beside: &Beside) -> Result<(), Failed> {
    let first = generate(input, beside)?;
    same(&first, &generate(input, beside)?, "the second time")?;
    for seed in SEEDS {
        let other = generate(&shuffled(input, seed)?, beside)?;
        same(&first, &other, &format!("in the order of seed {seed}"))?;
    }
    Ok(())
}

fn same(
    first: &BTreeMap<String, String>,
    other: &BTreeMap<String, String>,
    when: &str,
) -> Result<(), Failed> {
    if first == other {
        return Ok(());
    }
    Err(format!(
        "differs {when}\n{}",
        expect::difference(&listed(first), &listed(other))
    )
    .into())
}

/// What cargo is asked about a package.
#[derive(Clone, Copy)]
enum Verdict {
    Compiles,
    Documents,
}

/// What is generated from, by the name of the package that it becomes.
type Packages = BTreeMap<String, (Input, Beside)>;

/// All documents in one workspace, compiled once when the first trial asks.
struct Compiled {
    packages: Packages,
    /// Where the values of a package are that its types read and write.
    values: BTreeMap<String, PathBuf>,
    verdicts: OnceLock<Result<(Verdicts, Verdicts), Failed>>,
}

impl Compiled {
    fn verdict(&self, verdict: Verdict, package: &str) -> Result<(), Failed> {
        let verdicts = self.verdicts.get_or_init(|| self.compile());
        let (compiled, documented) = verdicts.as_ref().map_err(Clone::clone)?;
        match verdict {
            Verdict::Compiles => Ok(compiled.of(package)?),
            Verdict::Documents => Ok(documented.of(package)?),
        }
    }

    fn scratch() -> Scratch {
        let below_target = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("golden");
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let project = package.parent().unwrap_or(package).to_path_buf();
        Scratch::new(below_target, project, "golden")
    }

    /// A document that cannot be generated is left to its own trials.
    fn compile(&self) -> Result<(Verdicts, Verdicts), Failed> {
        let scratch = Self::scratch();
        let packages = self
            .packages
            .iter()
            .filter_map(|(name, (input, beside))| {
                Some((name.clone(), generate(input, beside).ok()?))
            })
            .collect();
        scratch.write(&packages).map_err(|fault| fault.text)?;
        for (name, values) in &self.values {
            round_trips::write(&scratch, name, values)?;
        }
        Ok((
            lint::compile(scratch.root())?,
            lint::document(scratch.root())?,
        ))
    }
}
