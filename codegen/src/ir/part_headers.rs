//! Headers of the parts of a body: those of which the description says the value are written into
//! the part, and any other is a warning.

use super::Context;
use super::encodings::{said, unsent};
use super::schemas::Schemas;
use super::wire;
use crate::api::{Content, Header, Kind, Listed};

/// Headers of a part that the runtime writes, or that say how it would be written.
const OWN: [&str; 3] = [
    "content-disposition",
    "content-length",
    "content-transfer-encoding",
];

/// The headers that the part of the property `wire` is sent with, as they are written.
pub(super) fn sent(schemas: &Schemas<'_>, content: &Content, wire: &str) -> Vec<String> {
    let headers = of(content, wire).iter();
    headers
        .filter_map(|header| Some(format!("{}: {}", header.wire, value(schemas, header)?)))
        .collect()
}

/// Reports those that it is not sent with.
pub(super) fn check(context: &mut Context<'_>, schemas: &Schemas<'_>, body: &Content, wire: &str) {
    for header in of(body, wire) {
        if value(schemas, header).is_none() {
            let what = format!("`{}` is never sent", header.wire.escape_debug());
            let help = if is_own(header) {
                "the client writes what a part needs of it: remove it with an overlay"
            } else {
                "a part has its name, its media type, and headers of which `const` says the value: \
                 give it one, remove it, or, where the service insists on it, describe the body as \
                 bytes with an overlay"
            };
            unsent(context, &header.key, what, help);
        }
    }
}

fn of<'c>(content: &'c Content, wire: &str) -> &'c [Header] {
    said(&content.part_headers, wire).map_or(&[], Vec::as_slice)
}

/// The one value that a header can have, if it can stand in one.
fn value(schemas: &Schemas<'_>, header: &Header) -> Option<String> {
    let value = only(&schemas.target(&header.schema).kind)?;
    let is_plain = value.chars().all(|symbol| matches!(symbol, ' '..='~'));
    (!is_own(header) && is_plain && wire::is_token(&header.wire)).then_some(value)
}

fn is_own(header: &Header) -> bool {
    OWN.iter().any(|own| own.eq_ignore_ascii_case(&header.wire))
}

/// The text of the one value that a kind has.
fn only(kind: &Kind) -> Option<String> {
    if let Kind::Boolean(only) = kind {
        return only.map(|only| only.to_string());
    }
    match kind.listed()? {
        Listed::Texts(texts) => one(texts).cloned(),
        Listed::Integers(integers) => one(integers).map(i64::to_string),
        Listed::Values(values) => one(values)
            .filter(|only| only.is_number())
            .map(ToString::to_string),
    }
}

fn one<T>(values: &[T]) -> Option<&T> {
    match values {
        [only] => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn one_value_is_one_text() {
        let text = |values: &[&str]| Kind::Enum(values.iter().map(ToString::to_string).collect());
        for (kind, wanted) in [
            (text(&["km"]), Some("km")),
            (text(&["km", "mi"]), None),
            (Kind::IntegerEnum(vec![-2]), Some("-2")),
            (Kind::IntegerEnum(vec![1, 2]), None),
            (Kind::Boolean(Some(true)), Some("true")),
            (Kind::Boolean(None), None),
            (Kind::Values(vec![json!(1.5)]), Some("1.5")),
            (Kind::Values(vec![json!([1])]), None),
            (Kind::String(None), None),
            (Kind::Any, None),
        ] {
            assert_eq!(only(&kind).as_deref(), wanted, "{kind:?}");
        }
    }
}
