//! Pointers into bytes: one walk through a document finds all the pointers that are wanted, and for
//! one that does not exist its nearest ancestor.

use std::collections::BTreeMap;
use std::ops::Range;

use super::event::{Content, Text};
use super::walk::{Key, Node, Step, Visit, Walk};
use crate::document::Source;
use crate::pointer::Pointer;

/// Where a node is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its key, when it is the member of an object.
    pub(crate) key: Option<Range<usize>>,
    /// From its first byte to its last, which may be some lines below.
    pub(crate) value: Range<usize>,
}

/// A pointer that is looked for.
struct Wanted {
    steps: Vec<String>,
    /// The deepest node on its way that was met, and how many steps lead there.
    found: Found,
    depth: usize,
}

/// A pointer that leads through the node at hand, and how many of its steps lead there.
#[derive(Clone, Copy)]
struct Way {
    wanted: usize,
    depth: usize,
}

/// Finds every one of `pointers` in `source`, in their order.
pub(crate) fn find(source: &Source, pointers: &[&Pointer]) -> Vec<Found> {
    let mut search = Search {
        wanted: pointers
            .iter()
            .map(|pointer| Wanted {
                steps: pointer.steps().collect(),
                found: Found::default(),
                depth: 0,
            })
            .collect(),
        below_anchors: BTreeMap::new(),
    };
    let mut starts: Vec<Way> = (0..pointers.len())
        .map(|wanted| Way { wanted, depth: 0 })
        .collect();
    let mut anchors = BTreeMap::new();
    let text = Text::of(source);
    // What a pointer names below an alias is written below the anchor, which stands before it. Each
    // round gets past one more alias on each way, so that as many rounds are needed at most.
    loop {
        search.walk(&text, &starts, &anchors);
        anchors = std::mem::take(&mut search.below_anchors);
        if anchors.is_empty() {
            return search
                .wanted
                .into_iter()
                .map(|wanted| wanted.found)
                .collect();
        }
        starts.clear();
    }
}

struct Search {
    wanted: Vec<Wanted>,
    /// Ways that end at an alias, by the number of its anchor.
    below_anchors: BTreeMap<usize, Vec<Way>>,
}

/// A container that is being walked.
#[derive(Default)]
struct Frame {
    /// The ways that lead to it.
    ways: Vec<Way>,
    /// Those that lead on, by the step that they take: there may be many ways and many children.
    onward: BTreeMap<String, Vec<Way>>,
}

impl Search {
    fn walk(&mut self, text: &Text<'_>, root: &[Way], anchors: &BTreeMap<usize, Vec<Way>>) {
        let mut open: Vec<Frame> = Vec::new();
        for visit in Walk::of(text) {
            match visit {
                Visit::End(end) => {
                    for way in open.pop().unwrap_or_default().ways {
                        self.close(way, end.end);
                    }
                }
                Visit::Node(node) => {
                    let mut ways = match open.last() {
                        None => root.to_vec(),
                        Some(frame) => frame.through(&node.step),
                    };
                    for way in &ways {
                        self.note(*way, &node);
                    }
                    if let Some(entered) = anchors.get(&node.event.anchor) {
                        ways.extend(entered);
                    }
                    match node.event.content {
                        Content::Object | Content::Array => open.push(self.frame(ways)),
                        Content::Alias(anchor) => self.leave_for(anchor, ways),
                        Content::Scalar(..) | Content::End => {}
                    }
                }
            }
        }
    }

    fn frame(&self, ways: Vec<Way>) -> Frame {
        let mut onward: BTreeMap<String, Vec<Way>> = BTreeMap::new();
        for Way { wanted, depth } in ways.iter().copied() {
            let steps = self.wanted.get(wanted).map(|wanted| &wanted.steps);
            if let Some(step) = steps.and_then(|steps| steps.get(depth)) {
                let way = Way {
                    wanted,
                    depth: depth + 1,
                };
                onward.entry(step.clone()).or_default().push(way);
            }
        }
        Frame { ways, onward }
    }

    fn note(&mut self, way: Way, node: &Node<'_>) {
        let Some(wanted) = self.wanted.get_mut(way.wanted) else {
            return;
        };
        // Of a key that stands twice the last one counts, as it does for the value.
        if way.depth >= wanted.depth {
            wanted.depth = way.depth;
            wanted.found = Found {
                key: key_of(&node.step),
                value: node.event.span.clone(),
            };
        }
    }

    /// Notes the last byte of a container that was entered on `way`.
    fn close(&mut self, way: Way, end: usize) {
        if let Some(wanted) = self.wanted.get_mut(way.wanted)
            && way.depth == wanted.depth
        {
            wanted.found.value.end = wanted.found.value.end.max(end);
        }
    }

    fn leave_for(&mut self, anchor: usize, ways: Vec<Way>) {
        let unfinished = ways.into_iter().filter(|way| {
            self.wanted
                .get(way.wanted)
                .is_some_and(|wanted| wanted.steps.len() > way.depth)
        });
        let unfinished: Vec<Way> = unfinished.collect();
        if !unfinished.is_empty() {
            self.below_anchors
                .entry(anchor)
                .or_default()
                .extend(unfinished);
        }
    }
}

impl Frame {
    /// The ways that lead on by `step`.
    fn through(&self, step: &Step<'_>) -> Vec<Way> {
        if self.onward.is_empty() {
            return Vec::new();
        }
        let ways = match step {
            Step::Root => None,
            Step::Member(key) => self.onward.get(&*key.text),
            Step::Element(index) => self.onward.get(&index.to_string()),
        };
        ways.cloned().unwrap_or_default()
    }
}

fn key_of(step: &Step<'_>) -> Option<Range<usize>> {
    match step {
        Step::Member(Key { span, .. }) => Some(span.clone()),
        Step::Root | Step::Element(_) => None,
    }
}
