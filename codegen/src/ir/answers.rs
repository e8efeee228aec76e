//! What an operation answers: the one schema of its successes, the one schema of its failures.

use proc_macro2::Ident;

use super::Context;
use super::errors;
use super::schemas::{Home, Schemas};
use crate::api::{Kind, Operation, Payload, Schema, Status};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::model::{Answer, ErrorType};
use crate::names;
use crate::pointer::Pointer;
use crate::rust_type::RustType;

/// The JSON of an operation's failures.
pub(super) fn failures(operation: &Operation) -> impl Iterator<Item = &Payload> {
    operation
        .answers
        .iter()
        .filter(|answer| !answer.status.is_success())
        .filter_map(|answer| answer.payload.as_ref())
}

/// The JSON of an operation's successes.
fn successes(operation: &Operation) -> impl Iterator<Item = &Payload> {
    operation
        .answers
        .iter()
        .filter(|answer| answer.status.is_success())
        .filter_map(|answer| answer.payload.as_ref())
}

/// The name that the type of an inline answer gets.
pub(super) fn answer_name(marker: &Ident) -> Ident {
    names::inline(marker, "Response")
}

/// The name that the type of an inline error gets.
pub(super) fn error_name(marker: &Ident) -> Ident {
    names::inline(marker, "Error")
}

/// What an operation answers, and the schemas that say so.
pub(super) struct Answered<'o> {
    pub(super) answer: Answer,
    pub(super) answer_schema: Option<&'o Schema>,
    pub(super) error: ErrorType,
    pub(super) error_schema: Option<&'o Schema>,
}

/// What the operation named `marker` answers.
pub(super) fn of<'o>(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    operation: &'o Operation,
    marker: &Ident,
) -> Answered<'o> {
    let answer_schema = answer_schema(context, operation);
    let error_schema = error_schema(context, operation);
    Answered {
        answer: answer(context, schemas, operation, marker, answer_schema),
        answer_schema,
        error: error(context, schemas, marker, error_schema),
        error_schema,
    }
}

/// The one schema that all successes have, if any has one.
fn answer_schema<'o>(context: &mut Context<'_>, operation: &'o Operation) -> Option<&'o Schema> {
    only(
        context,
        &operation.pointer,
        successes(operation),
        "successful answers",
    )
}

/// The one schema that all failures have, if any has one.
fn error_schema<'o>(context: &mut Context<'_>, operation: &'o Operation) -> Option<&'o Schema> {
    for answer in &operation.answers {
        let is_failure = match answer.status {
            Status::Code(code) => code >= 400 || answer.status.is_success(),
            Status::Range(digit) => digit >= 4 || answer.status.is_success(),
            Status::Default => true,
        };
        if !is_failure && answer.payload.is_some() {
            context.fault(
                Code::Unsupported,
                &answer.pointer,
                "the content of an answer that is neither success nor failure is not supported",
                "remove its content by an overlay",
            );
        }
    }
    only(
        context,
        &operation.pointer,
        failures(operation),
        "error answers",
    )
}

/// How a success is read.
fn answer(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    operation: &Operation,
    marker: &Ident,
    schema: Option<&Schema>,
) -> Answer {
    if !operation
        .answers
        .iter()
        .any(|answer| answer.status.is_success())
    {
        context.fault(
            Code::Unsupported,
            &operation.pointer.key("responses"),
            "the operation has no successful answer",
            "describe what it answers with status 200, or 204 if that is nothing",
        );
    }
    let Some(schema) = schema else {
        return Answer::NoContent;
    };
    let name = answer_name(marker);
    let may_be_empty = operation
        .answers
        .iter()
        .any(|answer| answer.status.is_success() && answer.payload.is_none());
    if may_be_empty {
        Answer::OptionalJson(schemas.rust_type(schema, &name, Home::Operations))
    } else {
        Answer::Json(schemas.element_type(schema, &name, Home::Operations))
    }
}

/// The wrapper that a success may come in.
pub(super) fn envelope(operation: &Operation) -> Option<String> {
    successes(operation).find_map(|payload| payload.envelope.clone())
}

/// As what a failure is read.
fn error(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    marker: &Ident,
    schema: Option<&Schema>,
) -> ErrorType {
    let Some(schema) = schema else {
        return ErrorType::Unknown;
    };
    if errors::is_free_form(schemas, schema) {
        return ErrorType::Unknown;
    }
    match schemas.rust_type(schema, &error_name(marker), Home::Operations) {
        RustType::Named(path) => ErrorType::Documented(path),
        RustType::Alias(path, target) if matches!(target.target(), RustType::Named(_)) => {
            ErrorType::Documented(path)
        }
        _ => {
            context.fault(
                Code::Unsupported,
                &schema.pointer,
                "an error that is no object is not supported",
                "describe it as an object, or remove its content by an overlay",
            );
            ErrorType::Unknown
        }
    }
}

fn only<'o>(
    context: &mut Context<'_>,
    operation: &Pointer,
    payloads: impl Iterator<Item = &'o Payload>,
    what: &str,
) -> Option<&'o Schema> {
    let mut schemas = payloads.map(|payload| &payload.schema);
    let first = schemas.next()?;
    for other in schemas.filter(|other| !is_same(first, other)) {
        let diagnostic = Diagnostic::new(
            Code::Unsupported,
            context.tree.place(&other.pointer),
            format!("{what} of different schemas are not supported"),
            "describe them by one schema, by an overlay",
        )
        .also(
            context.tree.place(&first.pointer),
            "another schema stands here",
        )
        .also(context.tree.place(operation), "the operation");
        context.report.push(diagnostic);
    }
    Some(first)
}

/// Whether two schemas have one type.
fn is_same(one: &Schema, other: &Schema) -> bool {
    let is_same_kind = match (&one.kind, &other.kind) {
        (Kind::Array(one), Kind::Array(other)) | (Kind::Map(Some(one)), Kind::Map(Some(other))) => {
            is_same(one, other)
        }
        (Kind::Object(..) | Kind::Enum(_) | Kind::IntegerEnum(_) | Kind::Union(_), _) => {
            one.pointer == other.pointer
        }
        (one, other) => one == other,
    };
    is_same_kind && one.nullable == other.nullable
}
