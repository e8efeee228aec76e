//! Headers of answers, each by its name and the type of its value: read when somebody asks.
//!
//! What cannot be read is an error that names the header and what was expected, never the value: it
//! may be a secret.

use std::fmt;
use std::marker::PhantomData;
use std::str;

use reqwest::header::HeaderMap;

use super::{Error, ErrorKind, FromHeader};

/// A header of answers whose value is a `T`.
///
/// Operations have one for each header that the description gives their answers; one of any other
/// header can be made by [`new`](Self::new).
pub struct AnswerHeader<T> {
    name: &'static str,
    value: PhantomData<fn() -> T>,
}

/// Gives the types that name operations a constant for each header of their answers.
///
/// ```text
/// rt::answer_headers! {
///     impl ListKeys {
///         /// Requests left.
///         pub X_LEFT: i64 = "x-left",   // `ListKeys::X_LEFT`, an `AnswerHeader<i64>`
///     }
/// }
///
/// rt::answer_headers! {
///     impl [GetKey, GetMember] {        // each of them has these
///         /// When it changed.
///         pub LAST_MODIFIED: chrono::DateTime<chrono::Utc> = "last-modified",
///     }
/// }
/// ```
macro_rules! answer_headers {
    (impl [$($name:ident),+ $(,)?] $headers:tt) => {
        $($crate::rt::answer_headers! { impl $name $headers })+
    };
    (
        impl $name:ident {
            $($(#[$said:meta])* pub $header:ident: $type:ty = $wire:literal,)*
        }
    ) => {
        impl $name {
            $(
                $(#[$said])*
                pub const $header: $crate::rt::AnswerHeader<$type> =
                    $crate::rt::AnswerHeader::new($wire);
            )*
        }
    };
}
pub(crate) use answer_headers;

impl<T> AnswerHeader<T> {
    /// The header of that name, whatever its case.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            value: PhantomData,
        }
    }

    /// The name.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl<T: FromHeader> AnswerHeader<T> {
    /// The value that an answer, or an error, came with; the first where there are several, and
    /// `None` where there is none.
    ///
    /// # Errors
    ///
    /// Of the kind [`ErrorKind::Decode`], if the text of the header is no `T`.
    pub fn of(self, headers: &HeaderMap) -> Result<Option<T>, Error> {
        let Some(value) = headers.get(self.name) else {
            return Ok(None);
        };
        let text = str::from_utf8(value.as_bytes()).ok();
        match text.and_then(T::from_header) {
            Some(value) => Ok(Some(value)),
            None => Err(misfit(self.name, T::EXPECTED)),
        }
    }
}

#[inline]
fn misfit(name: &str, expected: &str) -> Error {
    let mut error = Error::new(ErrorKind::Decode);
    error.0.message = Some(format!(
        "the header `{name}` is not of its documented type: expected {expected}"
    ));
    error.0.hint = Some("`headers()` of the answer have its text");
    error
}

// Derived, these would ask the same of `T`, of which nothing is held.
impl<T> Clone for AnswerHeader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for AnswerHeader<T> {}

impl<T> fmt::Debug for AnswerHeader<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AnswerHeader").field(&self.name).finish()
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    const LEFT: AnswerHeader<i64> = AnswerHeader::new("X-Left");

    fn headers(values: &[&[u8]]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append("x-left", HeaderValue::from_bytes(value).unwrap());
        }
        headers
    }

    #[test]
    fn the_first_value_counts_whatever_the_case_of_the_name() {
        let read = |values: &[&[u8]]| LEFT.of(&headers(values)).unwrap();
        assert_eq!(read(&[]), None);
        assert_eq!(read(&[b"7"]), Some(7));
        assert_eq!(read(&[b"7", b"canary"]), Some(7));
    }

    #[test]
    fn a_misfit_names_the_header_and_no_value() {
        for value in [b"canary".as_slice(), b"", b"\xff", b"1.5"] {
            let error = LEFT.of(&headers(&[value])).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert_eq!(
                error.to_string(),
                "the header `X-Left` is not of its documented type: expected an integer of 64 \
                 bits; `headers()` of the answer have its text"
            );
        }
    }

    #[test]
    #[expect(
        unreachable_pub,
        reason = "the macro writes what generated code exports"
    )]
    fn each_of_several_types_has_its_constants() {
        enum A {}
        enum B {}
        answer_headers! {
            impl [A, B] {
                pub LEFT: i64 = "x-left",
                pub STATE: String = "x-state",
            }
        }
        for (left, state) in [(A::LEFT, A::STATE), (B::LEFT, B::STATE)] {
            assert_eq!((left.name(), state.name()), ("x-left", "x-state"));
        }
    }

    #[test]
    fn a_header_is_copied_whatever_it_holds() {
        let text: AnswerHeader<String> = AnswerHeader::new("etag");
        let copy = text;
        assert_eq!(text.name(), copy.name());
        assert_eq!(format!("{text:?}"), r#"AnswerHeader("etag")"#);
    }
}
