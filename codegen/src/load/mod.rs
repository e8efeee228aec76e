//! Bytes into a tree of JSON values.
//!
//! YAML and JSON go through one seed of ours (`seed`), each over its own deserializer, so that
//! both formats obey the same rules: no key twice, no tags, no merge keys, bounded depth and size.
//!
//! Invariant: a tree comes out only of a document that is what it looks like, in either format.

mod encoding;
mod parse;
mod second_look;
mod seed;
mod version;
mod yaml_fault;

use serde_json::Value;

pub use self::version::version;
use crate::diagnostic::Report;
use crate::document::{Document, SourceId, Sources};

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// How many levels a document may nest; the root is the first.
pub const MAX_DEPTH: usize = 128;

/// Reads a document, which joins `sources` even if it is at fault, so that messages can show it.
///
/// Every fault that can be told apart is reported; `None` means that there was one.
pub fn read(
    document: Document,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<(SourceId, Value)> {
    let mut faults = Report::default();
    let (id, sound) = encoding::decode(document, sources, &mut faults);
    let value = sources
        .get(id)
        .filter(|_| sound)
        .and_then(|source| parse::parse(id, source, &mut faults));
    let refused = faults.has_errors();
    report.extend(faults);
    value.filter(|_| !refused).map(|value| (id, value))
}

#[cfg(test)]
mod tests;
