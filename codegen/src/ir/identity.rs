//! What each operation is called: by its `operationId`, or else by its method and path.
//!
//! Where two would get one name, whether of one id or of ids that differ only in case or symbols,
//! both get longer ones: the tag before the id, and where that is no help method and path. So a
//! name hangs on its own operation and on those that would share it, never on any other, and never
//! on which came first.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::api::Operation;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::model::Method;
use crate::names::{self, Ident};
use crate::pointer::Pointer;

/// An operation and what it is called.
pub(super) struct Identified<'a> {
    pub(super) operation: &'a Operation,
    /// Its `operationId`, or what stands in for it.
    pub(super) id: String,
    /// The text that its names are made of.
    text: String,
    /// Its method on the client: given, or by its text.
    pub(super) method: Ident,
    /// The type that stands for it.
    pub(super) marker: Ident,
}

/// The operations of each module, by its name.
pub(super) type Modules<'a> = BTreeMap<Ident, Vec<Identified<'a>>>;

/// The module of operations without a tag.
const UNTAGGED: &str = "default";

/// The operations of each module, which is that of their first tag.
pub(super) fn by_module<'a>(context: &mut Context<'a>) -> Modules<'a> {
    let mut by_module = Modules::new();
    for one in identified(context) {
        let tag = one.operation.tags.first().map(String::as_str);
        let name = names::module(tag.unwrap_or(UNTAGGED));
        by_module.entry(name).or_default().push(one);
    }
    by_module
}

/// The operations by path and method, each with a name of its own as far as there is one; what is
/// left is reported where names are claimed.
fn identified<'a>(context: &mut Context<'a>) -> Vec<Identified<'a>> {
    let mut operations: Vec<_> = context.api.operations.iter().collect();
    operations.sort_by_key(|operation| (&operation.path, Method::parse(&operation.method)));
    let own: Vec<_> = operations
        .iter()
        .map(|operation| identify(operation, first_text(operation)))
        .collect();
    let are_distinct = names::are_distinct(own.iter().map(|one| &one.method))
        && names::are_distinct(own.iter().map(|one| &one.marker));
    if are_distinct {
        return own;
    }
    let texts: Vec<_> = operations
        .iter()
        .map(|operation| texts(operation))
        .collect();
    let chosen = names::settle(&texts, |index, text| {
        let one = operations.get(index);
        let one = one.map(|operation| identify(operation, text.to_owned()));
        let one = one.into_iter();
        one.flat_map(|one| [one.method.to_string(), one.marker.to_string()])
            .collect()
    });
    let texts = texts.into_iter().zip(chosen);
    let identified: Vec<_> = operations
        .into_iter()
        .zip(texts)
        .map(|(operation, (texts, chosen))| {
            let text = texts.into_iter().nth(chosen).unwrap_or_default();
            identify(operation, text)
        })
        .collect();
    warn(context, &identified);
    identified
}

fn identify(operation: &Operation, text: String) -> Identified<'_> {
    let given = operation.rust_name.as_deref();
    let given = given.and_then(names::given_member);
    Identified {
        operation,
        id: operation.id.clone().unwrap_or_else(|| path_text(operation)),
        method: given.unwrap_or_else(|| names::method(&text)),
        marker: names::marker(&text),
        text,
    }
}

/// What an operation can be called by.
fn texts(operation: &Operation) -> Vec<String> {
    let mut texts = vec![first_text(operation)];
    if given(operation).is_none()
        && let Some(id) = &operation.id
    {
        texts.extend(operation.tags.first().map(|tag| format!("{tag} {id}")));
        texts.push(path_text(operation));
    }
    texts
}

/// What it is called by if nothing else is: the name that it is given, its id, or its path.
fn first_text(operation: &Operation) -> String {
    let named = given(operation).or(operation.id.as_deref());
    named.map_or_else(|| path_text(operation), str::to_owned)
}

fn given(operation: &Operation) -> Option<&str> {
    let given = operation.rust_name.as_deref();
    given.filter(|given| names::given_member(given).is_some())
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

/// How many of the operations that would share a name are shown beside one of them.
const SHOWN: usize = 3;

/// Says which operations are not called by their ids, and which others would be called the same.
fn warn(context: &mut Context<'_>, operations: &[Identified<'_>]) {
    if operations.iter().all(is_called_by_id) {
        return;
    }
    let mut alike: BTreeMap<Ident, BTreeSet<usize>> = BTreeMap::new();
    for (index, one) in operations.iter().enumerate() {
        for name in first_names(one.operation) {
            alike.entry(name).or_default().insert(index);
        }
    }
    for (index, one) in operations.iter().enumerate() {
        if is_called_by_id(one) {
            continue;
        }
        let names = first_names(one.operation);
        let alike = names.iter().filter_map(|name| alike.get(name)).flatten();
        let others: BTreeSet<_> = alike.filter(|other| **other != index).collect();
        let others: Vec<_> = others
            .into_iter()
            .filter_map(|other| operations.get(*other))
            .collect();
        warn_of(context, one, &others);
    }
}

fn warn_of(context: &mut Context<'_>, one: &Identified<'_>, others: &[&Identified<'_>]) {
    let name = names::plain(&names::method(&one.text));
    let mut diagnostic = Diagnostic::new(
        Code::Renamed,
        context.tree.place(&named_at(one.operation)),
        format!(
            "the `operationId` `{}` is not this operation's alone: its method is `{name}`",
            one.id
        ),
        "give it an id of its own by an overlay, or a name by `x-rust-name`",
    );
    let hidden = others.len().saturating_sub(SHOWN);
    for (index, other) in others.iter().take(SHOWN).enumerate() {
        let what = if hidden > 0 && index + 1 == SHOWN {
            format!("and this, as {hidden} more would")
        } else {
            "this would be called the same".to_owned()
        };
        let place = context.tree.place(&named_at(other.operation));
        let place = if place == diagnostic.place {
            // One path item that several paths refer to.
            let path = Pointer::root().key("paths").key(&other.operation.path);
            context.tree.key_place(&path)
        } else {
            place
        };
        diagnostic = diagnostic.also(place, what);
    }
    context.report.push(diagnostic);
}

fn is_called_by_id(one: &Identified<'_>) -> bool {
    let operation = one.operation;
    operation.rust_name.is_some() || operation.id.as_ref().is_none_or(|id| *id == one.text)
}

/// The method and the marker that an operation has if no other would have them.
fn first_names(operation: &Operation) -> [Ident; 2] {
    let text = first_text(operation);
    [names::method(&text), names::marker(&text)]
}

/// What an operation is called by.
fn named_at(operation: &Operation) -> Pointer {
    let pointer = &operation.pointer;
    match (&operation.rust_name, &operation.id) {
        (Some(_), _) => pointer.key("x-rust-name"),
        (None, Some(_)) => pointer.key("operationId"),
        (None, None) => pointer.clone(),
    }
}
