//! Descriptions of any size, with what real ones take their time for: inline objects, enums, prose,
//! references in circles, `allOf`, unions.

use serde_json::{Map, Value, json};

/// One with `size` operations and three components for each.
pub(crate) fn description(size: usize) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for number in 0..size {
        let next = (number + 1) % size;
        let (thing, owner) = (format!("thing-{number}"), format!("owner-{number}"));
        schemas.insert(
            thing.clone(),
            json!({
                "type": "object",
                "description": "A thing of the **service**, see `GET /things`. ".repeat(3),
                "required": ["id", "state"],
                "properties": {
                    "id": {"type": "string", "format": "uuid", "description": "Its identifier."},
                    "state": {"type": "string", "enum": ["new", "in_use", "gone"]},
                    "place": {
                        "type": "object",
                        "properties": {
                            "latitude": {"type": "number"},
                            "names": {"type": "array", "items": {
                                "type": "object", "properties": {"text": {"type": "string"}}
                            }},
                        },
                    },
                    "next": {"$ref": format!("#/components/schemas/thing-{next}")},
                },
            }),
        );
        schemas.insert(
            owner.clone(),
            json!({"allOf": [
                {"$ref": format!("#/components/schemas/{thing}")},
                {"type": "object", "properties": {"since": {"type": "string", "format": "date"}}},
            ]}),
        );
        schemas.insert(
            format!("either-{number}"),
            json!({"oneOf": [
                {"$ref": format!("#/components/schemas/{thing}")},
                {"$ref": format!("#/components/schemas/{owner}")},
                {"type": "string"},
            ]}),
        );
        paths.insert(format!("/things/{number}/{{id}}"), path(number));
    }
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

fn path(number: usize) -> Value {
    let either = format!("#/components/schemas/either-{number}");
    json!({"post": {
        "operationId": format!("change/thing-{number}"),
        "tags": [format!("group {}", number / 25)],
        "summary": "Changes a thing.",
        "parameters": [
            {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
            {"name": "dry_run", "in": "query", "schema": {"type": "boolean"}},
        ],
        "requestBody": {"required": true, "content": {"application/json": {"schema": {
            "type": "object",
            "required": ["change"],
            "properties": {"change": {"$ref": either}, "reason": {"type": "string"}},
        }}}},
        "responses": {"200": {"description": "It.", "content": {"application/json": {"schema": {
            "type": "object",
            "properties": {"changed": {"$ref": either}, "at": {"type": "string", "format": "date-time"}},
        }}}}},
    }})
}
