//! Which diagnostics a person is shown: all, but of those that are symptoms of another one of the
//! same document the first few. Tools get all of them.
//!
//! Invariant: what is not shown is of the same rule and document as what is, and is counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::SourceId;

/// How many symptoms of one rule are shown of a document.
pub(crate) const MOST: usize = 3;

/// Whether a diagnostic is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Yes,
    /// As the last of its kind, of which there are so many more.
    Last {
        more: usize,
    },
    Not,
}

/// The symptoms of a report, and how many of each kind were met.
pub(super) struct Capped {
    totals: BTreeMap<(SourceId, Code), usize>,
    met: BTreeMap<(SourceId, Code), usize>,
}

impl Capped {
    pub(super) fn of(report: &Report) -> Self {
        let key = |diagnostic: &Diagnostic| (diagnostic.place.source, diagnostic.code);
        let known: BTreeSet<_> = report.iter().map(key).collect();
        let mut totals = BTreeMap::new();
        for (source, code) in report.iter().map(key) {
            if code
                .cause()
                .is_some_and(|cause| known.contains(&(source, cause)))
            {
                *totals.entry((source, code)).or_default() += 1;
            }
        }
        Self {
            totals,
            met: BTreeMap::new(),
        }
    }

    /// Whether the next one is shown.
    pub(super) fn next(&mut self, diagnostic: &Diagnostic) -> Shown {
        let key = (diagnostic.place.source, diagnostic.code);
        let Some(total) = self.totals.get(&key) else {
            return Shown::Yes;
        };
        let met = self.met.entry(key).or_default();
        *met += 1;
        match total.saturating_sub(MOST) {
            _ if *met > MOST => Shown::Not,
            more if *met == MOST && more > 0 => Shown::Last { more },
            _ => Shown::Yes,
        }
    }
}
