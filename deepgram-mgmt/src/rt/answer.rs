//! How a 2xx answer becomes a value.

use std::marker::PhantomData;

use bytes::Bytes;
use reqwest::StatusCode;
use serde::de::DeserializeOwned;

use super::decode::{Misfit, decode, without_bom};
use super::envelope::decode_enveloped;
use super::head::is_of;
use super::{ByteStream, Head};

/// A way to read a 2xx answer.
pub trait Answer {
    /// What it is read as.
    type Value: Send + 'static;

    /// What is done with the body of such an answer.
    fn payload(head: &Head<'_>) -> Payload;

    /// Reads a body.
    fn read(head: &Head<'_>, body: &mut Received) -> Result<Self::Value, Unreadable>;

    /// Reads a body that may stand under `key` of a wrapper. What is no JSON has none, and is read
    /// as ever.
    fn read_enveloped(
        head: &Head<'_>,
        body: &mut Received,
        _key: &str,
    ) -> Result<Self::Value, Unreadable> {
        Self::read(head, body)
    }
}

/// What is done with the body of a 2xx answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// It is read as a whole.
    Read,
    /// It is left unread.
    Ignored,
    /// It is handed on as it comes.
    Streamed,
}

/// The body of an answer.
#[derive(Debug)]
pub enum Received {
    /// All of it, or nothing where it is ignored.
    Whole(Bytes),
    /// A stream of it, until that is taken.
    Stream(Option<ByteStream>),
}

impl Received {
    /// The body as a whole.
    pub(super) fn whole(&self) -> &[u8] {
        match self {
            Self::Whole(bytes) => bytes,
            Self::Stream(_) => &[],
        }
    }

    /// The bytes of a whole one.
    pub(super) fn into_bytes(self) -> Bytes {
        match self {
            Self::Whole(bytes) => bytes,
            Self::Stream(_) => Bytes::new(),
        }
    }

    /// The body as it comes; one that came whole is none of what was `expected`, or empty.
    #[inline]
    pub(super) fn stream(&mut self, expected: &'static str) -> Result<ByteStream, Unreadable> {
        match self {
            Self::Stream(stream) => stream.take().ok_or(Unreadable::Empty),
            Self::Whole(body) if is_blank(body) => Err(Unreadable::Empty),
            Self::Whole(_) => Err(Unreadable::Misfit(Misfit::in_place_of(expected))),
        }
    }
}

/// What is done with a body that is handed on as it comes: without content there is none, and what
/// says that it is one of `documents` is read as a whole.
#[inline]
pub(super) fn streamed(head: &Head<'_>, documents: &[&str]) -> Payload {
    let is_empty = matches!(
        head.status,
        StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT
    );
    let media = head.media();
    if is_empty || documents.iter().any(|range| is_of(media, range)) {
        Payload::Read
    } else {
        Payload::Streamed
    }
}

/// Why a 2xx answer has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no body where one is needed.
    Empty,
    /// The body is not of its type.
    Misfit(Misfit),
}

/// A JSON value, which must be there.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(PhantomData<T>);

impl<T: DeserializeOwned> Json<T> {
    fn of(body: &[u8], read: impl FnOnce(&[u8]) -> Result<T, Misfit>) -> Result<T, Unreadable> {
        if is_blank(body) {
            return Err(Unreadable::Empty);
        }
        read(body).map_err(Unreadable::Misfit)
    }
}

impl<T: DeserializeOwned + Send + 'static> Answer for Json<T> {
    type Value = T;

    fn payload(_: &Head<'_>) -> Payload {
        Payload::Read
    }

    fn read(_: &Head<'_>, body: &mut Received) -> Result<T, Unreadable> {
        Self::of(body.whole(), decode)
    }

    fn read_enveloped(_: &Head<'_>, body: &mut Received, key: &str) -> Result<T, Unreadable> {
        Self::of(body.whole(), |body| decode_enveloped(body, key))
    }
}

/// A JSON value, or none: no body, or `null`.
#[derive(Clone, Copy, Debug)]
pub struct OptionalJson<T>(PhantomData<T>);

impl<T: DeserializeOwned> OptionalJson<T> {
    fn of(
        body: &[u8],
        read: impl FnOnce(&[u8]) -> Result<Option<T>, Misfit>,
    ) -> Result<Option<T>, Unreadable> {
        if is_blank(body) {
            Ok(None)
        } else {
            Json::of(body, read)
        }
    }
}

impl<T: DeserializeOwned + Send + 'static> Answer for OptionalJson<T> {
    type Value = Option<T>;

    fn payload(_: &Head<'_>) -> Payload {
        Payload::Read
    }

    fn read(_: &Head<'_>, body: &mut Received) -> Result<Option<T>, Unreadable> {
        Self::of(body.whole(), decode)
    }

    fn read_enveloped(
        _: &Head<'_>,
        body: &mut Received,
        key: &str,
    ) -> Result<Option<T>, Unreadable> {
        Self::of(body.whole(), |body| decode_enveloped(body, key))
    }
}

/// Nothing: any 2xx is a success.
#[derive(Clone, Copy, Debug)]
pub enum NoContent {}

impl Answer for NoContent {
    type Value = ();

    fn payload(_: &Head<'_>) -> Payload {
        Payload::Ignored
    }

    fn read(_: &Head<'_>, _: &mut Received) -> Result<(), Unreadable> {
        Ok(())
    }
}

/// A text in UTF-8, which may be empty.
#[derive(Clone, Copy, Debug)]
pub enum Text {}

impl Text {
    #[inline]
    fn of(body: &[u8]) -> Result<String, Unreadable> {
        std::str::from_utf8(without_bom(body))
            .map(str::to_owned)
            .map_err(|fault| {
                let at = fault.valid_up_to();
                Unreadable::Misfit(Misfit::whole(format!("no UTF-8 behind byte {at}")))
            })
    }
}

impl Answer for Text {
    type Value = String;

    fn payload(_: &Head<'_>) -> Payload {
        Payload::Read
    }

    #[inline]
    fn read(_: &Head<'_>, body: &mut Received) -> Result<String, Unreadable> {
        Self::of(body.whole())
    }
}

/// Bytes as they come.
#[derive(Clone, Copy, Debug)]
pub enum Streamed {}

impl Answer for Streamed {
    type Value = ByteStream;

    #[inline]
    fn payload(head: &Head<'_>) -> Payload {
        streamed(head, &[])
    }

    #[inline]
    fn read(_: &Head<'_>, body: &mut Received) -> Result<ByteStream, Unreadable> {
        body.stream("bytes")
    }
}

/// A byte order mark alone is a text without a character, as it is before one.
fn is_blank(body: &[u8]) -> bool {
    without_bom(body).iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn empty_bodies() {
        for body in ["", " \r\n", "\u{feff}", "\u{feff} \n"] {
            let body = body.as_bytes();
            assert_eq!(Json::<Value>::of(body, decode), Err(Unreadable::Empty));
            assert_eq!(OptionalJson::<Value>::of(body, decode), Ok(None));
        }
    }

    #[test]
    fn bodies() {
        assert_eq!(Json::<Value>::of(b"[1]", decode), Ok(json!([1])));
        assert_eq!(OptionalJson::<i64>::of(b" 1 ", decode), Ok(Some(1)));
        assert_eq!(OptionalJson::<i64>::of(b"null", decode), Ok(None));
        assert!(matches!(
            OptionalJson::<i64>::of(b"{", decode),
            Err(Unreadable::Misfit(_))
        ));
    }

    #[test]
    fn texts() {
        assert_eq!(Text::of(b"").as_deref(), Ok(""));
        assert_eq!(Text::of("\u{feff}ä".as_bytes()).as_deref(), Ok("ä"));
        let Err(Unreadable::Misfit(misfit)) = Text::of(b"a\xff") else {
            panic!("no UTF-8");
        };
        assert_eq!(misfit.to_string(), "the body: no UTF-8 behind byte 1");
    }
}
