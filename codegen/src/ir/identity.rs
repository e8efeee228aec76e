//! What each operation is called: by its `operationId`, or else by its method and path.
//!
//! Where two would get one name, whether of one id or of ids that differ only in case or symbols,
//! both get longer ones: the tag before the id, and where that is no help method and path. So a
//! name hangs on its own operation and on those that would share it, never on any other, and never
//! on which came first.

use std::collections::BTreeMap;

use super::Context;
use crate::api::Operation;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::model::Method;
use crate::names;

/// An operation and what it is called.
pub(super) struct Identified<'a> {
    pub(super) operation: &'a Operation,
    /// Its `operationId`, or what stands in for it.
    pub(super) id: String,
    /// The text that its names are made of.
    pub(super) text: String,
}

/// How an operation is called, from the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Called {
    /// By `x-rust-name`, which stays as it is.
    Given,
    /// By its `operationId`.
    Id,
    /// By its tag and its `operationId`.
    TagAndId,
    /// By method and path.
    Path,
}

/// The operations by path and method, each with a name of its own as far as there is one; what is
/// left is reported where names are claimed.
pub(super) fn identified<'a>(context: &mut Context<'a>) -> Vec<Identified<'a>> {
    let mut operations: Vec<_> = context.api.operations.iter().collect();
    operations.sort_by_key(|operation| (&operation.path, Method::parse(&operation.method)));
    let mut called: Vec<Called> = operations.iter().map(|one| shortest(one)).collect();
    loop {
        let shared = shared(&operations, &called);
        let mut changed = false;
        for ((operation, called), shared) in operations.iter().zip(&mut called).zip(shared) {
            let longer = if shared {
                longer(*called, operation)
            } else {
                *called
            };
            changed |= longer != *called;
            *called = longer;
        }
        if !changed {
            break;
        }
    }
    let identified: Vec<_> = operations
        .into_iter()
        .zip(called)
        .map(|(operation, called)| Identified {
            operation,
            id: operation.id.clone().unwrap_or_else(|| path_text(operation)),
            text: text(operation, called),
        })
        .collect();
    for one in &identified {
        warn(context, one);
    }
    identified
}

fn shortest(operation: &Operation) -> Called {
    let given = operation.rust_name.as_deref().and_then(names::given_member);
    match (given, &operation.id) {
        (Some(_), _) => Called::Given,
        (None, Some(_)) => Called::Id,
        (None, None) => Called::Path,
    }
}

fn longer(called: Called, operation: &Operation) -> Called {
    match called {
        Called::Given => Called::Given,
        Called::Id if !operation.tags.is_empty() => Called::TagAndId,
        Called::Id | Called::TagAndId | Called::Path => Called::Path,
    }
}

fn text(operation: &Operation, called: Called) -> String {
    let id = operation.id.clone().unwrap_or_default();
    match (called, operation.tags.first()) {
        (Called::Given, _) => operation.rust_name.clone().unwrap_or_default(),
        (Called::TagAndId, Some(tag)) => format!("{tag} {id}"),
        (Called::Id, _) | (Called::TagAndId, None) => id,
        (Called::Path, _) => path_text(operation),
    }
}

/// `GET /keys/{key_id}/` as `get_keys_by_key_id_slash`.
fn path_text(operation: &Operation) -> String {
    let mut words = vec![operation.method.to_lowercase()];
    let path = operation.path.strip_prefix('/').unwrap_or(&operation.path);
    for segment in path.split('/') {
        if segment.is_empty() && !path.is_empty() {
            words.push("slash".to_owned());
        }
        words.push(segment.replace('{', " by ").replace('}', " "));
    }
    names::plain(&names::method(&words.join(" ")))
}

/// Of each operation, whether another one has its method's or its type's name.
fn shared(operations: &[&Operation], called: &[Called]) -> Vec<bool> {
    let names: Vec<_> = operations
        .iter()
        .zip(called)
        .map(|(operation, called)| {
            let text = text(operation, *called);
            (names::method(&text), names::marker(&text))
        })
        .collect();
    let mut methods: BTreeMap<_, usize> = BTreeMap::new();
    let mut markers: BTreeMap<_, usize> = BTreeMap::new();
    for (method, marker) in &names {
        *methods.entry(method).or_default() += 1;
        *markers.entry(marker).or_default() += 1;
    }
    names
        .iter()
        .map(|(method, marker)| {
            methods.get(method).is_some_and(|count| *count > 1)
                || markers.get(marker).is_some_and(|count| *count > 1)
        })
        .collect()
}

/// Says that an operation is not called by its id.
fn warn(context: &mut Context<'_>, one: &Identified<'_>) {
    let operation = one.operation;
    if operation.rust_name.is_some() || operation.id.as_ref().is_none_or(|id| *id == one.text) {
        return;
    }
    let name = names::plain(&names::method(&one.text));
    context.report.push(Diagnostic::new(
        Code::Renamed,
        context.tree.place(&operation.pointer.key("operationId")),
        format!(
            "the `operationId` `{}` is not this operation's alone: its method is `{name}`",
            one.id
        ),
        "give it an id of its own by an overlay, or a name by `x-rust-name`",
    ));
}
