//! What an operation answers: one type where all successes have one, else one variant for each
//! status and format; the schemas of its failures.

use std::collections::BTreeSet;

use super::bodies::JSON;
use super::errors;
use super::schemas::{Home, Schemas};
use super::successes::{self, Success};
use crate::api::{self, Content, Kind, Operation, Schema, Status};
use crate::media::{Format, is_range};
use crate::model::{Answer, Case, Cases, ErrorType};
use crate::names::Ident;
use crate::rust_type::{RustType, TypePath};
use crate::{docs, names};

/// The JSON of an operation's failures, with the statuses that it is for.
pub(super) fn failures(operation: &Operation) -> impl Iterator<Item = (Status, &Content)> {
    let failures = operation.answers.iter();
    let failures = failures.filter(|answer| !answer.status.is_success());
    failures.filter_map(|answer| Some((answer.status, json(answer)?)))
}

/// The JSON of an answer: `application/json` before any other.
fn json(answer: &api::Answer) -> Option<&Content> {
    let contents = answer.contents.iter();
    let contents = contents.filter(|content| match content.format {
        Format::Json | Format::Open => true,
        Format::Events
        | Format::JsonLines
        | Format::Form
        | Format::Multipart
        | Format::Text
        | Format::Bytes => false,
    });
    contents.min_by_key(|content| (content.media != JSON, is_range(&content.media)))
}

/// What an operation answers, and the schemas that say so.
pub(super) struct Answered<'o> {
    pub(super) answer: Answer,
    pub(super) cases: Option<Cases>,
    /// The media types to ask for, where that is not JSON alone.
    pub(super) accept: Option<String>,
    /// Media types of successes that are not.
    pub(super) unasked: BTreeSet<String>,
    /// The wrapper that a success may come in.
    pub(super) envelope: Option<String>,
    /// Schemas of successes, with the names that they get where they have none.
    pub(super) answers: Vec<(Ident, &'o Schema)>,
    pub(super) error: ErrorType,
    /// Schemas of failures, with the names that they get where they have none.
    pub(super) errors: Vec<(Ident, &'o Schema)>,
}

/// What the operation named `marker`, with the method `method`, answers.
pub(super) fn of<'o>(
    schemas: &Schemas<'_>,
    operation: &'o Operation,
    marker: &Ident,
    method: &Ident,
) -> Answered<'o> {
    let successes = successes::of(schemas, operation);
    let name = names::inline(marker, "Response");
    let mut answered = Answered {
        answer: Answer::NoContent,
        cases: None,
        accept: successes::accept(&successes),
        unasked: successes::unasked(operation, &successes),
        envelope: successes.iter().find_map(Success::envelope),
        answers: Vec::new(),
        error: ErrorType::Unknown,
        errors: Vec::new(),
    };
    answered.fail(schemas, operation, marker);
    let held: Vec<_> = successes.iter().filter(|success| success.holds()).collect();
    match held.as_slice() {
        [] => {}
        [first, others @ ..] if others.iter().all(|other| first.is_same(other)) => {
            let may_be_empty = held.len() < successes.len();
            answered.answer =
                match (first.answer(schemas, &name), may_be_empty, first.content()) {
                    (Answer::Json(_), true, Some(content)) => Answer::OptionalJson(
                        schemas.rust_type(&content.schema, &name, Home::Operations),
                    ),
                    (answer, _, _) => answer,
                };
            answered
                .answers
                .extend(first.schema().map(|schema| (name, schema)));
        }
        _ => answered.several(schemas, &successes, name, method),
    }
    answered
}

impl<'o> Answered<'o> {
    /// One variant for each success.
    fn several(
        &mut self,
        schemas: &Schemas<'_>,
        successes: &[Success<'o>],
        name: Ident,
        method: &Ident,
    ) {
        let mut cases = Vec::with_capacity(successes.len());
        for (success, variant) in successes.iter().zip(successes::variants(successes)) {
            let inline = names::inline(&name, &variant.to_string());
            cases.push(Case {
                docs: docs::case(success.status, &success.media),
                status: success.status,
                media: success.media.clone(),
                answer: success.answer(schemas, &inline),
                name: variant,
            });
            self.answers
                .extend(success.schema().map(|schema| (inline, schema)));
        }
        self.answer = Answer::Cases(name.clone());
        self.cases = Some(Cases {
            docs: docs::cases(method),
            name,
            cases,
        });
    }

    /// As what failures are read.
    fn fail(&mut self, schemas: &Schemas<'_>, operation: &'o Operation, marker: &Ident) {
        let typed: Vec<_> = failures(operation)
            .filter(|(_, content)| !errors::is_free_form(schemas, &content.schema))
            .collect();
        let Some(((_, first), others)) = typed.split_first() else {
            return;
        };
        let name = names::inline(marker, "Error");
        if others
            .iter()
            .all(|(_, other)| is_same(&first.schema, &other.schema))
        {
            if let Some(path) = error_path(schemas, &first.schema, &name) {
                self.error = ErrorType::Documented(path);
                self.errors.push((name, &first.schema));
            }
            return;
        }
        let mut table: Vec<(Vec<Status>, TypePath)> = Vec::new();
        for (status, content) in typed {
            let part = match status {
                Status::Code(_) | Status::Range(_) => format!("Status{status}"),
                Status::Default => "Default".to_owned(),
            };
            let inline = names::inline(&name, &part);
            if let Some(path) = error_path(schemas, &content.schema, &inline) {
                match table.iter_mut().find(|(_, known)| *known == path) {
                    Some((statuses, _)) => statuses.push(status),
                    None => table.push((vec![status], path)),
                }
                self.errors.push((inline, &content.schema));
            }
        }
        if !table.is_empty() {
            self.error = ErrorType::ByStatus(table);
        }
    }
}

/// The type of a failure; one that is no object is read as any JSON.
fn error_path(schemas: &Schemas<'_>, schema: &Schema, name: &Ident) -> Option<TypePath> {
    match schemas.rust_type(schema, name, Home::Operations) {
        RustType::Named(path) if errors::has_members(schemas, schema) => Some(path),
        RustType::Alias(path, target) if matches!(target.target(), RustType::Named(_)) => {
            errors::has_members(schemas, schema).then_some(path)
        }
        _ => None,
    }
}

/// Whether two schemas have one type.
pub(super) fn is_same(one: &Schema, other: &Schema) -> bool {
    let is_same_kind = match (&one.kind, &other.kind) {
        (Kind::Array(one), Kind::Array(other)) | (Kind::Map(Some(one)), Kind::Map(Some(other))) => {
            is_same(one, other)
        }
        (kind, _) if kind.is_defined() => one.pointer == other.pointer,
        (one, other) => one == other,
    };
    is_same_kind && one.nullable == other.nullable
}
