//! A credential as the part of a request that carries it; it is checked once and never shown, and
//! knows in which forms a service may say it back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::utf8_percent_encode;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};

use super::compiled_once::{halves, is_same_word};
use super::param::RESERVED;
use super::refusal::Refusal;
use super::{Carrier, Error, ErrorKind, Secret, SecurityScheme};

/// What says who calls.
#[derive(Clone)]
pub struct Credential {
    pub(super) placed: Placed,
    /// What must not be shown where a service answers with it.
    pub(super) secrets: Vec<String>,
}

/// Where a credential stands in a request, encoded.
#[derive(Clone)]
pub(super) enum Placed {
    Header(HeaderName, HeaderValue),
    Query(String, String),
    Cookie(String),
}

/// The remedy for a credential that cannot be sent.
const ISSUED: &str = "pass it exactly as it was issued, without quotes, spaces and line ends";

impl Credential {
    /// Puts `secret` where `scheme` wants it; for HTTP basic it is `user:password`.
    ///
    /// # Errors
    /// Kind [`ErrorKind::Config`] where the secret is empty or holds anything but visible ASCII,
    /// such as the newline at the end of a file, or where the scheme sends no credential.
    pub fn new(scheme: &SecurityScheme, secret: &Secret) -> Result<Self, Error> {
        let text = secret.expose_secret();
        if let Some(word) = scheme_word(scheme.carrier, text) {
            return Err(refused(
                &format!("begins with `{word} `"),
                "pass it without that word: the client itself writes the one that its scheme wants",
            ));
        }
        let fault = match text {
            "" => Some("is empty"),
            text if text.bytes().all(|byte| byte.is_ascii_graphic()) => None,
            _ => Some("holds a space, a newline or another character that is not visible ASCII"),
        };
        if let Some(fault) = fault {
            return Err(refused(fault, ISSUED));
        }
        match scheme.carrier {
            Carrier::Header { name, prefix } => {
                let name = HeaderName::try_from(name);
                let name = name.map_err(|_| refused("does not fit into its header", ISSUED))?;
                header(name, &format!("{prefix}{text}"), vec![text.to_owned()])
            }
            Carrier::Query { name } => {
                let encoded = |text| utf8_percent_encode(text, RESERVED).to_string();
                Ok(Self {
                    placed: Placed::Query(encoded(name), encoded(text)),
                    secrets: vec![text.to_owned()],
                })
            }
            Carrier::Cookie { name } if !text.contains(['"', ',', ';', '\\']) => Ok(Self {
                placed: Placed::Cookie(format!("{name}={text}")),
                secrets: vec![text.to_owned()],
            }),
            Carrier::Cookie { .. } => Err(refused("does not fit into a cookie", ISSUED)),
            Carrier::Basic if text.as_bytes().contains(&b':') => basic(text),
            Carrier::Basic => Err(refused(
                "has no `:` between user name and password",
                "pass both, or use `Credential::basic`",
            )),
            Carrier::Tls => Err(refused(
                "has no place in a request: the scheme is mutual TLS",
                "set the client's certificate on the HTTP client",
            )),
        }
    }

    /// User name and password, as HTTP basic sends them (RFC 7617).
    ///
    /// # Errors
    /// Kind [`ErrorKind::Config`] where the user name holds a colon, or either a control character.
    pub fn basic(user: &str, password: &Secret) -> Result<Self, Error> {
        let both = format!("{user}:{}", password.expose_secret());
        if user.as_bytes().contains(&b':') || both.contains(char::is_control) {
            return Err(refused(
                "has a user name with a colon, or a control character",
                "pass user name and password as they were issued",
            ));
        }
        basic(&both)
    }
}

/// The word of an HTTP scheme that a credential begins with: copied from a header, perhaps.
fn scheme_word(carrier: Carrier, text: &str) -> Option<&'static str> {
    let own = match carrier {
        Carrier::Header { prefix, .. } => prefix.trim_end(),
        // There, a user name may hold a space.
        Carrier::Basic => return None,
        Carrier::Query { .. } | Carrier::Cookie { .. } | Carrier::Tls => "",
    };
    let (first, _) = halves(text, ' ')?;
    let words = [own, "Bearer", "Basic", "Token"];
    let is_first = |word: &&str| !word.is_empty() && is_same_word(word, first);
    words.into_iter().find(is_first)
}

fn basic(both: &str) -> Result<Credential, Error> {
    let encoded = STANDARD.encode(both);
    let password = halves(both, ':').map_or("", |(_, password)| password);
    let secrets = [password, both, encoded.trim_end_matches('=')];
    header(
        AUTHORIZATION,
        &format!("Basic {encoded}"),
        secrets.map(str::to_owned).into(),
    )
}

fn header(name: HeaderName, value: &str, secrets: Vec<String>) -> Result<Credential, Error> {
    let value = HeaderValue::try_from(value);
    let mut value = value.map_err(|_| refused("does not fit into its header", ISSUED))?;
    value.set_sensitive(true);
    Ok(Credential {
        placed: Placed::Header(name, value),
        secrets,
    })
}

fn refused(fault: &str, help: &'static str) -> Error {
    let refusal = Refusal::new(format!("the credential {fault}"), help);
    Error::refused(ErrorKind::Config, refusal)
}

#[cfg(test)]
mod tests {
    use reqwest::header::COOKIE;

    use super::super::{ClientConfig, Method, Tls};
    use super::*;

    const TOKEN: SecurityScheme = scheme(Carrier::Header {
        name: "Authorization",
        prefix: "Token ",
    });

    const fn scheme(carrier: Carrier) -> SecurityScheme {
        SecurityScheme {
            key: "scheme",
            carrier,
        }
    }

    /// Where it stands and how it is written there.
    fn placed(carrier: Carrier, secret: &str) -> Result<String, Error> {
        Ok(
            match Credential::new(&scheme(carrier), &secret.into())?.placed {
                Placed::Header(name, value) => format!("{name}: {}", value.to_str().unwrap()),
                Placed::Query(name, value) => format!("?{name}={value}"),
                Placed::Cookie(pair) => format!("cookie {pair}"),
            },
        )
    }

    #[test]
    fn stands_behind_its_prefix_and_is_sensitive() {
        let credential = Credential::new(&TOKEN, &"abc".into()).unwrap();
        let Placed::Header(name, value) = credential.placed else {
            panic!("a header");
        };
        assert_eq!(
            (name.as_str(), value.to_str().unwrap()),
            ("authorization", "Token abc")
        );
        assert!(value.is_sensitive());
    }

    #[test]
    fn each_carrier_has_its_place() {
        let rows = [
            (Carrier::Query { name: "a b" }, "x&y", "?a%20b=x%26y"),
            (Carrier::Cookie { name: "sid" }, "x=y", "cookie sid=x=y"),
            (
                Carrier::Basic,
                "Aladdin:open",
                "authorization: Basic QWxhZGRpbjpvcGVu",
            ),
        ];
        for (carrier, secret, text) in rows {
            assert_eq!(placed(carrier, secret).unwrap(), text);
        }
        let basic = Credential::basic("Aladdin", &"open sesame".into()).unwrap();
        let Placed::Header(_, value) = basic.placed else {
            panic!("a header");
        };
        assert_eq!(value, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        for (carrier, secret) in [
            (Carrier::Cookie { name: "sid" }, "canary;"),
            (Carrier::Basic, "canary"),
            (Carrier::Tls, "canary"),
        ] {
            let error = placed(carrier, secret).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            assert!(!format!("{error} {error:?}").contains("canary"));
        }
        for user in ["a:b", "a\n"] {
            assert!(Credential::basic(user, &"x".into()).is_err());
        }
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
    fn the_word_of_a_scheme_before_it_is_named() {
        let own = Carrier::Header {
            name: "X-Key",
            prefix: "Key ",
        };
        for (carrier, secret, word) in [
            (TOKEN.carrier, "Token canary", "`Token `"),
            (TOKEN.carrier, "token canary", "`Token `"),
            (TOKEN.carrier, "Bearer canary", "`Bearer `"),
            (own, "Key canary", "`Key `"),
            (Carrier::Query { name: "k" }, "Basic canary", "`Basic `"),
        ] {
            let shown = placed(carrier, secret).unwrap_err().to_string();
            assert!(
                shown.contains(&format!("begins with {word}; pass it without")),
                "{shown}"
            );
            assert!(!shown.contains("canary"), "{shown}");
        }
        for secret in ["Tokencanary", "Token"] {
            assert!(placed(TOKEN.carrier, secret).is_ok(), "{secret}");
        }
    }

    #[test]
    fn no_call_sets_the_header_of_its_cookie() {
        let scheme = scheme(Carrier::Cookie { name: "sid" });
        let mut config = ClientConfig::new("http://127.0.0.1", Tls::Missing, "test/1");
        let credential = Credential::new(&scheme, &"abc".into()).unwrap();
        config.credentials.give(&scheme, credential);
        let client = config.connect().unwrap();
        let cookie = HeaderValue::from_static("canary");
        let request = client.request(Method::GET, "/x").header(COOKIE, cookie);
        assert!(request.call.refusal.is_some());
    }

    #[test]
    fn no_call_sets_its_header() {
        let scheme = scheme(Carrier::Header {
            name: "X-Api-Key",
            prefix: "",
        });
        let mut config = ClientConfig::new("http://127.0.0.1", Tls::Missing, "test/1");
        let credential = Credential::new(&scheme, &"abc".into()).unwrap();
        config.credentials.give(&scheme, credential);
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
