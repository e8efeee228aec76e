//! OpenAPI Overlay documents, versions 1.0 and 1.1: corrections of a description that stand beside
//! it and are applied to its tree.
//!
//! The engine follows the standard, by which a target that matches nothing is no fault, and counts
//! what each action met and changed; [`stale()`] is the house's own rule on top of it, that an
//! action which no longer does anything, or adds an operation that is there, is an error.
//!
//! Invariant: after [`apply()`] every node of the tree still knows where it was written, be it in
//! the description or in an overlay, and the tree is no deeper and no larger than one that is read.

mod apply;
mod bounds;
mod fields;
mod ids;
mod merge;
mod parse;
mod repeated;
mod select;
mod stale;

use serde_json::Value;
use serde_json_path::JsonPath;

pub use self::apply::apply;
pub use self::ids::shared_ids;
pub use self::parse::parse;
pub use self::repeated::Repeated;
pub use self::stale::stale;
use crate::code::Code;
use crate::document::SourceId;
use crate::pointer::Pointer;

/// An overlay document that keeps to the standard.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The document.
    pub source: SourceId,
    /// The version of the standard that it is written in.
    pub version: Version,
    /// `info.title`.
    pub title: String,
    /// `actions`, in their order.
    pub actions: Vec<Action>,
}

/// A version of the Overlay Specification, whose patch releases make no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 1.0: an update of an array appends one element, primitives can only be removed.
    V1_0,
    /// 1.1: an update of an array that is an array itself is appended element by element; primitives
    /// can be replaced; `copy`.
    V1_1,
}

impl Version {
    /// As in `overlay: 1.1.0`, without the patch release.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0",
            Self::V1_1 => "1.1",
        }
    }
}

/// One action of an overlay.
#[derive(Clone, Debug)]
pub struct Action {
    /// `/actions/3`.
    pub pointer: Pointer,
    /// The nodes that it is for.
    pub target: JsonPath,
    /// Why it is there.
    pub description: Option<String>,
    /// What it does to each of them.
    pub change: Change,
}

/// What an action does to the nodes of its target.
#[derive(Clone, Debug)]
pub enum Change {
    /// Merges or appends a value that the overlay holds.
    Update(Value),
    /// Merges or appends what stands elsewhere in the tree.
    Copy(JsonPath),
    /// Takes them away.
    Remove,
    /// Nothing, which the standard allows.
    Nothing,
}

/// What became of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// How many nodes the target selected.
    pub matches: usize,
    /// How many of them are different now.
    pub changes: usize,
    /// The parts of its update that changed nothing at any node, counted from the update.
    pub idle: Vec<Pointer>,
    /// The operations that it adds although they are there.
    pub repeated: Vec<Repeated>,
    /// What the standard calls an error; nothing more was done from there on.
    pub refusal: Option<Refusal>,
}

/// Why an action cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule that it breaks.
    pub code: Code,
    /// Where in the overlay document.
    pub pointer: Pointer,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

#[cfg(test)]
mod tests;
