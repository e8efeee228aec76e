//! The files of a description, read when a reference first leads to one.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use serde_json::Value;

use super::Spot;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Document, Sources};
use crate::files::Files;
use crate::load;
use crate::pointer::Pointer;
use crate::tree::Tree;

/// Names a file of a description; the first is the description itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FileId(pub(super) usize);

impl FileId {
    /// The description.
    pub(super) const DESCRIPTION: Self = Self(0);
}

/// A file that was read.
struct File {
    /// Relative to the folder of the description.
    path: String,
    tree: Tree,
    /// Where each `$anchor` stands, once that was asked for.
    anchors: Option<BTreeMap<String, Pointer>>,
}

/// All the files.
pub(super) struct Documents<'d> {
    /// What stands before the path of a file in messages.
    folder: String,
    read: Vec<File>,
    /// By path; `None` of one that could not be read.
    known: BTreeMap<String, Option<FileId>>,
    files: &'d dyn Files,
    sources: &'d mut Sources,
    report: &'d mut Report,
}

impl<'d> Documents<'d> {
    pub(super) fn new(
        description: Tree,
        name: &str,
        files: &'d dyn Files,
        sources: &'d mut Sources,
        report: &'d mut Report,
    ) -> Self {
        let (folder, path) = match name.rfind(['/', '\\']) {
            Some(end) => name.split_at(end + 1),
            None => ("", name),
        };
        Self {
            folder: folder.to_owned(),
            known: BTreeMap::from([(path.to_owned(), Some(FileId::DESCRIPTION))]),
            read: vec![File {
                path: path.to_owned(),
                tree: description,
                anchors: None,
            }],
            files,
            sources,
            report,
        }
    }

    /// The path of a file, relative to the description's folder.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.read.get(file.0).map_or("", |file| &file.path)
    }

    /// The value at a spot.
    pub(super) fn at(&self, spot: &Spot) -> Option<&Value> {
        let file = self.read.get(spot.file.0)?;
        file.tree.value.pointer(spot.pointer.as_str())
    }

    /// The file at `path`, which the text at `from` leads to.
    pub(super) fn file(&mut self, path: &str, from: &Spot) -> Option<FileId> {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        let read = self.load(path, from);
        self.known.insert(path.to_owned(), read);
        read
    }

    fn load(&mut self, path: &str, from: &Spot) -> Option<FileId> {
        let bytes = match self.files.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = match error.kind() {
                    ErrorKind::NotFound => {
                        format!("there is no file `{path}` beside the description")
                    }
                    _ => format!("the file `{path}` cannot be read: {error}"),
                };
                let help = self.meant(path).unwrap_or_else(|| {
                    "give the path from this file to the one that it leads to".to_owned()
                });
                self.fault(Code::DanglingRef, from, &message, &help);
                return None;
            }
        };
        let document = Document {
            name: format!("{}{path}", self.folder),
            bytes,
        };
        let (source, value) = load::read(document, self.sources, self.report)?;
        self.read.push(File {
            path: path.to_owned(),
            tree: Tree::of(source, value),
            anchors: None,
        });
        Some(FileId(self.read.len() - 1))
    }

    /// What was meant by a path that is the bare name of a schema.
    fn meant(&self, path: &str) -> Option<String> {
        let schema = Pointer::root().key("components").key("schemas").key(path);
        let description = self.read.first()?;
        description.tree.value.pointer(schema.as_str())?;
        Some(format!("did you mean `#{schema}`?"))
    }

    /// Where the schema stands that calls itself `anchor`.
    pub(super) fn anchor(&mut self, file: FileId, anchor: &str) -> Option<Pointer> {
        let file = self.read.get_mut(file.0)?;
        let value = &file.tree.value;
        let anchors = file.anchors.get_or_insert_with(|| {
            let mut anchors = BTreeMap::new();
            collect(value, &Pointer::root(), &mut anchors);
            anchors
        });
        anchors.get(anchor).cloned()
    }

    /// Reports a fault at the value at a spot.
    pub(super) fn fault(&mut self, code: Code, at: &Spot, message: &str, help: &str) {
        if let Some(diagnostic) = self.diagnostic(code, at, message, help) {
            self.report.push(diagnostic);
        }
    }

    /// Reports a fault that is about a second spot too.
    pub(super) fn clash(&mut self, code: Code, [at, other]: [&Spot; 2], message: &str, help: &str) {
        let place = self
            .read
            .get(other.file.0)
            .map(|file| file.tree.place(&other.pointer));
        let diagnostic = self.diagnostic(code, at, message, help);
        if let (Some(diagnostic), Some(place)) = (diagnostic, place) {
            self.report
                .push(diagnostic.also(place, "the other stands here"));
        }
    }

    fn diagnostic(&self, code: Code, at: &Spot, message: &str, help: &str) -> Option<Diagnostic> {
        let place = self.read.get(at.file.0)?.tree.place(&at.pointer);
        Some(Diagnostic::new(code, place, message, help))
    }

    /// The trees, that of the description first.
    pub(super) fn into_trees(self) -> Vec<Tree> {
        self.read.into_iter().map(|file| file.tree).collect()
    }
}

/// Every `$anchor` below `pointer`; of two of one name the first counts.
fn collect(value: &Value, pointer: &Pointer, anchors: &mut BTreeMap<String, Pointer>) {
    match value {
        Value::Object(members) => {
            if let Some(anchor) = members.get("$anchor").and_then(Value::as_str) {
                anchors
                    .entry(anchor.to_owned())
                    .or_insert_with(|| pointer.clone());
            }
            for (key, member) in members.iter().filter(|(_, member)| !member.is_string()) {
                collect(member, &pointer.key(key), anchors);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                collect(element, &pointer.index(index), anchors);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
