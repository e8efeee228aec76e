//! Path values to path segments: what would change the path is refused, all else is encoded.
//!
//! A URL parser removes `.` and `..`, and servers and proxies decode `%2e`, some of them twice: a
//! key id of `..` would turn the deletion of a key into that of its project.

use std::borrow::Cow;

use percent_encoding::{percent_decode_str, utf8_percent_encode};

use super::compiled_once::halves;
use super::param::RESERVED;
use super::refusal::Refusal;

/// How often a value may be decoded between here and the service.
const DECODINGS: usize = 2;

/// The segment that stands for `value` of the path parameter `name`.
pub(super) fn encode(name: &str, value: &str) -> Result<String, Refusal> {
    if is_plain(value) {
        return Ok(value.to_owned());
    }
    check(name, value)?;
    Ok(Cow::from(utf8_percent_encode(value, RESERVED)).into_owned())
}

/// Refuses a text that cannot be a path segment, or a part of one.
pub(super) fn check(name: &str, value: &str) -> Result<(), Refusal> {
    match fault(value) {
        None => Ok(()),
        Some(fault) => Err(Refusal::new(
            format!("the path parameter `{name}` {fault}"),
            "pass the identifier as the service gave it",
        )),
    }
}

/// The path of a request that no description names, from segments that are not encoded.
pub(super) fn encode_whole(path: &str) -> Result<String, Refusal> {
    let help = "write the path as `/v1/name`, without encoding, query and fragment";
    let Some(segments) = path.strip_prefix('/') else {
        return Err(Refusal::new("the path does not start with `/`", help));
    };
    if path.contains(['?', '#']) {
        return Err(Refusal::new("the path holds a query or a fragment", help));
    }
    let mut encoded = String::with_capacity(path.len());
    let mut rest = segments.split('/').peekable();
    while let Some(segment) = rest.next() {
        encoded.push('/');
        let trailing_slash = segment.is_empty() && rest.peek().is_none();
        if let Some(fault) = fault(segment).filter(|_| !trailing_slash) {
            return Err(Refusal::new(format!("a segment of the path {fault}"), help));
        }
        encoded.extend(utf8_percent_encode(segment, RESERVED));
    }
    Ok(encoded)
}

/// Puts the encoded values into a template; `None` when one is missing.
pub(super) fn expand(template: &str, values: &[(&'static str, String)]) -> Option<String> {
    let mut path = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((literal, behind)) = halves(rest, '{') {
        let (name, behind) = halves(behind, '}')?;
        let (_, value) = values.iter().find(|(known, _)| *known == name)?;
        path.push_str(literal);
        path.push_str(value);
        rest = behind;
    }
    path.push_str(rest);
    Some(path)
}

/// Whether a value can neither be refused nor need encoding: an identifier, as most are.
fn is_plain(value: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !value.is_empty() && value.bytes().all(plain)
}

/// Why a value cannot be a path segment, as the end of a sentence.
fn fault(value: &str) -> Option<&'static str> {
    if value.is_empty() {
        return Some("is empty");
    }
    let mut form = Cow::Borrowed(value);
    for _ in 0..=DECODINGS {
        if form.chars().any(char::is_control) {
            return Some("holds a control character");
        }
        if form.as_bytes().contains(&b'\\') {
            return Some("holds a backslash");
        }
        if form.split('/').any(|piece| matches!(piece, "." | "..")) {
            return Some("is or holds a `.` or `..` segment");
        }
        if !form.as_bytes().contains(&b'%') {
            // Decoding would find the same again.
            break;
        }
        let decoded = Cow::from(percent_decode_str(&form));
        if is_overlong(&decoded) {
            return Some("holds an overlong form of UTF-8");
        }
        form = Cow::Owned(String::from_utf8_lossy(&decoded).into_owned());
    }
    None
}

/// Whether a character is written in more bytes than it takes, which no UTF-8 is and some decoders
/// read all the same: `C0 AE` for a dot (RFC 3629, section 10).
fn is_overlong(bytes: &[u8]) -> bool {
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    bytes.iter().any(|byte| matches!(byte, 0xc0 | 0xc1))
        || pairs
            .into_iter()
            .any(|pair| matches!(pair, (0xe0, 0x80..=0x9f) | (0xf0, 0x80..=0x8f)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_values_are_refused() {
        let rows = [
            "",
            ".",
            "..",
            "%2e",
            "%2E%2e",
            ".%2e",
            "%252e%252E",
            "%252e.",
            "\\",
            "a\\b",
            "a%5cb",
            "..\\..",
            "\n",
            "a\rb",
            "a\tb",
            "\0",
            "%00",
            "%250a",
            "\u{7f}",
            "\u{85}",
            "../x",
            "a/../b",
            "..%2fprojects",
            "..%252fprojects",
            "%2e%2e%2f",
            "./a",
            "a/.",
            "%c0%ae%C0%AE",
            "%c0%2e",
            "a%c1%9c",
            "%e0%80%ae",
            "%f0%80%80%af",
            "%25c0%25ae",
        ];
        for value in rows {
            let refusal = encode("key_id", value).unwrap_err();
            assert!(
                refusal.message.starts_with("the path parameter `key_id` "),
                "{value:?}"
            );
        }
    }

    #[test]
    fn legal_oddities_pass_encoded() {
        let rows = [
            (".hidden", ".hidden"),
            ("...", "..."),
            ("file.txt", "file.txt"),
            ("a..b", "a..b"),
            ("a b", "a%20b"),
            ("ä", "%C3%A4"),
            ("100%", "100%25"),
            ("a/b", "a%2Fb"),
            ("a?b#c", "a%3Fb%23c"),
            ("a;b=c&d", "a%3Bb%3Dc%26d"),
            ("a+b", "a%2Bb"),
            ("{id}", "%7Bid%7D"),
            ("x@y.z", "x%40y.z"),
            ("-._~", "-._~"),
            ("À", "%C3%80"),
            ("à 𐀀", "%C3%A0%20%F0%90%80%80"),
            ("%e0%a4%85", "%25e0%25a4%2585"),
            ("%ff", "%25ff"),
        ];
        for (value, segment) in rows {
            assert_eq!(encode("key_id", value).unwrap(), segment);
        }
    }

    #[test]
    fn whole_paths() {
        assert_eq!(encode_whole("/v1/a b/{x}").unwrap(), "/v1/a%20b/%7Bx%7D");
        assert_eq!(encode_whole("/v1/").unwrap(), "/v1/");
        assert_eq!(encode_whole("/").unwrap(), "/");
        for path in [
            "",
            "v1",
            "//v1",
            "/v1//x",
            "/v1/..",
            "/v1/%2e%2e/x",
            "/v1?x",
            "/v1#x",
            "/a\\b",
        ] {
            assert!(encode_whole(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn templates() {
        let values = [("a", "1".to_owned()), ("b", "%7Ba%7D".to_owned())];
        assert_eq!(
            expand("/v1/{b}/x/{a}", &values).as_deref(),
            Some("/v1/%7Ba%7D/x/1")
        );
        assert_eq!(expand("/v1/{c}", &values), None);
        assert_eq!(expand("/v1", &values).as_deref(), Some("/v1"));
    }
}
