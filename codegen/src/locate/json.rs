//! JSON text into [`Event`]s, by jsonc-parser's tokens: no tree is built and nothing recurses.

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

use super::event::{Content, Event, Style};

/// The events of a JSON document, up to the first fault.
pub(crate) struct JsonEvents<'t> {
    scanner: Scanner<'t>,
}

impl<'t> JsonEvents<'t> {
    /// Reads from the start of `text`.
    pub(crate) fn of(text: &'t str) -> Self {
        Self {
            scanner: Scanner::new(text, &ScannerOptions::default()),
        }
    }
}

impl<'t> Iterator for JsonEvents<'t> {
    type Item = Event<'t>;

    fn next(&mut self) -> Option<Event<'t>> {
        loop {
            let content = match self.scanner.scan().ok()?? {
                Token::OpenBrace => Content::Object,
                Token::OpenBracket => Content::Array,
                Token::CloseBrace | Token::CloseBracket => Content::End,
                Token::String(text) => Content::Scalar(text, Style::Quoted),
                Token::Word(text) | Token::Number(text) => {
                    Content::Scalar(text.into(), Style::Plain)
                }
                Token::Boolean(true) => Content::Scalar("true".into(), Style::Plain),
                Token::Boolean(false) => Content::Scalar("false".into(), Style::Plain),
                Token::Null => Content::Scalar("null".into(), Style::Plain),
                // Keys and values alternate within an object; that alone tells them apart.
                Token::Comma | Token::Colon | Token::CommentLine(_) | Token::CommentBlock(_) => {
                    continue;
                }
            };
            let span = self.scanner.token_start()..self.scanner.token_end();
            return Some(Event {
                content,
                span,
                anchor: 0,
                tagged: false,
            });
        }
    }
}
