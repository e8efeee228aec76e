//! A description to the time that each stage takes on it, the best of a few runs.

use std::path::Path;
use std::time::{Duration, Instant};

use codegen::diagnostic::Report;
use codegen::document::Sources;
use codegen::files::NoFiles;
use codegen::tree::Tree;
use codegen::{Input, bundle, check, emit, ir, load, lower, render, resolve};
use serde::Deserialize as _;

/// The best of so many counts: what else the machine does only adds.
const RUNS: usize = 3;

/// How often the whole and what cannot be saved are measured at least, and for how long: what takes
/// few milliseconds is hit by others for all of them.
const ROUNDS: usize = 7;
const LEAST: Duration = Duration::from_secs(3);

/// What stands above the rows.
pub(crate) const HEAD: &str = "document                      load  check  lower resolve     ir \
                               render    rest   whole   alone  ratio";

/// The time of each stage, of the whole, and of what cannot be saved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    load: Duration,
    check: Duration,
    lower: Duration,
    resolve: Duration,
    ir: Duration,
    render: Duration,
    whole: Duration,
    /// Reading, lowering, `openapiv3` and formatting.
    alone: Duration,
}

/// The times of a description without overlays and faults.
pub(crate) fn times(input: &Input) -> Times {
    let [whole, alone] = ratio(input);
    let (load, tree) = best(|| read(input));
    let tree = bundled(tree, input);
    let (check, _) = best(|| check::check(&tree, &Sources::default(), &mut Report::default()));
    let (cloned, _) = best(|| tree.clone());
    let (lower, lowered) = best(|| lower::lower(tree.clone(), &mut Report::default()));
    drop(tree);
    let (resolve, api) = best(|| resolve::resolve(&lowered, &mut Report::default()));
    let api = api.expect("a sound description");
    let (ir, krate) = best(|| ir::model(&api, &lowered, &mut Report::default()));
    drop(api);
    let krate = krate.expect("a sound description");
    let files = emit::files(&krate, "");
    let (render, _) = best(|| {
        render::texts(&krate, &files, &lowered, &mut Report::default()).expect("a sound model")
    });
    Times {
        load,
        check,
        lower: lower.saturating_sub(cloned),
        resolve,
        ir,
        render,
        whole,
        alone,
    }
}

/// The whole, and what cannot be saved, each the best of several rounds, in turn: what the machine
/// does at a time hits both. Each is measured with nothing in memory that it does not need.
fn ratio(input: &Input) -> [Duration; 2] {
    let mut least = [Duration::MAX; 5];
    let begun = Instant::now();
    for round in 0.. {
        if round >= ROUNDS && begun.elapsed() >= LEAST {
            break;
        }
        let (whole, files) = timed(|| made(input));
        let (format, _) = timed(|| {
            let parsed = files.iter().map(|text| syn::parse_file(text));
            let written = parsed.map(|file| prettyplease::unparse(&file.expect("Rust")).len());
            written.sum::<usize>()
        });
        drop(files);
        let (load, tree) = timed(|| read(input));
        let tree = bundled(tree, input);
        let (lower, lowered) = timed(|| lower::lower(tree, &mut Report::default()));
        let (typed, _) = timed(|| openapiv3::OpenAPI::deserialize(&lowered.value).is_ok());
        for (least, time) in least.iter_mut().zip([whole, format, load, lower, typed]) {
            *least = time.min(*least);
        }
    }
    let [whole, format, load, lower, typed] = least;
    [whole, load + lower + typed + format]
}

/// The Rust files of a description.
fn made(input: &Input) -> Vec<String> {
    let output = codegen::generate(input.clone()).expect("a sound description");
    let files = output.files.into_iter();
    let rust = files.filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "rs"));
    rust.map(|(_, text)| text).collect()
}

fn read(input: &Input) -> Tree {
    let description = input.description.clone();
    let read = load::read(description, &mut Sources::default(), &mut Report::default());
    let (source, value) = read.expect("a sound document");
    Tree::of(source, value)
}

/// What `$ref`s lead to that are no components is one then.
fn bundled(tree: Tree, input: &Input) -> Tree {
    let (sources, report) = (&mut Sources::default(), &mut Report::default());
    bundle::bundle(tree, &input.description.name, &NoFiles, sources, report)
}

impl Times {
    /// Milliseconds, and the ratio of the whole to what cannot be saved.
    pub(crate) fn row(&self, name: &str) -> String {
        let stages = [self.load, self.check, self.lower, self.resolve, self.ir];
        let [load, check, lower, resolve, ir] = stages.map(|time| time.as_secs_f64() * 1e3);
        let ends = [self.render, self.whole, self.alone];
        let [render, whole, alone] = ends.map(|time| time.as_secs_f64() * 1e3);
        // What no stage shows: bundling, the table of operations, freeing; less than nothing where
        // stages run beside each other.
        let rest = whole - (load + check + lower + resolve + ir + render);
        let ratio = self.ratio();
        format!(
            "{name:<26} {load:7.1}{check:7.1}{lower:7.1}{resolve:8.1}{ir:7.1}{render:9.1}\
             {rest:8.1}{whole:8.1}{alone:8.1}{ratio:7.2}"
        )
    }

    /// How many times longer the whole takes than what cannot be saved.
    pub(crate) fn ratio(&self) -> f64 {
        self.whole.as_secs_f64() / self.alone.as_secs_f64()
    }

    /// Seconds that the whole takes for a byte.
    #[expect(clippy::cast_precision_loss, reason = "a document has no 2^52 bytes")]
    pub(crate) fn whole_per_byte(&self, bytes: usize) -> f64 {
        self.whole.as_secs_f64() / bytes as f64
    }
}

fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let (mut least, mut made) = timed(&mut work);
    for _ in 1..RUNS {
        let (time, again) = timed(&mut work);
        least = least.min(time);
        made = again;
    }
    (least, made)
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let made = work();
    (begun.elapsed(), made)
}
