//! The effective description, asked for what a call needs: nothing of the generator's own stages
//! takes part, so that the table holds it to account.

use serde_json::Value;

/// The effective description.
pub(crate) struct Description(Value);

/// What the description says of an operation.
pub(crate) struct Described {
    /// `GET`
    pub(crate) verb: String,
    pub(crate) path: String,
    /// `x-idempotent`
    idempotent: Option<bool>,
    pub(crate) parameters: Vec<Parameter>,
    /// The schema of the body.
    pub(crate) body: Option<Value>,
    /// The schema of a success.
    pub(crate) answer: Option<Value>,
    /// Whether some success holds nothing.
    pub(crate) answers_nothing: bool,
}

/// What the description says of a parameter.
pub(crate) struct Parameter {
    pub(crate) wire: String,
    /// `in`
    pub(crate) place: String,
    pub(crate) schema: Value,
}

const VERBS: [&str; 8] = [
    "get", "head", "post", "put", "patch", "delete", "options", "trace",
];

impl Description {
    pub(crate) fn new(effective: Value) -> Self {
        Self(effective)
    }

    /// What a node says, which may do so by reference.
    pub(crate) fn resolved<'a>(&'a self, node: &'a Value) -> &'a Value {
        match node["$ref"].as_str() {
            Some(reference) => {
                let pointer = reference.strip_prefix('#').expect("a reference within");
                self.resolved(
                    self.0
                        .pointer(pointer)
                        .expect("what is referred to is there"),
                )
            }
            None => node,
        }
    }

    /// The operation of this `operationId`.
    pub(crate) fn operation(&self, id: &str) -> Described {
        let paths = self.0["paths"].as_object().expect("paths");
        let found = paths.iter().find_map(|(path, item)| {
            let verb = VERBS
                .iter()
                .find(|verb| item[**verb]["operationId"] == id)?;
            Some((path, item, *verb))
        });
        let (path, item, verb) = found.unwrap_or_else(|| panic!("`{id}` is not described"));
        let node = &item[verb];
        let (answer, answers_nothing) = self.answers(node);
        Described {
            verb: verb.to_uppercase(),
            path: path.clone(),
            idempotent: node["x-idempotent"].as_bool(),
            parameters: [item, node]
                .into_iter()
                .flat_map(|node| self.parameters(node))
                .collect(),
            body: self.json(&node["requestBody"]),
            answer,
            answers_nothing,
        }
    }

    fn parameters(&self, node: &Value) -> impl Iterator<Item = Parameter> {
        let list = node["parameters"].as_array().into_iter().flatten();
        list.map(|parameter| {
            let parameter = self.resolved(parameter);
            let text = |key: &str| parameter[key].as_str().expect("a text").to_owned();
            Parameter {
                wire: text("name"),
                place: text("in"),
                schema: parameter["schema"].clone(),
            }
        })
    }

    /// The schema of a success, and whether one has none.
    fn answers(&self, node: &Value) -> (Option<Value>, bool) {
        let responses = node["responses"].as_object().expect("responses");
        let successes = responses
            .iter()
            .filter(|(status, _)| status.starts_with('2'));
        let schemas: Vec<_> = successes.map(|(_, response)| self.json(response)).collect();
        let nothing = schemas.contains(&None);
        (schemas.into_iter().flatten().next(), nothing)
    }

    /// The schema under `content`.
    fn json(&self, node: &Value) -> Option<Value> {
        let content = self.resolved(node)["content"].as_object()?;
        let (_, media) = content.iter().find(|(name, _)| name.contains("json"))?;
        Some(media["schema"].clone())
    }
}

impl Described {
    /// What repeating it can do, by RFC 9110, section 9.2, and by what an overlay adds: a variant
    /// of `Class`.
    pub(crate) fn class(&self) -> &'static str {
        match (self.verb.as_str(), self.idempotent) {
            ("GET" | "HEAD" | "OPTIONS" | "TRACE", Some(true) | None) => "Safe",
            (_, Some(true)) | ("PUT" | "DELETE", None) => "Idempotent",
            (_, Some(false) | None) => "Once",
        }
    }
}
