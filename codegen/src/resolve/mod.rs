//! A lowered tree to the api model: every reference but those to schemas is followed, every node of
//! the model knows where in the tree it was read from, and no request holds what answers alone do.
//!
//! `openapiv3` is a typed view of one node at a time and is dropped after use. A failure in it is
//! a bug of the generator, since `check` and `lower` leave nothing that it cannot hold.

mod all_of;
mod compatible;
mod components;
mod cycle;
mod description;
mod follow;
mod header;
mod multipart;
mod operation;
mod parameter;
mod parts;
mod patches;
mod path;
mod recursive;
mod required;
mod schema;
mod shared;
mod sides;
mod template;
mod union;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::api::{Answer, Api, Header, Parameter, Schema};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::pointer::Pointer;
use crate::share;
use crate::tree::Tree;
use components::Components;

/// Reads a lowered tree; `None` when a fault was reported.
pub fn resolve(tree: &Tree, report: &mut Report) -> Option<Api> {
    let mut resolver = Resolver::over(tree, Components::default());
    let api = resolver.api();
    let mut found = Report::default();
    resolver
        .findings
        .faults
        .into_values()
        .for_each(|fault| found.push(fault));
    let sound = !found.has_errors();
    report.extend(found);
    api.filter(|_| sound)
}

struct Resolver<'t> {
    tree: &'t Tree,
    findings: Findings,
    known: Known,
    /// The components, and what is known of those that are put together from several.
    components: Components,
}

/// What was read already, by where it stands in the end: most operations share it.
#[derive(Default)]
struct Known {
    parameters: ByPlace<Parameter>,
    headers: ByPlace<Header>,
    answers: ByPlace<Answer>,
}

/// What was made of nodes; `None` of one at fault. What is said where something refers to a node, such
/// as the name of a header or the status of an answer, is set there.
type ByPlace<T> = BTreeMap<Pointer, Option<T>>;

impl Known {
    fn parameters(&mut self) -> &mut ByPlace<Parameter> {
        &mut self.parameters
    }

    fn headers(&mut self) -> &mut ByPlace<Header> {
        &mut self.headers
    }

    fn answers(&mut self) -> &mut ByPlace<Answer> {
        &mut self.answers
    }
}

/// What was seen on the way, whoever saw it.
#[derive(Default)]
struct Findings {
    /// Each once, in the order in which they were found: a component is read wherever something
    /// refers to it.
    faults: IndexMap<(Code, Pointer), Diagnostic>,
    /// Names in `required` of a schema that another part of some `allOf` describes.
    met: BTreeSet<(Pointer, String)>,
}

/// What stands at the end of a reference, or without one.
struct Found<T> {
    /// Its node.
    pointer: Pointer,
    /// What it is.
    node: T,
    /// The description that the reference gives it.
    description: Option<String>,
}

impl<'t> Resolver<'t> {
    fn over(tree: &'t Tree, components: Components) -> Self {
        Self {
            tree,
            findings: Findings::default(),
            known: Known::default(),
            components,
        }
    }

    /// What `work` makes of each thing, on all processors: on each by a resolver that knows the same
    /// components, with what it found joined to what was found before. What is read once is found
    /// faulty where the first thing needs it, whichever resolver that comes to.
    fn share<T: Sync, R: Send>(
        &mut self,
        things: &[T],
        work: impl Fn(&mut Self, &T) -> R + Sync,
    ) -> Vec<R> {
        let begin = || Self::over(self.tree, self.components.shared());
        let done = share::each_with(things, begin, |resolver, thing| {
            let made = work(resolver, thing);
            (made, std::mem::take(&mut resolver.findings))
        });
        let join = |(made, findings): (R, Findings)| {
            for (key, fault) in findings.faults {
                self.findings.faults.entry(key).or_insert(fault);
            }
            self.findings.met.extend(findings.met);
            made
        };
        done.into_iter().map(join).collect()
    }

    fn api(&mut self) -> Option<Api> {
        let info = self.info();
        let servers = self.servers(&Pointer::root());
        let tags = self.tags();
        let credentials = self.schemes();
        let security = self.security(&Pointer::root()).unwrap_or_default();
        self.read_components();
        let mut operations = self.operations(&security);
        let mut schemas = self.schemas();
        let by_key: BTreeMap<&str, &Schema> = schemas
            .iter()
            .map(|named| (named.key.as_str(), &named.schema))
            .collect();
        self.refuse_cycles(&by_key);
        self.tell_undescribed(&schemas, &operations);
        shared::name(&mut schemas, &mut operations);
        recursive::define(&mut schemas);
        let (title, version) = info?;
        let mut api = Api {
            title,
            version,
            servers,
            schemes: credentials,
            security,
            tags,
            operations,
            schemas,
        };
        patches::mark(&mut api);
        sides::split(&mut api);
        Some(api)
    }

    /// Reads one node as its `openapiv3` type.
    fn read<T: DeserializeOwned>(&mut self, value: &Value, pointer: &Pointer) -> Option<T> {
        match T::deserialize(value) {
            Ok(node) => Some(node),
            Err(error) => {
                self.internal(pointer, &format!("the node cannot be read: {error}"));
                None
            }
        }
    }

    /// Reports what `check` or `lower` should have made impossible.
    fn internal(&mut self, pointer: &Pointer, message: &str) {
        self.fault(
            Code::Internal,
            pointer,
            message,
            "report this as a bug of the generator",
        );
    }

    /// Reports a fault at the value at `pointer`.
    fn fault(&mut self, code: Code, pointer: &Pointer, message: &str, help: &str) {
        let place = self.tree.place(pointer);
        self.push(pointer, Diagnostic::new(code, place, message, help));
    }

    /// Reports a fault at `pointer`, once.
    fn push(&mut self, pointer: &Pointer, diagnostic: Diagnostic) {
        let faults = &mut self.findings.faults;
        faults
            .entry((diagnostic.code, pointer.clone()))
            .or_insert(diagnostic);
    }

    /// The value at `pointer`.
    fn at(&self, pointer: &Pointer) -> Option<&'t Value> {
        pointer.find(&self.tree.value)
    }

    /// The members of the object at `pointer`, in the order of the document.
    fn members(
        &self,
        pointer: &Pointer,
    ) -> impl Iterator<Item = (&'t String, &'t Value)> + use<'t> {
        self.at(pointer)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
    }
}

/// The text of an extension.
fn extension(extensions: &IndexMap<String, Value>, name: &str) -> Option<String> {
    extensions
        .get(name)
        .and_then(Value::as_str)
        .map(str::to_owned)
}
