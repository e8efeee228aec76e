//! Where requests go: the base URL, checked once, and the URLs below it, each verified.
//!
//! Plain HTTP reaches loopback alone unless the caller insists, since a credential travels with
//! every request. A URL that is not exactly base, path and query is refused, whatever the parser
//! made of it.

use std::net::IpAddr;

use reqwest::Url;

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

    /// The URL of `path`, which has the segments of `template`, with an encoded query behind the one
    /// that the path may have itself.
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
    let normal = path.trim_matches('/') == url.path().trim_matches('/');
    let faults = [
        (authority.contains('@'), "holds a user name or password"),
        (authority.contains('%'), "has a percent-encoded host"),
        (
            url.query().is_some() || url.fragment().is_some(),
            "holds a query or fragment",
        ),
        (
            url.path().contains("//") || !normal,
            "has a path that is not in normal form",
        ),
    ];
    let (_, fault) = faults.into_iter().find(|(found, _)| *found)?;
    Some(fault)
}

/// Authority and path as they were written, which the parser may have guessed or decoded.
fn written<'t>(text: &'t str, scheme: &str) -> Option<(&'t str, &'t str)> {
    let (before, rest) = text.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    before
        .eq_ignore_ascii_case(scheme)
        .then(|| rest.split_at(end))
}

/// A path and the query behind it.
fn parted(path: &str) -> (&str, Option<&str>) {
    match path.split_once('?') {
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
            (Some(actual), Some(expected)) if expected.contains('{') && !actual.is_empty() => {}
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
mod tests {
    use super::*;

    #[test]
    fn what_lies_below() {
        let base = BaseUrl::parse("https://host/a", PlainHttp::Loopback).unwrap();
        for (url, is_below) in [
            ("https://host/a", true),
            ("https://host:443/a/b?c", true),
            ("https://host/ab", false),
            ("https://host/a/../b", false),
            ("https://host/a/%2e%2e/b", false),
            ("https://host:444/a", false),
            ("http://host/a", false),
            ("https://user@host/a", false),
            ("https://host.example/a", false),
        ] {
            assert_eq!(base.holds(&Url::parse(url).unwrap()), is_below, "{url}");
        }
    }

    #[test]
    fn bases() {
        let rows = [
            ("https://api.example.com", Ok("https://api.example.com")),
            ("https://api.example.com/", Ok("https://api.example.com")),
            (
                "https://api.example.com:8443/a/b/",
                Ok("https://api.example.com:8443/a/b"),
            ),
            ("HTTPS://API.example.com", Ok("https://api.example.com")),
            ("http://localhost:1", Ok("http://localhost:1")),
            ("http://127.9.9.9", Ok("http://127.9.9.9")),
            ("http://[::1]:80/x", Ok("http://[::1]/x")),
            ("http://example.com", Err("insecure")),
            ("http://localhost.example.com", Err("insecure")),
            ("http://127.0.0.1.example.com", Err("insecure")),
            ("http://[::ffff:127.0.0.1]", Err("insecure")),
            ("http://0.0.0.0", Err("insecure")),
            ("http://10.0.0.1", Err("insecure")),
            ("https://user@example.com", Err("user name")),
            ("https://user:pass@example.com", Err("user name")),
            ("https://example.com?x", Err("query")),
            ("https://example.com/?", Err("query")),
            ("https://example.com/#x", Err("query or fragment")),
            ("ftp://example.com", Err("neither")),
            ("file:///etc", Err("neither")),
            ("example.com", Err("no URL")),
            ("", Err("no URL")),
            ("https://", Err("no URL")),
            ("https:\\\\example.com", Err("backslash")),
            ("https://example.com\n", Err("control")),
            (" https://example.com", Err("space")),
            ("https://example.com/a/../b", Err("normal form")),
            ("https://example.com/a/%2e%2e/b", Err("normal form")),
            ("https://example.com/ä", Err("normal form")),
            ("https:/example.com/a", Err("`://`")),
            ("https:example.com", Err("`://`")),
            ("http:localhost", Err("`://`")),
            ("https:example.com/a://b", Err("`://`")),
            ("https:///example.com", Err("normal form")),
            ("https:////example.com", Err("normal form")),
            ("https://@example.com", Err("user name")),
            ("https://:@example.com", Err("user name")),
            ("https://%65xample.com", Err("percent-encoded")),
            ("https://example.com/@x", Ok("https://example.com/@x")),
            ("https://example.com//a", Err("normal form")),
        ];
        for (text, expected) in rows {
            match (BaseUrl::parse(text, PlainHttp::Loopback), expected) {
                (Ok(base), Ok(normal)) => assert_eq!(base.as_str(), normal),
                (Err(refusal), Err(part)) => {
                    assert!(
                        refusal.message.contains(part),
                        "{text}: {}",
                        refusal.message
                    );
                }
                (other, _) => panic!("{text}: {:?}", other.map(|base| base.text)),
            }
        }
        assert!(BaseUrl::parse("http://example.com", PlainHttp::Anywhere).is_ok());
    }

    #[test]
    fn joins() {
        for (base, url) in [
            ("https://example.com", "https://example.com/v1/p/x%2Fy?a=1"),
            (
                "https://example.com/pre/fix/",
                "https://example.com/pre/fix/v1/p/x%2Fy?a=1",
            ),
        ] {
            let base = BaseUrl::parse(base, PlainHttp::Loopback).unwrap();
            let joined = base.join("/v1/p/{id}", "/v1/p/x%2Fy", Some("a=1")).unwrap();
            assert_eq!(joined.as_str(), url);
        }
    }

    #[test]
    fn a_path_may_have_a_query_of_its_own() {
        let base = BaseUrl::parse("https://example.com", PlainHttp::Loopback).unwrap();
        let template = "/v1/{id}?beta=true&of={of}";
        for (query, url) in [
            (None, "https://example.com/v1/x?beta=true&of=a%2Fb"),
            (
                Some("c=1"),
                "https://example.com/v1/x?beta=true&of=a%2Fb&c=1",
            ),
        ] {
            let joined = base.join(template, "/v1/x?beta=true&of=a%2Fb", query);
            assert_eq!(joined.unwrap().as_str(), url);
        }
        for path in [
            "/v1/x",
            "/v1/x?beta=true&of=a&b",
            "/v1/x?y?beta=true&of=a",
            "/v1/x?beta=true&of=a#b",
        ] {
            assert!(base.join(template, path, None).is_err(), "{path}");
        }
    }

    #[test]
    fn what_an_encoder_missed_is_caught() {
        let base = BaseUrl::parse("https://example.com/pre", PlainHttp::Loopback).unwrap();
        for path in [
            "/v1/p/..",
            "/v1/p/.",
            "/v1/p/%2e%2e",
            "/v1/p/a/b",
            "/v1/p/a\\b",
            "/v1/p/a?b",
            "/v1/p/a#b",
            "/v1/p/a\n",
            "/v1/../p/a",
            "@evil.example/v1/p",
            ".evil.example/v1/p",
            "//v1/p",
        ] {
            assert!(base.join("/v1/p/{id}", path, None).is_err(), "{path:?}");
        }
    }
}
