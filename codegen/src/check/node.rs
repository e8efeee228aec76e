//! A node on the walk: where it is, whether it can bear on the output, and what it is part of.

use serde_json::{Map, Value};

use super::Mark;
use crate::code::Code;
use crate::trail::Trail;

/// Whether a node can bear on the output at all.
#[derive(Clone, Copy)]
pub(super) enum Standing<'a> {
    /// It can.
    Bearing,
    /// It stands below something that is ignored, by this keyword: its form is checked all the
    /// same, but whether it is supported is no matter.
    Idle(&'a str),
}

/// The node that the walk stands on.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) trail: &'a Trail<'a>,
    pub(super) standing: Standing<'a>,
    /// Which rules a fault below it breaks.
    pub(super) codes: &'static Codes,
    /// For the one member of a union that is not null, and becomes one with it: the union.
    pub(super) below: Option<&'a Union<'a>>,
}

/// A schema that takes over what its one member says, unless it says it itself.
pub(super) struct Union<'a> {
    pub(super) schema: &'a Map<String, Value>,
    pub(super) below: Option<&'a Union<'a>>,
}

/// The rules that faults of form break.
#[derive(Debug)]
pub(super) struct Codes {
    pub(super) wrong_type: Code,
    pub(super) missing: Code,
    pub(super) unknown: Code,
}

/// In what the standard describes.
pub(super) const STANDARD: Codes = Codes {
    wrong_type: Code::WrongType,
    missing: Code::MissingKeyword,
    unknown: Code::UnknownKeyword,
};

/// In an extension of ours.
pub(super) const OURS: Codes = Codes {
    wrong_type: Code::Extension,
    missing: Code::Extension,
    unknown: Code::Extension,
};

impl Union<'_> {
    /// Whether the union says `key` itself, so that what the member says has no bearing.
    pub(super) fn overrules(&self, key: &str) -> bool {
        ANNOTATIONS.contains(&key) && self.says(key)
    }

    fn says(&self, key: &str) -> bool {
        self.schema.contains_key(key) || self.below.is_some_and(|below| below.says(key))
    }
}

/// Keywords of a schema that a union and its one member may both have.
const ANNOTATIONS: [&str; 6] = [
    "description",
    "deprecated",
    "default",
    "readOnly",
    "writeOnly",
    "x-rust-name",
];

impl<'a> Node<'a> {
    /// Its mark, unless a fault stands at it.
    pub(super) fn mark(&self) -> Mark<'a> {
        match self.standing {
            Standing::Bearing => Mark::Used,
            Standing::Idle(keyword) => Mark::Ignored(keyword),
        }
    }

    /// The node at `trail`, below this one.
    pub(super) fn at<'b>(&self, trail: &'b Trail<'b>) -> Node<'b>
    where
        'a: 'b,
    {
        Node {
            trail,
            below: None,
            ..*self
        }
    }

    /// The node at `trail`, below this one, which `keyword` is the reason to ignore.
    pub(super) fn idle<'b>(&self, trail: &'b Trail<'b>, keyword: &'b str) -> Node<'b>
    where
        'a: 'b,
    {
        let standing = match self.standing {
            Standing::Bearing => Standing::Idle(keyword),
            idle @ Standing::Idle(_) => idle,
        };
        Node {
            trail,
            standing,
            below: None,
            ..*self
        }
    }
}
