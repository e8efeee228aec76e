//! Overlays as texts, applied to values.

mod bounds;
mod changes;
mod faults;

use serde_json::Value;

use super::{Applied, Overlay, apply, parse, stale};
use crate::diagnostic::Report;
use crate::document::{At, Document, SourceId, Sources};
use crate::load;
use crate::tree::Tree;

fn overlay(text: &str, sources: &mut Sources) -> (Option<Overlay>, Report) {
    let mut report = Report::default();
    let document = Document {
        name: "a.overlay.yml".to_owned(),
        bytes: text.into(),
    };
    let read = load::read(document, sources, &mut report);
    let overlay = read.and_then(|(source, value)| parse(source, &value, &mut report));
    (overlay, report)
}

/// An overlay of a version with the actions as they would stand in YAML's flow style.
fn with_actions(version: &str, actions: &str) -> String {
    format!("{{overlay: {version}, info: {{title: t, version: v}}, actions: [{actions}]}}")
}

fn codes(report: &Report) -> Vec<String> {
    let shown = |at: &At| match at {
        At::Value(pointer) => pointer.to_string(),
        At::Key(pointer) => format!("key {pointer}"),
        At::Document | At::Span(..) => String::new(),
    };
    report
        .iter()
        .map(|fault| format!("{} {}", fault.code, shown(&fault.place.at)))
        .collect()
}

/// Applies one action after the other to `value`.
fn applied(version: &str, actions: &str, value: Value) -> (Tree, Vec<Applied>, Vec<String>) {
    let mut sources = Sources::default();
    let (overlay, mut report) = overlay(&with_actions(version, actions), &mut sources);
    let overlay = overlay.unwrap_or_else(|| panic!("{actions}: {:?}", codes(&report)));
    let mut tree = Tree::of(SourceId(7), value);
    let applied = apply(&mut tree, &overlay);
    stale(&overlay, &applied, &mut report);
    (tree, applied, codes(&report))
}
