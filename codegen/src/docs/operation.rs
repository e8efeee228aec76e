//! What stands at the method of an operation: its prose, then what is sent and answered.

use std::collections::BTreeSet;

use super::{Docs, Indent, answers, code, inline, markdown};
use crate::model::Answer;
use crate::names::{self, Ident};

/// What the doc comment of an operation's method says.
#[derive(Clone, Copy, Debug)]
pub struct OperationText<'a> {
    /// `operationId`.
    pub id: &'a str,
    /// `summary`.
    pub summary: Option<&'a str>,
    /// `description`.
    pub description: Option<&'a str>,
    /// `GET`.
    pub method: &'a str,
    /// The path template.
    pub path: &'a str,
    /// What a success holds.
    pub answer: &'a Answer,
    /// Media types that a success may have by the description, and is not asked for.
    pub unasked: &'a BTreeSet<String>,
    /// The arguments that the description says something of.
    pub arguments: &'a [Argument<'a>],
    /// As what the body is sent, where that is not JSON.
    pub body: Option<&'a str>,
}

/// An argument of a method and what the description says of it.
#[derive(Clone, Debug)]
pub struct Argument<'a> {
    /// Its name.
    pub name: Ident,
    /// `description` of the parameter or the body.
    pub description: &'a str,
}

/// A list of the arguments, in `CommonMark`.
fn arguments(arguments: &[Argument<'_>]) -> String {
    let items = arguments.iter().map(|argument| {
        let name = names::plain(&argument.name);
        // What is not indented would end the item.
        let description = argument.description.trim().replace('\n', "\n  ");
        format!("- `{name}`: {description}\n")
    });
    items.collect()
}

/// The method of an operation, with the setters of its optional parameters.
pub fn operation<'a>(text: OperationText<'_>, setters: impl Iterator<Item = &'a Ident>) -> Docs {
    let generic = || format!("The {} operation.", code(text.id));
    let docs = match (text.summary, text.description) {
        (Some(summary), Some(description)) if summary.trim() != description.trim() => {
            let mut docs = Docs::text(Some(summary), Indent::Member, generic);
            let more = markdown::lines(description, Indent::Member.width());
            if !more.is_empty() {
                docs.0.push(String::new());
                docs.0.extend(more);
            }
            docs
        }
        (summary, description) => Docs::text(summary.or(description), Indent::Member, generic),
    };
    let mut docs = docs;
    if !text.arguments.is_empty() {
        let list = markdown::lines(&arguments(text.arguments), Indent::Member.width());
        docs.0.push(String::new());
        docs.0.extend(list);
    }
    if let Some(body) = text.body {
        docs = docs.paragraph(body, Indent::Member);
    }
    let mut said = answers::sentence(text.answer);
    let unasked: Vec<_> = text
        .unasked
        .iter()
        .map(|media| inline::tied_code(media))
        .collect();
    if !unasked.is_empty() {
        said.extend([" Not asked for: ", &unasked.join(", "), "."]);
    }
    let optional: Vec<_> = setters
        .map(|name| format!("`{}`", names::plain(name)))
        .collect();
    if !optional.is_empty() {
        said.extend([" Optional: ", &optional.join(", "), "."]);
    }
    let sent = code(&format!("{} {}", text.method, text.path));
    docs.own_line(format!("{sent}."))
        .goes_on(&said, Indent::Member)
}
