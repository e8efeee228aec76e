//! Text and bytes that must not reach a log: nothing prints them, and reading them takes a call
//! that says so.

use std::fmt;

use bytes::Bytes;
use serde::Deserialize;

/// A secret text, such as the key in the answer that creates it.
///
/// It has no `Display`, its `Debug` is redacted and it is not serialised with what holds it.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    pub fn expose_secret(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret([redacted])")
    }
}

/// Bytes that may hold a secret: the body of an answer that could not be decoded.
#[derive(Clone)]
pub struct SecretBytes(Bytes);

impl SecretBytes {
    pub(super) fn new(bytes: Bytes) -> Self {
        Self(bytes)
    }

    /// The bytes themselves.
    pub fn expose_secret(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretBytes([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_is_redacted() {
        let secret = Secret::from("canary");
        assert_eq!(format!("{secret:?}"), "Secret([redacted])");
        assert!(!format!("{:#?}", Some(&secret)).contains("canary"));
        assert_eq!(secret.expose_secret(), "canary");
        let bytes = SecretBytes::new(Bytes::from_static(b"canary"));
        assert_eq!(format!("{bytes:?}"), "SecretBytes([redacted])");
        assert_eq!(bytes.expose_secret(), b"canary");
    }

    #[test]
    fn reads_a_string_alone() {
        assert_eq!(
            serde_json::from_str::<Secret>(r#""canary""#).unwrap(),
            Secret::from("canary")
        );
        assert!(serde_json::from_str::<Secret>("1").is_err());
    }
}
