//! The way from the root of a tree to the node that a walk stands on.
//!
//! A trail lives on the stack and costs nothing; a [`Pointer`] is written out only where a
//! diagnostic or the origin of a moved node needs it.

use crate::pointer::Pointer;
use crate::tree::Origin;

/// A node, by its parent and the step that leads from there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trail<'a> {
    /// The root.
    Root,
    /// The member of an object.
    Key(&'a Trail<'a>, &'a str),
    /// The element of an array of that length.
    Index(&'a Trail<'a>, usize, usize),
}

impl<'a> Trail<'a> {
    /// The member `key` of this object.
    pub(crate) fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    /// The element `index` of this array of `length`.
    pub(crate) fn index(&'a self, index: usize, length: usize) -> Self {
        Self::Index(self, index, length)
    }

    /// Whether this is the value of `additionalProperties`, where that is a keyword.
    pub(crate) fn is_additional(&self) -> bool {
        matches!(self, Self::Key(_, "additionalProperties"))
    }

    /// The node as a pointer.
    pub(crate) fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(parent, key) => parent.pointer().key(key),
            Self::Index(parent, index, _) => parent.pointer().index(*index),
        }
    }

    /// What is known of the node's origin, to change it; `None` only beyond the end of an array.
    pub(crate) fn origin<'o>(&self, root: &'o mut Origin) -> Option<&'o mut Origin> {
        match self {
            Self::Root => Some(root),
            Self::Key(parent, key) => Some(parent.origin(root)?.member_mut(key)),
            Self::Index(parent, index, length) => {
                parent.origin(root)?.elements_mut(*length).get_mut(*index)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SourceId;

    #[test]
    fn writes_out_and_finds_the_origin_of_a_node() {
        let paths = Trail::Root.key("paths");
        let path = paths.key("/v1/a~b");
        let list = path.key("parameters");
        let second = list.index(1, 2);
        assert_eq!(second.pointer().as_str(), "/paths/~1v1~1a~0b/parameters/1");

        let mut root = Origin::copied(SourceId(0), Pointer::root());
        let elsewhere = Origin::copied(SourceId(1), Pointer::parse("/here"));
        *second.origin(&mut root).unwrap() = elsewhere;
        assert_eq!(root.locate(&second.pointer()).1.as_str(), "/here");
        let first = list.index(0, 2).pointer();
        assert_eq!(root.locate(&first), (SourceId(0), first));
        assert!(list.index(2, 2).origin(&mut root).is_none());
    }
}
