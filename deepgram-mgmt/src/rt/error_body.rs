//! The documented form of an error answer: which of its fields say what.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Lenient, Value};

/// A schema of error answers.
///
/// An answer with members that do not fit their fields is read all the same: they go to `extra`
/// as they came.
pub trait ErrorBody: Lenient + DeserializeOwned + Send + Sync + 'static {
    /// A header that carries the request's id where the body does not.
    const REQUEST_ID_HEADER: Option<&'static str> = None;

    /// The service's name for the error.
    fn code(&self) -> Option<&str> {
        None
    }

    /// The service's sentence about it.
    fn message(&self) -> Option<&str> {
        None
    }

    /// The id under which the service knows the request.
    fn request_id(&self) -> Option<&str> {
        None
    }
}

/// The error answer of an operation that documents none: any JSON.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(transparent)]
#[non_exhaustive]
pub struct UnknownError {
    /// The answer as it came.
    pub value: Value,
}

impl ErrorBody for UnknownError {}

impl Lenient for UnknownError {}

/// The first of these fields that holds a text.
pub(crate) fn first_text<T: AsRef<str>, const N: usize>(fields: [&Option<T>; N]) -> Option<&str> {
    fields
        .into_iter()
        .filter_map(|field| field.as_ref().map(AsRef::as_ref))
        .find(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_text_that_is_not_empty() {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            first_text([&None, &text(""), &text("b"), &text("c")]),
            Some("b")
        );
        assert_eq!(first_text::<String, 2>([&None, &None]), None);
        assert_eq!(first_text::<String, 0>([]), None);
    }
}
