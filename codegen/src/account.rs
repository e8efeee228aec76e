//! The account of a document: every pointer is used, knowingly ignored, or reported.

use std::collections::BTreeMap;

/// How many pointers of the effective description went where; the three sum to `total`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Every node of the tree, counted by itself.
    pub total: usize,
    /// Nodes that bear on the output.
    pub used: usize,
    /// Nodes that are known to have no bearing, by keyword.
    pub ignored: BTreeMap<String, usize>,
    /// Nodes under which a diagnostic stands.
    pub reported: usize,
}

impl Account {
    /// All that is accounted for; `total` unless the generator has a bug.
    pub fn sum(&self) -> usize {
        self.used + self.ignored.values().sum::<usize>() + self.reported
    }
}
