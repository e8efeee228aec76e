//! Names that are taken: the second to ask for one is reported with both places and the overlay
//! that settles it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::Value;

use super::Context;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::names::Ident;
use crate::pointer::Pointer;

/// The names of one scope, such as the fields of a struct.
#[derive(Debug)]
pub(super) struct Claims {
    /// What the names are of, for messages: `field`.
    kind: &'static str,
    remedy: Remedy,
    taken: BTreeMap<String, (Pointer, Standing)>,
}

/// Whether a name may give way to another.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// It is as long as it gets, or was given.
    Fixed,
    /// It is that of an inline type, which can have a longer one.
    Inline(Ident),
}

/// How a collision is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remedy {
    /// By `x-rust-name` on one of the nodes, with an example of a name.
    RustName(&'static str),
    /// By another text at one of the nodes.
    Rename,
}

impl Claims {
    pub(super) fn new(kind: &'static str, remedy: Remedy) -> Self {
        Self {
            kind,
            remedy,
            taken: BTreeMap::new(),
        }
    }

    /// Takes `name`, unless it is taken by another node.
    pub(super) fn claim(&mut self, context: &mut Context<'_>, name: &str, pointer: &Pointer) {
        self.take(context, name, pointer, Standing::Fixed);
    }

    /// Takes `name` for an inline type; where it is taken, the type gets a longer one.
    pub(super) fn claim_inline(
        &mut self,
        context: &mut Context<'_>,
        name: &Ident,
        pointer: &Pointer,
    ) {
        let standing = Standing::Inline(name.clone());
        self.take(context, name.as_str(), pointer, standing);
    }

    /// Takes what another scope has taken, which is a part of this one.
    pub(super) fn join(&mut self, context: &mut Context<'_>, part: Self) {
        for (name, (pointer, standing)) in part.taken {
            self.take(context, &name, &pointer, standing);
        }
    }

    fn take(
        &mut self,
        context: &mut Context<'_>,
        name: &str,
        pointer: &Pointer,
        standing: Standing,
    ) {
        let own = (pointer.clone(), standing);
        let first = match self.taken.entry(name.to_owned()) {
            Entry::Vacant(free) => {
                free.insert(own);
                return;
            }
            Entry::Occupied(taken) if *taken.get() == own => return,
            Entry::Occupied(taken) => taken.get().clone(),
        };
        let crowded: Vec<_> = [&first, &own]
            .into_iter()
            .filter_map(|(pointer, standing)| match standing {
                Standing::Inline(name) => Some((pointer.clone(), name.clone())),
                Standing::Fixed => None,
            })
            .collect();
        if crowded.is_empty() {
            self.report(context, name, &first.0, pointer);
        } else {
            context.crowded.extend(crowded);
        }
    }

    fn report(&self, context: &mut Context<'_>, name: &str, first: &Pointer, second: &Pointer) {
        if !context.collided.insert((first.clone(), second.clone())) {
            return;
        }
        let target = yaml(json_path(&context.tree.value, second));
        let help = match self.remedy {
            Remedy::RustName(example) => format!(
                "settle it by an overlay:\n  - target: {target}\n    update:\n      x-rust-name: {example}"
            ),
            Remedy::Rename => format!("give `{target}` another name by an overlay"),
        };
        let message = format!("the {} `{name}` would stand for two things", self.kind);
        let diagnostic = Diagnostic::new(
            Code::NameCollision,
            context.tree.place(second),
            message,
            help,
        )
        .also(context.tree.place(first), "the first of them stands here");
        context.report.push(diagnostic);
    }
}

/// The `JSONPath` of a node, as an overlay writes it.
fn json_path(root: &Value, pointer: &Pointer) -> String {
    let mut path = "$".to_owned();
    let mut node = Some(root);
    for step in pointer.steps() {
        let element = node
            .and_then(Value::as_array)
            .zip(step.parse::<usize>().ok());
        if let Some((elements, index)) = element {
            path.extend(["[", &index.to_string(), "]"]);
            node = elements.get(index);
        } else {
            let is_name = step.starts_with(|first: char| first.is_ascii_alphabetic())
                && step
                    .chars()
                    .all(|symbol| symbol.is_ascii_alphanumeric() || symbol == '_');
            if is_name {
                path.extend([".", &step]);
            } else {
                path.extend(["['", &quoted(&step), "']"]);
            }
            node = node.and_then(|node| node.get(&step));
        }
    }
    path
}

/// A text between the quotes of a `JSONPath`: what is no letter, digit, space or plain symbol is
/// written as an escape, so that the overlay can be copied out of the message.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for symbol in text.chars() {
        match symbol {
            '\\' | '\'' => quoted.extend(['\\', symbol]),
            ' ' => quoted.push(symbol),
            _ if symbol.is_ascii_graphic() || symbol.is_alphanumeric() => quoted.push(symbol),
            _ => {
                let units = symbol.encode_utf16(&mut [0; 2]).to_vec();
                let escapes = units.iter().map(|unit| format!("\\u{unit:04x}"));
                quoted.extend(escapes);
            }
        }
    }
    quoted
}

/// A path as a value of YAML.
fn yaml(path: String) -> String {
    if path.contains(": ") || path.contains(" #") {
        format!("'{}'", path.replace('\'', "''"))
    } else {
        path
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_is_one_value_of_yaml() {
        assert_eq!(yaml("$['a:b']".to_owned()), "$['a:b']");
        assert_eq!(yaml("$['a: b']".to_owned()), "'$[''a: b'']'");
    }

    #[test]
    fn paths_are_written_as_overlays_write_them() {
        let root = json!({"paths": {"/a": {"get": {"parameters": [{}]}}}, "a'b": 1});
        let table = [
            ("", "$"),
            ("/paths/~1a/get", "$.paths['/a'].get"),
            (
                "/paths/~1a/get/parameters/0",
                "$.paths['/a'].get.parameters[0]",
            ),
            ("/a'b", "$['a\\'b']"),
            ("/responses/200", "$.responses['200']"),
            ("/a\n\u{202e}", "$['a\\u000a\\u202e']"),
            ("/\u{e4} \u{1f600}", "$['\u{e4} \\ud83d\\ude00']"),
        ];
        for (pointer, wanted) in table {
            assert_eq!(json_path(&root, &Pointer::parse(pointer)), wanted);
        }
    }
}
