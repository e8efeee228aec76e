//! What both formats are read as when places are wanted: a flat run of events, each with its bytes.

use std::borrow::Cow;
use std::ops::Range;

use super::json::JsonEvents;
use super::yaml::YamlEvents;
use crate::document::{Format, Source};

/// One event; within an object keys and values alternate.
#[derive(Clone, Debug)]
pub(crate) struct Event<'t> {
    pub(crate) content: Content<'t>,
    /// The bytes of the event, for a container those of its start.
    pub(crate) span: Range<usize>,
    /// The number of the anchor on this node; 0 for none.
    pub(crate) anchor: usize,
    /// Whether a YAML tag stands on this node.
    pub(crate) tagged: bool,
}

/// What the event is.
#[derive(Clone, Debug)]
pub(crate) enum Content<'t> {
    Object,
    Array,
    Scalar(Cow<'t, str>, Style),
    /// A YAML alias of the anchor of that number.
    Alias(usize),
    /// The end of the innermost container.
    End,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Quoted,
}

/// The events of a source in its format.
pub(crate) enum Events<'t> {
    Json(JsonEvents<'t>),
    Yaml(Box<YamlEvents<'t>>),
}

impl<'t> Events<'t> {
    /// Reads `source` from its start.
    pub(crate) fn of(source: &'t Source) -> Self {
        match source.format {
            Format::Json => Self::Json(JsonEvents::of(&source.text)),
            Format::Yaml => Self::Yaml(Box::new(YamlEvents::of(&source.text))),
        }
    }
}

impl<'t> Iterator for Events<'t> {
    type Item = Event<'t>;

    fn next(&mut self) -> Option<Event<'t>> {
        match self {
            Self::Json(events) => events.next(),
            Self::Yaml(events) => events.next(),
        }
    }
}
