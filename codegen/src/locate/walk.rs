//! Events into nodes: says of each whether it is a member, an element or the root, and where its
//! key stands.
//!
//! Invariant: entries and exits of containers balance as far as the text is well-formed.

use std::borrow::Cow;
use std::ops::Range;

use super::event::{Content, Event, Events, Style};
use crate::document::Source;

/// A step of the walk through a document.
pub(crate) enum Visit<'t> {
    /// A scalar, an alias, or the start of a container.
    Node(Node<'t>),
    /// The end of the innermost container, with the bytes of its closing bracket, if it has one.
    End(Range<usize>),
}

/// A node and how it hangs in its parent.
pub(crate) struct Node<'t> {
    pub(crate) step: Step<'t>,
    pub(crate) event: Event<'t>,
}

/// How a node hangs in its parent.
pub(crate) enum Step<'t> {
    Root,
    Member(Key<'t>),
    Element(usize),
}

/// The key of a member.
#[derive(Clone)]
pub(crate) struct Key<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) style: Style,
    pub(crate) span: Range<usize>,
    pub(crate) tagged: bool,
}

enum Frame {
    Object,
    Array { next: usize },
}

/// Walks a document without recursion, whatever its depth.
pub(crate) struct Walk<'t> {
    events: Events<'t>,
    frames: Vec<Frame>,
}

impl<'t> Walk<'t> {
    /// Walks `source` from its start.
    pub(crate) fn of(source: &'t Source) -> Self {
        Self {
            events: Events::of(source),
            frames: Vec::new(),
        }
    }

    /// The key that `event` is. One that is no scalar is passed over as an empty one: such a
    /// document is refused.
    fn key(&mut self, event: Event<'t>) -> Option<Key<'t>> {
        let Event {
            content,
            span,
            tagged,
            ..
        } = event;
        let (text, style) = match content {
            Content::Scalar(text, style) => (text, style),
            Content::Object | Content::Array => {
                self.pass_over()?;
                (Cow::Borrowed(""), Style::Quoted)
            }
            Content::Alias(_) | Content::End => (Cow::Borrowed(""), Style::Quoted),
        };
        Some(Key {
            text,
            style,
            span,
            tagged,
        })
    }

    fn pass_over(&mut self) -> Option<()> {
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next()?.content {
                Content::Object | Content::Array => open += 1,
                Content::End => open -= 1,
                Content::Scalar(..) | Content::Alias(_) => {}
            }
        }
        Some(())
    }
}

impl<'t> Iterator for Walk<'t> {
    type Item = Visit<'t>;

    fn next(&mut self) -> Option<Visit<'t>> {
        let event = self.events.next()?;
        if matches!(event.content, Content::End) {
            self.frames.pop();
            return Some(Visit::End(event.span));
        }
        let (step, event) = match self.frames.last_mut() {
            None => (Step::Root, event),
            Some(Frame::Array { next }) => {
                let index = *next;
                *next += 1;
                (Step::Element(index), event)
            }
            Some(Frame::Object) => {
                let key = self.key(event)?;
                (Step::Member(key), self.events.next()?)
            }
        };
        match event.content {
            Content::Object => self.frames.push(Frame::Object),
            Content::Array => self.frames.push(Frame::Array { next: 0 }),
            // A key without a value, in a text that is not well-formed.
            Content::End => return None,
            Content::Scalar(..) | Content::Alias(_) => {}
        }
        Some(Visit::Node(Node { step, event }))
    }
}
