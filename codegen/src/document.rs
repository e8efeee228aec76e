//! What the generator reads: texts with the names that messages show, and where in them a node is.

use std::ops::Range;

use crate::pointer::Pointer;

/// One text as it was read, with the name that messages show (a path, as the user wrote it).
#[derive(Clone, Debug)]
pub struct Document {
    /// Shown in messages, and decides the format: a name that ends in `.json` is JSON, any other
    /// YAML.
    pub name: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
}

/// The format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 8259.
    Json,
    /// YAML 1.2, one document.
    Yaml,
}

/// Names one of the [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub usize);

/// A document whose encoding is known to be right.
#[derive(Clone, Debug)]
pub struct Source {
    /// Shown in messages.
    pub name: String,
    /// Decides the parser.
    pub format: Format,
    /// Without a byte order mark.
    pub text: String,
}

/// All the documents of one run, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a document.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.0.push(source);
        SourceId(self.0.len() - 1)
    }

    /// The document of that id; ids come from [`Sources::add`] alone.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.0.get(id.0)
    }

    /// Every document with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, source)| (SourceId(index), source))
    }
}

/// Where something was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// In which document.
    pub source: SourceId,
    /// Where in it.
    pub at: At,
}

/// A position within a document; lines and columns are computed only when a message is rendered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The document as a whole.
    Document,
    /// Bytes of the text, for faults that are found before there is a tree.
    Span(SpanStart, SpanEnd),
    /// The value at a pointer.
    Value(Pointer),
    /// The key of the member at a pointer.
    Key(Pointer),
}

/// First byte of a span.
pub type SpanStart = usize;
/// One past the last byte of a span.
pub type SpanEnd = usize;

impl Place {
    /// The value at `pointer` in `source`.
    pub fn value(source: SourceId, pointer: Pointer) -> Self {
        Self {
            source,
            at: At::Value(pointer),
        }
    }

    /// The key of the member at `pointer` in `source`.
    pub fn key(source: SourceId, pointer: Pointer) -> Self {
        Self {
            source,
            at: At::Key(pointer),
        }
    }

    /// Bytes of the text of `source`.
    pub fn span(source: SourceId, span: Range<usize>) -> Self {
        Self {
            source,
            at: At::Span(span.start, span.end),
        }
    }
}
