//! What the keywords of a schema mean by what the schema is.

use serde_json::{Map, Value};

use super::Judgement;
use super::content::{content_format, width_of};
use super::listing::Listing;
use super::shape::{Shape, UnionKeyword, elements, is_validation, only_validates, texts};
use crate::format;
use crate::keywords::Types;

/// Types of values that have a `format`.
const FORMATTED: Types = Types::STRING.or(Types::NUMBER).or(Types::INTEGER);

impl Shape {
    /// What a keyword means that says something of values of `types` alone.
    pub(super) fn judge_of(self, types: Types) -> Judgement {
        match self {
            Self::Reference | Self::AllOfReference | Self::AllOf => Judgement::Used,
            Self::Typed(own) => used_if(own.and(types) != Types::NONE),
            // Members of a union say of themselves what they are.
            Self::Union(_) | Self::Null | Self::Any => Judgement::Ignored,
        }
    }

    /// What a keyword means that has a rule of its own.
    pub(super) fn judge(self, schema: &Map<String, Value>, key: &str, value: &Value) -> Judgement {
        match key {
            "type" => self.judge_type(value),
            "oneOf" => self.judge_union(UnionKeyword::OneOf, value),
            "anyOf" => self.judge_union(UnionKeyword::AnyOf, value),
            // A base that others extend is read as what it names itself: all else is kept in
            // `extra`.
            "discriminator" => used_if(self.has_union(schema)),
            "enum" | "const" => self.judge_values(schema, key),
            "format" => self.judge_format(schema),
            "patternProperties" => self.judge_patterns(schema, value),
            // Elements that are described one by one are of any type.
            // It says that there are elements, where `type` does not.
            "prefixItems" => used_if(!schema.contains_key("type")),
            "items" if schema.contains_key("prefixItems") => Judgement::Ignored,
            // As drafts before 2020-12 write `prefixItems`.
            "items" if value.is_array() => used_if(!schema.contains_key("type")),
            "items" if value.is_boolean() => used_if(!schema.contains_key("type")),
            "items" => self.judge_of(Types::ARRAY),
            "minimum" => used_if(width_of(schema, value).is_some()),
            "contentEncoding" | "contentMediaType" => {
                used_if(content_format(schema).is_some_and(|(keyword, _)| keyword == key))
            }
            "additionalProperties" => self.judge_additional(schema, value),
            _ => Judgement::Used,
        }
    }

    fn judge_type(self, value: &Value) -> Judgement {
        // It can only narrow what the members of a union say of themselves.
        if let Self::Union(_) = self {
            return Judgement::Ignored;
        }
        if let Some(unknown) = texts(value).find(|name| Types::named(name).is_none()) {
            let help = match format::meant(unknown) {
                Some((json, format)) => format!("write `type: {json}` with `format: {format}`"),
                None => one_of_the_types(),
            };
            return Judgement::unknown_word("type", unknown, Types::names(), &help);
        }
        match self {
            Self::Typed(types) if types == Types::NONE => {
                Judgement::unsupported("a `type` without types", one_of_the_types())
            }
            Self::Reference
            | Self::AllOfReference
            | Self::AllOf
            | Self::Union(_)
            | Self::Typed(_)
            | Self::Null
            | Self::Any => Judgement::Used,
        }
    }

    fn judge_union(self, keyword: UnionKeyword, value: &Value) -> Judgement {
        let members = elements(value);
        // Beside what says what the value is, alternatives of what it must have are validation.
        let is_beside = self == Self::AllOf && !members.is_empty();
        if only_validates(members) || (is_beside && members.iter().all(is_validation)) {
            return Judgement::Ignored;
        }
        if members.is_empty() {
            let what = format!("`{}` without members", keyword.as_str());
            return Judgement::unsupported(what, "name the schemas that the value may have");
        }
        Judgement::Used
    }

    /// Values bear on the type where they are of the `type` beside them and say more than it does.
    fn judge_values(self, schema: &Map<String, Value>, key: &str) -> Judgement {
        match self {
            Self::Reference | Self::AllOfReference | Self::AllOf | Self::Union(_) => {
                Judgement::Used
            }
            Self::Typed(types) => used_if(
                Listing::of(schema, types).is_some()
                    && (key == "const" || !schema.contains_key("const")),
            ),
            Self::Null => used_if(!schema.contains_key("type")),
            Self::Any => Judgement::Ignored,
        }
    }

    fn judge_format(self, schema: &Map<String, Value>) -> Judgement {
        match self {
            Self::Reference | Self::AllOfReference | Self::AllOf | Self::Union(_) => {
                Judgement::Used
            }
            Self::Typed(types) if Listing::of(schema, types).is_some() => Judgement::Ignored,
            Self::Typed(types) => match types.and(FORMATTED).len() {
                0 => Judgement::Ignored,
                1 => Judgement::Used,
                _ => Judgement::unsupported(
                    "`format` beside several types that have one",
                    "write `oneOf` with a schema for each type",
                ),
            },
            Self::Null | Self::Any => Judgement::Ignored,
        }
    }

    /// What all properties without a name hold, where nothing else says what some of them hold.
    fn judge_additional(self, schema: &Map<String, Value>, value: &Value) -> Judgement {
        let is_said = value.is_object() || !schema.contains_key("type");
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        match self.judge_of(Types::OBJECT) {
            Judgement::Used => used_if(is_said && patterns.is_none_or(Map::is_empty)),
            judgement => judgement,
        }
    }

    /// Properties of several patterns, or of one beside others, hold any value.
    fn judge_patterns(self, schema: &Map<String, Value>, value: &Value) -> Judgement {
        let is_one = value
            .as_object()
            .is_some_and(|patterns| patterns.len() == 1);
        let is_alone = !schema
            .get("additionalProperties")
            .is_some_and(Value::is_object);
        match self.judge_of(Types::OBJECT) {
            Judgement::Used => used_if(is_one && is_alone),
            judgement => judgement,
        }
    }
}

fn used_if(is_used: bool) -> Judgement {
    if is_used {
        Judgement::Used
    } else {
        Judgement::Ignored
    }
}

fn one_of_the_types() -> String {
    format!(
        "write one of `{}`",
        Types::names().collect::<Vec<_>>().join("`, `")
    )
}
