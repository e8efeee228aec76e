//! A schema into a value of it with everything set, in which every text, number and date is one
//! that is found again wherever it shows.

use serde_json::{Map, Value, json};

use crate::description::Description;

/// Numbers, a date and an instant that nothing else writes.
const NUMBER: i64 = 86_753_091;
const FRACTION: f64 = 86_753_091.5;
const DATE: &str = "2031-02-03";
const INSTANT: &str = "2031-02-03T04:05:06Z";

/// How deep a value goes: what a schema holds below is left out.
const DEPTH: usize = 8;

/// Makes values for one position of a call.
pub(crate) struct Sample<'a> {
    description: &'a Description,
    position: &'static str,
}

/// Compact JSON.
pub(crate) fn json(value: &Value) -> String {
    value.to_string()
}

/// Whether a schema is one of any text, a list of known ones included.
pub(crate) fn is_text(schema: &Value) -> bool {
    let free = !matches!(
        schema["format"].as_str(),
        Some("date" | "date-time" | "password")
    );
    kind(schema) == Some("string") && free
}

impl<'a> Sample<'a> {
    pub(crate) fn new(description: &'a Description, position: &'static str) -> Self {
        Self {
            description,
            position,
        }
    }

    /// A value of this schema under this name.
    pub(crate) fn of(&self, name: &str, schema: &Value) -> Value {
        self.at(name, schema, 0).expect("a value has some depth")
    }

    fn at(&self, name: &str, schema: &Value, depth: usize) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        let schema = self.description.resolved(schema);
        for choice in ["oneOf", "anyOf"] {
            if let Some(first) = schema[choice].get(0) {
                return self.at(name, first, depth + 1);
            }
        }
        if let Some(parts) = schema["allOf"].as_array() {
            let parts = parts
                .iter()
                .filter_map(|part| self.at(name, part, depth + 1));
            return parts.reduce(merge);
        }
        Some(match kind(schema) {
            Some("string") => Value::String(self.text(name, schema)),
            Some("integer") => json!(NUMBER),
            Some("number") => json!(FRACTION),
            Some("boolean") => json!(true),
            Some("array") => {
                let item = self.at(name, &schema["items"], depth + 1);
                Value::Array(item.into_iter().collect())
            }
            Some("object") => self.object(schema, depth),
            _ => json!({"canary-member": format!("canary-{}-{name}", self.position)}),
        })
    }

    fn text(&self, name: &str, schema: &Value) -> String {
        match schema["format"].as_str() {
            Some("date-time") => INSTANT.to_owned(),
            Some("date") => DATE.to_owned(),
            Some("password") => format!("canary-secret-{name}"),
            Some("email") => format!("canary-{}@example.com", self.position),
            _ => format!("canary-{}-{name} ä\"\\", self.position),
        }
    }

    fn object(&self, schema: &Value, depth: usize) -> Value {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let mut members: Map<String, Value> = properties
            .filter_map(|(name, schema)| Some((name.clone(), self.at(name, schema, depth + 1)?)))
            .collect();
        // Of an object that says no word of its members, as of one that says what they are.
        let rest = &schema["additionalProperties"];
        if rest.is_object() || members.is_empty() {
            let value = self.at("rest", rest, depth + 1);
            members.extend(value.map(|value| ("canary-member".to_owned(), value)));
        }
        Value::Object(members)
    }
}

/// The JSON type, which may stand beside `null`.
fn kind(schema: &Value) -> Option<&str> {
    match &schema["type"] {
        Value::Array(kinds) => {
            let mut kinds = kinds.iter().filter_map(Value::as_str);
            kinds.find(|kind| *kind != "null")
        }
        kind => kind.as_str(),
    }
}

/// Both objects' members.
fn merge(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut members), Value::Object(others)) => {
            members.extend(others);
            Value::Object(members)
        }
        (one, _) => one,
    }
}
