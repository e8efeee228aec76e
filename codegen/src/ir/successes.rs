//! The successes of an operation: which of the media types of each answer are asked for and read.
//!
//! JSON is preferred. Beside it stand what it cannot be (streams of events or values, binary
//! formats, tables and documents of text), so that what comes decides; other spellings of the same
//! value (XML, YAML, HTML, plain text) do not.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::is_same;
use super::bodies::JSON;
use super::schemas::{Home, Schemas};
use super::sequences;
use crate::api::{self, Content, Kind, Operation, Schema, Status};
use crate::media::{Format, essence, is_range};
use crate::model::Answer;
use crate::names::{self, Ident};

/// A success that is told from the others by status and media type.
pub(super) struct Success<'o> {
    pub(super) status: Status,
    /// Those that are read so; none of one that holds nothing.
    pub(super) media: Vec<String>,
    /// Its format, and of JSON the content.
    held: Held<'o>,
}

/// What a success holds.
#[derive(Clone, Copy)]
enum Held<'o> {
    Nothing,
    Json(&'o Content),
    Events(&'o Content),
    JsonLines(&'o Content),
    Text,
    Bytes,
}

/// The successes, by status; where none is described, `default` is one.
pub(super) fn of<'o>(schemas: &Schemas<'_>, operation: &'o Operation) -> Vec<Success<'o>> {
    let is_any = |found: fn(Status) -> bool| {
        let answers = operation.answers.iter();
        answers.filter(move |answer| found(answer.status))
    };
    let mut answers: Vec<_> = is_any(Status::is_success).collect();
    if answers.is_empty() {
        answers = is_any(|status| status == Status::Default).collect();
    }
    let held = answers.into_iter().flat_map(|answer| {
        // What HTTP itself lets have no body (RFC 9110, sections 15.3.5 and 15.3.6).
        let is_bodiless = matches!(answer.status, Status::Code(204 | 205));
        if is_bodiless {
            vec![Success::nothing(answer.status)]
        } else {
            self::answer(schemas, answer)
        }
    });
    held.collect()
}

fn answer<'o>(schemas: &Schemas<'_>, answer: &'o api::Answer) -> Vec<Success<'o>> {
    let of = |wanted: Format| {
        let contents = answer.contents.iter();
        let mut found: Vec<_> = contents
            .filter(|content| format(schemas, content) == wanted)
            .collect();
        found.sort_by_key(|content| (content.media != JSON, is_range(&content.media)));
        found
    };
    let json = of(Format::Json).into_iter().next();
    let sequence = |format: Format, held: fn(&'o Content) -> Held<'o>| {
        let contents = of(format);
        let media = contents.iter().map(|content| content.media.clone());
        let first = contents.first();
        (
            first.map_or(Held::Nothing, |first| held(first)),
            media.collect(),
        )
    };
    let beside = |format: Format, is_other: fn(&str) -> bool| {
        let media = of(format).into_iter().map(|content| content.media.clone());
        media
            .filter(|media| json.is_none() || is_other(media))
            .collect::<Vec<_>>()
    };
    let rows = [
        (
            json.map_or(Held::Nothing, Held::Json),
            json.into_iter().map(asked).collect(),
        ),
        sequence(Format::Events, Held::Events),
        sequence(Format::JsonLines, Held::JsonLines),
        (
            Held::Text,
            beside(Format::Text, |media| {
                essence(media) != "text/plain" && is_no_spelling(media)
            }),
        ),
        (Held::Bytes, beside(Format::Bytes, is_no_spelling)),
    ];
    let rows = rows.into_iter().filter(|(_, media)| !media.is_empty());
    let successes: Vec<_> = rows
        .map(|(held, media)| Success {
            status: answer.status,
            media,
            held,
        })
        .collect();
    if successes.is_empty() {
        vec![Success::nothing(answer.status)]
    } else {
        successes
    }
}

/// Under which media type JSON is asked for.
fn asked(content: &Content) -> String {
    if content.media == "*/*" {
        JSON.to_owned()
    } else {
        content.media.clone()
    }
}

/// Whether a media type is no other spelling of what JSON says.
fn is_no_spelling(media: &str) -> bool {
    !["xml", "yaml", "html", "msgpack", "protobuf"]
        .iter()
        .any(|spelling| media.contains(spelling))
}

/// How a content is read: of what can be anything, its schema tells, and without one it is bytes.
fn format(schemas: &Schemas<'_>, content: &Content) -> Format {
    match content.format {
        Format::Open => match &schemas.target(&content.schema).kind {
            Kind::String(Some(format)) if format == "binary" => Format::Bytes,
            Kind::String(_) => Format::Text,
            Kind::Any if content.schema.pointer == content.pointer => Format::Bytes,
            _ => Format::Json,
        },
        // No service answers them: whoever describes one is given what comes.
        Format::Form | Format::Multipart => Format::Bytes,
        format => format,
    }
}

impl<'o> Success<'o> {
    fn nothing(status: Status) -> Self {
        Self {
            status,
            media: Vec::new(),
            held: Held::Nothing,
        }
    }

    pub(super) fn holds(&self) -> bool {
        !matches!(self.held, Held::Nothing)
    }

    pub(super) fn content(&self) -> Option<&'o Content> {
        match self.held {
            Held::Json(content) | Held::Events(content) | Held::JsonLines(content) => Some(content),
            Held::Nothing | Held::Text | Held::Bytes => None,
        }
    }

    pub(super) fn schema(&self) -> Option<&'o Schema> {
        self.content().map(|content| &content.schema)
    }

    pub(super) fn envelope(&self) -> Option<String> {
        self.content()?.envelope.clone()
    }

    /// Whether both are read as one type.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self.held, other.held) {
            (Held::Json(one), Held::Json(other))
            | (Held::Events(one), Held::Events(other))
            | (Held::JsonLines(one), Held::JsonLines(other)) => is_same(&one.schema, &other.schema),
            (Held::Text, Held::Text)
            | (Held::Bytes, Held::Bytes)
            | (Held::Nothing, Held::Nothing) => true,
            (_, _) => false,
        }
    }

    /// As what it is read; `name` is that of an inline type.
    pub(super) fn answer(&self, schemas: &Schemas<'_>, name: &Ident) -> Answer {
        match self.held {
            Held::Nothing => Answer::NoContent,
            Held::Json(content) => {
                Answer::Json(schemas.element_type(&content.schema, name, Home::Operations))
            }
            Held::Events(content) => sequences::events(schemas, content, name),
            Held::JsonLines(content) => {
                Answer::JsonLines(sequences::element(schemas, content, name))
            }
            Held::Text => Answer::Text,
            Held::Bytes => Answer::Binary,
        }
    }

    fn word(&self) -> &'static str {
        match self.held {
            Held::Nothing => "Empty",
            Held::Json(_) => "Json",
            Held::Events(_) => "Events",
            Held::JsonLines(_) => "JsonLines",
            Held::Text => "Text",
            Held::Bytes => "Bytes",
        }
    }
}

/// The media types to ask for, where that is not JSON alone; JSON stands before the others.
pub(super) fn accept(successes: &[Success<'_>]) -> Option<String> {
    let mut asked: Vec<&str> = Vec::new();
    for media in successes.iter().flat_map(|success| &success.media) {
        if !asked.contains(&media.as_str()) {
            asked.push(media);
        }
    }
    asked.sort_by_key(|media| (*media != JSON, Format::of(media)));
    (!asked.is_empty() && asked != [JSON]).then(|| asked.join(", "))
}

/// The media types of successes that nobody asks for; what may be anything is asked for as
/// something.
pub(super) fn unasked(operation: &Operation, successes: &[Success<'_>]) -> BTreeSet<String> {
    let asked: BTreeSet<_> = successes.iter().flat_map(|one| &one.media).collect();
    let answers = operation.answers.iter();
    let answers = answers.filter(|answer| successes.iter().any(|one| one.status == answer.status));
    let media = answers.flat_map(|answer| answer.contents.iter().map(|content| &content.media));
    media
        .filter(|media| *media != "*/*" && !asked.contains(media))
        .cloned()
        .collect()
}

/// The names of the variants: the status, unless all have one; the format, where a status has
/// several.
pub(super) fn variants(successes: &[Success<'_>]) -> Vec<Ident> {
    let mut by_status: BTreeMap<Status, usize> = BTreeMap::new();
    for success in successes {
        *by_status.entry(success.status).or_default() += 1;
    }
    let names = successes.iter().map(|success| {
        let is_alone = by_status.get(&success.status) == Some(&1);
        let status = status_name(success.status);
        match (by_status.len(), is_alone) {
            (1, _) => success.word().to_owned(),
            (_, true) => status,
            (_, false) => format!("{status} {}", success.word()),
        }
    });
    names.map(|name| names::variant(&name)).collect()
}

/// The name of a status (RFC 9110, section 15.3).
fn status_name(status: Status) -> String {
    let name = match status {
        Status::Code(200) => "Ok",
        Status::Code(201) => "Created",
        Status::Code(202) => "Accepted",
        Status::Code(203) => "NonAuthoritative",
        Status::Code(204) => "NoContent",
        Status::Code(205) => "ResetContent",
        Status::Code(206) => "PartialContent",
        Status::Code(207) => "MultiStatus",
        Status::Code(code) => return format!("Status{code}"),
        Status::Range(_) => "Success",
        Status::Default => "Default",
    };
    name.to_owned()
}
