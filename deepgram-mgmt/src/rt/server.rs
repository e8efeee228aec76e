//! Servers of a description, and which one a request goes to.
//!
//! The base URL of a client stands in place of the servers at the root. An operation with servers
//! of its own goes to the first of them, with the credentials that it takes, unless the client was
//! told another base URL for it; a relative one is found at the client's own host. What is not
//! `https` is refused as a base URL is.

use std::borrow::Cow;

use super::base_url::BaseUrl;
use super::compiled_once::halves;
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
        let chosen = self.variables.iter().map(|variable| {
            let given = values.iter().find(|(name, _)| *name == variable.name);
            (
                variable.name,
                given.map_or(variable.default, |(_, value)| *value),
            )
        });
        Ok(expand(self.url, &chosen.collect::<Vec<_>>()))
    }
}

/// The template with the values of its variables; what names none is left as it is.
fn expand(template: &str, chosen: &[(&str, &str)]) -> String {
    let mut url = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((literal, behind)) = halves(rest, '{') {
        url.push_str(literal);
        let named = halves(behind, '}').and_then(|(name, behind)| {
            let (_, value) = chosen.iter().find(|(known, _)| *known == name)?;
            Some((*value, behind))
        });
        let (value, behind) = named.unwrap_or(("{", behind));
        url.push_str(value);
        rest = behind;
    }
    url.push_str(rest);
    url
}

/// The URL with the defaults of all variables.
impl From<Server> for String {
    fn from(server: Server) -> Self {
        let defaults = server.url_with(&[]);
        defaults.unwrap_or_else(|_| server.url.to_owned())
    }
}

/// Base URLs in place of servers that operations name themselves, by the URL of these.
pub(super) type Mapped = Vec<(&'static str, BaseUrl)>;

/// Says what is wrong with a base URL, a relative one of the description above all.
pub(super) fn parse(url: &str, plain_http: PlainHttp) -> Result<BaseUrl, Error> {
    if url.starts_with("//") {
        return Err(Error::config(
            "the base URL has no scheme in front of its `//`",
            "write it out, such as `https://host/prefix`",
        ));
    }
    if url.is_empty() || url.starts_with('/') {
        return Err(Error::config(
            "the description names no host, and no base URL is given",
            "give the client a base URL, such as `https://host/prefix`",
        ));
    }
    let parsed = BaseUrl::parse(url, plain_http);
    parsed.map_err(|refusal| Error::refused(ErrorKind::Config, refusal))
}

/// The base URL that the client was given for the operations of a server of their own, or for all
/// others.
pub(super) fn given<'c>(
    client: &'c BaseUrl,
    mapped: &'c Mapped,
    own: Option<Server>,
) -> Option<&'c BaseUrl> {
    let Some(own) = own else {
        return Some(client);
    };
    let mut mapped = mapped.iter().filter(|(url, _)| *url == own.url);
    mapped.next_back().map(|(_, base)| base)
}

/// Where the requests of an operation go that has that server of its own, if it has one.
///
/// # Errors
/// Kind [`ErrorKind::Config`] where that server may not be reached, or is no URL.
pub(super) fn base<'c>(
    client: &'c BaseUrl,
    mapped: &'c Mapped,
    own: Option<Server>,
) -> Result<Cow<'c, BaseUrl>, Error> {
    let own = match (given(client, mapped, own), own) {
        (Some(given), _) => return Ok(Cow::Borrowed(given)),
        (None, own) => own.map(String::from).unwrap_or_default(),
    };
    let url = if own.starts_with("//") {
        // RFC 3986, section 4.2: of the same scheme.
        format!("{}:{own}", client.scheme())
    } else if own.is_empty() || own.starts_with('/') {
        format!("{}{own}", client.origin())
    } else {
        own
    };
    let plain_http = if client.shares_origin(&url) {
        PlainHttp::Anywhere
    } else {
        PlainHttp::Loopback
    };
    let parsed = BaseUrl::parse(&url, plain_http);
    let base = parsed.map_err(|refusal| Error::refused(ErrorKind::Config, refusal))?;
    Ok(Cow::Owned(base))
}

#[cfg(test)]
mod tests;
