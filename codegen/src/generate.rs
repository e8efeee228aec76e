//! The whole run: documents in, files out, one barrier after each stage.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use crate::account::Account;
use crate::diagnostic::Report;
use crate::document::{Document, Sources};
use crate::files::{Files, NoFiles};
use crate::inventory::Names;
use crate::message::{self, Format, Messages, Note, NoteSpot};
use crate::model::Feature;
use crate::render::Texts;
use crate::tree::Tree;
use crate::{
    bundle, check, digest, emit, ir, load, lower, operations_md, overlay, render, resolve, share,
};

/// What one run reads.
#[derive(Clone, Debug)]
pub struct Input {
    /// The OpenAPI description.
    pub description: Document,
    /// Overlays, in the order in which they apply.
    pub overlays: Vec<Document>,
}

/// What one run makes.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// Texts by path, relative to the folder of the client crate.
    pub files: BTreeMap<String, String>,
    /// Where each pointer of the effective description went.
    pub account: Account,
    /// What the files hold.
    pub names: Names,
    /// Which features the crate needs that the files are a part of.
    pub features: BTreeSet<Feature>,
    /// What is to be looked at although the run went through.
    pub warnings: Messages,
}

impl Output {
    /// A note for each feature that the crate needs which the files are a part of.
    pub fn needs(&self) -> Vec<Note> {
        let note = |feature: &Feature| Note {
            code: "feature",
            severity: "notice",
            spot: NoteSpot::nowhere(),
            message: format!("the client crate needs the feature `{}`", feature.as_str()),
            help: "give it the feature as `deepgram-mgmt/Cargo.toml` has it, and enable it"
                .to_owned(),
            related: Vec::new(),
        };
        self.features.iter().map(note).collect()
    }
}

/// Everything that is wrong with the documents of one run; `Display` renders it for a person.
#[derive(Clone, Debug)]
pub struct Failure {
    messages: Messages,
    rest: Rest,
}

/// What a run that failed has not looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Rest {
    /// The stages behind the one that found something.
    #[default]
    LaterStages,
    /// Nothing: all that can be wrong in a document was looked for.
    Nothing,
}

impl Failure {
    /// The diagnostics.
    pub fn report(&self) -> &Report {
        self.messages.report()
    }

    /// The diagnostics, to be shown.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The diagnostics as data, and at their end what was not looked at.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = self.messages.notes();
        notes.extend(match self.rest {
            Rest::LaterStages => Some(later_stages()),
            Rest::Nothing => None,
        });
        notes
    }

    /// The diagnostics in words, and at their end what was not looked at.
    pub fn text(&self, format: Format) -> String {
        match (format, self.rest) {
            (Format::Human, Rest::LaterStages) => {
                let Note { message, help, .. } = later_stages();
                format!("{}{message}: {help}\n", self.messages.text(format))
            }
            (Format::Human, Rest::Nothing) => self.messages.text(format),
            (Format::Json, _) => message::json(&self.notes()),
            (Format::Github, _) => message::github(&self.notes()),
        }
    }
}

/// That a document was not looked through to its end.
fn later_stages() -> Note {
    Note {
        code: "later-stages",
        severity: "notice",
        spot: NoteSpot::nowhere(),
        message: "the stages after this one did not run".to_owned(),
        help: "more may be found once this is mended".to_owned(),
        related: Vec::new(),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Format::Human))
    }
}

impl std::error::Error for Failure {}

/// Generates the client of a description.
///
/// # Errors
/// All that is wrong in the documents, each with its place.
pub fn generate(input: Input) -> Result<Output, Failure> {
    generate_among(input, &NoFiles)
}

/// Generates the client of a description whose references lead to files beside it.
///
/// # Errors
/// All that is wrong in the documents, each with its place.
pub fn generate_among(input: Input, files: &dyn Files) -> Result<Output, Failure> {
    let mut run = Run::default();
    match run.files(input, files) {
        Some(Made {
            texts: Texts { files, names },
            account,
            features,
        }) => Ok(Output {
            files,
            account,
            names,
            features,
            warnings: run.messages(),
        }),
        None => Err(run.fail()),
    }
}

/// The description with its overlays applied.
///
/// # Errors
/// All that is wrong in the documents up to there, each with its place.
pub fn effective(input: Input) -> Result<Value, Failure> {
    let mut run = Run::default();
    match run.effective(input) {
        Some(tree) => Ok(tree.value),
        None => Err(run.fail()),
    }
}

/// What a run makes besides its messages.
struct Made {
    texts: Texts,
    account: Account,
    features: BTreeSet<Feature>,
}

#[derive(Default)]
struct Run {
    sources: Sources,
    report: Report,
    rest: Rest,
}

impl Run {
    fn fail(self) -> Failure {
        let rest = self.rest;
        Failure {
            messages: self.messages(),
            rest,
        }
    }

    fn messages(self) -> Messages {
        let Self {
            sources, report, ..
        } = self;
        Messages { report, sources }
    }

    fn barrier<T>(&self, made: T) -> Option<T> {
        (!self.report.has_errors()).then_some(made)
    }

    fn effective(&mut self, input: Input) -> Option<Tree> {
        let (sources, report) = (&mut self.sources, &mut self.report);
        let tree = load::read(input.description, sources, report)
            .map(|(source, value)| Tree::of(source, value));
        if let Some(tree) = &tree {
            load::version(tree, report);
        }
        let mut overlays = Vec::new();
        for document in input.overlays {
            let overlay = load::read(document, sources, report)
                .and_then(|(source, value)| overlay::parse(source, &value, report));
            overlays.extend(overlay);
        }
        let mut tree = self.barrier(tree)??;
        for overlay in &overlays {
            let applied = overlay::apply(&mut tree, overlay);
            overlay::stale(overlay, &applied, &mut self.report);
        }
        overlay::shared_ids(&tree, &overlays, &mut self.report);
        self.barrier(tree)
    }

    fn files(&mut self, input: Input, files: &dyn Files) -> Option<Made> {
        let name = input.description.name.clone();
        let tree = self.effective(input)?;
        let tree = bundle::bundle(tree, &name, files, &mut self.sources, &mut self.report);
        let tree = self.barrier(tree)?;
        let (account, sha256) = share::both(
            || check::check(&tree, &self.sources, &mut self.report),
            || digest::sha256(&tree.value),
        );
        let tree = self.barrier(tree)?;
        let tree = lower::lower(tree, &mut self.report);
        let tree = self.barrier(tree)?;
        let api = resolve::resolve(&tree, &mut self.report);
        let api = self.barrier(api)??;
        self.rest = Rest::Nothing;
        let krate = ir::model(&api, &tree, &mut self.report);
        let krate = self.barrier(krate)??;
        // Nothing is read behind the model but where things were written; texts take the room.
        drop(api);
        let tree = Tree {
            value: Value::Null,
            ..tree
        };
        let operations = operations_md::text(&krate, &tree, &self.sources);
        let files = emit::files(&krate, &sha256);
        let mut texts = render::texts(&krate, &files, &tree, &mut self.report)?;
        texts.files.insert("OPERATIONS.md".to_owned(), operations);
        Some(Made {
            texts,
            account,
            features: krate.features,
        })
    }
}
