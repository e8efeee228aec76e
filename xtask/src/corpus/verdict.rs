//! What is known of a document into whether it passes: the rules, and nothing else.
//!
//! Invariant: a document passes only when all its operations are there and the compiler has nothing
//! to say; whatever else is not on record as its own fault fails.

use std::collections::BTreeSet;

use codegen::code::Code;

use super::compile::Compiled;
use super::find::{Document, Expect};
use super::make::{Finding, Made};
use super::process::Ended;
use super::record::Entry;

/// Codes that are our failure although they are said properly: limits, and bugs.
const OURS: [Code; 4] = [
    Code::TooLarge,
    Code::TooDeep,
    Code::AliasExpansion,
    Code::Internal,
];

/// More of what the compiler says helps nobody in a table.
const LINES: usize = 12;

/// All that is known of a document.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// Which one.
    pub document: Document,
    /// Its operations, counted without the generator, or why they cannot be.
    pub counted: Result<usize, String>,
    /// How generating it ended, as it stands.
    pub ended: Ended,
    /// How it ended with the overlay on record, if there is one.
    pub mended: Option<Ended>,
    /// What the compiler said, where it was asked.
    pub compiled: Option<Compiled>,
}

/// Whether a document passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It generates, whole, and compiles.
    Passes,
    /// It is refused for the reason on record, and passes with the overlay on record.
    Mended(String),
    /// It is refused for the reason on record.
    Rejected(String),
    /// Everything else, with every reason.
    Fails(Vec<String>),
}

impl Facts {
    /// What counts: what was made with the overlay, where there is one.
    pub(super) fn made(&self) -> Option<&Made<Finding>> {
        match self.mended.as_ref().unwrap_or(&self.ended) {
            Ended::Made(made) => Some(made),
            Ended::Crashed(_) => None,
        }
    }
}

impl Verdict {
    /// In the table.
    pub(super) fn as_str(&self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::Mended(_) => "passes, mended",
            Self::Rejected(_) => "rejected",
            Self::Fails(_) => "FAILS",
        }
    }
}

/// Judges a document by the entry on record, if there is one.
pub(super) fn judge(facts: &Facts, entry: Option<&Entry>) -> Verdict {
    let plain = match &facts.ended {
        Ended::Crashed(why) => return Verdict::Fails(vec![why.clone()]),
        Ended::Made(made) => match &made.generated {
            Some(generated) => {
                let faults = faults(facts, generated.operations);
                passes(faults.chain(unexpected(facts, made, entry)), || {
                    Verdict::Passes
                })
            }
            None => refused(made, entry),
        },
    };
    match (plain, &facts.mended) {
        (Verdict::Rejected(reason), Some(mended)) => with_overlay(facts, mended, reason),
        (plain, _) => plain,
    }
}

/// Judges what the overlay on record made of a document that is rightly refused without it.
fn with_overlay(facts: &Facts, mended: &Ended, reason: String) -> Verdict {
    let made = match mended {
        Ended::Crashed(why) => return Verdict::Fails(vec![format!("with its overlay: {why}")]),
        Ended::Made(made) => made,
    };
    if let Some(generated) = &made.generated {
        let faults = faults(facts, generated.operations);
        return passes(faults, || Verdict::Mended(reason));
    }
    let first = errors(made).next().map(said).unwrap_or_default();
    Verdict::Fails(vec![format!("is refused with its overlay, first {first}")])
}

/// A verdict, unless something is wrong.
fn passes(faults: impl Iterator<Item = String>, verdict: impl FnOnce() -> Verdict) -> Verdict {
    let faults: Vec<_> = faults.collect();
    if faults.is_empty() {
        verdict()
    } else {
        Verdict::Fails(faults)
    }
}

/// What is wrong with what was generated.
fn faults(facts: &Facts, operations: usize) -> impl Iterator<Item = String> {
    let compiled = facts.compiled.as_ref().and_then(uncompiled);
    missing(facts, operations).into_iter().chain(compiled)
}

fn errors(made: &Made<Finding>) -> impl Iterator<Item = &Finding> {
    let all = made.diagnostics.iter();
    all.filter(|found| found.severity == "error")
}

fn missing(facts: &Facts, generated: usize) -> Option<String> {
    match &facts.counted {
        Ok(counted) if *counted == generated => None,
        Ok(counted) => Some(format!("{generated} operations of {counted}")),
        Err(why) => Some(format!("its operations cannot be counted: {why}")),
    }
}

fn unexpected(facts: &Facts, made: &Made<Finding>, entry: Option<&Entry>) -> Option<String> {
    if entry.is_some() {
        return Some("is generated: remove its entry from the record".to_owned());
    }
    match facts.document.expect {
        Expect::Invalid if made.diagnostics.is_empty() => {
            Some("is generated without a word, though its manifest calls it invalid".to_owned())
        }
        Expect::Invalid | Expect::Doubtful | Expect::Valid => None,
    }
}

fn uncompiled(compiled: &Compiled) -> Option<String> {
    let said = compiled.verdict.as_ref().err()?;
    let more = match said.lines().count().saturating_sub(LINES) {
        0 => String::new(),
        more => format!("\n({more} more lines)"),
    };
    let said: Vec<&str> = said.lines().take(LINES).collect();
    Some(format!("does not compile\n{}{more}", said.join("\n")))
}

fn refused(made: &Made<Finding>, entry: Option<&Entry>) -> Verdict {
    let errors = || errors(made);
    let ours = errors().find(|found| OURS.iter().any(|code| code.as_str() == found.code));
    if let Some(found) = ours {
        return Verdict::Fails(vec![format!("a limit or a bug: {}", said(found))]);
    }
    let codes: BTreeSet<String> = errors().map(|found| found.code.clone()).collect();
    match entry {
        Some(entry) if entry.codes == codes => Verdict::Rejected(entry.reason.clone()),
        Some(entry) => Verdict::Fails(vec![format!(
            "is refused for {codes:?}, where the record says {:?}",
            entry.codes
        )]),
        None => {
            let first = errors().next().map(said).unwrap_or_default();
            let number = errors().count();
            Verdict::Fails(vec![format!(
                "is refused, {number} errors, the first {first}"
            )])
        }
    }
}

fn said(found: &Finding) -> String {
    let Finding {
        code,
        line,
        column,
        message,
        ..
    } = found;
    format!("{line}:{column} {code}: {message}")
}

#[cfg(test)]
mod tests;
