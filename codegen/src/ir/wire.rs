//! What goes onto the wire as it stands in the document: a fact that no request could be made of is
//! reported here, where it can still be mended, and not met by the first caller.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use url::{ParseError, Url};

use super::{Context, servers};
use crate::api::{Carrier, Location, Operation, Parameter, SecurityScheme};
use crate::code::Code;
use crate::pointer::Pointer;

/// Reports every such fact.
pub(super) fn check(context: &mut Context<'_>) {
    let api = context.api;
    let own = api
        .operations
        .iter()
        .flat_map(|operation| &operation.servers);
    let by_pointer: BTreeMap<_, _> = (api.servers.iter().chain(own))
        .map(|server| (&server.pointer, server))
        .collect();
    // The operations of a path share those of the path.
    for server in by_pointer.into_values() {
        if !is_reachable(&servers::url(server)) {
            let message = format!("the server `{}` is no http URL", server.url);
            let help =
                "write it as `https://host/prefix`, or as `/prefix` where the host is not known";
            context.fault(Code::Unsupported, &server.pointer.key("url"), message, help);
        }
    }
    for scheme in &api.schemes {
        carrier(context, scheme);
    }
    for operation in &api.operations {
        path(context, operation);
        for parameter in &operation.parameters {
            header_name(context, parameter);
        }
    }
}

/// A credential whose place and prefix can stand in a request.
fn carrier(context: &mut Context<'_>, scheme: &SecurityScheme) {
    let (name, prefix) = match &scheme.carrier {
        Carrier::Header { name, prefix } => (name, prefix.as_str()),
        Carrier::Cookie(name) => (name, ""),
        Carrier::Query(_) | Carrier::Basic | Carrier::Tls => return,
    };
    if !is_token(name) {
        let message = format!("`{name}` is no name of a header or a cookie");
        context.fault(
            Code::Unsupported,
            &scheme.pointer.key("name"),
            message,
            TOKEN,
        );
    }
    if !prefix.chars().all(|symbol| matches!(symbol, ' '..='~')) {
        let message = "`x-value-prefix` cannot stand in a header";
        let help = "use visible ASCII characters and spaces";
        let pointer = scheme.pointer.key("x-value-prefix");
        context.fault(Code::Extension, &pointer, message, help);
    }
}

/// A path whose literal parts reach the service as they are written.
fn path(context: &mut Context<'_>, operation: &Operation) {
    if let Some(fault) = path_fault(&operation.path) {
        let pointer = Pointer::root().key("paths").key(&operation.path);
        let message = format!("the path `{}` {fault}", operation.path);
        let help = "write it as `/v1/things/{id}`";
        context.fault(Code::Unsupported, &pointer, message, help);
    }
}

fn path_fault(path: &str) -> Option<&'static str> {
    let (path, _) = path.split_once(['?', '#']).unwrap_or((path, ""));
    let Some(segments) = path.strip_prefix('/') else {
        return Some("does not begin with `/`");
    };
    if segments.starts_with('/') {
        return Some("begins with `//`, which names a host");
    }
    let is_dots = |segment: &str| {
        let plain = percent_decode_str(segment).decode_utf8_lossy();
        matches!(&*plain, "." | "..")
    };
    segments
        .split('/')
        .any(is_dots)
        .then_some("holds a `.` or `..` segment")
}

/// A path as requests name it: what a URL cannot hold is encoded, and a fragment, by which
/// publishers tell operations of one path apart, is never sent.
pub(super) fn sent_path(path: &str) -> String {
    let (path, _) = path.split_once('#').unwrap_or((path, ""));
    let mut sent = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((literal, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
        sent.extend(utf8_percent_encode(literal, UNSENT));
        sent.extend(["{", name, "}"]);
        rest = behind;
    }
    sent.extend(utf8_percent_encode(rest, UNSENT));
    sent
}

/// All but `pchar`, `/` and `?` (RFC 3986, section 3.3); a `%` is taken for an encoded octet.
const UNSENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A URL that `http` can reach, or a relative one.
fn is_reachable(url: &str) -> bool {
    match Url::parse(url) {
        Ok(url) => matches!(url.scheme(), "http" | "https"),
        Err(error) => error == ParseError::RelativeUrlWithoutBase,
    }
}

/// What a name that is no `token` lacks.
pub(super) const TOKEN: &str = "use letters, digits and hyphens (RFC 9110, section 5.6.2)";

/// `token` (RFC 9110, section 5.6.2).
pub(super) fn is_token(name: &str) -> bool {
    let is_symbol =
        |symbol: char| symbol.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(symbol);
    !name.is_empty() && name.chars().all(is_symbol)
}

fn header_name(context: &mut Context<'_>, parameter: &Parameter) {
    if parameter.location == Location::Header && !is_token(&parameter.wire) {
        let message = format!("`{}` is no name of a header", parameter.wire);
        context.fault(
            Code::Unsupported,
            &parameter.pointer.key("name"),
            message,
            TOKEN,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_what_no_request_can_have() {
        for path in [
            "/",
            "/v1/things",
            "/{a}{b}",
            "/things/{id}.json",
            "/a:b@c/{x y}",
        ] {
            assert_eq!(path_fault(path), None, "{path}");
        }
        for path in ["", "v1", "//host/x", "/a/../b", "/.", "/a/%2E%2e"] {
            assert!(path_fault(path).is_some(), "{path}");
        }
    }

    #[test]
    fn paths_are_sent_as_a_url_can_hold_them() {
        for (path, sent) in [
            ("/things/{x y}.json", "/things/{x y}.json"),
            ("/a b/ä|{id}", "/a%20b/%C3%A4%7C{id}"),
            ("/a%2fb", "/a%2fb"),
            ("/a?x={id}&y=1", "/a?x={id}&y=1"),
            ("/a/{id}#stream", "/a/{id}"),
            ("/", "/"),
        ] {
            assert_eq!(sent_path(path), sent, "{path}");
        }
    }

    #[test]
    fn headers_and_servers() {
        assert!(is_token("X-Api-Key") && !is_token("X Key") && !is_token("") && !is_token("a:b"));
        for url in [
            "https://a.example/v1",
            "http://localhost:8080",
            "/v1",
            "",
            "v1",
        ] {
            assert!(is_reachable(url), "{url}");
        }
        for url in [
            "ftp://a.example",
            "https://",
            "wss://a.example",
            "https://a b",
        ] {
            assert!(!is_reachable(url), "{url}");
        }
    }
}
