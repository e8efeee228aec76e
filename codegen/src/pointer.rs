//! JSON pointers (RFC 6901), the address of a node within one document or tree.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

/// A JSON pointer; the empty one is the root.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The root of a document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Takes a pointer as it is written, `/paths/~1v1~1projects/get`.
    pub fn parse(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The member `key` of this object; `key` is unescaped.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + key.len() + 1);
        text.push_str(&self.0);
        text.push('/');
        if key.contains(['~', '/']) {
            text.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            text.push_str(key);
        }
        Self(text)
    }

    /// The element `index` of this array.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The node at `below`, counted from this one.
    #[must_use]
    pub fn join(&self, below: &Self) -> Self {
        Self(format!("{self}{below}"))
    }

    /// Whether this is a node within that at `above`.
    pub fn is_below(&self, above: &Self) -> bool {
        let rest = self.0.strip_prefix(&above.0);
        rest.is_some_and(|rest| rest.starts_with('/'))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the root.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The unescaped steps from the root.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        unescaped(&self.0).map(Cow::into_owned)
    }

    /// What it leads to in a document or tree.
    pub fn find<'v>(&self, root: &'v Value) -> Option<&'v Value> {
        unescaped(&self.0).try_fold(root, |node, step| match node {
            Value::Object(members) => members.get(&*step),
            Value::Array(elements) => elements.get(step.parse::<usize>().ok()?),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        })
    }
}

/// The unescaped steps of a pointer as it is written.
pub(crate) fn unescaped(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(|step| {
        if step.contains('~') {
            Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
        } else {
            Cow::Borrowed(step)
        }
    })
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
