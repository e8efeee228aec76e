//! What is wrong in a document, collected without stopping at the first fault.

use std::collections::BTreeSet;

use crate::code::{Code, Severity};
use crate::document::Place;

/// One fault: the rule, where it is broken, and what to do about it.
///
/// Messages are lower case without a trailing period and name the thing in backticks; the help is
/// the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub code: Code,
    /// Where it is broken.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Further places that the message is about, each with what it is.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A diagnostic without further places.
    pub fn new(
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            place,
            message: message.into(),
            help: help.into(),
            related: Vec::new(),
        }
    }

    /// Adds a further place that the message is about.
    #[must_use]
    pub fn also(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, what.into()));
        self
    }
}

/// Collects the faults of a stage; the barrier between two stages is [`Report::barrier`].
#[derive(Clone, Debug, Default)]
pub struct Report(Vec<Diagnostic>);

impl Report {
    /// Notes a fault and goes on.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Takes over what another stage or document reported.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// What was noted, each fault once: two types that are made of one schema meet what is wrong
    /// with it twice.
    #[must_use]
    pub fn once(mut self) -> Self {
        let mut seen = BTreeSet::new();
        self.0
            .retain(|one| seen.insert((one.code, one.place.clone(), one.message.clone())));
        self
    }

    /// Whether an error was noted.
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|diagnostic| diagnostic.code.severity() == Severity::Error)
    }

    /// How many diagnostics were noted.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was noted.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Lets the next stage start only when no error was noted; warnings stay in the report.
    pub fn barrier(&mut self) -> Result<(), Self> {
        if self.has_errors() {
            Err(std::mem::take(self))
        } else {
            Ok(())
        }
    }
}
