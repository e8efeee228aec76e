//! Remembers what a value was read as while the one around it is tried as several members.
//!
//! Without it a value that stands `n` unions deep is read once for each way through them, and their
//! number doubles with each level: three hundred bytes would hold a caller for hours. With it each
//! value is read once for each union type, whatever the depth.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::Value;

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// What was read since the outermost value was begun.
#[derive(Default)]
struct Memo {
    depth: usize,
    known: HashMap<(TypeId, Value), Box<dyn Any>>,
}

/// What `read` makes of the value, or made of an equal one within the same outermost value.
pub(super) fn once<U: Clone + 'static>(
    value: &Value,
    read: impl FnOnce() -> Option<U>,
) -> Option<U> {
    let level = Level::enter();
    if level.is_outermost() {
        return read();
    }
    let key = (TypeId::of::<U>(), value.clone());
    let known = MEMO.with_borrow(|memo| memo.known.get(&key)?.downcast_ref().cloned());
    known.unwrap_or_else(|| {
        let made = read();
        let kept = Box::new(made.clone());
        MEMO.with_borrow_mut(|memo| memo.known.insert(key, kept));
        made
    })
}

/// A value that is being read; the outermost forgets everything at its end.
struct Level(usize);

impl Level {
    #[inline]
    fn enter() -> Self {
        MEMO.with_borrow_mut(|memo| {
            memo.depth += 1;
            Self(memo.depth)
        })
    }

    #[inline]
    fn is_outermost(&self) -> bool {
        self.0 == 1
    }
}

impl Drop for Level {
    #[inline]
    fn drop(&mut self) {
        let forgotten = MEMO.with_borrow_mut(|memo| {
            memo.depth -= 1;
            let ends = self.is_outermost();
            ends.then(|| std::mem::take(&mut memo.known))
        });
        drop(forgotten);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::rt::{self, Extra};

    rt::record! {
        struct One {
            pub child: Option<Box<Nested>> = optional "child",
            pub first: Option<i64> = optional "first",
        }
    }

    rt::record! {
        struct Other {
            pub child: Option<Box<Nested>> = optional "child",
        }
    }

    rt::union! {
        enum Nested {
            One(One) = object,
            Other(Other) = object,
        }
    }

    /// Each level could be either: read once for each way through, it would take longer than anyone
    /// waits.
    #[test]
    fn what_stands_deep_within_unions_is_read_once() {
        let mut json = json!({"first": 1});
        for _ in 0..60 {
            json = json!({"child": json});
        }
        let mut read: Nested = serde_json::from_value(json).unwrap();
        let mut depth = 0;
        loop {
            let child = match read {
                Nested::One(one) => one.child,
                Nested::Other(other) => other.child,
                Nested::Unknown(value) => panic!("{value}"),
            };
            let Some(child) = child else { break };
            (read, depth) = (*child, depth + 1);
        }
        assert_eq!(depth, 60);
    }
}
