//! Every shape in which the service is known to answer, with values of our own: decoded and
//! encoded again, each says what it said; and each has a described field for every member but those
//! that are there to be unknown.

mod auth;
mod billing;
mod breakdown;
mod keys;
mod models;
mod people;
mod projects;
mod requests;
mod self_hosted;
mod usage;

use std::sync::LazyLock;

use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use tests::calls;
use tests::case;
use tests::compare::{difference, lost_numbers};
use tests::described::undescribed;
use tests::http::Answer;
use xtask::input::Overlays;

use crate::exchange::exchange;

/// An answer that succeeds.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    /// The `operationId`.
    pub(crate) operation: &'static str,
    /// What is special about it.
    case: &'static str,
    /// The status.
    status: u16,
    /// The body, byte for byte.
    body: &'static str,
    /// What the body says, where the client does not tell it just so.
    says: &'static str,
    /// The members that the description does not know.
    unknown: &'static [&'static str],
}

/// An answer 200 with this body.
const fn shape(operation: &'static str, case: &'static str, body: &'static str) -> Shape {
    Shape {
        operation,
        case,
        status: 200,
        body,
        says: body,
        unknown: &[],
    }
}

impl Shape {
    /// The same, where the client tells another JSON.
    const fn told_as(self, says: &'static str) -> Self {
        Self { says, ..self }
    }

    /// The same, with members that the description does not know, sorted by place.
    const fn unknown(self, unknown: &'static [&'static str]) -> Self {
        Self { unknown, ..self }
    }
}

/// An answer 204, which has no body.
const fn no_content(operation: &'static str) -> Shape {
    Shape {
        operation,
        case: "no content",
        status: 204,
        body: "",
        says: "null",
        unknown: &[],
    }
}

/// Every shape, by tag.
pub(crate) fn all() -> impl Iterator<Item = Shape> {
    [
        projects::SHAPES,
        keys::SHAPES,
        people::SHAPES,
        usage::SHAPES,
        breakdown::SHAPES,
        requests::SHAPES,
        billing::SHAPES,
        models::SHAPES,
        self_hosted::SHAPES,
        auth::SHAPES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

pub(crate) fn trials() -> Vec<Trial> {
    all()
        .map(|shape| {
            let name = format!("answer: {}: {}", shape.operation, shape.case);
            Trial::test(name, move || check(&shape))
        })
        .collect()
}

fn check(shape: &Shape) -> Result<(), Failed> {
    let call = calls::first(shape.operation).ok_or("no call of this operation")?;
    let answer = if shape.body.is_empty() {
        Answer::empty(shape.status)
    } else {
        Answer::json(shape.status, shape.body)
    };
    let (outcome, _) = exchange(&call, answer)?;
    let wanted: Value = serde_json::from_str(shape.says)?;
    check_described(shape)?;
    let told = outcome?;
    if let Some(difference) = difference(&wanted, &told) {
        return Err(difference.into());
    }
    match lost_numbers(shape.says, &told).as_slice() {
        [] => Ok(()),
        lost => Err(format!("numbers that became others: {}", lost.join(", ")).into()),
    }
}

/// The description that the client is generated from, or why there is none.
static DESCRIPTION: LazyLock<Result<Value, String>> = LazyLock::new(|| {
    let said = |fault: Failed| fault.message().unwrap_or_default().to_owned();
    let input = case::bundled(Overlays::Bundled).map_err(said)?;
    codegen::effective(input).map_err(|failure| failure.to_string())
});

/// What is documented of the service has fields of its own; what is not is kept aside.
fn check_described(shape: &Shape) -> Result<(), Failed> {
    if shape.body.is_empty() {
        return Ok(());
    }
    let answer: Value = serde_json::from_str(shape.body)?;
    let description = DESCRIPTION.as_ref()?;
    let mut found = undescribed(description, shape.operation, &answer)
        .ok_or("the description has no such answer")?;
    found.sort();
    if found == shape.unknown {
        return Ok(());
    }
    Err(format!(
        "the description does not know {found:?}, and should not know {:?}",
        shape.unknown
    )
    .into())
}
