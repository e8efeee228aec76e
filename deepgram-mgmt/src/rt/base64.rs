//! Bytes that stand in a text as base64.
//!
//! They are written by the alphabet and with the padding of RFC 4648, section 4; that of section 5
//! and missing padding are read too, since services write them.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;
use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::{Blank, BodyValue, ParamValue};

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// Bytes that are sent as base64; its `Debug` says how many they are.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(pub Bytes);

impl Base64 {
    /// The text on the wire.
    #[inline]
    pub fn encode(&self) -> String {
        STANDARD.encode(&self.0)
    }

    /// The bytes that a text on the wire stands for.
    #[inline]
    pub fn decode(text: &str) -> Option<Self> {
        let engine = if text.contains(['-', '_']) {
            &URL_SAFE
        } else {
            &STANDARD
        };
        engine.decode(text).ok().map(Self::from)
    }
}

impl<T: Into<Bytes>> From<T> for Base64 {
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Base64 {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({} bytes)", self.0.len())
    }
}

impl Blank for Base64 {
    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}

impl BodyValue for Base64 {}

impl ParamValue for Base64 {
    #[inline]
    fn param(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.encode()))
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.encode())
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'_, str>::deserialize(deserializer)?;
        let wrong = || de::Error::invalid_value(de::Unexpected::Str(&text), &"a text in base64");
        Self::decode(&text).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_one_way_and_read_in_several() {
        let rows: [(&[u8], &[&str]); 4] = [
            (b"", &[""]),
            (b"a", &["YQ==", "YQ"]),
            (&[0xfb, 0xff], &["+/8=", "+/8", "-_8=", "-_8"]),
            (&[0, 1, 2], &["AAEC"]),
        ];
        for (bytes, texts) in rows {
            let value = Base64::from(bytes.to_vec());
            assert_eq!(Some(&value.encode().as_str()), texts.first());
            assert_eq!(value.param().as_deref(), texts.first().copied());
            for text in texts {
                let json = serde_json::to_string(text).unwrap();
                assert_eq!(
                    serde_json::from_str::<Base64>(&json).unwrap(),
                    value,
                    "{text}"
                );
            }
        }
        for json in [r#""a""#, r#""!!!!""#, "1", r#""+_8=""#] {
            assert!(serde_json::from_str::<Base64>(json).is_err(), "{json}");
        }
        assert_eq!(format!("{:?}", Base64::from(vec![7_u8])), "Base64(1 bytes)");
    }
}
