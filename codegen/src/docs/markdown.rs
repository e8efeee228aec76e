//! A description to lines of strict `CommonMark`: read by the parser that rustdoc uses, written
//! anew from its events, so that nothing passes through that is not understood.

use std::borrow::Cow;

use pulldown_cmark::{
    CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};

use super::inline::{self, BREAK, Linked};
use super::margins::Margins;
use super::words;
use super::wrap::wrap;

/// The lines of a description, none of them wider than `width` where words allow; no line for a
/// description without text.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let clean = cleaned(text);
    let mut writer = Writer {
        width,
        ..Writer::default()
    };
    for event in TextMergeStream::new(Parser::new_ext(&clean, Options::ENABLE_TABLES)) {
        writer.event(event);
    }
    writer.flush();
    writer.lines
}

/// Line ends are `\n`, and there is no control character beside tab.
fn cleaned(text: &str) -> Cow<'_, str> {
    let is_clean = |symbol: u8| symbol.is_ascii_graphic() || matches!(symbol, b' ' | b'\n' | b'\t');
    if text.bytes().all(is_clean) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let symbols = text.chars();
    let cleaned = symbols
        .map(|symbol| match symbol {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\n' | '\t' => symbol,
            control if control.is_control() => ' ',
            other => other,
        })
        .collect();
    Cow::Owned(cleaned)
}

/// A list that is being written.
#[derive(Debug)]
enum List {
    Bullets,
    Numbers(u64),
}

#[derive(Debug, Default)]
struct Writer {
    width: usize,
    lines: Vec<String>,
    /// Inline text of the block that is being read.
    text: String,
    margins: Margins,
    lists: Vec<List>,
    /// Addresses of the links and images that are open.
    links: Vec<String>,
    /// The text of the code block that is open.
    code: Option<String>,
    /// Cells of the table row that is open.
    cells: Vec<String>,
    /// Whether the next block is set off by an empty line.
    gap: Gap,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gap {
    /// Nothing stands before, or the block belongs to what does.
    #[default]
    None,
    Line,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.plain(&text),
            Event::Code(text) => self.text.push_str(&inline::tied_code(&text)),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push(BREAK),
            Event::Rule => self.block(&["***".to_owned()]),
            // None of these is enabled; their text is not lost should one come.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.plain(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn plain(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let mut open = self.links.iter().filter(|link| inline::is_linkable(link));
        let text = match open.next_back() {
            None => inline::escape(text, Linked::No),
            // An address that is its own text is in order as it stands.
            Some(address) if address.trim_start_matches("mailto:") == text => {
                inline::escape_text(text)
            }
            Some(_) => inline::escape(&words::typographic(text), Linked::Yes),
        };
        self.text.push_str(&text);
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.text.push('*'),
            Tag::Strong => self.text.push_str("**"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                self.open_link(address);
            }
            Tag::Image { dest_url, .. } => self.open_link(dest_url.into_string()),
            Tag::CodeBlock(kind) => {
                self.flush();
                // Nothing of a fence's language is kept: all is text, and none of it runs.
                let (CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) = kind;
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first.map_or(List::Bullets, List::Numbers));
            }
            Tag::Item => self.start_item(),
            Tag::BlockQuote(_) => {
                self.flush();
                self.margins.quote();
            }
            Tag::Heading { .. } | Tag::Paragraph | Tag::HtmlBlock | Tag::Table(_) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.text.push('*'),
            TagEnd::Strong => self.text.push_str("**"),
            TagEnd::Link | TagEnd::Image => self.close_link(),
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.text).replace([BREAK, '\n'], " ");
                for line in wrap(&text, usize::MAX) {
                    self.block(&[format!("{} {line}", "#".repeat(level as usize))]);
                }
            }
            TagEnd::Paragraph => {
                if self.margins.is_empty() {
                    inline::end_sentence(&mut self.text);
                }
                self.flush();
            }
            TagEnd::Item => {
                self.flush();
                self.margins.close();
                self.gap = Gap::None;
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap = Gap::Line;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.margins.close();
                self.gap = Gap::Line;
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.text);
                self.cells
                    .push(wrap(&cell, usize::MAX).join(" ").replace('|', "\\|"));
            }
            TagEnd::TableHead => {
                let rule = format!("|{}", "---|".repeat(self.cells.len()));
                let head = self.take_row();
                self.block(&[head, rule]);
                self.gap = Gap::None;
            }
            TagEnd::TableRow => {
                let row = self.take_row();
                self.block(&[row]);
                self.gap = Gap::None;
            }
            TagEnd::Table => self.gap = Gap::Line,
            _ => self.flush(),
        }
    }

    fn take_row(&mut self) -> String {
        format!("| {} |", std::mem::take(&mut self.cells).join(" | "))
    }

    fn start_item(&mut self) {
        self.flush();
        let marker = match self.lists.last_mut() {
            Some(List::Numbers(number)) => {
                let marker = format!("{number}. ");
                *number += 1;
                marker
            }
            Some(List::Bullets) | None => "- ".to_owned(),
        };
        self.margins.item(marker);
    }

    fn open_link(&mut self, address: String) {
        if inline::is_linkable(&address) {
            self.text.push('[');
        }
        self.links.push(address);
    }

    /// A link to anything but a page, such as a place in the author's own document, is a text and
    /// the address as code: rustdoc would look for an item of that name.
    fn close_link(&mut self) {
        let Some(address) = self.links.pop() else {
            return;
        };
        if inline::is_linkable(&address) {
            self.text.extend(["](<", &address, ">)"]);
        } else if !address.is_empty() {
            self.text.extend([" (", &inline::tied_code(&address), ")"]);
        }
    }

    fn close_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        let fence = "`".repeat(inline::longest_run(&code, '`').max(2) + 1);
        let mut lines = vec![format!("{fence}text")];
        lines.extend(
            code.lines()
                .map(|line| line.replace('\t', "    ").trim_end().to_owned()),
        );
        lines.push(fence);
        self.block(&lines);
    }

    /// Writes the inline text that was read, if any, as a block.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let width = self.width.saturating_sub(self.margins.width());
        let lines = wrap(&text, width.max(20));
        if !lines.is_empty() {
            self.block(&lines);
        }
    }

    fn block(&mut self, lines: &[String]) {
        let first_of_item = self.margins.begins_item();
        if self.gap == Gap::Line && !self.lines.is_empty() && !first_of_item {
            let margin = self.margins.between();
            self.lines.push(margin.trim_end().to_owned());
        } else if first_of_item && self.gap == Gap::Line && self.lists.len() == 1 {
            self.lines.push(String::new());
        }
        for line in lines {
            let full = self.margins.next() + line;
            self.lines.push(full.trim_end().to_owned());
        }
        self.gap = Gap::Line;
    }
}
