//! Milliseconds of each stage on large documents, their ratio to what cannot be saved, and whether
//! twice as much takes twice as long.
//!
//! `cargo bench -p codegen --bench scale`. What cannot be saved is reading, lowering, the types of
//! `openapiv3`, and formatting what was made, each done once and alone. Real descriptions are those
//! over 100 KB below `corpus/real` of the folder that `SHARED_DIR` names, and what the generator
//! refuses of them is mended first by its overlay in `tests/corpus-overlays`; the others are made
//! here. Growth and ratios beyond their limits are a failure.

#![allow(
    clippy::expect_used,
    reason = "a benchmark on a faulty description has nothing to measure"
)]

mod cut;
mod made;
mod stages;

use std::cmp::Reverse;
use std::env;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::Input;
use codegen::document::Document;
use mimalloc::MiMalloc;
use serde_json::Value;

use stages::Times;

/// As in `xtask`, which people wait for.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How many times longer the whole may take than what cannot be saved.
const RATIO: f64 = 1.5;

/// The real descriptions that are measured are larger than this, in bytes.
const SMALLEST: u64 = 100_000;

/// The real description that is cut, and the parts of its paths that are kept.
const CUT: &str = "github-rest.json";
const PARTS: [usize; 4] = [8, 4, 2, 1];

/// How many times longer a byte may take in the largest of several documents of one kind than in
/// the smallest.
const GROWTH: f64 = 1.5;

fn main() -> ExitCode {
    println!("{}", stages::HEAD);
    let made = [250, 500, 1000, 2000].map(made::description);
    let mut holds = grows("made", made.iter());
    let real = real();
    if !real.is_dir() {
        eprintln!(
            "real descriptions are SKIPPED: there is no folder `{}`; set SHARED_DIR to the folder \
             that holds `corpus`",
            real.display()
        );
        return exit(holds);
    }
    for name in names(&real) {
        match fs::read(real.join(&name)) {
            Ok(bytes) => holds &= fits(&name, &mended(&name, bytes)),
            Err(error) => eprintln!("`{name}` is SKIPPED: {error}"),
        }
    }
    match fs::read(real.join(CUT)) {
        Ok(bytes) => {
            let whole: Value = serde_json::from_slice(&bytes).expect("a description");
            let parts = PARTS.map(|part| cut::to(&whole, part));
            holds &= grows(CUT, parts.iter());
        }
        Err(error) => eprintln!("`{CUT}` is SKIPPED: {error}"),
    }
    exit(holds)
}

/// The names of the real descriptions, the largest first.
fn names(real: &Path) -> Vec<String> {
    let entries = fs::read_dir(real).into_iter().flatten().flatten();
    let mut sizes: Vec<_> = entries
        .filter_map(|entry| {
            let size = entry.metadata().ok().filter(Metadata::is_file)?.len();
            Some((Reverse(size), entry.file_name().into_string().ok()?))
        })
        .filter(|(size, _)| size.0 > SMALLEST)
        .collect();
    sizes.sort();
    sizes.into_iter().map(|(_, name)| name).collect()
}

/// The description or, where it has an overlay, the compact JSON of what comes of it.
fn mended(name: &str, bytes: Vec<u8>) -> Input {
    let stem = Path::new(name).with_extension("overlay.yml");
    let overlays = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus-overlays");
    let Ok(overlay) = fs::read(overlays.join(&stem)) else {
        return input(name, bytes);
    };
    let overlay = Document {
        name: stem.display().to_string(),
        bytes: overlay,
    };
    let overlays = vec![overlay];
    let effective = codegen::effective(Input {
        overlays,
        ..input(name, bytes)
    });
    let effective = effective.expect("a sound overlay").to_string();
    input(name, effective.into_bytes())
}

/// Measures a real description, and says whether the whole takes no longer than it may.
fn fits(name: &str, description: &Input) -> bool {
    let times = stages::times(description);
    println!("{}", times.row(name));
    let fits = times.ratio() <= RATIO;
    if !fits {
        println!("{name}: the ratio is above {RATIO}");
    }
    fits
}

fn exit(holds: bool) -> ExitCode {
    if holds {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn real() -> PathBuf {
    let shared = env::var_os("SHARED_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    shared.join("corpus/real")
}

/// Measures documents of one kind, the smallest first, and says how the time of a byte grows.
fn grows<'d>(kind: &str, documents: impl Iterator<Item = &'d Value>) -> bool {
    let mut costs = Vec::new();
    for document in documents {
        let bytes = document.to_string().into_bytes();
        let size = bytes.len();
        let times = measured("made.json", bytes);
        println!("{}", times.row(&format!("{kind}, {} kB", size / 1000)));
        costs.push(times.whole_per_byte(size));
    }
    let (Some(first), Some(last)) = (costs.first(), costs.last()) else {
        return true;
    };
    let growth = last / first;
    println!("{kind}: a byte of the largest takes {growth:.2} times as long, at most {GROWTH}");
    growth <= GROWTH
}

fn measured(name: &str, bytes: Vec<u8>) -> Times {
    stages::times(&input(name, bytes))
}

fn input(name: &str, bytes: Vec<u8>) -> Input {
    Input {
        description: Document {
            name: name.to_owned(),
            bytes,
        },
        overlays: Vec::new(),
    }
}
