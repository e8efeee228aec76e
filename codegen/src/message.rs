//! A report into the text that a person reads: for each fault its rule, the place with the line it
//! stands on, the pointer, further places, and the remedy.
//!
//! Invariant: the text depends on the report and the documents alone, and no line of a document is
//! shown at more than [`WIDTH`] characters.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::code::Severity;
use crate::diagnostic::Report;
use crate::document::{At, Place, Source, Sources};
use crate::locate::{self, Located};

/// How many characters of a line are shown.
const WIDTH: usize = 100;

/// How many characters of a long line are shown before the place.
const LEAD: usize = 30;

/// Every diagnostic of the report, sorted by document and position, and how many there are.
pub fn human(report: &Report, sources: &Sources) -> String {
    let renderer = Renderer::plain()
        .decor_style(DecorStyle::Ascii)
        .term_width(2 * WIDTH);
    let mut text = String::new();
    for located in locate::report(report, sources) {
        let group = group(&located, sources);
        text.push_str(&renderer.render(&[group]));
        text.push_str("\n\n");
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
        &located.span,
        AnnotationKind::Primary,
        None,
        sources,
    );
    for ((place, what), span) in diagnostic.related.iter().zip(&located.related) {
        group = shown(
            group,
            place,
            span,
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
    span: &Range<usize>,
    kind: AnnotationKind,
    label: Option<&'a str>,
    sources: &'a Sources,
) -> Group<'a> {
    let Some(source) = sources.get(place.source) else {
        return group;
    };
    let position = locate::position(&source.text, span.start);
    let origin = Origin::path(&*source.name)
        .line(position.line)
        .char_column(position.column);
    if place.at == At::Document {
        return group.element(origin);
    }
    let line = excerpt(source, span);
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
    let before = before.rsplit('\n').next().unwrap_or_default();
    let rest = rest.lines().next().unwrap_or_default();
    let marked = span.len().min(rest.len());

    let lead = |characters: usize| before.char_indices().rev().nth(characters - 1);
    let (before, extent) = match lead(LEAD) {
        Some((offset, _)) if lead(WIDTH - LEAD).is_some() => {
            (before.get(offset..).unwrap_or_default(), Extent::Part)
        }
        _ => (before, Extent::Whole),
    };
    let room = WIDTH.saturating_sub(before.chars().count());
    let cut = rest
        .char_indices()
        .nth(room)
        .map_or(rest.len(), |(offset, _)| offset);
    let text = format!("{before}{}", rest.get(..cut).unwrap_or_default());
    let start = before.len();
    Excerpt {
        text,
        span: start..start + marked.min(cut),
        extent,
    }
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
