//! Unions: members that the JSON type tells apart.

use proc_macro2::Ident;

use super::Context;
use super::schemas::{Home, Schemas};
use crate::api::{Kind, Schema};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::model::{JsonType, Member};
use crate::names;

/// Reports members that nothing tells apart.
pub(super) fn check(context: &mut Context<'_>, schemas: &Schemas<'_>, members: &[Schema]) {
    let mut known: Vec<(JsonType, &Schema)> = Vec::new();
    for member in members {
        let target = schemas.target(member);
        let Some(json) = json_type(&target.kind) else {
            let what = match target.kind {
                Kind::Union(_) => "a union within a union",
                _ => "a member of any type",
            };
            context.fault(
                Code::AmbiguousUnion,
                &member.pointer,
                format!("{what} cannot be told from the other members"),
                "give every member one JSON type of its own, or describe the whole as any value: `{}`",
            );
            continue;
        };
        match known.iter().find(|(other, _)| *other == json) {
            Some((_, first)) => {
                let diagnostic = Diagnostic::new(
                    Code::AmbiguousUnion,
                    context.tree.place(&member.pointer),
                    format!(
                        "two members of the union are both of the JSON type `{}`",
                        json.keyword()
                    ),
                    "merge them into one schema whose properties are optional",
                )
                .also(
                    context.tree.place(&first.pointer),
                    "the first of them stands here",
                );
                context.report.push(diagnostic);
            }
            None => known.push((json, member)),
        }
    }
}

/// The members of the union `name` and their schemas, in the order of the document.
pub(super) fn members<'s>(
    schemas: &Schemas<'_>,
    name: &Ident,
    members: &'s [Schema],
    home: Home,
) -> Vec<(Member, &'s Schema)> {
    let mut known: Vec<(Member, &Schema)> = Vec::with_capacity(members.len());
    for schema in members {
        // `check` has reported what has no JSON type of its own.
        let json = json_type(&schemas.target(schema).kind)
            .filter(|json| known.iter().all(|(member, _)| member.json != *json));
        if let Some(json) = json {
            let inline = names::inline(name, json.keyword());
            let rust_type = schemas.rust_type(schema, &inline, home);
            known.push((
                Member {
                    json,
                    name: names::variant(json.keyword()),
                    rust_type,
                },
                schema,
            ));
        }
    }
    known
}

/// The one JSON type of a kind, if it has just one.
fn json_type(kind: &Kind) -> Option<JsonType> {
    match kind {
        Kind::Boolean => Some(JsonType::Boolean),
        Kind::Integer(_) | Kind::Number(_) | Kind::IntegerEnum(_) => Some(JsonType::Number),
        Kind::String(_) | Kind::Enum(_) => Some(JsonType::String),
        Kind::Array(_) => Some(JsonType::Array),
        Kind::Object(..) | Kind::Map(_) => Some(JsonType::Object),
        Kind::Ref(_) | Kind::Inherited(..) | Kind::AllOf(_) | Kind::Any | Kind::Union(_) => None,
    }
}
