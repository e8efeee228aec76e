//! JSON bodies to values: fast first, and only after a failure once more to learn where.
//!
//! serde's messages quote the value that did not fit; a [`Misfit`] says place and expectation
//! alone, since the value may be a secret.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::{Map, Value};

use super::shown::shown;

/// Where and how a body is not of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The JSON path, or empty for the whole body.
    path: String,
    /// Line and column, where they are known.
    position: Option<(usize, usize)>,
    /// What is wrong, without the value.
    what: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str("the body")?,
            path => write!(f, "`{path}`")?,
        }
        if let Some((line, column)) = self.position {
            write!(f, " at line {line} column {column}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Reads a body.
pub(super) fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, Misfit> {
    let body = without_bom(body);
    serde_json::from_slice(body).map_err(|_| explain::<T>(body))
}

/// Reads a body that may stand under `key` of a wrapper.
///
/// What stands beside it in the wrapper is read as if it stood inside, so that it reaches
/// `extra`; where both hold a field with different values, the body is refused.
pub(super) fn decode_enveloped<T: DeserializeOwned>(body: &[u8], key: &str) -> Result<T, Misfit> {
    let body = without_bom(body);
    serde_json::from_slice(body).or_else(|_| match unwrap(body, key) {
        Some(inner) => read_inner(inner?, key),
        None => Err(explain::<T>(body)),
    })
}

fn read_inner<T: DeserializeOwned>(inner: Value, key: &str) -> Result<T, Misfit> {
    serde_path_to_error::deserialize(inner).map_err(|error| Misfit {
        path: below(key, error.path()),
        position: None,
        what: expectation(error.inner()),
    })
}

/// The object under `key` with its siblings; `None` where the body is no such wrapper.
fn unwrap(body: &[u8], key: &str) -> Option<Result<Value, Misfit>> {
    let mut wrapper: Map<String, Value> = serde_json::from_slice(body).ok()?;
    let Value::Object(mut inner) = wrapper.remove(key)? else {
        return None;
    };
    for (wire, value) in wrapper {
        match inner.get(&wire) {
            Some(other) if *other != value => {
                return Some(Err(Misfit {
                    path: shown(&wire),
                    position: None,
                    what: format!("stands inside and beside `{key}` with different values"),
                }));
            }
            _ => inner.insert(wire, value),
        };
    }
    Some(Ok(Value::Object(inner)))
}

/// Reads a body that does not fit, to learn where.
fn explain<T: DeserializeOwned>(body: &[u8]) -> Misfit {
    let mut reader = serde_json::Deserializer::from_slice(body);
    match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Err(error) => misfit(&shown_path(error.path()), error.inner()),
        Ok(_) => match reader.end() {
            Err(error) => misfit("", &error),
            Ok(()) => Misfit {
                path: String::new(),
                position: None,
                what: "it could not be read".to_owned(),
            },
        },
    }
}

fn misfit(path: &str, error: &serde_json::Error) -> Misfit {
    Misfit {
        path: path.to_owned(),
        position: (error.line() > 0).then(|| (error.line(), error.column())),
        what: expectation(error),
    }
}

/// What serde says was expected, without what it says was found.
fn expectation(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&position).unwrap_or(&text);
    match error.classify() {
        Category::Io | Category::Syntax | Category::Eof => format!("no valid JSON, {text}"),
        Category::Data if text.starts_with("missing field `") => text.to_owned(),
        Category::Data => match text.rsplit_once(", expected ") {
            Some((_, expected)) => format!("expected {expected}"),
            None => "the value is not of the form that its type has".to_owned(),
        },
    }
}

/// The path, or empty for the root; keys of maps come from the service.
fn shown_path(path: &serde_path_to_error::Path) -> String {
    if path.iter().next().is_none() {
        String::new()
    } else {
        shown(&path.to_string())
    }
}

fn below(key: &str, path: &serde_path_to_error::Path) -> String {
    match shown_path(path).as_str() {
        "" => key.to_owned(),
        path => format!("{key}.{path}"),
    }
}

/// A byte order mark is no JSON, and yet sent (RFC 8259, section 8.1 lets readers ignore it).
fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}
