//! A JSON answer against the schema of its operation: which members no schema names.
//!
//! The client keeps such members aside and writes them back, so that comparing what it encodes
//! with what it decoded does not show whether they have a field of their own.

use serde_json::Value;

/// The members of an answer 200 that the description does not name, in the order of the answer;
/// `None` where it does not describe that answer.
pub fn undescribed(description: &Value, operation: &str, answer: &Value) -> Option<Vec<String>> {
    let media = media_type(description, operation)?;
    let schema = media.get("schema")?;
    let envelope = media.get("x-envelope").and_then(Value::as_str);
    // What comes wrapped counts as what is in the wrapper, and the wrapper's other members with it.
    let wrapped = envelope.and_then(|key| answer.get(key).map(|inner| (key, inner)));
    let mut found = Vec::new();
    let walk = Walk(description);
    match wrapped {
        None => walk.visit(schema, answer, "$", &mut found),
        Some((key, inner)) => {
            let beside = answer
                .as_object()
                .into_iter()
                .flat_map(|members| members.keys());
            found.extend(
                beside
                    .filter(|other| *other != key)
                    .map(|other| format!("$.{other}")),
            );
            walk.visit(schema, inner, &format!("$.{key}"), &mut found);
        }
    }
    Some(found)
}

fn media_type<'d>(description: &'d Value, operation: &str) -> Option<&'d Value> {
    let paths = description.get("paths")?.as_object()?;
    let mut operations = paths
        .values()
        .filter_map(Value::as_object)
        .flat_map(|path| path.values());
    let operation =
        operations.find(|found| found.get("operationId").is_some_and(|id| id == operation))?;
    operation.pointer("/responses/200/content/application~1json")
}

/// Looks references up in the description.
struct Walk<'d>(&'d Value);

impl Walk<'_> {
    fn visit(&self, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
        let schemas = self.alternatives(schema);
        if schemas.iter().any(|schema| takes_anything(schema)) {
            return;
        }
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    let place = format!("{place}.{key}");
                    match schemas.iter().find_map(|schema| member_schema(schema, key)) {
                        Some(schema) => self.visit(schema, member, &place, found),
                        None => found.push(place),
                    }
                }
            }
            Value::Array(items) => {
                let Some(schema) = schemas.iter().find_map(|schema| schema.get("items")) else {
                    return found.push(place.to_owned());
                };
                for (index, item) in items.iter().enumerate() {
                    self.visit(schema, item, &format!("{place}[{index}]"), found);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The schema behind a reference, or the schemas of which it is one.
    fn alternatives<'s>(&'s self, schema: &'s Value) -> Vec<&'s Value> {
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let target = self.0.pointer(target.trim_start_matches('#'));
            return target
                .map(|target| self.alternatives(target))
                .unwrap_or_default();
        }
        match schema.get("oneOf").and_then(Value::as_array) {
            Some(members) => members
                .iter()
                .flat_map(|member| self.alternatives(member))
                .collect(),
            None => vec![schema],
        }
    }
}

/// The schema of a member: that of its name, or of all others.
fn member_schema<'s>(schema: &'s Value, key: &str) -> Option<&'s Value> {
    let named = schema
        .get("properties")
        .and_then(|properties| properties.get(key));
    let others = schema
        .get("additionalProperties")
        .filter(|others| **others != Value::Bool(false));
    named.or(others)
}

/// Whether a schema says nothing: `true` or `{}`.
fn takes_anything(schema: &Value) -> bool {
    schema.as_bool() == Some(true) || schema.as_object().is_some_and(serde_json::Map::is_empty)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn description(schema: &Value) -> Value {
        json!({
            "paths": {"/a": {"get": {"operationId": "getA", "responses": {"200": {"content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/A"}, "x-envelope": "item"}
            }}}}}},
            "components": {"schemas": {"A": schema}}
        })
    }

    #[test]
    fn members_without_a_schema_are_found_at_every_level() {
        let description = description(&json!({"properties": {
            "one": {"oneOf": [{"type": "string"}, {"properties": {"a": {"type": "string"}}}]},
            "list": {"items": {"$ref": "#/components/schemas/A"}},
            "any": {"items": {}},
            "free": {"additionalProperties": true},
            "map": {"additionalProperties": {"properties": {"a": {}}}}
        }}));
        for (answer, found) in [
            (
                json!({"one": "text", "list": [], "any": [{"x": 1}], "free": {"x": {"y": 1}}}),
                &[][..],
            ),
            (
                json!({"one": {"a": 1}, "map": {"k": {"a": {"b": 1}}}, "list": null}),
                &[],
            ),
            (json!({"x": null}), &["$.x"]),
            (
                json!({"one": {"b": 1}, "list": [{}, {"x": 1}]}),
                &["$.list[1].x", "$.one.b"],
            ),
            (json!({"map": {"k": {"b": 1}}}), &["$.map.k.b"]),
            (json!({"one": ["a"]}), &["$.one"]),
            (
                json!({"item": {"one": "text", "x": 1}, "y": 2}),
                &["$.y", "$.item.x"],
            ),
        ] {
            let mut undescribed = undescribed(&description, "getA", &answer).expect("described");
            let mut found = found.to_vec();
            undescribed.sort();
            found.sort_unstable();
            assert_eq!(undescribed, found, "{answer}");
        }
    }

    #[test]
    fn an_operation_that_is_not_described_is_told_from_one_that_is() {
        let description = description(&json!({}));
        assert_eq!(undescribed(&description, "getB", &json!({})), None);
        assert_eq!(
            undescribed(&description, "getA", &json!({"a": 1})),
            Some(vec![])
        );
    }
}
