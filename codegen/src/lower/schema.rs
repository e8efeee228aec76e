//! One schema of 3.1 to one of 3.0: the node itself, not what stands below it.
//!
//! | 3.1 | becomes |
//! |---|---|
//! | `type: [T, "null"]` | `type: T`, `nullable: true` |
//! | `type: [A, B]` | `oneOf` of both |
//! | a union with `{type: "null"}` | `nullable: true` beside the union, or beside its one member |
//! | `const` | `enum` of one |
//! | `null` and nothing else | a marker of ours |
//! | an `enum` of what is neither all texts nor all integers | a marker of ours, of the values |
//! | a number or boolean in the `enum` of a string | a text |
//! | `$ref` with annotations | `allOf` of the `$ref`, marked |
//! | what says in several ways what a value is | `allOf` of a schema for each way |
//! | a boolean in the place of a schema | `{}` |
//! | `patternProperties` | `additionalProperties` |
//! | `contentEncoding`, `contentMediaType`, `minimum` of an integer with a width | another `format` |
//! | no `type` | the one that the other keywords mean |

use serde_json::{Map, Value, json};

use super::union::{members, only_null};
use super::{Lowering, NULL, REFERENCE, VALUES, here};
use crate::judge::{Listing, Shape, single_member};
use crate::keywords::{Kind, Types};
use crate::pointer::Pointer;
use crate::trail::Trail;
use crate::tree::Origin;

/// Where the keywords go that say something of one type, when a schema has several.
const BELONGS: [(&str, Types); 5] = [
    ("items", Types::ARRAY),
    ("properties", Types::OBJECT),
    ("required", Types::OBJECT),
    ("additionalProperties", Types::OBJECT),
    ("format", Types::STRING.or(Types::NUMBER).or(Types::INTEGER)),
];

pub(super) type Schema = Map<String, Value>;

impl Lowering<'_> {
    /// Rewrites until nothing is left to rewrite: what becomes one with its only member is a
    /// schema again.
    pub(super) fn schema(&mut self, kind: Kind, schema: &mut Schema, trail: &Trail<'_>) {
        loop {
            self.prune(kind, schema);
            quote_null(schema);
            match Shape::of(schema) {
                Shape::Reference => return self.reference(schema, trail),
                Shape::AllOfReference => return self.all_of(kind, schema, trail),
                Shape::Union(keyword) => match members(schema, keyword).and_then(single_member) {
                    Some(index) => {
                        if !self.merge(schema, keyword, index, trail) {
                            return;
                        }
                    }
                    None if only_null(schema, keyword) => return null(schema),
                    None => return self.union(schema, keyword, trail),
                },
                Shape::Typed(types) => return self.typed(schema, types, trail),
                Shape::AllOf => {
                    self.hoist(kind, schema, trail);
                    return self.gather(schema, trail);
                }
                Shape::Null => return null(schema),
                Shape::Any => return,
            }
        }
    }

    fn reference(&mut self, schema: &mut Schema, trail: &Trail<'_>) {
        if schema.len() == 1 {
            return;
        }
        let Some(reference) = schema.shift_remove("$ref") else {
            return;
        };
        schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
        schema.insert(REFERENCE.to_owned(), json!(true));
        self.edit(trail, |origin| {
            let reference = origin.subtree(&below("$ref"));
            let all_of = origin.member_mut("allOf");
            *all_of = reference.clone();
            if let Some(member) = all_of.elements_mut(1).first_mut() {
                *member = reference.clone();
                *member.member_mut("$ref") = reference;
            }
        });
    }

    /// What the author wrote beside the `$ref` within `allOf` belongs beside the `allOf`.
    fn all_of(&mut self, kind: Kind, schema: &mut Schema, trail: &Trail<'_>) {
        let member = schema
            .get_mut("allOf")
            .and_then(|members| members.get_mut(0));
        let Some(member) = member.and_then(Value::as_object_mut) else {
            return;
        };
        let siblings: Vec<_> = member
            .keys()
            .filter(|key| *key != "$ref")
            .cloned()
            .collect();
        let moved: Schema = siblings
            .iter()
            .filter_map(|key| member.shift_remove_entry(key))
            .collect();
        self.take_over(schema, moved, &below("allOf").index(0), trail);
        self.prune(kind, schema);
        schema.insert(REFERENCE.to_owned(), json!(true));
    }

    /// Moves `moved`, which stood at `from`, into the schema, unless that says the same itself.
    pub(super) fn take_over(
        &mut self,
        schema: &mut Schema,
        moved: Schema,
        from: &Pointer,
        trail: &Trail<'_>,
    ) {
        for (key, value) in moved {
            let nullable = key == "nullable" && value == json!(true);
            if schema.contains_key(&key) && !nullable {
                continue;
            }
            self.edit(trail, |origin| {
                *origin.member_mut(&key) = origin.subtree(&from.key(&key));
            });
            schema.insert(key, value);
        }
    }

    fn typed(&mut self, schema: &mut Schema, types: Types, trail: &Trail<'_>) {
        let listing = Listing::of(schema, types);
        self.content(schema, trail);
        self.patterns(schema, trail);
        schema.shift_remove("prefixItems");
        if schema.get("items").is_some_and(Value::is_array) {
            schema.shift_remove("items");
        }
        if let Some(value) = schema.shift_remove("const") {
            schema.insert("enum".to_owned(), json!([value]));
            self.edit(trail, |origin| {
                let value = origin.subtree(&below("const"));
                let values = origin.member_mut("enum");
                *values = value.clone();
                if let Some(element) = values.elements_mut(1).first_mut() {
                    *element = value;
                }
            });
        }
        if types == Types::STRING
            && let Some(Value::Array(values)) = schema.get_mut("enum")
        {
            for value in values.iter_mut().filter(|value| !value.is_null()) {
                *value = Value::from(text(value));
            }
        }
        let declared = schema.get("type").cloned();
        if let Some(null) = null_of(schema, declared.as_ref()) {
            schema.insert("nullable".to_owned(), json!(true));
            self.edit(trail, |origin| {
                *origin.member_mut("nullable") = origin.subtree(&null);
            });
        }
        if listing == Some(Listing::Values) {
            return values(schema);
        }
        match (types.single_name(), declared) {
            (Some(_), Some(Value::String(_))) | (None, None) => {}
            (Some(name), declared) => {
                schema.insert("type".to_owned(), json!(name));
                if let Some(index) = declared
                    .as_ref()
                    .and_then(|declared| position(declared, name))
                {
                    self.edit(trail, |origin| {
                        *origin.member_mut("type") = origin.subtree(&below("type").index(index));
                    });
                } else {
                    self.edit(trail, |origin| *origin.member_mut("type") = here(origin));
                }
            }
            (None, Some(declared)) => self.split(schema, &declared, trail),
        }
    }

    /// A schema of several types becomes a union of one schema for each.
    fn split(&mut self, schema: &mut Schema, declared: &Value, trail: &Trail<'_>) {
        let names = declared.as_array().into_iter().flatten().enumerate();
        let mut members: Vec<Value> = Vec::new();
        let mut origins: Vec<Origin> = Vec::new();
        schema.shift_remove("type");
        for (index, name) in names {
            let Some(types) = name.as_str().and_then(Types::named) else {
                continue;
            };
            let again = members
                .iter()
                .any(|member| member.get("type") == Some(name));
            if types == Types::NULL || again {
                continue;
            }
            let mut member = Schema::new();
            member.insert("type".to_owned(), name.clone());
            for (key, _) in BELONGS.iter().filter(|(_, takers)| takers.has(types)) {
                member.extend(schema.shift_remove_entry(*key));
            }
            self.edit(trail, |origin| {
                let mut own = origin.subtree(&below("type").index(index));
                for key in member.keys().filter(|key| *key != "type") {
                    *own.member_mut(key) = origin.subtree(&below(key));
                }
                *own.member_mut("type") = origin.subtree(&below("type").index(index));
                origins.push(own);
            });
            members.push(Value::Object(member));
        }
        schema.insert("oneOf".to_owned(), Value::Array(members));
        self.edit(trail, |origin| {
            let mut union = origin.subtree(&below("type"));
            *union.elements_mut(0) = origins;
            *origin.member_mut("oneOf") = union;
        });
    }
}

/// Says in our own way that null is the only value.
fn null(schema: &mut Schema) {
    for keyword in ["type", "const", "enum", "oneOf", "anyOf"] {
        schema.shift_remove(keyword);
    }
    schema.insert(NULL.to_owned(), json!(true));
}

/// Says in our own way which values there are beside null: they say all of the type.
fn values(schema: &mut Schema) {
    for keyword in ["type", "format", "minimum"] {
        schema.shift_remove(keyword);
    }
    if let Some(Value::Array(mut values)) = schema.shift_remove("enum") {
        values.retain(|value| !value.is_null());
        schema.insert(VALUES.to_owned(), Value::Array(values));
    }
}

/// A value as the text that it was meant to be.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// `type: [string, null]`, in which YAML reads a null where the quotes were forgotten.
fn quote_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        for null in types.iter_mut().filter(|name| name.is_null()) {
            *null = json!("null");
        }
    }
}

pub(super) fn below(key: &str) -> Pointer {
    Pointer::root().key(key)
}

fn position(array: &Value, text: &str) -> Option<usize> {
    array
        .as_array()?
        .iter()
        .position(|element| element.as_str() == Some(text))
}

/// The node, below a typed schema, that says that null is a value too.
fn null_of(schema: &Schema, declared: Option<&Value>) -> Option<Pointer> {
    if let Some(declared) = declared {
        return position(declared, "null").map(|index| below("type").index(index));
    }
    let values = schema.get("enum")?.as_array()?;
    values
        .iter()
        .position(Value::is_null)
        .map(|index| below("enum").index(index))
}
