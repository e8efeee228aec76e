//! Text into a tree: drives the deserializer of each format and gives its errors a place.

use std::ops::Range;

use serde::de::{Deserialize as _, DeserializeSeed as _, IgnoredAny};
use serde_json::Value;

use super::MAX_DEPTH;
use super::second_look::{self, Aliases};
use super::seed::{DuplicateKey, Node, Seen, Stop};
use super::yaml_fault;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{At, Format, Place, Source, SourceId};
use crate::locate;

/// A fault that ended reading, with the bytes it is about.
struct Halt {
    code: Code,
    message: String,
    help: &'static str,
    span: Option<Range<usize>>,
    /// Where that begins which was being read, and what it is.
    begun: Option<(Range<usize>, String)>,
}

impl Halt {
    fn syntax(message: impl Into<String>, help: &'static str, span: Option<Range<usize>>) -> Self {
        Self {
            code: Code::Syntax,
            message: message.into(),
            help,
            span,
            begun: None,
        }
    }
}

/// Reads the text of `source` and reports every fault in it.
pub(super) fn parse(id: SourceId, source: &Source, report: &mut Report) -> Option<Value> {
    let mut seen = Seen::in_document_of(source.text.len());
    let outcome = match source.format {
        Format::Json => json(&source.text, &mut seen),
        Format::Yaml => yaml(&source.text, &mut seen),
    };
    if outcome.is_err() && seen.duplicate_key == DuplicateKey::Unseen {
        seen.duplicate_key = DuplicateKey::Unknown;
    }
    let aliases = second_look::report(id, source, &seen, report);
    match outcome {
        Ok(value) => Some(value),
        // What the aliases do is the cause.
        Err(_) if seen.stopped.is_some() && aliases == Aliases::Reported => None,
        Err(halt) => {
            let at = halt
                .span
                .map_or(At::Document, |span| At::Span(span.start, span.end));
            let place = Place { source: id, at };
            let mut diagnostic = Diagnostic::new(halt.code, place, halt.message, halt.help);
            diagnostic
                .related
                .extend(halt.begun.map(|(span, what)| (Place::span(id, span), what)));
            report.push(diagnostic);
            None
        }
    }
}

fn json(text: &str, seen: &mut Seen) -> Result<Value, Halt> {
    if text.trim().is_empty() {
        return Err(empty());
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // Our own bound holds instead; serde_json's is one level short of it.
    deserializer.disable_recursion_limit();
    let value = Node::root(seen).deserialize(&mut deserializer);
    value
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let span = one_character(text, json_offset(text, line, column));
            if let Some(stop) = seen.stopped {
                return stopped(stop, Some(span));
            }
            let message = error.to_string();
            let message = message.replace(&format!(" at line {line} column {column}"), "");
            let help = json_remedy(&message);
            Halt::syntax(message, help, Some(span))
        })
}

fn yaml(text: &str, seen: &mut Seen) -> Result<Value, Halt> {
    if text
        .bytes()
        .filter(|byte| matches!(byte, b'[' | b'{'))
        .count()
        > MANY_BRACKETS
        && let Some(span) = locate::deeper_than(text, MAX_DEPTH)
    {
        return Err(stopped(Stop::Depth, Some(span)));
    }
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let Some(document) = documents.next() else {
        return Err(empty());
    };
    let value = Node::root(seen)
        .deserialize(document)
        .map_err(|error| yaml_halt(text, seen, &error))?;
    if let Some(second) = documents.next() {
        // The parser may have broken off between the two.
        if let Err(error) = IgnoredAny::deserialize(second) {
            return Err(yaml_halt(text, seen, &error));
        }
        return Err(Halt::syntax(
            "the stream holds more than one YAML document",
            "keep one document, and put the others into files of their own",
            locate::second_document(text),
        ));
    }
    if value.is_null() {
        Err(empty())
    } else {
        Ok(value)
    }
}

/// Libyaml takes time by the square of the brackets that are open at once (minutes for 100,000),
/// so that a document with more than so many is first looked through for its depth.
const MANY_BRACKETS: usize = 5000;

fn yaml_halt(text: &str, seen: &mut Seen, error: &serde_yaml::Error) -> Halt {
    // The library has a bound on aliases of its own, and no other way to tell.
    if error.to_string().starts_with("repetition limit exceeded") {
        seen.stopped = Some(Stop::Expansion);
    }
    let fault = yaml_fault::Fault::of(text, error);
    match seen.stopped {
        Some(stop) => stopped(stop, fault.span),
        None => Halt {
            begun: fault.begun,
            ..Halt::syntax(fault.message, fault.help, fault.span)
        },
    }
}

fn empty() -> Halt {
    Halt::syntax(
        "the document is empty",
        "name a document that holds something",
        None,
    )
}

/// What to do about a fault of JSON, by how its message begins.
const JSON_REMEDIES: [(&str, &str); 8] = [
    (
        "EOF while parsing",
        "close what is open at the end, or fetch the document again",
    ),
    ("trailing comma", "remove the comma before it"),
    ("key must be a string", "write the key in double quotes"),
    (
        "expected `,` or `]`",
        "put a comma between the elements, or close the list with `]`",
    ),
    (
        "expected `,` or `}`",
        "put a comma between the members, or close the object with `}`",
    ),
    (
        "expected value",
        "write a value, texts in double quotes; a document in YAML needs a name that ends in `.yml`",
    ),
    (
        "trailing characters",
        "keep one value, and remove what stands behind it",
    ),
    ("control character", "write it as an escape such as `\\n`"),
];

fn json_remedy(message: &str) -> &'static str {
    let known = JSON_REMEDIES
        .iter()
        .find(|(begins, _)| message.starts_with(begins));
    known.map_or("correct the JSON here", |(_, remedy)| remedy)
}

fn stopped(stop: Stop, span: Option<Range<usize>>) -> Halt {
    match stop {
        Stop::Depth => Halt {
            code: Code::TooDeep,
            message: format!("the document nests deeper than {MAX_DEPTH} levels"),
            help: "flatten what is nested here, or name parts of it and refer to them",
            span,
            begun: None,
        },
        Stop::Expansion => Halt {
            code: Code::AliasExpansion,
            message: "the aliases make the document far larger than it is written".to_owned(),
            help: second_look::WRITTEN_OUT,
            span,
            begun: None,
        },
        Stop::NotFinite => Halt::syntax(
            "a number is infinite or not a number, which JSON cannot hold",
            "write a finite number, or quote it if it is a text",
            span,
        ),
    }
}

/// Where the line and column of `serde_json` are; it counts the bytes of a line from 1, and stands
/// at 0 when it has just read the line's end.
fn json_offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        let rest = text.get(start..).unwrap_or_default();
        start += rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    }
    (start + column.saturating_sub(1)).min(text.len())
}

/// The character at or around `offset`, or before it at the end of the text.
pub(super) fn one_character(text: &str, offset: usize) -> Range<usize> {
    let last = text.len().saturating_sub(1);
    let mut start = offset.min(last);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    start..start + length
}
