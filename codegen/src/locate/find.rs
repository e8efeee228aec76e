//! Pointers into bytes: one walk through a document finds all the pointers that are wanted, and for
//! one that does not exist its nearest ancestor.

use std::collections::BTreeMap;
use std::ops::Range;

use super::event::Content;
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
    // What a pointer names below an alias is written below the anchor, which stands before it. Each
    // round gets past one more alias on each way, so that as many rounds are needed at most.
    loop {
        search.walk(source, &starts, &anchors);
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

impl Search {
    fn walk(&mut self, source: &Source, root: &[Way], anchors: &BTreeMap<usize, Vec<Way>>) {
        let mut open: Vec<Vec<Way>> = Vec::new();
        for visit in Walk::of(source) {
            match visit {
                Visit::End(end) => {
                    for way in open.pop().unwrap_or_default() {
                        self.close(way, end.end);
                    }
                }
                Visit::Node(node) => {
                    let parents = open.last().map_or(&[][..], Vec::as_slice);
                    let mut ways = match &node.step {
                        Step::Root => root.to_vec(),
                        Step::Member(key) => self.onward(parents, &key.text),
                        Step::Element(_) if parents.is_empty() => Vec::new(),
                        Step::Element(index) => self.onward(parents, &index.to_string()),
                    };
                    for way in &ways {
                        self.note(*way, &node);
                    }
                    if let Some(entered) = anchors.get(&node.event.anchor) {
                        ways.extend(entered);
                    }
                    match node.event.content {
                        Content::Object | Content::Array => open.push(ways),
                        Content::Alias(anchor) => self.leave_for(anchor, ways),
                        Content::Scalar(..) | Content::End => {}
                    }
                }
            }
        }
    }

    /// The ways among `parents` that go on by `step`.
    fn onward(&self, parents: &[Way], step: &str) -> Vec<Way> {
        parents
            .iter()
            .filter(|way| {
                let steps = self.wanted.get(way.wanted).map(|wanted| &wanted.steps);
                steps
                    .and_then(|steps| steps.get(way.depth))
                    .is_some_and(|next| next == step)
            })
            .map(|way| Way {
                wanted: way.wanted,
                depth: way.depth + 1,
            })
            .collect()
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

fn key_of(step: &Step<'_>) -> Option<Range<usize>> {
    match step {
        Step::Member(Key { span, .. }) => Some(span.clone()),
        Step::Root | Step::Element(_) => None,
    }
}
