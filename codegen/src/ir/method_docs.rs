//! What the description says of an operation into the docs of its method.

use super::answers::Answered;
use super::identity::Identified;
use crate::docs::{self, Argument, OperationText};
use crate::model::{Method, Parameter, Setter};
use crate::names;

/// The docs of a method: summary, description and path, the arguments that the description says
/// something of, what awaiting gives, and the setters.
pub(super) fn operation_docs(
    one: &Identified<'_>,
    method: Method,
    arguments: &[Parameter],
    sent_as: Option<&str>,
    answered: &Answered<'_>,
    setters: &[Setter],
) -> docs::Docs {
    let source = one.operation;
    let body = source
        .body
        .iter()
        .map(|body| (names::body(), body.description.as_deref()));
    let required = source
        .parameters
        .iter()
        .filter(|parameter| parameter.required);
    let descriptions = required.map(|parameter| parameter.description.as_deref());
    let described: Vec<_> = arguments
        .iter()
        .map(|argument| argument.name.clone())
        .zip(descriptions)
        .chain(body)
        .filter_map(|(name, description)| {
            Some(Argument {
                name,
                description: description.filter(|text| !text.trim().is_empty())?,
            })
        })
        .collect();
    let text = OperationText {
        id: &one.id,
        summary: source.summary.as_deref(),
        description: source.description.as_deref(),
        method: method.as_str(),
        path: &source.path,
        arguments: &described,
        body: sent_as,
        answer: &answered.answer,
        unasked: &answered.unasked,
    };
    docs::operation(text, setters.iter().map(|setter| &setter.parameter.name))
}
