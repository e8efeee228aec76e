//! Where requests go: the base URL, checked once, and the URLs below it, each verified.
//!
//! Plain HTTP reaches loopback alone unless the caller insists, since a credential travels with
//! every request. A URL that is not exactly base, path and query is refused, whatever the parser
//! made of it.

use std::net::IpAddr;

use reqwest::Url;

use super::compiled_once::{halves, is_same_word};
use super::refusal::Refusal;

/// Which hosts may be reached without TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainHttp {
    /// `localhost`, `127.0.0.0/8` and `::1`.
    Loopback,
    /// Any. Credentials can be read on the way.
    Anywhere,
}

/// A checked base URL.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct BaseUrl {
    url: Url,
    /// Without a trailing slash.
    text: String,
}

const HELP: &str = "give scheme, host, port and path alone, such as `https://host/prefix`";

impl BaseUrl {
    /// Checks a base URL; its path may end with a slash or not.
    pub(super) fn parse(text: &str, plain_http: PlainHttp) -> Result<Self, Refusal> {
        // The parser would drop or rewrite these without a word.
        if text.contains(|symbol: char| {
            symbol.is_whitespace() || symbol.is_control() || symbol == '\\'
        }) {
            return Err(Refusal::new(
                "the base URL holds a space, control character or backslash",
                HELP,
            ));
        }
        let url = Url::parse(text).map_err(|_| Refusal::new("the base URL is no URL", HELP))?;
        if let Some(fault) = fault(text, &url) {
            return Err(Refusal::new(format!("the base URL {fault}"), HELP));
        }
        if url.scheme() == "http" && plain_http == PlainHttp::Loopback && !is_loopback(&url) {
            return Err(Refusal::new(
                "the base URL is insecure: plain `http` to a host that is not loopback",
                "use `https`, or `dangerously_allow_http` on the builder where no one can listen",
            ));
        }
        let text = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self { url, text })
    }

    /// Without a trailing slash.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port, which may be shown.
    pub(super) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// Whether a URL leads to the same scheme, host and port, however it is written.
    pub(super) fn shares_origin(&self, text: &str) -> bool {
        Url::parse(text).is_ok_and(|url| url.origin() == self.url.origin())
    }

    /// `https` or `http`.
    pub(super) fn scheme(&self) -> &str {
        self.url.scheme()
    }

    /// The host alone.
    pub(super) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// The port, also where it goes without saying.
    pub(super) fn port(&self) -> Option<u16> {
        self.url.port_or_known_default()
    }

    /// Whether a path stands before that of every operation.
    pub(super) fn has_prefix(&self) -> bool {
        self.url.path() != "/"
    }

    /// Whether requests need TLS.
    pub(super) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether requests stay on this machine.
    pub(super) fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    /// Whether a URL leads below this one: to the same origin, and as deep.
    pub(super) fn holds(&self, url: &Url) -> bool {
        let prefix = self.url.path().trim_end_matches('/');
        let rest = url.path().strip_prefix(prefix);
        let is_below = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let bare = url.username().is_empty() && url.password().is_none();
        is_below && bare && url.origin() == self.url.origin()
    }

    /// The URL of `path`, which has the segments of `template`, with an encoded query behind the
    /// one that the path may have itself.
    pub(super) fn join(
        &self,
        template: &str,
        path: &str,
        query: Option<&str>,
    ) -> Result<Url, Refusal> {
        let unexpected = || {
            Refusal::new(
                "the URL of the request would not be that of the operation",
                "check the path parameters",
            )
        };
        let (template, wanted) = parted(template);
        // A `?` that the template does not have is a value that was not encoded.
        let (path, own) = match wanted {
            Some(_) => parted(path),
            None => (path, None),
        };
        let mut url = Url::parse(&format!("{}{path}", self.text)).map_err(|_| unexpected())?;
        match (own, query) {
            (Some(own), Some(query)) => url.set_query(Some(&format!("{own}&{query}"))),
            (own, query) => url.set_query(own.or(query)),
        }
        let prefix = self.url.path().trim_end_matches('/');
        let as_built = url.path().strip_prefix(prefix) == Some(path);
        let segments = has_segments_of(path, template) && count(own) == count(wanted);
        // `Url::origin` would make texts of them.
        let origin = url.scheme() == self.url.scheme()
            && url.host() == self.url.host()
            && url.port() == self.url.port();
        let bare =
            url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        if as_built && segments && origin && bare {
            Ok(url)
        } else {
            Err(unexpected())
        }
    }
}

/// Why a URL cannot be a base, or is not what was written, as the end of a sentence.
fn fault(text: &str, url: &Url) -> Option<&'static str> {
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Some("is neither `https` nor `http`");
    }
    let Some((authority, path)) = written(text, url.scheme()) else {
        return Some("has no `://` behind its scheme");
    };
    let authority = authority.as_bytes();
    let normal = path.trim_matches('/') == url.path().trim_matches('/');
    let faults = [
        (authority.contains(&b'@'), "holds a user name or password"),
        (authority.contains(&b'%'), "has a percent-encoded host"),
        (
            url.query().is_some() || url.fragment().is_some(),
            "holds a query or fragment",
        ),
        (
            url.path().as_bytes().windows(2).any(|pair| pair == b"//") || !normal,
            "has a path that is not in normal form",
        ),
    ];
    let (_, fault) = faults.into_iter().find(|(found, _)| *found)?;
    Some(fault)
}

/// Authority and path as they were written, which the parser may have guessed or decoded.
fn written<'t>(text: &'t str, scheme: &str) -> Option<(&'t str, &'t str)> {
    let (before, rest) = halves(text, ':')?;
    let rest = rest.strip_prefix("//")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    is_same_word(before, scheme).then(|| rest.split_at(end))
}

/// A path and the query behind it.
fn parted(path: &str) -> (&str, Option<&str>) {
    match halves(path, '?') {
        Some((path, query)) => (path, Some(query)),
        None => (path, None),
    }
}

/// How many parameters a query has, and more where something in it was not encoded.
fn count(query: Option<&str>) -> usize {
    query.map_or(0, |query| query.split(['&', '?', '#']).count())
}

/// Whether each segment of a template stands in the path, or something in place of a parameter.
fn has_segments_of(path: &str, template: &str) -> bool {
    let (mut actual, mut expected) = (path.split('/'), template.split('/'));
    loop {
        match (actual.next(), expected.next()) {
            (None, None) => return true,
            (Some(actual), Some(expected))
                if expected.as_bytes().contains(&b'{') && !actual.is_empty() => {}
            (Some(actual), Some(expected)) if actual == expected => {}
            _ => return false,
        }
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost",
    }
}

#[cfg(test)]
mod tests;
