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
use crate::locate::{self, Located, Spot};

/// How many characters of a line are shown.
const WIDTH: usize = 100;

/// How many characters of a long line are shown before the place.
const LEAD: usize = 30;

/// Every diagnostic of the report, sorted by document and position, and how many there are;
/// nothing where there are none.
pub fn human(report: &Report, sources: &Sources) -> String {
    if report.is_empty() {
        return String::new();
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;
    use crate::diagnostic::Diagnostic;
    use crate::document::{Format, SourceId};
    use crate::pointer::Pointer;

    fn sources(texts: &[&str]) -> Sources {
        let mut sources = Sources::default();
        for (index, text) in texts.iter().enumerate() {
            let name = format!("{index}.yml");
            sources.add(Source {
                name,
                format: Format::Yaml,
                text: (*text).to_owned(),
            });
        }
        sources
    }

    fn value(source: usize, pointer: &str) -> Place {
        Place::value(SourceId(source), Pointer::parse(pointer))
    }

    fn rendered(texts: &[&str], diagnostics: Vec<Diagnostic>) -> String {
        let mut report = Report::default();
        for diagnostic in diagnostics {
            report.push(diagnostic);
        }
        human(&report, &sources(texts))
    }

    #[test]
    fn shows_rule_place_line_pointer_further_places_and_remedy() {
        let texts = ["a: 1\r\nb:\tc\r\n", "漢: {字: x}\n"];
        let late = Diagnostic::new(
            Code::WrongType,
            value(1, "/漢/字"),
            "`x` is wrong",
            "write `y`",
        );
        let early = Diagnostic::new(
            Code::NameCollision,
            value(0, "/b"),
            "`c` is taken",
            "rename it",
        )
        .also(value(0, "/a"), "here too")
        .also(value(1, "/漢"), "and here");
        let expected = "\
error[name-collision]: `c` is taken
 --> 0.yml:2:4
  |
2 | b:    c
  |       ^
  |
 ::: 0.yml:1:4
  |
1 | a: 1
  |    - here too
  |
 ::: 1.yml:1:4
  |
1 | 漢: {字: x}
  |     ------- and here
  |
  = note: at `/b`
  = help: rename it

error[wrong-type]: `x` is wrong
 --> 1.yml:1:8
  |
1 | 漢: {字: x}
  |          ^
  |
  = note: at `/漢/字`
  = help: write `y`

2 errors, 0 warnings
";
        assert_eq!(rendered(&texts, vec![late, early]), expected);
    }

    #[test]
    fn a_document_as_a_whole_shows_no_line() {
        let place = Place {
            source: SourceId(0),
            at: At::Document,
        };
        let text = rendered(
            &["a: 1"],
            vec![Diagnostic::new(Code::TooLarge, place, "m", "h")],
        );
        assert_eq!(
            text,
            "error[too-large]: m\n--> 0.yml:1:1\n = help: h\n\n1 error, 0 warnings\n"
        );
    }

    #[test]
    fn sorts_by_document_and_position_and_keeps_the_order_of_equals() {
        let at = |source, pointer, message: &str| {
            Diagnostic::new(Code::WrongType, value(source, pointer), message, "h")
        };
        let given = vec![
            at(1, "/a", "4"),
            at(0, "/b", "2"),
            at(0, "/b", "3"),
            at(0, "/a", "1"),
        ];
        let text = rendered(&["a: 1\nb: 2", "a: 1"], given);
        let order: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("error[wrong-type]: "))
            .collect();
        assert_eq!(order, ["1", "2", "3", "4"]);
    }

    #[test]
    fn cuts_long_lines_around_the_place_on_whole_characters() {
        let long = format!(
            "{{{}k: v, {}}}",
            "漢a: 1, ".repeat(20_000),
            "漢b: 2, ".repeat(10)
        );
        let place = value(0, "/k");
        let text = rendered(
            &[&long],
            vec![Diagnostic::new(Code::WrongType, place, "m", "h")],
        );
        assert!(text.contains(" --> 0.yml:1:140005\n"), "{text}");
        assert!(
            text.lines().all(|line| line.chars().count() < WIDTH + 10),
            "{text}"
        );
        let marks = text.lines().find(|line| line.contains('^'));
        assert_eq!(
            marks.map(|line| line.matches('^').count()),
            Some(1),
            "{text}"
        );
    }

    #[test]
    fn a_thousand_diagnostics_of_a_large_document_take_one_walk() {
        let lines: Vec<String> = (0..20_000)
            .map(|index| format!("k{index}: [1, 2]\n"))
            .collect();
        let document = lines.concat();
        let all = (0..1000).map(|index| {
            let place = value(0, &format!("/k{}/1", index * 20));
            Diagnostic::new(Code::WrongType, place, "m", "h")
        });
        let text = rendered(&[&document], all.collect());
        assert!(text.contains(" --> 0.yml:19981:"), "{}", text.len());
        assert!(text.ends_with("1000 errors, 0 warnings\n"));
    }
}
