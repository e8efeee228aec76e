//! The account is honest: what it calls used bears on the api model, what it calls ignored does
//! not. Each node of a document is changed in turn to see.

use serde_json::{Value, json};

use super::{Mark, walk};
use crate::api::Api;
use crate::check::check;
use crate::code::Code;
use crate::diagnostic::Report;
use crate::document::SourceId;
use crate::lower::lower;
use crate::pointer::Pointer;
use crate::resolve::resolve;
use crate::tree::Tree;

const DOCUMENT: &str = include_str!("honesty.yml");

/// What comes of a document: the model, or the rules that it breaks.
#[derive(Debug, PartialEq)]
enum Outcome {
    Model(Box<Api>),
    Faults(Vec<Code>),
}

fn outcome(document: &Value) -> Outcome {
    let tree = Tree::of(SourceId(0), document.clone());
    let mut report = Report::default();
    let account = check(&tree, &mut report);
    assert_eq!(account.sum(), account.total);
    let api = if report.is_empty() {
        let tree = lower(tree, &mut report);
        resolve(&tree, &mut report)
    } else {
        None
    };
    match api {
        Some(api) if report.is_empty() => Outcome::Model(Box::new(api)),
        _ => Outcome::Faults(report.iter().map(|diagnostic| diagnostic.code).collect()),
    }
}

fn marks(document: &Value) -> Vec<(Pointer, Option<String>)> {
    let tree = Tree::of(SourceId(0), document.clone());
    let mut marks = Vec::new();
    walk::walk(
        &tree,
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
        Value::String(text) => vec![json!(format!("{text}x"))],
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
fn what_is_used_bears_on_the_model_and_what_is_ignored_does_not() {
    let document: Value = serde_yaml::from_str(DOCUMENT).unwrap();
    let before = outcome(&document);
    assert!(matches!(before, Outcome::Model(_)), "{before:?}");
    let marks = marks(&document);
    assert!(marks.iter().any(|(_, ignored)| ignored.is_some()));
    let mut lies = Vec::new();
    for (pointer, ignored) in marks {
        let after: Vec<_> = mutants(&document, &pointer).iter().map(outcome).collect();
        let bears = after
            .iter()
            .any(|after| *after != before && !is_of_form(after));
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
    match outcome {
        Outcome::Faults(codes) => codes.iter().all(|code| {
            matches!(
                code,
                Code::MissingKeyword | Code::UnknownKeyword | Code::WrongType
            )
        }),
        Outcome::Model(_) => false,
    }
}
