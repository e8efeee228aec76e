//! What awaiting a request gives, in a sentence.

use quote::ToTokens;

use super::wrap::wrap;
use super::{Docs, Indent, code, inline, markdown};
use crate::api::Status;
use crate::model::Answer;
use crate::rust_type::RustType;

/// The sentence of an operation's method.
pub(super) fn sentence(answer: &Answer) -> String {
    match answer {
        Answer::Json(rust_type) => format!("Answers {}.", named(rust_type)),
        Answer::OptionalJson(rust_type) => format!(
            "Answers {}, or `None` where the service sends nothing.",
            named(rust_type)
        ),
        Answer::Text => "Answers a text.".to_owned(),
        Answer::Binary => "Answers bytes as they come.".to_owned(),
        Answer::Events(rust_type) => {
            format!(
                "Answers events as they come, whose data is {}.",
                named(rust_type)
            )
        }
        Answer::TextEvents => "Answers events as they come, whose data is a text.".to_owned(),
        Answer::WholeEvents(rust_type) => {
            format!("Answers events as they come, each {}.", named(rust_type))
        }
        Answer::JsonLines(rust_type) => {
            format!("Answers values as they come, each {}.", named(rust_type))
        }
        Answer::Cases(name) => format!("Answers [`{name}`]."),
        Answer::NoContent => "Answers nothing.".to_owned(),
    }
}

/// A header of answers, with those that have it.
pub fn header(wire: &str, description: Option<&str>, statuses: &[Status]) -> Docs {
    let statuses: Vec<_> = statuses
        .iter()
        .map(|status| code(&status.to_string()))
        .collect();
    let answers = match statuses.as_slice() {
        [others @ .., last] if !others.is_empty() => {
            format!("the answers {} and {last}.", others.join(", "))
        }
        statuses => format!("the answer {}.", statuses.concat()),
    };
    let lines = description.map(|text| markdown::lines(text, Indent::Entry.width()));
    if let Some(lines) = lines.filter(|lines| !lines.is_empty()) {
        return Docs(lines).sentence(&format!("In {answers}"), Indent::Entry);
    }
    let sentence = format!("The {} header, in {answers}", inline::tied_code(wire));
    Docs(wrap(&sentence, Indent::Entry.width()))
}

/// A type with a link to what is generated of it.
fn named(rust_type: &RustType) -> String {
    match rust_type {
        RustType::Named(path) | RustType::Alias(path, _) => {
            format!("[`{}`]", written(path))
        }
        RustType::List(inner) => format!("`Vec` of {}", named(inner)),
        RustType::Dictionary(inner) => format!("`BTreeMap` of {}", named(inner)),
        RustType::Optional(inner) => format!("`Option` of {}", named(inner)),
        // No answer is one: it is the type of a field.
        RustType::Boxed(inner) | RustType::Patch(inner) => named(inner),
        RustType::Text
        | RustType::Boolean
        | RustType::I64
        | RustType::I32
        | RustType::I16
        | RustType::I8
        | RustType::U64
        | RustType::U32
        | RustType::U16
        | RustType::U8
        | RustType::F64
        | RustType::F32
        | RustType::Instant
        | RustType::Date
        | RustType::Time
        | RustType::Uuid
        | RustType::Base64
        | RustType::Binary
        | RustType::Upload
        | RustType::Secret
        | RustType::Password
        | RustType::Null
        | RustType::Anything
        | RustType::FreeForm => format!("`{}`", written(rust_type)),
    }
}

fn written(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    text.replace(' ', "").replace(',', ", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names;
    use crate::rust_type::TypePath;

    #[test]
    fn a_header_says_in_which_answers_it_is() {
        let said = |description| header("x-left", description, &[Status::Code(200)]);
        let long =
            "Requests that are left until the end of the hour, the day or the month of this.";
        let table = [
            (None, "The `x-left` header, in the answer `200`."),
            (Some("Left"), "Left. In the answer `200`."),
            (
                Some("Left.\n\nMore"),
                "Left.\n\nMore.\n\nIn the answer `200`.",
            ),
            (Some("- one\n- two"), "- one\n- two\n\nIn the answer `200`."),
            (
                Some("Left:\n- one"),
                "Left:\n\n- one\n\nIn the answer `200`.",
            ),
            (
                Some("```\nLeft.\n```"),
                "```text\nLeft.\n```\n\nIn the answer `200`.",
            ),
        ];
        for (description, wanted) in table {
            assert_eq!(
                said(description).lines().join("\n"),
                wanted,
                "{description:?}"
            );
        }
        assert_eq!(said(Some(long)).lines(), [long, "In the answer `200`."]);
    }

    #[test]
    fn every_answer_has_its_sentence() {
        let list = RustType::Named(TypePath::Types(names::component("KeyList")));
        let here = RustType::Named(TypePath::Here(names::component("GetResponse")));
        let table = [
            (Answer::NoContent, "Answers nothing."),
            (Answer::Json(list.clone()), "Answers [`types::KeyList`]."),
            (Answer::Json(here), "Answers [`GetResponse`]."),
            (
                Answer::Json(RustType::List(Box::new(list.clone()))),
                "Answers `Vec` of [`types::KeyList`].",
            ),
            (
                Answer::OptionalJson(list),
                "Answers [`types::KeyList`], or `None` where the service sends nothing.",
            ),
            (
                Answer::Json(RustType::FreeForm),
                "Answers `serde_json::Map<String, rt::Value>`.",
            ),
        ];
        for (answer, wanted) in table {
            assert_eq!(sentence(&answer), wanted);
        }
    }
}
