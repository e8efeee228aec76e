//! Bytes that stand in a text as they are.
//!
//! JSON has texts alone: what is no UTF-8 has no form there, and is refused before it is sent.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{self, Serialize, Serializer};

use super::{Blank, BodyValue, NoForm, ParamValue};

/// Bytes, such as the content of a file; its `Debug` says how many they are.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Binary(pub Bytes);

impl Binary {
    /// The bytes as a text, if they are one.
    #[inline]
    fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }
}

impl<T: Into<Bytes>> From<T> for Binary {
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

impl AsRef<[u8]> for Binary {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Binary {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Binary({} bytes)", self.0.len())
    }
}

impl Blank for Binary {
    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}

impl BodyValue for Binary {
    #[inline]
    fn prepare(&mut self) -> Result<(), NoForm> {
        self.text().map(|_| ()).ok_or_else(NoForm::default)
    }
}

impl ParamValue for Binary {
    #[inline]
    fn param(&self) -> Option<Cow<'_, str>> {
        self.text().map(Cow::Borrowed)
    }
}

impl Serialize for Binary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.text();
        let text = text.ok_or_else(|| ser::Error::custom("bytes that are no text"))?;
        serializer.serialize_str(text)
    }
}

impl<'de> Deserialize<'de> for Binary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_through_and_other_bytes_do_not() {
        for text in ["", "a\u{0}b", "ä"] {
            let json = serde_json::to_string(text).unwrap();
            let mut binary: Binary = serde_json::from_str(&json).unwrap();
            assert_eq!(binary, Binary::from(text.to_owned()));
            assert_eq!(binary.param().as_deref(), Some(text));
            assert!(binary.prepare().is_ok());
            assert_eq!(serde_json::to_string(&binary).unwrap(), json);
        }
        let mut odd = Binary::from(vec![0xff_u8, 0x00]);
        assert!(odd.prepare().is_err() && odd.param().is_none());
        assert!(serde_json::to_string(&odd).is_err());
        assert_eq!(format!("{odd:?}"), "Binary(2 bytes)");
        assert!(serde_json::from_str::<Binary>("1").is_err());
    }
}
