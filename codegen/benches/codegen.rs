//! The whole run and each of its stages on the bundled description with its overlays: time, bytes of
//! the documents a second, and the peak of memory (`max alloc`).
//!
//! `cargo bench -p codegen`. A stage is measured on what the stages before it made of the
//! description; making that, and dropping it, is not counted.

#![allow(
    clippy::expect_used,
    reason = "a benchmark on a faulty description has nothing to measure"
)]

use std::fs;
use std::path::Path;

use codegen::api::Api;
use codegen::diagnostic::Report;
use codegen::document::{Document, SourceId, Sources};
use codegen::model::Crate;
use codegen::tree::Tree;
use codegen::{Input, check, emit, ir, load, lower, overlay, render, resolve};
use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use serde_json::Value;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// The bundled description and its overlays.
fn input() -> Input {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut overlays: Vec<_> = fs::read_dir(spec.join("overlays"))
        .expect("the folder of the overlays")
        .map(|entry| entry.expect("an overlay").path())
        .filter(|path| path.to_string_lossy().ends_with(".overlay.yml"))
        .collect();
    overlays.sort();
    Input {
        description: document(&spec.join("deepgram-management-openapi.yml")),
        overlays: overlays.iter().map(|path| document(path)).collect(),
    }
}

fn document(path: &Path) -> Document {
    Document {
        bytes: fs::read(path).expect("a document"),
        name: path.display().to_string(),
    }
}

/// How much is read, for bytes a second.
fn size(input: &Input) -> BytesCount {
    let overlays: usize = input
        .overlays
        .iter()
        .map(|overlay| overlay.bytes.len())
        .sum();
    BytesCount::new(input.description.bytes.len() + overlays)
}

/// A description and its overlays, read.
type Loaded = (Tree, Vec<(SourceId, Value)>);

fn loaded(input: &Input) -> Loaded {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let mut read = |document: &Document| {
        load::read(document.clone(), &mut sources, &mut report).expect("a sound document")
    };
    let (source, value) = read(&input.description);
    (
        Tree::of(source, value),
        input.overlays.iter().map(read).collect(),
    )
}

fn overlaid((mut tree, overlays): Loaded) -> Tree {
    let mut report = Report::default();
    for (source, value) in overlays {
        let overlay = overlay::parse(source, &value, &mut report).expect("a sound overlay");
        let applied = overlay::apply(&mut tree, &overlay);
        overlay::stale(&overlay, &applied, &mut report);
    }
    sound(report);
    tree
}

fn lowered(tree: Tree) -> Tree {
    let mut report = Report::default();
    let tree = lower::lower(tree, &mut report);
    sound(report);
    tree
}

fn resolved(tree: &Tree) -> Api {
    resolve::resolve(tree, &mut Report::default()).expect("a sound description")
}

/// The model, and the tree whose places it speaks of.
fn model() -> (Crate, Tree) {
    let tree = lowered(overlaid(loaded(&input())));
    let model = ir::model(&resolved(&tree), &tree, &mut Report::default());
    (model.expect("a sound description"), tree)
}

/// What is measured is a run that goes through to its end.
fn sound(mut report: Report) {
    report.barrier().expect("no fault");
}

#[divan::bench]
fn all(bencher: Bencher<'_, '_>) {
    let input = input();
    bencher
        .counter(size(&input))
        .bench(|| codegen::generate(input.clone()).expect("a sound input"));
}

#[divan::bench]
fn stage_1_load(bencher: Bencher<'_, '_>) {
    let input = input();
    bencher.counter(size(&input)).bench(|| loaded(&input));
}

#[divan::bench]
fn stage_2_overlay(bencher: Bencher<'_, '_>) {
    let input = input();
    bencher
        .counter(size(&input))
        .with_inputs(|| loaded(&input))
        .bench_values(overlaid);
}

#[divan::bench]
fn stage_3_check(bencher: Bencher<'_, '_>) {
    let input = input();
    let tree = overlaid(loaded(&input));
    bencher
        .counter(size(&input))
        .bench(|| check::check(&tree, &Sources::default(), &mut Report::default()));
}

#[divan::bench]
fn stage_4_lower(bencher: Bencher<'_, '_>) {
    let input = input();
    let tree = overlaid(loaded(&input));
    bencher
        .counter(size(&input))
        .with_inputs(|| tree.clone())
        .bench_values(lowered);
}

#[divan::bench]
fn stage_5_resolve(bencher: Bencher<'_, '_>) {
    let input = input();
    let tree = lowered(overlaid(loaded(&input)));
    bencher.counter(size(&input)).bench(|| resolved(&tree));
}

#[divan::bench]
fn stage_6_ir(bencher: Bencher<'_, '_>) {
    let input = input();
    let tree = lowered(overlaid(loaded(&input)));
    let api = resolved(&tree);
    bencher
        .counter(size(&input))
        .bench(|| ir::model(&api, &tree, &mut Report::default()));
}

#[divan::bench]
fn stage_7_emit(bencher: Bencher<'_, '_>) {
    let input = input();
    let (model, _) = model();
    bencher.counter(size(&input)).bench_local(|| -> usize {
        let files = emit::files(&model, "").into_iter();
        files.map(|file| file.tokens().into_iter().count()).sum()
    });
}

#[divan::bench]
fn stage_8_render(bencher: Bencher<'_, '_>) {
    let input = input();
    let (model, tree) = model();
    bencher
        .counter(size(&input))
        .with_inputs(|| emit::files(&model, ""))
        .bench_local_values(|files| render::texts(&model, &files, &tree, &mut Report::default()));
}
