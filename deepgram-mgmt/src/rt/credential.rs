//! A credential as the header that carries it; it is checked once and never shown.

use reqwest::header::{HeaderName, HeaderValue};

use super::refusal::Refusal;
use super::{Error, ErrorKind, Secret, SecurityScheme};

/// The header that says who calls.
#[derive(Clone)]
pub struct Credential {
    pub(super) header: HeaderName,
    pub(super) value: HeaderValue,
}

impl Credential {
    /// Puts `secret` into the header of `scheme`.
    ///
    /// # Errors
    /// Kind [`ErrorKind::Config`] where the secret is empty or holds anything but visible ASCII,
    /// such as the newline at the end of a file.
    pub fn new(scheme: &SecurityScheme, secret: &Secret) -> Result<Self, Error> {
        let fault = match secret.expose_secret() {
            "" => Some("is empty"),
            text if text.bytes().all(|byte| byte.is_ascii_graphic()) => None,
            _ => Some("holds a space, a newline or another character that is not visible ASCII"),
        };
        let refused = |fault| {
            let help = "pass it exactly as it was issued, without quotes, spaces and line ends";
            Error::refused(
                ErrorKind::Config,
                Refusal::new(format!("the credential {fault}"), help),
            )
        };
        if let Some(fault) = fault {
            return Err(refused(fault));
        }
        let header = HeaderName::try_from(scheme.header);
        let value = HeaderValue::try_from(format!("{}{}", scheme.prefix, secret.expose_secret()));
        let (Ok(header), Ok(mut value)) = (header, value) else {
            return Err(refused("does not fit into its header"));
        };
        value.set_sensitive(true);
        Ok(Self { header, value })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ClientConfig, Method, Tls};
    use super::*;

    const TOKEN: SecurityScheme = SecurityScheme {
        header: "Authorization",
        prefix: "Token ",
    };

    #[test]
    fn stands_behind_its_prefix_and_is_sensitive() {
        let credential = Credential::new(&TOKEN, &"abc".into()).unwrap();
        assert_eq!(credential.header, "authorization");
        assert_eq!(credential.value, "Token abc");
        assert!(credential.value.is_sensitive());
    }

    #[test]
    fn faults_are_named_without_the_value() {
        for secret in [
            "",
            "canary\n",
            "canary\r\nx: y",
            " canary",
            "canary canary",
            "canaryé",
            "canary\0",
        ] {
            let error = Credential::new(&TOKEN, &secret.into())
                .map(|_| ())
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("canary"), "{shown}");
            assert!(shown.contains("as it was issued"), "{shown}");
        }
    }

    #[test]
    fn no_call_sets_its_header() {
        let scheme = SecurityScheme {
            header: "X-Api-Key",
            prefix: "",
        };
        let mut config = ClientConfig::new("http://127.0.0.1", Tls::Missing, "test/1");
        config.credential = Some(Credential::new(&scheme, &"abc".into()).unwrap());
        let client = config.connect().unwrap();
        for (name, is_refused) in [("x-api-key", true), ("x-other", false)] {
            let request = client.request(Method::GET, "/x").header(
                HeaderName::from_static(name),
                HeaderValue::from_static("canary"),
            );
            assert_eq!(request.call.refusal.is_some(), is_refused, "{name}");
        }
    }
}
