//! `Link` headers (RFC 8288): where the link of a relation leads.

use reqwest::header::{HeaderMap, LINK};

use super::compiled_once::is_same_word;

/// A header that is no list of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// The target of the first link of a relation, as it is written.
///
/// # Errors
/// Where no link of the relation is found and a header cannot be read to its end: it may be there.
#[inline]
pub(super) fn target(headers: &HeaderMap, relation: &str) -> Result<Option<String>, Malformed> {
    let mut is_whole = true;
    for value in headers.get_all(LINK) {
        let text = String::from_utf8_lossy(value.as_bytes());
        let (links, rest) = links(&text);
        if let Some(target) = links.into_iter().find_map(|link| own(link, relation)) {
            return Ok(Some(target));
        }
        is_whole &= rest.is_empty();
    }
    if is_whole { Ok(None) } else { Err(Malformed) }
}

/// The target of a link of the relation.
#[inline]
fn own(link: Link, relation: &str) -> Option<String> {
    // A link with an anchor is none of the answer's own.
    let is_own = !link.parameters.iter().any(|(name, _)| name == "anchor");
    let mut parameters = link.parameters.iter();
    let (_, relations) = parameters.find(|(name, _)| name == "rel")?;
    let mut relations = relations.split_ascii_whitespace();
    let is_wanted = relations.any(|one| is_same_word(one, relation));
    (is_own && is_wanted).then_some(link.target)
}

/// A link and its parameters, names in lower case.
struct Link {
    target: String,
    parameters: Vec<(String, String)>,
}

/// The links of one header as far as it is well-formed, and what stands behind that.
#[inline]
fn links(text: &str) -> (Vec<Link>, &str) {
    let mut links = Vec::new();
    let mut rest = text;
    while let Some((target, behind)) = target_of(rest) {
        let mut parameters = Vec::new();
        rest = behind;
        while let Some(behind) = rest.trim_start().strip_prefix(';') {
            let (parameter, behind) = parameter(behind);
            parameters.push(parameter);
            rest = behind;
        }
        links.push(Link { target, parameters });
    }
    (links, rest.trim_matches([',', ' ', '\t']))
}

/// What stands in the next angle brackets, and what behind them.
#[inline]
fn target_of(text: &str) -> Option<(String, &str)> {
    let start = text.trim_start_matches([',', ' ', '\t']);
    let (target, rest) = start.strip_prefix('<')?.split_once('>')?;
    Some((target.trim().to_owned(), rest))
}

/// `name=value`, the value with or without quotes, and what stands behind it.
#[inline]
fn parameter(text: &str) -> ((String, String), &str) {
    let end = text.find(['=', ';', ',']).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let name = name.trim().to_ascii_lowercase();
    let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
        return ((name, String::new()), rest);
    };
    if let Some(quoted) = value.strip_prefix('"') {
        let (value, rest) = unquoted(quoted);
        return ((name, value), rest);
    }
    let end = value.find([';', ',']).unwrap_or(value.len());
    let (value, rest) = value.split_at(end);
    ((name, value.trim().to_owned()), rest)
}

/// The text up to the next quote that is not escaped, and what stands behind it.
#[inline]
fn unquoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut symbols = text.char_indices();
    while let Some((at, symbol)) = symbols.next() {
        match symbol {
            '"' => return (value, text.get(at + 1..).unwrap_or_default()),
            '\\' => value.extend(symbols.next().map(|(_, symbol)| symbol)),
            other => value.push(other),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    #[test]
    fn links_of_a_relation() {
        for (values, wanted) in [
            (
                &["<https://a/?page=2>; rel=\"next\""][..],
                Some("https://a/?page=2"),
            ),
            (&["<a>; rel=prev, <b>; rel=next"], Some("b")),
            (
                &["<a>;rel=prev;title=\"x, <c>; rel=next\" , < b > ; REL = Next"],
                Some("b"),
            ),
            (&["<a>; rel=\"last next\""], Some("a")),
            (&["<a>; title=\"\\\"\"; rel=next"], Some("a")),
            (&["<a>; rel=prev", "<b>; rel=next"], Some("b")),
            (&["<a?x=1,2;3>; rel=next"], Some("a?x=1,2;3")),
            (&["<>; rel=next"], Some("")),
            (&["<a>; rel=next; anchor=\"#x\", <b>; rel=next"], Some("b")),
            (&["<a>; rel=nextish"], None),
            (&["<a>; rel"], None),
            (&["<a>; rel=\"next"], Some("a")),
            (&[], None),
        ] {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(LINK, HeaderValue::from_static(value));
            }
            let wanted = wanted.map(str::to_owned);
            assert_eq!(target(&headers, "next"), Ok(wanted), "{values:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_may_hold_a_link() {
        for (value, wanted) in [
            (&b"a; rel=next"[..], Err(Malformed)),
            (b"<a; rel=next", Err(Malformed)),
            (b"<a>; rel=prev, b", Err(Malformed)),
            (b"<a>; rel=next, b", Ok(Some("a".to_owned()))),
            (b"<\xc3\xa4>; rel=next", Ok(Some("\u{e4}".to_owned()))),
            (b"<a>; title=\xff; rel=prev,", Ok(None)),
        ] {
            let mut headers = HeaderMap::new();
            headers.append(LINK, HeaderValue::from_bytes(value).unwrap());
            assert_eq!(target(&headers, "next"), wanted, "{value:?}");
        }
    }
}
