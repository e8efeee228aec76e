//! The account is honest: what it calls used bears on the emitted files, what it calls ignored
//! does not. Each node of a document is changed in turn to see.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Mark, walk};
use crate::check::check;
use crate::code::{Code, Severity};
use crate::diagnostic::Report;
use crate::document::{SourceId, Sources};
use crate::lower::lower;
use crate::pointer::Pointer;
use crate::resolve::resolve;
use crate::tree::Tree;
use crate::{emit, ir, operations_md};

const DOCUMENT: &str = include_str!("honesty.yml");

/// What comes of a document: the files, if any, and the rules that it breaks.
#[derive(Debug, PartialEq)]
struct Outcome {
    files: Option<BTreeMap<String, String>>,
    broken: Vec<Code>,
}

fn outcome(document: &Value) -> Outcome {
    let tree = Tree::of(SourceId(0), document.clone());
    let mut report = Report::default();
    let account = check(&tree, &Sources::default(), &mut report);
    assert_eq!(account.sum(), account.total);
    Outcome {
        files: files(tree, &mut report).filter(|_| !report.has_errors()),
        broken: report.iter().map(|diagnostic| diagnostic.code).collect(),
    }
}

/// The text of every file but for the digest of the description, on which all bears.
fn files(tree: Tree, report: &mut Report) -> Option<BTreeMap<String, String>> {
    if report.has_errors() {
        return None;
    }
    let tree = lower(tree, report);
    let api = resolve(&tree, report)?;
    let krate = ir::model(&api, &tree, report)?;
    let mut files: BTreeMap<_, _> = emit::files(&krate, "")
        .into_iter()
        .map(|file| (file.path.clone(), file.tokens().to_string()))
        .collect();
    let operations = operations_md::text(&krate, &tree, &Sources::default());
    files.insert("OPERATIONS.md".to_owned(), operations);
    Some(files)
}

fn marks(document: &Value) -> Vec<(Pointer, Option<String>)> {
    let tree = Tree::of(SourceId(0), document.clone());
    let mut marks = Vec::new();
    walk::walk(
        &tree,
        &Sources::default(),
        &mut Report::default(),
        &mut |trail, mark| match mark {
            Mark::Used => marks.push((trail.pointer(), None)),
            Mark::Ignored(keyword) => marks.push((trail.pointer(), Some(keyword.to_owned()))),
            Mark::Reported => panic!("a fault at {}", trail.pointer()),
        },
    );
    marks
}

/// The document without the node at `pointer`, and with other values of its type there.
fn mutants(document: &Value, pointer: &Pointer) -> Vec<Value> {
    let node = document.pointer(pointer.as_str()).unwrap();
    let others = match node {
        Value::Null => vec![],
        Value::Bool(boolean) => vec![json!(!boolean)],
        Value::Number(number) => vec![json!(number.as_f64().unwrap() + 1.0)],
        // Most formats mean the same as an unknown one.
        Value::String(text) => ["date", "int32", "float"]
            .into_iter()
            .filter(|_| pointer.steps().last().as_deref() == Some("format"))
            .map(|format| json!(format))
            .chain([json!(format!("{text}x"))])
            .collect(),
        Value::Array(_) => vec![json!([])],
        Value::Object(members) => {
            let renamed = members
                .iter()
                .map(|(key, value)| (format!("{key}x"), value.clone()));
            vec![json!({}), Value::Object(renamed.collect())]
        }
    };
    let mut mutants: Vec<_> = others
        .into_iter()
        .map(|other| {
            let mut mutant = document.clone();
            *mutant.pointer_mut(pointer.as_str()).unwrap() = other;
            mutant
        })
        .collect();
    let steps: Vec<_> = pointer.steps().collect();
    if let Some((last, parents)) = steps.split_last() {
        let parent = parents
            .iter()
            .fold(Pointer::root(), |parent, step| parent.key(step));
        let mut mutant = document.clone();
        match mutant.pointer_mut(parent.as_str()).unwrap() {
            Value::Object(members) => drop(members.shift_remove(last)),
            Value::Array(elements) => drop(elements.remove(last.parse().unwrap())),
            other => panic!("{other} has no member {last}"),
        }
        mutants.push(mutant);
    }
    mutants
}

#[test]
fn what_is_used_bears_on_the_files_and_what_is_ignored_does_not() {
    let document: Value = serde_yaml::from_str(DOCUMENT).unwrap();
    let before = outcome(&document);
    assert!(before.files.is_some(), "{before:?}");
    let marks = marks(&document);
    assert!(marks.iter().any(|(_, ignored)| ignored.is_some()));
    let mut lies = Vec::new();
    for (pointer, ignored) in marks {
        let after: Vec<_> = mutants(&document, &pointer).iter().map(outcome).collect();
        let bears = after
            .iter()
            .any(|after| after.files != before.files && !is_of_form(after));
        let faulty = after.iter().any(|after| *after != before);
        match ignored {
            None if !faulty => lies.push(format!("`{pointer}` is not used")),
            Some(keyword) if bears => {
                lies.push(format!("`{pointer}`, ignored by `{keyword}`, is used"));
            }
            None | Some(_) => {}
        }
    }
    assert!(lies.is_empty(), "{}", lies.join("\n"));
}

/// Whether only the form is at fault, which matters even of what is ignored.
fn is_of_form(outcome: &Outcome) -> bool {
    let mut errors = outcome
        .broken
        .iter()
        .filter(|code| code.severity() == Severity::Error);
    outcome.files.is_none()
        && errors.all(|code| {
            matches!(
                code,
                Code::MissingKeyword | Code::UnknownKeyword | Code::WrongType
            )
        })
}
