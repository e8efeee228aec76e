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
use crate::names::{self, Ident};

/// An operation and what it is called.
pub(super) struct Identified<'a> {
    pub(super) operation: &'a Operation,
    /// Its `operationId`, or what stands in for it.
    pub(super) id: String,
    /// The text that its names are made of.
    text: String,
}

/// The module of operations without a tag.
const UNTAGGED: &str = "default";

impl Identified<'_> {
    /// Its method on the client: given, or by its text.
    pub(super) fn method(&self) -> Ident {
        let given = self.operation.rust_name.as_deref();
        let given = given.and_then(names::given_member);
        given.unwrap_or_else(|| names::method(&self.text))
    }

    /// The type that stands for it.
    pub(super) fn marker(&self) -> Ident {
        names::marker(&self.text)
    }
}

/// The operations of each module, which is that of their first tag.
pub(super) fn by_module<'a>(context: &mut Context<'a>) -> BTreeMap<Ident, Vec<Identified<'a>>> {
    let mut by_module: BTreeMap<Ident, Vec<Identified<'_>>> = BTreeMap::new();
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
    let texts: Vec<_> = operations
        .iter()
        .map(|operation| texts(operation))
        .collect();
    let chosen = names::settle(&texts, |text| {
        let (method, marker) = (names::method(text), names::marker(text));
        vec![method.to_string(), marker.to_string()]
    });
    let texts = texts.into_iter().zip(chosen);
    let identified: Vec<_> = operations
        .into_iter()
        .zip(texts)
        .map(|(operation, (texts, chosen))| Identified {
            operation,
            id: operation.id.clone().unwrap_or_else(|| path_text(operation)),
            text: texts.into_iter().nth(chosen).unwrap_or_default(),
        })
        .collect();
    for one in &identified {
        warn(context, one);
    }
    identified
}

/// What an operation can be called by.
fn texts(operation: &Operation) -> Vec<String> {
    let given = operation.rust_name.as_deref();
    if let Some(given) = given.filter(|given| names::given_member(given).is_some()) {
        return vec![given.to_owned()];
    }
    let mut texts = Vec::new();
    if let Some(id) = &operation.id {
        texts.push(id.clone());
        texts.extend(operation.tags.first().map(|tag| format!("{tag} {id}")));
    }
    texts.push(path_text(operation));
    texts
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
