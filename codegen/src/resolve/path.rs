//! Paths: each method becomes an operation, with the parameters of its path.

use openapiv3::ReferenceOr;
use serde_json::Value;

use super::Resolver;
use super::template::{self, Fault};
use crate::api::{Encoding, Kind, Location, Operation, Parameter, Schema, Security, Server};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::keywords::Section;
use crate::pointer::Pointer;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A path of the description.
pub(super) struct Path<'p> {
    /// The template.
    pub(super) text: &'p str,
    /// The node under `paths`, before any reference.
    pub(super) pointer: Pointer,
    /// The names in the template.
    pub(super) names: Vec<&'p str>,
    /// The parameters of all its operations.
    pub(super) parameters: List,
    /// Where its operations go unless they or the root say so.
    pub(super) servers: Vec<Server>,
    /// What its operations take unless they say otherwise.
    pub(super) security: &'p Security,
}

/// A list of parameters.
#[derive(Default)]
pub(super) struct List {
    parameters: Vec<Parameter>,
    gaps: Gaps,
}

/// Whether a fault kept a parameter of a list from being read; nobody knows which one it would be.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Gaps {
    #[default]
    None,
    Some,
}

impl Resolver<'_> {
    /// Every operation, sorted by path and method.
    pub(super) fn operations(&mut self, security: &Security) -> Vec<Operation> {
        let paths = Pointer::root().key("paths");
        let texts: Vec<_> = self.members(&paths).map(|(text, _)| text).collect();
        let made = self.share(&texts, |resolver, text| {
            resolver.path(text, paths.key(text), security)
        });
        let mut operations: Vec<_> = made.into_iter().flatten().collect();
        operations
            .sort_by(|one, other| (&one.path, &one.method).cmp(&(&other.path, &other.method)));
        operations
    }

    fn path(&mut self, text: &str, pointer: Pointer, security: &Security) -> Vec<Operation> {
        let Some(names) = self.names(text, &pointer) else {
            return Vec::new();
        };
        let Some(item) = self.follow(&pointer, Section::PathItems) else {
            return Vec::new();
        };
        let parameters = match item.node.get("parameters") {
            Some(list) => match self.read(list, &item.pointer.key("parameters")) {
                Some(nodes) => self.parameter_list(nodes, item.node, &item.pointer),
                None => List {
                    gaps: Gaps::Some,
                    ..List::default()
                },
            },
            None => List::default(),
        };
        let path = Path {
            text,
            pointer,
            names,
            parameters,
            security,
            servers: self.servers(&item.pointer),
        };
        let operations = METHODS.into_iter().filter_map(|method| {
            let value = item.node.get(method)?;
            self.operation(&path, method, item.pointer.key(method), value)
        });
        operations.collect()
    }

    fn names<'p>(&mut self, text: &'p str, pointer: &Pointer) -> Option<Vec<&'p str>> {
        let (message, help) = match template::names(text) {
            Ok(names) => return Some(names),
            Err(Fault::Braces) => (
                "the braces do not pair".to_owned(),
                "write each parameter as `{name}`",
            ),
            Err(Fault::Nameless) => (
                "`{}` names no parameter".to_owned(),
                "write each parameter as `{name}`",
            ),
            Err(Fault::Twice(name)) => (
                format!("`{{{name}}}` stands twice in the path"),
                "give each parameter its own name",
            ),
        };
        let place = self.tree.key_place(pointer);
        self.push(
            pointer,
            Diagnostic::new(Code::PathParameter, place, message, help),
        );
        None
    }

    /// Reads the parameters of a path or an operation, none of which may stand there twice.
    pub(super) fn parameter_list(
        &mut self,
        nodes: Vec<ReferenceOr<openapiv3::Parameter>>,
        owner: &Value,
        pointer: &Pointer,
    ) -> List {
        let pointer = pointer.key("parameters");
        let elements = owner.get("parameters").and_then(Value::as_array);
        let elements = elements.into_iter().flatten();
        let mut gaps = Gaps::None;
        let mut parameters: Vec<(Pointer, Parameter)> = Vec::new();
        for (index, (value, node)) in elements.zip(nodes).enumerate() {
            let entry = pointer.index(index);
            if let Some(name) = self.own_header(value, &entry) {
                self.tell_own_header(&name, &entry);
                continue;
            }
            let Some(parameter) = self.parameter(node, entry.clone()) else {
                gaps = Gaps::Some;
                continue;
            };
            let same = |(_, other): &&(Pointer, Parameter)| {
                other.wire == parameter.wire && other.location == parameter.location
            };
            if let Some((first, _)) = parameters.iter().find(same) {
                let message = format!("the parameter `{}` stands here twice", parameter.wire);
                let diagnostic = Diagnostic::new(
                    Code::DuplicateParameter,
                    self.tree.place(&entry),
                    message,
                    "remove one of the two",
                )
                .also(self.tree.place(first), "the first one");
                self.push(&entry, diagnostic);
                continue;
            }
            parameters.push((entry, parameter));
        }
        List {
            parameters: parameters
                .into_iter()
                .map(|(_, parameter)| parameter)
                .collect(),
            gaps,
        }
    }

    /// The parameters of an operation: its own override those of its path. Those of the path come
    /// in template order, then the others as the document has them.
    pub(super) fn merge(
        &mut self,
        path: &Path<'_>,
        own: List,
        operation: &Pointer,
    ) -> Vec<Parameter> {
        let shared = &path.parameters;
        let overridden = |parameter: &&Parameter| {
            !own.parameters
                .iter()
                .any(|own| own.wire == parameter.wire && own.location == parameter.location)
        };
        let parameters = shared.parameters.iter().filter(overridden).cloned();
        let mut parameters: Vec<_> = parameters.collect();
        parameters.extend(own.parameters);
        let position =
            |parameter: &Parameter| path.names.iter().position(|name| *name == parameter.wire);
        parameters.retain(|parameter| {
            let stands = parameter.location != Location::Path || position(parameter).is_some();
            if !stands {
                self.idle(path, parameter);
            }
            stands
        });
        for name in &path.names {
            let named = |parameter: &Parameter| {
                parameter.location == Location::Path && parameter.wire == *name
            };
            if parameters.iter().any(named) {
                continue;
            }
            // It may be the one that could not be read.
            if own.gaps == Gaps::None && shared.gaps == Gaps::None {
                self.tell_undeclared(path, name, operation);
            }
            parameters.push(undeclared(name, operation));
        }
        parameters.sort_by_key(|parameter| match parameter.location {
            Location::Path => position(parameter).unwrap_or(path.names.len()),
            Location::Query | Location::Header | Location::Cookie => path.names.len(),
        });
        parameters
    }

    /// A path parameter that its path does not name cannot be sent.
    fn idle(&mut self, path: &Path<'_>, parameter: &Parameter) {
        let message = format!("the path `{}` has no `{{{}}}`", path.text, parameter.wire);
        let diagnostic = Diagnostic::new(
            Code::MendedParameter,
            self.tree.place(&parameter.pointer),
            message,
            "it is left out: name it in the path, or remove the parameter",
        )
        .also(self.tree.key_place(&path.pointer), "the path");
        self.push(&parameter.pointer, diagnostic);
    }

    /// A name in a path has no parameter.
    fn tell_undeclared(&mut self, path: &Path<'_>, name: &str, operation: &Pointer) {
        let diagnostic = Diagnostic::new(
            Code::MendedParameter,
            self.tree.key_place(operation),
            format!("`{{{name}}}` of the path has no parameter here"),
            format!("it is taken for a text: add a parameter `{name}` with `in: path` and `required: true`"),
        )
        .also(self.tree.key_place(&path.pointer), "the path");
        // Several names of one path can lack theirs.
        self.push(&operation.key(name), diagnostic);
    }
}

/// A name in a path without a parameter is a text.
fn undeclared(name: &str, operation: &Pointer) -> Parameter {
    Parameter {
        pointer: operation.clone(),
        wire: name.to_owned(),
        rust_name: None,
        location: Location::Path,
        encoding: Encoding::plain(Location::Path),
        required: true,
        description: None,
        deprecated: false,
        schema: Schema {
            kind: Kind::String(None),
            ..Schema::any(operation.clone())
        },
    }
}
