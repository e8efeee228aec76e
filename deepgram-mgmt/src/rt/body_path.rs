//! Paths into a body, as far as they may be shown: names of the description and places in lists.
//! A key that the service made up is data, such as an address of mail, and is not shown.
//!
//! Where reading failed, the error says by line and column, and the text itself by which keys and
//! places that is reached; which keys are names is noted by the records on the way out of a
//! failure. So reading what is well costs nothing, and no type is read in a second way, which would
//! have to be compiled.

use std::cell::RefCell;

use serde::de::DeserializeOwned;
use serde_json::Error;
use serde_json::error::Category;

use super::body_scan::{Scan, State, Step, scan};
use super::shown::shown;

/// The fields in which something could not be read, one for each record on the way: a few.
type Names = Vec<&'static str>;

thread_local! {
    /// `None` but for while somebody asks.
    static NAMES: RefCell<Option<Names>> = const { RefCell::new(None) };
}

/// Notes that the value of a field could not be read.
#[cold]
pub(super) fn note(wire: &'static str) {
    NAMES.with_borrow_mut(|names| {
        if let Some(names) = names {
            names.push(wire);
        }
    });
}

/// Reads a body as some type, to learn why it cannot be.
pub(super) type Trial = fn(&[u8]) -> Option<Error>;

/// The trial of `T`.
pub(super) fn trial<T: DeserializeOwned>(body: &[u8]) -> Option<Error> {
    serde_json::from_slice::<T>(body).err()
}

/// What stands in a path for a key that is not shown.
pub(super) const HIDDEN: &str = "?";

/// A fault of a body.
pub(super) struct Located<'b> {
    /// Its place, empty for the whole.
    pub(super) path: String,
    pub(super) error: Error,
    /// What was read before it showed.
    pub(super) read: &'b [u8],
}

/// Why a body cannot be read, and where; `None` where it can.
pub(super) fn locate(body: &[u8], trial: Trial) -> Option<Located<'_>> {
    NAMES.set(Some(Names::new()));
    let error = trial(body);
    let names = NAMES.take().unwrap_or_default();
    let error = error?;
    let read = &body[..offset(body, &error)];
    Some(Located {
        path: written(&steps(read, &error, &names), &names),
        error,
        read,
    })
}

/// The way to the value that an error is about.
fn steps<'b>(read: &'b [u8], error: &Error, names: &Names) -> Vec<Step<'b>> {
    let Scan { mut steps, state } = scan(read);
    let whole = match error.classify() {
        // The value that was read is not of its type.
        Category::Data => false,
        // What follows it is at fault, unless its record says otherwise.
        Category::Io | Category::Syntax | Category::Eof => state == State::Behind,
    };
    let last = steps.last().and_then(|step| name(*step, names));
    if whole && last.is_none() {
        steps.pop();
    }
    steps
}

/// How many bytes of the body were read.
fn offset(body: &[u8], error: &Error) -> usize {
    let lines = body.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines
        .take(error.line().saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    body.len().min(before + error.column())
}

/// The name of the description that a step is, if it is one.
fn name(step: Step<'_>, names: &Names) -> Option<&'static str> {
    match step {
        Step::Member(key) => names.iter().copied().find(|name| name.as_bytes() == key),
        Step::Object | Step::Item(_) => None,
    }
}

/// `rows[1].amount`, with `?` for what is no name.
fn written(steps: &[Step<'_>], names: &Names) -> String {
    let text = steps.iter().fold(String::new(), |before, step| {
        let name = match step {
            Step::Item(index) => return format!("{before}[{index}]"),
            Step::Member(_) => name(*step, names).unwrap_or(HIDDEN),
            // It is its object that is at fault.
            Step::Object => return before,
        };
        match before.as_str() {
            "" => name.to_owned(),
            before => format!("{before}.{name}"),
        }
    });
    shown(&text)
}
