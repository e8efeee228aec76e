//! YAML text into [`Event`]s, by saphyr-parser's events, which carry both ends of every node.

use std::ops::Range;

use saphyr_parser::{Event as Parsed, Parser, ScalarStyle, Span, StrInput};

use super::char_index::CharIndex;
use super::event::{Content, Event, Style};

/// The events of the first document of a YAML stream, up to the first fault.
pub(crate) struct YamlEvents<'t> {
    parser: Parser<'t, StrInput<'t>>,
    index: CharIndex<'t>,
}

impl<'t> YamlEvents<'t> {
    /// Reads from the start of `text`.
    pub(crate) fn of(text: &'t str) -> Self {
        Self {
            parser: Parser::new_from_str(text),
            index: CharIndex::of(text),
        }
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        self.index.byte(span.start.index())..self.index.byte(span.end.index())
    }
}

impl<'t> Iterator for YamlEvents<'t> {
    type Item = Event<'t>;

    fn next(&mut self) -> Option<Event<'t>> {
        loop {
            let (parsed, span) = self.parser.next_event()?.ok()?;
            let (content, anchor, tagged) = match parsed {
                Parsed::Nothing | Parsed::StreamStart | Parsed::DocumentStart(_) => continue,
                Parsed::StreamEnd | Parsed::DocumentEnd => return None,
                Parsed::Alias(anchor) => (Content::Alias(anchor), 0, false),
                Parsed::Scalar(text, style, anchor, tag) => (
                    Content::Scalar(text, style_of(style)),
                    anchor,
                    tag.is_some(),
                ),
                Parsed::SequenceStart(anchor, tag) => (Content::Array, anchor, tag.is_some()),
                Parsed::MappingStart(anchor, tag) => (Content::Object, anchor, tag.is_some()),
                Parsed::SequenceEnd | Parsed::MappingEnd => (Content::End, 0, false),
            };
            return Some(Event {
                content,
                span: self.bytes(span),
                anchor,
                tagged,
            });
        }
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted
        | ScalarStyle::DoubleQuoted
        | ScalarStyle::Literal
        | ScalarStyle::Folded => Style::Quoted,
    }
}

/// Where the second document of a YAML stream begins.
pub(crate) fn second_document(text: &str) -> Option<Range<usize>> {
    let mut parser = Parser::new_from_str(text);
    let mut documents = 0;
    while let Some(Ok((parsed, span))) = parser.next_event() {
        if matches!(parsed, Parsed::DocumentStart(_)) {
            documents += 1;
            if documents == 2 {
                let index = CharIndex::of(text);
                return Some(index.byte(span.start.index())..index.byte(span.end.index()));
            }
        }
    }
    None
}

/// The first node that stands deeper than `levels`; the root is at the first level.
pub(crate) fn deeper_than(text: &str, levels: usize) -> Option<Range<usize>> {
    let mut parser = Parser::new_from_str(text);
    let mut open = 0_usize;
    let marker = loop {
        match parser.next_event()? {
            Ok((Parsed::MappingStart(..) | Parsed::SequenceStart(..), span)) => {
                if open == levels {
                    break span.start;
                }
                open += 1;
            }
            Ok((Parsed::MappingEnd | Parsed::SequenceEnd, _)) => open = open.saturating_sub(1),
            Ok((Parsed::Scalar(..) | Parsed::Alias(_), span)) if open == levels => {
                break span.start;
            }
            Ok(_) => {}
            // The scanner runs ahead of the events, and has a bound of 255 flow levels of its own.
            Err(error) if error.info() == "recursion limit exceeded" => break *error.marker(),
            Err(_) => return None,
        }
    };
    let start = CharIndex::of(text).byte(marker.index());
    Some(start..(start + 1).min(text.len()))
}
