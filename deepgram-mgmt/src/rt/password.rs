//! A secret that is sent: it is written where a request holds it, and printed nowhere.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Blank, BodyValue, ParamValue};

/// A secret text, such as the password in the body of a login.
///
/// It has no `Display` and its `Debug` is redacted. [`Secret`](super::Secret), which answers hold
/// where a field is one, is not written either.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    /// The text itself.
    pub fn expose_secret(&self) -> &str {
        &self.0
    }
}

impl From<String> for Password {
    #[inline]
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Password {
    #[inline]
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Password {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password([redacted])")
    }
}

impl Blank for Password {
    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}

impl BodyValue for Password {}

impl ParamValue for Password {
    #[inline]
    fn param(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_and_not_printed() {
        let password = Password::from("canary");
        assert!(!format!("{password:?} {:#?}", Some(&password)).contains("canary"));
        assert_eq!(serde_json::to_string(&password).unwrap(), r#""canary""#);
        assert_eq!(
            serde_json::from_str::<Password>(r#""canary""#).unwrap(),
            password
        );
        assert_eq!(password.param().as_deref(), Some("canary"));
        assert!(serde_json::from_str::<Password>("1").is_err());
    }
}
