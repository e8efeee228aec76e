//! Every shape in which the service is known to answer, with values of our own: decoded and
//! encoded again, each says what it said.

mod keys;
mod models;
mod people;
mod projects;
mod requests;
mod usage;

use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use tests::calls;
use tests::compare::difference;
use tests::http::Answer;

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
}

/// An answer 200 with this body.
const fn shape(operation: &'static str, case: &'static str, body: &'static str) -> Shape {
    Shape {
        operation,
        case,
        status: 200,
        body,
        says: body,
    }
}

impl Shape {
    /// The same, where the client tells another JSON.
    const fn told_as(self, says: &'static str) -> Self {
        Self { says, ..self }
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
    }
}

/// Every shape, by tag.
pub(crate) fn all() -> impl Iterator<Item = Shape> {
    [
        projects::SHAPES,
        keys::SHAPES,
        people::SHAPES,
        usage::SHAPES,
        requests::SHAPES,
        models::SHAPES,
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
    match difference(&wanted, &outcome?) {
        None => Ok(()),
        Some(difference) => Err(difference.into()),
    }
}
