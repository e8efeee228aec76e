//! How a 2xx answer becomes a value.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::decode::{Misfit, decode, without_bom};
use super::envelope::decode_enveloped;

/// A way to read a 2xx answer.
pub trait Answer {
    /// What it is read as.
    type Value: Send + 'static;
    /// Whether the body matters.
    const PAYLOAD: Payload;

    /// Reads a body; `envelope` is the key of a wrapper that it may come in.
    fn read(body: &[u8], envelope: Option<&'static str>) -> Result<Self::Value, Unreadable>;
}

/// Whether the body of a 2xx answer matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// It is read.
    Read,
    /// It is left unread.
    Ignored,
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

impl<T: DeserializeOwned + Send + 'static> Answer for Json<T> {
    type Value = T;
    const PAYLOAD: Payload = Payload::Read;

    fn read(body: &[u8], envelope: Option<&'static str>) -> Result<T, Unreadable> {
        if is_blank(body) {
            return Err(Unreadable::Empty);
        }
        let value = match envelope {
            None => decode(body),
            Some(key) => decode_enveloped(body, key),
        };
        value.map_err(Unreadable::Misfit)
    }
}

/// A JSON value, or none: no body, or `null`.
#[derive(Clone, Copy, Debug)]
pub struct OptionalJson<T>(PhantomData<T>);

impl<T: DeserializeOwned + Send + 'static> Answer for OptionalJson<T> {
    type Value = Option<T>;
    const PAYLOAD: Payload = Payload::Read;

    fn read(body: &[u8], envelope: Option<&'static str>) -> Result<Option<T>, Unreadable> {
        if is_blank(body) {
            Ok(None)
        } else {
            Json::read(body, envelope)
        }
    }
}

/// Nothing: any 2xx is a success.
#[derive(Clone, Copy, Debug)]
pub enum NoContent {}

impl Answer for NoContent {
    type Value = ();
    const PAYLOAD: Payload = Payload::Ignored;

    fn read(_: &[u8], _: Option<&'static str>) -> Result<(), Unreadable> {
        Ok(())
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
            assert_eq!(Json::<Value>::read(body, None), Err(Unreadable::Empty));
            assert_eq!(OptionalJson::<Value>::read(body, None), Ok(None));
            assert_eq!(NoContent::read(body, None), Ok(()));
        }
    }

    #[test]
    fn bodies() {
        assert_eq!(Json::<Value>::read(b"[1]", None), Ok(json!([1])));
        assert_eq!(OptionalJson::<i64>::read(b" 1 ", None), Ok(Some(1)));
        assert_eq!(OptionalJson::<i64>::read(b"null", None), Ok(None));
        assert!(matches!(
            OptionalJson::<i64>::read(b"{", None),
            Err(Unreadable::Misfit(_))
        ));
        assert_eq!(NoContent::read(b"<html>", None), Ok(()));
    }
}
