//! Which components the operations reach: the others have no bearing on the output.
//!
//! Schemas and security schemes are not among them, since all of those are generated.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::keywords::{Section, is_content_type};
use crate::media::Format;
use crate::reference::{Target, parse};

/// The components that something refers to, and as what.
#[derive(Default)]
pub(super) struct Reached(BTreeMap<Target, Use>);

/// As what a component is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// As a header of a part, and nothing else.
    Part,
    /// As the answer of other than a 2xx status, or as anything else but an answer.
    Other,
    /// As the answer of a 2xx status, among others.
    Success,
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

impl Reached {
    /// Follows every reference from the paths.
    pub(super) fn from_paths(root: &Value) -> Self {
        let mut reached = Self::default();
        for path in members(root.get("paths")) {
            reached.node(root, path.1, Use::Other, Self::path_item);
        }
        reached
    }

    /// As what a component is used, if anything leads to it.
    pub(super) fn find(&self, section: Section, key: &str) -> Option<Use> {
        self.0
            .get(&Target {
                section,
                key: key.to_owned(),
            })
            .copied()
    }

    /// Follows the references from `node`, and looks `below` what stands at their end.
    fn node(
        &mut self,
        root: &Value,
        node: &Value,
        used: Use,
        below: fn(&mut Self, &Value, &Value),
    ) {
        let Some(text) = node.get("$ref").and_then(Value::as_str) else {
            return below(self, root, node);
        };
        let Ok(target) = parse(text) else { return };
        let first_time = self.0.get(&target).is_none_or(|known| *known < used);
        let end = root.pointer(target.pointer().as_str());
        if first_time {
            self.0.insert(target, used);
            if let Some(end) = end {
                self.node(root, end, used, below);
            }
        }
    }

    fn path_item(&mut self, root: &Value, path: &Value) {
        self.parameters(root, path);
        for operation in METHODS.iter().filter_map(|method| path.get(method)) {
            self.parameters(root, operation);
            if let Some(body) = operation.get("requestBody") {
                self.node(root, body, Use::Other, Self::body);
            }
            for (status, response) in members(operation.get("responses")) {
                let used = if status.starts_with('2') {
                    Use::Success
                } else {
                    Use::Other
                };
                self.node(root, response, used, Self::answer);
            }
        }
    }

    /// The parts of a body can have headers.
    fn body(&mut self, root: &Value, body: &Value) {
        let contents = members(body.get("content"));
        let parts = contents.filter(|(media, _)| Format::of(media) == Format::Multipart);
        for (_, encoding) in parts.flat_map(|(_, content)| members(content.get("encoding"))) {
            self.headers(root, encoding, Use::Part);
        }
    }

    fn answer(&mut self, root: &Value, answer: &Value) {
        self.headers(root, answer, Use::Other);
    }

    fn headers(&mut self, root: &Value, owner: &Value, used: Use) {
        let headers = members(owner.get("headers"));
        for (_, header) in headers.filter(|(name, _)| !is_content_type(name)) {
            self.node(root, header, used, |_, _, _| {});
        }
    }

    fn parameters(&mut self, root: &Value, owner: &Value) {
        for parameter in owner
            .get("parameters")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            self.node(root, parameter, Use::Other, |_, _, _| {});
        }
    }
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn follows_references_through_components() {
        let mut item = json!({
            "parameters": [{"$ref": "#/components/parameters/id"}],
            "get": {"responses": {
                "200": {"$ref": "#/components/responses/One"},
                "404": {"$ref": "#/components/responses/Gone"},
                "405": {"headers": {
                    "x-left": {"$ref": "#/components/headers/Left"},
                    "Content-type": {"$ref": "#/components/headers/Type"},
                }},
                "default": {"$ref": "#/components/responses/Loop"},
            }},
        });
        let encoding = json!({"file": {"headers": {
            "x-part": {"$ref": "#/components/headers/Part"},
            "content-type": {"$ref": "#/components/headers/Type"},
        }}});
        item["post"] = json!({"requestBody": {"content": {
            "multipart/form-data": {"encoding": encoding},
            "application/x-www-form-urlencoded": {"encoding": {"a": {"headers": {
                "x-form": {"$ref": "#/components/headers/Form"},
            }}}},
        }}});
        let root = json!({
            "paths": {"/a": {"$ref": "#/components/pathItems/a"}},
            "components": {
                "pathItems": {"a": item},
                "responses": {
                    "One": {"$ref": "#/components/responses/Two"},
                    "Two": {"headers": {"x-more": {"$ref": "#/components/headers/More"}}},
                    "Loop": {"$ref": "#/components/responses/Loop"},
                },
            },
        });
        let reached = Reached::from_paths(&root);
        for (section, key, used) in [
            (Section::PathItems, "a", Some(Use::Other)),
            (Section::Parameters, "id", Some(Use::Other)),
            (Section::Responses, "One", Some(Use::Success)),
            (Section::Responses, "Two", Some(Use::Success)),
            (Section::Responses, "Gone", Some(Use::Other)),
            (Section::Responses, "Loop", Some(Use::Other)),
            (Section::Responses, "Three", None),
            (Section::Headers, "Left", Some(Use::Other)),
            (Section::Headers, "More", Some(Use::Other)),
            (Section::Headers, "Type", None),
            (Section::Headers, "Part", Some(Use::Part)),
            (Section::Headers, "Form", None),
        ] {
            assert_eq!(reached.find(section, key), used, "{key}");
        }
    }
}
