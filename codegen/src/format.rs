//! What a schema's kind and `format` become: one table of formats for each JSON type.
//!
//! A format that stands in no table says nothing of the type: it is that of the kind without one.

use crate::api::Kind;
use crate::nearest::nearest;
use crate::rust_type::RustType;

/// The types of texts.
const TEXTS: &[(&str, RustType)] = &[
    ("date-time", RustType::Instant),
    ("date", RustType::Date),
    ("time", RustType::Time),
    ("uuid", RustType::Uuid),
    ("byte", RustType::Base64),
    ("binary", RustType::Binary),
    ("password", RustType::Password),
];

/// The types of integers.
const INTEGERS: &[(&str, RustType)] = &[
    ("int8", RustType::I8),
    ("int16", RustType::I16),
    ("int32", RustType::I32),
    ("uint8", RustType::U8),
    ("uint16", RustType::U16),
    ("uint32", RustType::U32),
    ("uint64", RustType::U64),
    // The size of what is counted, as descriptions that are generated from code have it.
    ("uint", RustType::U64),
];

/// The types of numbers.
const NUMBERS: &[(&str, RustType)] = &[("float", RustType::F32), ("double", RustType::F64)];

/// The JSON type and the format that were probably meant where the format stands for the type.
pub(crate) fn meant(written: &str) -> Option<(&'static str, &'static str)> {
    let tables = [
        ("string", TEXTS),
        ("integer", INTEGERS),
        ("number", NUMBERS),
    ];
    let named = tables
        .into_iter()
        .flat_map(|(json, formats)| formats.iter().map(move |(format, _)| (json, *format)));
    let format = nearest(written, named.clone().map(|(_, format)| format))?;
    named.into_iter().find(|(_, of)| *of == format)
}

/// What a kind without members or references becomes; `None` for every other kind.
pub fn scalar(kind: &Kind) -> Option<RustType> {
    let (formats, format, otherwise) = match kind {
        Kind::Boolean(_) => return Some(RustType::Boolean),
        Kind::Any => return Some(RustType::Anything),
        Kind::Null => return Some(RustType::Null),
        Kind::Map(None) => return Some(RustType::FreeForm),
        Kind::String(format) => (TEXTS, format, RustType::Text),
        Kind::Integer(format) => (INTEGERS, format, RustType::I64),
        Kind::Number(format) => (NUMBERS, format, RustType::F64),
        Kind::Ref(_)
        | Kind::Inherited(..)
        | Kind::AllOf(_)
        | Kind::Enum(_)
        | Kind::IntegerEnum(_)
        | Kind::Values(_)
        | Kind::Array(_)
        | Kind::Object(..)
        | Kind::Map(Some(_))
        | Kind::Union(_) => return None,
    };
    let known = formats
        .iter()
        .find(|(name, _)| Some(*name) == format.as_deref());
    Some(known.map_or(otherwise, |(_, rust_type)| rust_type.clone()))
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::*;

    fn written(kind: &Kind) -> String {
        scalar(kind).map_or_else(
            || "no scalar".to_owned(),
            |rust_type| rust_type.to_token_stream().to_string().replace(' ', ""),
        )
    }

    #[test]
    fn every_kind_and_format_has_its_type() {
        let instant = "chrono::DateTime<chrono::Utc>";
        let string = |format: &str| Kind::String(Some(format.to_owned()));
        let integer = |format: &str| Kind::Integer(Some(format.to_owned()));
        let number = |format: &str| Kind::Number(Some(format.to_owned()));
        let table = [
            (Kind::Boolean(None), "bool"),
            (Kind::Any, "rt::Value"),
            (Kind::Null, "rt::Null"),
            (Kind::Map(None), "serde_json::Map<String,rt::Value>"),
            (Kind::String(None), "String"),
            (string("email"), "String"),
            (string("uri"), "String"),
            (string("hostname"), "String"),
            (string("int64"), "String"),
            (string("date-time"), instant),
            (string("date"), "chrono::NaiveDate"),
            (string("time"), "chrono::NaiveTime"),
            (string("password"), "rt::Password"),
            (string("uuid"), "rt::Uuid"),
            (string("byte"), "rt::Base64"),
            (string("binary"), "rt::Binary"),
            (Kind::Integer(None), "i64"),
            (integer("int64"), "i64"),
            (integer("int32"), "i32"),
            (integer("int16"), "i16"),
            (integer("int8"), "i8"),
            (integer("unix-time"), "i64"),
            (integer("uint"), "u64"),
            (integer("uint64"), "u64"),
            (integer("uint32"), "u32"),
            (integer("uint16"), "u16"),
            (integer("uint8"), "u8"),
            (Kind::Number(None), "f64"),
            (number("double"), "f64"),
            (number("float"), "f32"),
            (number("decimal"), "f64"),
            (Kind::Enum(Vec::new()), "no scalar"),
            (Kind::Ref(String::new()), "no scalar"),
        ];
        for (kind, wanted) in table {
            assert_eq!(written(&kind), wanted, "{kind:?}");
        }
    }
}
