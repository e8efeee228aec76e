//! The Overlay Specification's own documents: those that pass or fail its schema go through
//! `overlay::parse`, its sets of overlay, description and outcome through `overlay::apply`.
//!
//! They lie beside the project, or in the folder that `SHARED_DIR` names; without them the tests
//! count as ignored.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its documents fails"
)]

use std::fs;
use std::path::{Path, PathBuf};

use codegen::code::Code;
use codegen::diagnostic::Report;
use codegen::document::{Document, SourceId, Sources};
use codegen::tree::Tree;
use codegen::{load, message, overlay};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

/// Documents that pass the standard's schema, which looks at the first character of a target only,
/// but whose target is no `JSONPath` by RFC 9535: a name with `-` in it stands in `['...']`.
const NO_PATH: [&str; 1] = ["actions-traits-example.yaml"];

fn main() {
    let arguments = Arguments::from_args();
    let folder = folder();
    let trials = if folder.is_dir() {
        trials(&folder)
    } else {
        eprintln!(
            "overlay conformance is SKIPPED: there is no folder `{}`; set SHARED_DIR to the folder \
             that holds `overlay-conformance`",
            folder.display()
        );
        vec![Trial::test("overlay_conformance", || Ok(())).with_ignored_flag(true)]
    };
    libtest_mimic::run(&arguments, trials).exit();
}

fn folder() -> PathBuf {
    let shared = std::env::var_os("SHARED_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    shared.join("overlay-conformance")
}

fn trials(folder: &Path) -> Vec<Trial> {
    let mut trials = Vec::new();
    for version in ["v1.0", "v1.1"] {
        for (kind, expected) in [("pass", Verdict::Valid), ("fail", Verdict::Invalid)] {
            for file in entries(&folder.join("tests").join(version).join(kind)) {
                let name = format!("{version}/{kind}/{}", name_of(&file));
                trials.push(Trial::test(name, move || schema(&file, expected)));
            }
        }
    }
    for set in entries(&folder.join("compliant-sets")) {
        if set.is_dir() {
            let name = format!("compliant-sets/{}", name_of(&set));
            trials.push(Trial::test(name, move || compliant(&set)));
        }
    }
    assert!(
        trials.len() > 60,
        "the folder holds only {} documents",
        trials.len()
    );
    trials
}

/// What the standard's schema says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Valid,
    Invalid,
}

fn schema(file: &Path, expected: Verdict) -> Result<(), Failed> {
    let mut session = Session::default();
    let overlay = session.overlay(file);
    let found = if overlay.is_some() {
        Verdict::Valid
    } else {
        Verdict::Invalid
    };
    let no_path = NO_PATH.contains(&&*name_of(file));
    if no_path && found == Verdict::Invalid && session.report.len() == 1 {
        let only = session
            .report
            .iter()
            .all(|fault| fault.code == Code::OverlayTarget);
        return if only {
            Ok(())
        } else {
            Err(session.text().into())
        };
    }
    if no_path || found != expected {
        return Err(format!("{found:?}, not {expected:?}\n{}", session.text()).into());
    }
    if found == Verdict::Invalid && !session.report.has_errors() {
        return Err("refused without a diagnostic".into());
    }
    Ok(())
}

fn compliant(set: &Path) -> Result<(), Failed> {
    let mut session = Session::default();
    let overlay = session.overlay(&set.join("overlay.yaml"));
    let description = session.value(&set.join("openapi.yaml"));
    let expected = session.value(&set.join("output.yaml"));
    let (Some(overlay), Some((source, value)), Some((_, expected))) =
        (overlay, description, expected)
    else {
        return Err(session.text().into());
    };
    let mut tree = Tree::of(source, value);
    let applied = overlay::apply(&mut tree, &overlay);
    overlay::stale(&overlay, &applied, &mut session.report);
    if tree.value != expected || session.report.has_errors() {
        return Err(format!("{:#}\n{}", tree.value, session.text()).into());
    }
    Ok(())
}

#[derive(Default)]
struct Session {
    sources: Sources,
    report: Report,
}

impl Session {
    fn value(&mut self, file: &Path) -> Option<(SourceId, Value)> {
        let bytes = fs::read(file).unwrap();
        let document = Document {
            name: name_of(file),
            bytes,
        };
        load::read(document, &mut self.sources, &mut self.report)
    }

    fn overlay(&mut self, file: &Path) -> Option<overlay::Overlay> {
        let (source, value) = self.value(file)?;
        overlay::parse(source, &value, &mut self.report)
    }

    fn text(&self) -> String {
        message::human(&self.report, &self.sources)
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    entries
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
