//! Servers of a description, and which one a request goes to.
//!
//! The base URL of a client stands in place of the servers at the root. An operation with servers
//! of its own goes to the first of them, with the credentials that it takes, unless the client was
//! told another base URL for it; a relative one is found at the client's own host. What is not
//! `https` is refused as a base URL is.

use std::borrow::Cow;

use super::base_url::BaseUrl;
use super::refusal::Refusal;
use super::{Error, ErrorKind, PlainHttp};

/// A server of the description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// As it is written, with `{variables}`; without a host it is relative.
    pub url: &'static str,
    /// What it is, in the words of the description.
    pub description: &'static str,
    /// What can be chosen in it.
    pub variables: &'static [ServerVariable],
}

/// A part of a server's URL that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name, without braces.
    pub name: &'static str,
    /// Its value unless another is chosen.
    pub default: &'static str,
    /// The values that there are; empty where any is possible.
    pub values: &'static [&'static str],
}

impl Server {
    /// The URL with these values of variables, and the defaults of all others.
    ///
    /// # Errors
    /// Kind [`ErrorKind::Config`] where a variable is not known or cannot have its value.
    pub fn url_with(&self, values: &[(&str, &str)]) -> Result<String, Error> {
        for (name, value) in values {
            let known = self.variables.iter().find(|known| known.name == *name);
            let fault = match known {
                None => Some("the server has no such variable"),
                Some(variable) if !variable.values.is_empty() => {
                    let fits = variable.values.contains(value);
                    (!fits).then_some("the variable cannot have that value")
                }
                Some(_) => None,
            };
            if let Some(fault) = fault {
                let help = "choose one of the server's `variables` and of their `values`";
                return Err(Error::config(fault, help).within(name));
            }
        }
        let chosen = |variable: &ServerVariable| {
            let given = values.iter().find(|(name, _)| *name == variable.name);
            given.map_or(variable.default.to_owned(), |(_, value)| {
                (*value).to_owned()
            })
        };
        let mut url = self.url.to_owned();
        for variable in self.variables {
            url = url.replace(&format!("{{{}}}", variable.name), &chosen(variable));
        }
        Ok(url)
    }
}

/// The URL with the defaults of all variables.
impl From<Server> for String {
    fn from(server: Server) -> Self {
        let defaults = server.url_with(&[]);
        defaults.unwrap_or_else(|_| server.url.to_owned())
    }
}

/// Base URLs in place of servers that operations name themselves, by the URL of these; so few that
/// a map would cost more to compile than it saves.
pub(super) type Mapped = Vec<(&'static str, BaseUrl)>;

/// Says what is wrong with a base URL, a relative one of the description above all.
pub(super) fn parse(url: &str, plain_http: PlainHttp) -> Result<BaseUrl, Error> {
    if url.is_empty() || url.starts_with('/') {
        return Err(Error::config(
            "the description names no host, and no base URL is given",
            "give the client a base URL, such as `https://host/prefix`",
        ));
    }
    let parsed = BaseUrl::parse(url, plain_http);
    parsed.map_err(|refusal| Error::refused(ErrorKind::Config, refusal))
}

/// Where a request goes whose operation has that server of its own, if it has one.
pub(super) fn base<'c>(
    client: &'c BaseUrl,
    mapped: &'c Mapped,
    own: Option<Server>,
) -> Result<Cow<'c, BaseUrl>, Refusal> {
    let Some(own) = own else {
        return Ok(Cow::Borrowed(client));
    };
    if let Some((_, base)) = mapped.iter().find(|(url, _)| *url == own.url) {
        return Ok(Cow::Borrowed(base));
    }
    let mut url = String::from(own);
    if url.is_empty() || url.starts_with('/') {
        url.insert_str(0, &client.origin());
    }
    let plain_http = if client.shares_origin(&url) {
        PlainHttp::Anywhere
    } else {
        PlainHttp::Loopback
    };
    BaseUrl::parse(&url, plain_http).map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: Server = Server {
        url: "https://{region}.example.com:{port}/{version}",
        description: "",
        variables: &[
            ServerVariable {
                name: "region",
                default: "eu",
                values: &["eu", "us"],
            },
            ServerVariable {
                name: "port",
                default: "8443",
                values: &[],
            },
            ServerVariable {
                name: "version",
                default: "v1",
                values: &["v1"],
            },
        ],
    };

    #[test]
    fn variables_have_values() {
        assert_eq!(String::from(SERVER), "https://eu.example.com:8443/v1");
        let chosen = SERVER.url_with(&[("region", "us"), ("port", "1")]).unwrap();
        assert_eq!(chosen, "https://us.example.com:1/v1");
        for (name, value) in [("region", "canary"), ("version", ""), ("other", "canary")] {
            let error = SERVER.url_with(&[(name, value)]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            let shown = error.to_string();
            assert!(
                shown.contains(&format!("`{name}`")) && !shown.contains("canary"),
                "{shown}"
            );
        }
    }

    #[test]
    fn an_operation_goes_to_its_own_server() {
        let client = parse("https://a.example/v1", PlainHttp::Loopback).unwrap();
        let other = parse("https://mapped.example", PlainHttp::Loopback).unwrap();
        let mapped = Mapped::from([("https://b.example", other)]);
        let own = |url| Server {
            url,
            description: "",
            variables: &[],
        };
        let rows = [
            (None, Some("https://a.example/v1")),
            (
                Some(own("https://b.example")),
                Some("https://mapped.example"),
            ),
            (
                Some(own("https://c.example/x")),
                Some("https://c.example/x"),
            ),
            (Some(own("/v2")), Some("https://a.example/v2")),
            (Some(own("")), Some("https://a.example")),
            (Some(own("http://c.example")), None),
            (Some(own("https://u@c.example")), None),
            (Some(own("v2")), None),
        ];
        for (own, expected) in rows {
            let base = base(&client, &mapped, own);
            let base = base.as_ref().map(|base| base.as_str());
            assert_eq!(base.ok(), expected, "{own:?}");
        }
    }

    /// A host that only begins like the client's is another one.
    #[test]
    fn plain_http_of_the_client_reaches_no_other_host() {
        let own = |url| {
            Some(Server {
                url,
                description: "",
                variables: &[],
            })
        };
        for (client, other) in [
            ("http://localhost", "http://localhost.evil.example"),
            ("http://127.0.0.1", "http://127.0.0.1.evil.example"),
            ("http://a.example", "http://a.example.evil.example"),
            ("http://a.example", "http://a.example:8080"),
        ] {
            let client = parse(client, PlainHttp::Anywhere).unwrap();
            let refusal = base(&client, &Mapped::new(), own(other)).map(|_| ());
            assert!(refusal.unwrap_err().message.contains("insecure"), "{other}");
        }
        let client = parse("http://a.example/v1", PlainHttp::Anywhere).unwrap();
        for (own_url, expected) in [
            ("/v2", "http://a.example/v2"),
            ("http://a.example/v3", "http://a.example/v3"),
        ] {
            let mapped = Mapped::new();
            let base = base(&client, &mapped, own(own_url)).unwrap();
            assert_eq!(base.as_str(), expected);
        }
    }

    #[test]
    fn a_server_without_host_is_no_base_url() {
        for url in ["", "/", "/v1"] {
            let error = parse(url, PlainHttp::Loopback).map(|_| ()).unwrap_err();
            assert!(error.to_string().contains("names no host"), "{error}");
        }
    }
}
