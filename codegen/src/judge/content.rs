//! Keywords that say what a `format` could say: how wide an integer is, how bytes are written.

use serde_json::{Map, Value};

/// The formats of integers, each with that of those which are not negative.
const WIDTHS: [(&str, &str); 4] = [
    ("int8", "uint8"),
    ("int16", "uint16"),
    ("int32", "uint32"),
    ("int64", "uint64"),
];

/// The format of an integer of known width of which `minimum` says that it is not negative.
pub(crate) fn width_of(schema: &Map<String, Value>, minimum: &Value) -> Option<&'static str> {
    let is_natural = minimum.as_f64().is_some_and(|least| least >= 0.0);
    let format = schema.get("format").and_then(Value::as_str);
    let known = WIDTHS.iter().find(|(signed, _)| Some(*signed) == format)?;
    let is_integer = schema.get("type").is_some_and(|named| match named {
        Value::Array(names) => {
            let mut others = names.iter().filter(|name| *name != "null");
            others.next().is_some_and(|name| name == "integer") && others.next().is_none()
        }
        named => named == "integer",
    });
    (is_natural && is_integer).then_some(known.1)
}

/// The keyword that says how bytes are written into a text that has no `format`, and the format
/// that says so: `byte` in base64, `binary` as they are. Any other media type is a format of its
/// own, which tells a file among the parts of a body and says nothing anywhere else.
pub(crate) fn content_format(schema: &Map<String, Value>) -> Option<(&'static str, &str)> {
    let text = |key| schema.get(key).and_then(Value::as_str);
    match (
        text("format"),
        text("contentEncoding"),
        text("contentMediaType"),
    ) {
        (None, Some("base64" | "base64url"), _) => Some(("contentEncoding", "byte")),
        (None, None, Some("application/octet-stream")) => Some(("contentMediaType", "binary")),
        (None, None, Some(media)) if media.contains('/') => Some(("contentMediaType", media)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_width_is_unsigned_where_nothing_is_negative() {
        let rows = [
            (
                json!({"type": "integer", "format": "int32"}),
                json!(0),
                Some("uint32"),
            ),
            (
                json!({"type": ["integer", "null"], "format": "int64"}),
                json!(1.0),
                Some("uint64"),
            ),
            (
                json!({"type": "integer", "format": "int32"}),
                json!(-1),
                None,
            ),
            (json!({"type": "integer"}), json!(0), None),
            (json!({"type": "number", "format": "int32"}), json!(0), None),
            (
                json!({"type": ["integer", "string"], "format": "int32"}),
                json!(0),
                None,
            ),
        ];
        for (schema, minimum, wanted) in rows {
            assert_eq!(
                width_of(schema.as_object().unwrap(), &minimum),
                wanted,
                "{schema}"
            );
        }
    }
}
