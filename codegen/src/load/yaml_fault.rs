//! What the YAML parser says into a message: what it found, where that begins which it was reading,
//! and what to do about it.
//!
//! Its errors are one text: `problem at line 7 column 18, while parsing a flow sequence at line 6
//! column 13`. Invariant: of a text of another form nothing is lost.

use std::iter;
use std::ops::Range;

use super::parse::one_character;
use crate::locate;

/// A fault of the text, with the bytes it is about.
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) help: &'static str,
    pub(super) span: Option<Range<usize>>,
    /// Where that begins which was being read, and what it is.
    pub(super) begun: Option<(Range<usize>, String)>,
}

/// What the parser calls the things that it reads, and what we call them.
const READ: [(&str, &str); 9] = [
    ("parsing a flow sequence", "list"),
    ("parsing a block collection", "list"),
    ("parsing a flow mapping", "object"),
    ("parsing a block mapping", "object"),
    ("scanning a quoted scalar", "quoted text"),
    ("scanning a plain scalar", "text"),
    ("scanning a block scalar", "text"),
    ("scanning a simple key", "key"),
    ("scanning for the next token", ""),
];

/// What to do about a problem, by how its text begins.
const REMEDIES: [(&str, &str); 15] = [
    (
        "did not find expected ',' or ']'",
        "close the list with `]`, and put commas between its elements; text that holds a bracket or a comma needs quotes",
    ),
    (
        "did not find expected ',' or '}'",
        "close the object with `}`, and put commas between its members; text that holds a brace or a comma needs quotes",
    ),
    (
        "did not find expected key",
        "indent the keys of an object alike; text that goes on behind its quotes needs them around all of it",
    ),
    (
        "did not find expected '-' indicator",
        "indent the elements of a list alike, each behind `- `",
    ),
    (
        "could not find expected ':'",
        "put `: ` behind the key; text of several lines needs `|`, or quotes",
    ),
    (
        "mapping values are not allowed",
        "text that holds `: ` needs quotes; a key is indented as the others of its object",
    ),
    (
        "block sequence entries are not allowed",
        "begin the list on a line of its own, below its key",
    ),
    (
        "did not find expected <document start>",
        "indent every line as a part of one object; a document in another format is not read",
    ),
    ("found unexpected end of stream", "close the quotes"),
    (
        "found unknown escape character",
        "write a backslash twice, or the text in single quotes",
    ),
    (
        "found character that cannot start any token",
        "text that begins with a symbol needs quotes",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "text that begins with a symbol needs quotes",
    ),
    (
        "unknown anchor",
        "define it before with `&`, or put a text that begins with `*` in quotes",
    ),
    (
        "control characters are not allowed",
        "remove the character, or write it as an escape in double quotes",
    ),
    ("found a tab character", NO_TABS),
];

const NO_TABS: &str = "indent with spaces: YAML takes no tab there";
const ANY: &str =
    "correct the YAML here; text that holds `: `, ` #` or begins with a symbol needs quotes";

impl Fault {
    /// What `error` says of `text`.
    pub(super) fn of(text: &str, error: &serde_yaml::Error) -> Self {
        let (said, offset) = place(error);
        let (problem, begun) = match context(text, &said) {
            Some((problem, begun)) => (problem.to_owned(), begun),
            None => (said, None),
        };
        let is_tab = offset.is_some_and(|offset| text.as_bytes().get(offset) == Some(&b'\t'));
        let known = REMEDIES
            .iter()
            .find(|(begins, _)| problem.starts_with(begins));
        Self {
            help: match known {
                _ if is_tab => NO_TABS,
                Some((_, remedy)) => remedy,
                None => ANY,
            },
            message: problem,
            span: offset.map(|offset| one_character(text, offset)),
            begun,
        }
    }
}

/// The message of a fault without its place, and the byte that is the place.
fn place(error: &serde_yaml::Error) -> (String, Option<usize>) {
    let text = error.to_string();
    // A character that is not allowed is placed by the message alone.
    if let Some((message, position)) = text.split_once(" at position ")
        && let Ok(offset) = position.parse()
    {
        return (message.to_owned(), Some(offset));
    }
    match error.location() {
        None => (text, None),
        Some(at) => {
            let position = format!(" at line {} column {}", at.line(), at.column());
            (text.replacen(&position, "", 1), Some(at.index()))
        }
    }
}

/// The problem without what was being read, and where that begins.
#[expect(clippy::type_complexity, reason = "a span with what it is")]
fn context<'s>(text: &str, said: &'s str) -> Option<(&'s str, Option<(Range<usize>, String)>)> {
    let (problem, context) = said.split_once(", while ")?;
    let (reading, position) = match context.split_once(" at line ") {
        Some((reading, position)) => (reading, Some(position)),
        None => (context, None),
    };
    let (_, what) = READ.iter().find(|(known, _)| *known == reading)?;
    let begun = position.and_then(|position| {
        let (line, column) = position.split_once(" column ")?;
        let offset = offset(text, line.parse().ok()?, column.parse().ok()?)?;
        Some((
            one_character(text, offset),
            format!("the {what} begins here"),
        ))
    });
    Some((problem, begun))
}

/// The byte at a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> Option<usize> {
    let mut starts = iter::once(0).chain(locate::starts(text));
    let start = starts.nth(line.checked_sub(1)?)?;
    let line = text.get(start..)?;
    let (within, _) = line.char_indices().nth(column.checked_sub(1)?)?;
    Some(start + within)
}

#[cfg(test)]
mod tests {
    use serde::de::{Deserialize as _, IgnoredAny};

    use super::*;

    /// `offset message`, where what was being read begins, and the remedy.
    fn fault(text: &str) -> (String, Option<(usize, String)>, &'static str) {
        let document = serde_yaml::Deserializer::from_str(text).next().unwrap();
        let error = IgnoredAny::deserialize(document).unwrap_err();
        let fault = Fault::of(text, &error);
        let offset = fault.span.unwrap().start;
        let begun = fault.begun.map(|(span, what)| (span.start, what));
        (format!("{offset} {}", fault.message), begun, fault.help)
    }

    #[test]
    fn says_what_was_being_read_and_what_to_do() {
        let table = [
            (
                "a:\n  tags: [a, b\n  c: 1\n",
                "20 did not find expected ',' or ']'",
                Some((11, "the list begins here")),
                "close the list",
            ),
            (
                "漢: {a: 1\nb: 2",
                "12 did not find expected ',' or '}'",
                Some((5, "the object begins here")),
                "close the object",
            ),
            (
                "a:\n\tb: 1\n",
                "3 found character that cannot start any token",
                None,
                "indent with spaces",
            ),
            (
                "a: @b\n",
                "3 found character that cannot start any token",
                None,
                "text that begins with a symbol",
            ),
            (
                "b: 'a\n",
                "5 found unexpected end of stream",
                Some((3, "the quoted text begins here")),
                "close the quotes",
            ),
            (
                "a: b: c\n",
                "4 mapping values are not allowed in this context",
                None,
                "text that holds `: `",
            ),
            (
                "a: 1\rb: [c\r\n",
                "11 did not find expected ',' or ']'",
                Some((8, "the list begins here")),
                "close the list",
            ),
            ("a: *b\n", "3 unknown anchor", None, "define it before"),
        ];
        for (text, said, begun, help) in table {
            let (message, began, remedy) = fault(text);
            assert_eq!(message, said, "{text}");
            let began = began
                .as_ref()
                .map(|(offset, what)| (*offset, what.as_str()));
            assert_eq!(began, begun, "{text}");
            assert!(remedy.starts_with(help), "{text}: {remedy}");
        }
    }
}
