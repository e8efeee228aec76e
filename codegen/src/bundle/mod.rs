//! A description of several files, with references to any place in them, to one whose references
//! lead to components alone.
//!
//! What a reference leads to that is no component becomes one: it moves under `components`, by a
//! name that follows from its own place, and a reference to it stands where it stood. So it is one
//! type however many references lead to it. Of other files only what is referred to comes over.
//! Media types have no components that the stages behind this one know: they are copied.
//!
//! Invariant: every node keeps the place where it was written, and a description whose references
//! lead to components already is not touched.

mod documents;
mod name;
mod rewrite;
mod target;
mod walk;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::Report;
use crate::document::Sources;
use crate::files::Files;
use crate::keywords::Section;
use crate::pointer::Pointer;
use crate::tree::Tree;
use documents::{Documents, FileId};

/// A node of one of the files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    file: FileId,
    pointer: Pointer,
}

/// Everything that references lead to and that is no component yet, and what leads there.
#[derive(Debug, Default)]
struct Found {
    /// What becomes a component, and of which section.
    targets: BTreeMap<Spot, Section>,
    /// The texts of references, and where they lead.
    texts: BTreeMap<Spot, Spot>,
    /// References in the place of what is no component, and where they lead.
    copies: BTreeMap<Spot, Spot>,
}

/// Brings all that the references of `tree` lead to under its `components`.
///
/// What is wrong is reported; the tree that comes out is then not to be used.
pub fn bundle(
    tree: Tree,
    name: &str,
    files: &dyn Files,
    sources: &mut Sources,
    report: &mut Report,
) -> Tree {
    if leads_to_components(&tree.value) {
        return tree;
    }
    let mut documents = Documents::new(tree, name, files, sources, report);
    let found = walk::walk(&mut documents);
    let keys = name::keys(&mut documents, &found);
    rewrite::rewrite(documents.into_trees(), &found, &keys)
}

/// Whether every reference leads to a component of the same document, as far as can be told without
/// knowing what is a reference.
fn leads_to_components(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().all(|(key, member)| match member {
            Value::String(text) if key == "$ref" => leads_to_component(text),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => true,
            Value::Array(_) | Value::Object(_) => leads_to_components(member),
        }),
        Value::Array(elements) => elements.iter().all(leads_to_components),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

/// Media types have no components that the stages behind this one know.
fn leads_to_component(text: &str) -> bool {
    let key = text.strip_prefix("#/components/");
    key.is_some_and(|key| key.split('/').count() == 2 && !key.starts_with("mediaTypes/"))
}

#[cfg(test)]
mod tests;
