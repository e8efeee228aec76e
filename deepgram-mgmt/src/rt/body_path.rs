//! Paths into a body, as far as they may be shown: names of the description and places in lists.
//! A key that the service made up is data, such as an address of mail, and is not shown.
//!
//! What a path holds comes from the body; which of it are names is noted by the records on the way
//! out of a failure, so that reading what is well costs nothing.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use super::shown::shown;

/// The fields in which something could not be read.
type Names = BTreeSet<&'static str>;

thread_local! {
    /// `None` but for while somebody asks.
    static NAMES: RefCell<Option<Names>> = const { RefCell::new(None) };
}

/// Notes that the value of a field could not be read.
#[cold]
pub(super) fn note(wire: &'static str) {
    NAMES.with_borrow_mut(|names| {
        if let Some(names) = names {
            names.insert(wire);
        }
    });
}

/// Reads a value; with the error comes its place, empty for the whole.
pub(super) fn locate<'de, T, D>(deserializer: D) -> Result<T, (String, D::Error)>
where
    T: DeserializeOwned,
    D: serde::Deserializer<'de>,
{
    NAMES.set(Some(Names::new()));
    let read = serde_path_to_error::deserialize(deserializer);
    let names = NAMES.take().unwrap_or_default();
    read.map_err(|error: serde_path_to_error::Error<D::Error>| {
        (written(error.path(), &names), error.into_inner())
    })
}

/// `rows[1].amount`, with `?` for what is no name.
fn written(path: &Path, names: &Names) -> String {
    let text = path.iter().fold(String::new(), |before, segment| {
        let name = match segment {
            Segment::Seq { index } => return format!("{before}[{index}]"),
            Segment::Map { key } => names.get(key.as_str()).copied(),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        let name = name.unwrap_or("?");
        match before.as_str() {
            "" => name.to_owned(),
            before => format!("{before}.{name}"),
        }
    });
    shown(&text)
}
