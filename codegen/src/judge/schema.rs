//! What the keywords of a schema mean by what the schema is.

use serde_json::{Map, Value};

use super::Judgement;
use super::shape::{Shape, UnionKeyword, elements, is_null_member, only_validates, texts};
use crate::keywords::Types;

/// Types of values that have a `format`.
const FORMATTED: Types = Types::STRING.or(Types::NUMBER).or(Types::INTEGER);

impl Shape {
    /// What a keyword means that says something of values of `types` alone.
    pub(super) fn judge_of(self, key: &str, types: Types) -> Judgement {
        match self {
            // Members say of themselves what they are.
            Self::Union(_) if key != "properties" => Judgement::Ignored,
            Self::Reference | Self::AllOfReference | Self::AllOf | Self::Union(_) => {
                self.beside(key)
            }
            Self::Typed(own) if own.and(types) == Types::NONE => Judgement::Ignored,
            Self::Typed(_) => Judgement::Used,
            Self::Null | Self::Any => Judgement::Ignored,
        }
    }

    /// What a keyword means that has a rule of its own.
    pub(super) fn judge(self, schema: &Map<String, Value>, key: &str, value: &Value) -> Judgement {
        match key {
            "type" => self.judge_type(value),
            "nullable" => self.judge_nullable(value),
            "allOf" => self.judge_all_of(),
            "oneOf" => self.judge_union(UnionKeyword::OneOf, value),
            "anyOf" => self.judge_union(UnionKeyword::AnyOf, value),
            "discriminator" => self.judge_discriminator(),
            "enum" | "const" => self.judge_values(schema, key, value),
            "format" => self.judge_format(schema),
            "additionalProperties" => self.judge_additional(schema, value),
            _ => Judgement::Used,
        }
    }

    fn beside(self, key: &str) -> Judgement {
        // An `allOf` that is not supported is reported itself, once.
        if self == Self::AllOf {
            return Judgement::Used;
        }
        let what = format!("`{key}` beside {}", self.prose());
        Judgement::unsupported(
            what,
            "describe the value in one way alone: remove one of the two",
        )
    }

    fn judge_type(self, value: &Value) -> Judgement {
        // It can only narrow what the members of a union say of themselves.
        if let Self::Union(_) = self {
            return Judgement::Ignored;
        }
        if let Some(unknown) = texts(value).find(|name| Types::named(name).is_none()) {
            return Judgement::unsupported(format!("`type: {unknown}`"), one_of_the_types());
        }
        match self {
            Self::Reference | Self::AllOfReference | Self::AllOf | Self::Union(_) => {
                self.beside("type")
            }
            Self::Null => Judgement::unsupported(
                "a schema of `null` alone",
                "make it a member of a union, or remove it",
            ),
            Self::Typed(types) if types == Types::NONE => {
                Judgement::unsupported("a `type` without types", one_of_the_types())
            }
            Self::Typed(_) | Self::Any => Judgement::Used,
        }
    }

    fn judge_nullable(self, value: &Value) -> Judgement {
        match self {
            Self::Reference if value.as_bool() == Some(true) => Judgement::unsupported(
                "`nullable` beside `$ref`",
                "write `allOf` with the `$ref` alone, and `nullable` beside it",
            ),
            Self::AllOf => self.beside("nullable"),
            Self::Reference
            | Self::AllOfReference
            | Self::Union(_)
            | Self::Typed(_)
            | Self::Null
            | Self::Any => Judgement::Used,
        }
    }

    fn judge_all_of(self) -> Judgement {
        match self {
            Self::AllOfReference => Judgement::Used,
            Self::AllOf => Judgement::unsupported(
                "`allOf` of anything but one `$ref`",
                "write the merged schema out, or refer to one component",
            ),
            Self::Reference | Self::Union(_) | Self::Typed(_) | Self::Null | Self::Any => {
                self.beside("allOf")
            }
        }
    }

    fn judge_union(self, keyword: UnionKeyword, value: &Value) -> Judgement {
        let members = value.as_array().map_or(&[][..], Vec::as_slice);
        if only_validates(members) {
            return Judgement::Ignored;
        }
        if self != Self::Union(keyword) {
            return self.beside(keyword.as_str());
        }
        if members.iter().all(is_null_member) {
            let what = format!("`{}` without members other than null", keyword.as_str());
            return Judgement::unsupported(what, "name the schemas that the value may have");
        }
        Judgement::Used
    }

    /// A base that others extend is read as what it names itself: all else is kept in `extra`.
    fn judge_discriminator(self) -> Judgement {
        match self {
            Self::Union(_) => Judgement::Used,
            Self::Reference
            | Self::AllOfReference
            | Self::AllOf
            | Self::Typed(_)
            | Self::Null
            | Self::Any => Judgement::Ignored,
        }
    }

    fn judge_values(self, schema: &Map<String, Value>, key: &str, value: &Value) -> Judgement {
        let types = match self {
            Self::Reference | Self::AllOfReference | Self::AllOf | Self::Union(_) => {
                return self.beside(key);
            }
            Self::Typed(types) => types,
            Self::Null | Self::Any => Types::NONE,
        };
        if schema.contains_key("enum") && schema.contains_key("const") {
            return Judgement::unsupported("`const` beside `enum`", "keep one of the two");
        }
        let values = if key == "enum" {
            elements(value)
        } else {
            std::slice::from_ref(value)
        };
        let texts = values.iter().filter(|value| value.is_string()).count();
        let others = values
            .iter()
            .any(|value| !value.is_string() && !value.is_null());
        if types == Types::STRING && texts > 0 && !others {
            return Judgement::Used;
        }
        let what = format!("`{key}` of anything but strings");
        Judgement::unsupported(
            what,
            format!("remove the `{key}`, or describe a `string` with values"),
        )
    }

    fn judge_format(self, schema: &Map<String, Value>) -> Judgement {
        match self {
            Self::Reference | Self::AllOfReference | Self::AllOf | Self::Union(_) => {
                self.beside("format")
            }
            Self::Typed(types) => match types.and(FORMATTED).len() {
                0 => Judgement::Ignored,
                1 if schema.contains_key("enum") || schema.contains_key("const") => {
                    Judgement::Ignored
                }
                1 => Judgement::Used,
                _ => Judgement::unsupported(
                    "`format` beside several types that have one",
                    "write `oneOf` with a schema for each type",
                ),
            },
            Self::Null | Self::Any => Judgement::Ignored,
        }
    }

    fn judge_additional(self, schema: &Map<String, Value>, value: &Value) -> Judgement {
        let named = schema
            .get("properties")
            .and_then(Value::as_object)
            .is_some_and(|named| !named.is_empty());
        match self.judge_of("additionalProperties", Types::OBJECT) {
            Judgement::Used if named => match value {
                Value::Object(schema) if !schema.is_empty() => Judgement::unsupported(
                    "a schema in `additionalProperties` beside `properties`",
                    "keep one of the two; fields without a name are kept in any case",
                ),
                _ => Judgement::Ignored,
            },
            Judgement::Used if value.as_bool() == Some(false) => Judgement::unsupported(
                "an object that may have no properties",
                "name its properties, or remove `additionalProperties`",
            ),
            judgement => judgement,
        }
    }
}

fn one_of_the_types() -> String {
    format!(
        "write one of `{}`",
        Types::names().collect::<Vec<_>>().join("`, `")
    )
}
