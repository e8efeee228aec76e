//! A report into text: for a person each fault with its rule, the place with the line it stands on,
//! the pointer, further places, and the remedy; for tools lines of JSON; for GitHub its commands.
//!
//! Invariant: the text depends on the report and the documents alone, and no line of a document is
//! shown at more than about 100 columns.

mod capped;
mod github;
mod json;
mod note;

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::code::Severity;
use crate::diagnostic::Report;
use crate::docs;
use crate::document::{At, Place, Source, Sources};
use crate::locate::{self, ENDS, Located, Spot};

pub(crate) use self::capped::MOST;
use self::capped::{Capped, Shown};
pub use self::github::github;
pub use self::json::json;
pub use self::note::{Note, NoteSpot, Related};

/// Who reads the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A person.
    #[default]
    Human,
    /// A tool: one JSON object a line.
    Json,
    /// GitHub: one workflow command a line.
    Github,
}

/// What was found in the documents of a run, with the documents, so that it can be shown.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    pub(crate) report: Report,
    pub(crate) sources: Sources,
}

impl Messages {
    /// The diagnostics.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The diagnostics with their places worked out.
    pub fn notes(&self) -> Vec<Note> {
        note::notes(&self.report, &self.sources)
    }

    /// The diagnostics in words; nothing where there are none.
    pub fn text(&self, format: Format) -> String {
        match format {
            Format::Human => human(&self.report, &self.sources),
            Format::Json => json(&self.notes()),
            Format::Github => github(&self.notes()),
        }
    }
}

/// How many columns a line of a document gets; the renderer cuts it around the place.
const WIDTH: usize = 100;

/// Lines of more characters on either side of the place are cut before the renderer sees them,
/// which is slow on them.
const LONG: usize = 4000;

/// How many characters at most are marked.
const MARKED: usize = 60;

/// Every diagnostic of the report, sorted by document and position, and how many there are; of mere
/// symptoms the first few. Nothing where there are none.
pub fn human(report: &Report, sources: &Sources) -> String {
    if report.is_empty() {
        return String::new();
    }
    let renderer = Renderer::plain()
        .decor_style(DecorStyle::Ascii)
        .term_width(WIDTH);
    let mut text = String::new();
    let mut capped = Capped::of(report);
    for located in locate::report(report, sources) {
        let shown = capped.next(located.diagnostic);
        if shown == Shown::Not {
            continue;
        }
        let group = group(&located, sources);
        text.push_str(&visible(&renderer.render(&[group])));
        text.push_str("\n\n");
        if let Shown::Last { more } = shown {
            let name = sources.get(located.diagnostic.place.source);
            let name = name.map_or("", |source| &source.name);
            let _infallible = writeln!(
                text,
                "and {more} more [{}] of `{}`\n",
                located.diagnostic.code,
                visible(name)
            );
        }
    }
    let _infallible = writeln!(text, "{}", tally(report));
    text
}

fn group<'a>(located: &Located<'a>, sources: &'a Sources) -> Group<'a> {
    let diagnostic = located.diagnostic;
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(&*diagnostic.message)
        .id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    group = shown(
        group,
        &diagnostic.place,
        &located.spot,
        AnnotationKind::Primary,
        None,
        sources,
    );
    for ((place, what), spot) in diagnostic.related.iter().zip(&located.related) {
        group = shown(
            group,
            place,
            spot,
            AnnotationKind::Context,
            Some(what),
            sources,
        );
    }
    if let At::Value(pointer) | At::Key(pointer) = &diagnostic.place.at
        && !pointer.is_root()
    {
        group = group.element(Level::NOTE.message(format!("at `{pointer}`")));
    }
    group.element(Level::HELP.message(&*diagnostic.help))
}

/// Adds `file:line:col` and the line that a place is on.
fn shown<'a>(
    group: Group<'a>,
    place: &Place,
    spot: &Spot,
    kind: AnnotationKind,
    label: Option<&'a str>,
    sources: &'a Sources,
) -> Group<'a> {
    let Some(source) = sources.get(place.source) else {
        return group;
    };
    let position = spot.position;
    let origin = Origin::path(&*source.name)
        .line(position.line)
        .char_column(position.column);
    if place.at == At::Document {
        return group.element(origin);
    }
    let line = excerpt(source, &spot.span);
    let annotation: Annotation<'_> = kind.span(line.span).label(label);
    let snippet = Snippet::source(line.text)
        .line_start(position.line)
        .annotation(annotation);
    match line.extent {
        Extent::Whole => group.element(snippet.path(&*source.name)),
        // The renderer would count columns from where the part begins.
        Extent::Part => group.element(origin).element(snippet),
    }
}

/// One line of a document, or a part of it, and what to mark in it.
#[derive(Debug, PartialEq, Eq)]
struct Excerpt {
    text: String,
    span: Range<usize>,
    extent: Extent,
}

/// How much of its line an excerpt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Whole,
    /// From some way before the place; its end is cut in either case.
    Part,
}

fn excerpt(source: &Source, span: &Range<usize>) -> Excerpt {
    let (before, rest) = source
        .text
        .split_at_checked(span.start)
        .unwrap_or((&source.text, ""));
    let before = before.rsplit(ENDS).next().unwrap_or_default();
    let rest = rest.split(ENDS).next().unwrap_or_default();
    let (before, extent) = match before.char_indices().rev().nth(LONG) {
        Some((offset, _)) => (before.get(offset..).unwrap_or_default(), Extent::Part),
        None => (before, Extent::Whole),
    };
    let rest = head(rest, LONG);
    let marked = head(rest.get(..span.len()).unwrap_or(rest), MARKED).len();
    let start = before.len();
    Excerpt {
        text: format!("{before}{rest}"),
        span: start..start + marked,
        extent,
    }
}

/// The first `characters` of a text.
fn head(text: &str, characters: usize) -> &str {
    let end = text
        .char_indices()
        .nth(characters)
        .map_or(text.len(), |(offset, _)| offset);
    text.get(..end).unwrap_or_default()
}

fn tally(report: &Report) -> String {
    let count = |severity| {
        report
            .iter()
            .filter(|diagnostic| diagnostic.code.severity() == severity)
            .count()
    };
    let errors = counted(count(Severity::Error), "error");
    format!("{errors}, {}", counted(count(Severity::Warning), "warning"))
}

fn counted(number: usize, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}

/// Names of a document reach messages: what would steer a terminal, or turn the direction of its
/// text, is escaped.
pub(crate) fn visible(text: &str) -> String {
    let is_hidden =
        |symbol: char| (symbol.is_control() && symbol != '\n') || docs::turns_direction(symbol);
    let mut shown = String::with_capacity(text.len());
    for symbol in text.chars() {
        if is_hidden(symbol) {
            shown.extend(symbol.escape_unicode());
        } else {
            shown.push(symbol);
        }
    }
    shown
}

#[cfg(test)]
mod tests;
