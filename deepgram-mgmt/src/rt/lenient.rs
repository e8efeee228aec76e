//! Error bodies that are not quite of their type: what fits is read, what does not is kept aside.
//!
//! A success is read strictly, since a value that is quietly absent misleads. A failure must say
//! what it can: one odd member must not hide code, message and request id.

use serde::de::DeserializeOwned;
use serde::de::value::MapDeserializer;
use serde::de::{IgnoredAny, MapAccess};
use serde_json::{Map, Value};

use super::Record;
use super::decode::{read, without_bom};
use super::record::{may_be_foreign, missing};

/// A type that may be read in part.
pub trait Lenient: Sized {
    /// Reads the members that fit; `None` for a type without members, and for an object that has
    /// none of them.
    fn from_members(members: Map<String, Value>) -> Option<Lenience<Self>> {
        let _ = members;
        None
    }
}

/// What was read, and whether it can stand for the type.
#[derive(Clone, Debug, PartialEq)]
pub enum Lenience<T> {
    /// Nothing is absent that the type requires.
    Whole(T),
    /// Something is; it is blank here.
    Partial(T),
}

/// Each field takes the member of its name where that fits; every other member goes to `extra`.
impl<R: Record> Lenient for R {
    fn from_members(members: Map<String, Value>) -> Option<Lenience<R>> {
        let mut record = R::blank();
        let mut seen = R::UNSEEN;
        let mut foreign = const { may_be_foreign::<R>() };
        for (wire, value) in members {
            let index = R::index(&wire);
            foreign &= index.is_none();
            match index {
                Some(index) if fill(&mut record, &index, &value) => {
                    seen.as_mut()[R::number(index)] = true;
                }
                _ => keep(&mut record, wire, value),
            }
        }
        let lenience = match missing(R::FIELDS, seen.as_ref()) {
            _ if foreign => return None,
            None => Lenience::Whole(record),
            Some(_) => Lenience::Partial(record),
        };
        Some(lenience)
    }
}

/// Reads a body: as its type has it, or else what fits.
pub(super) fn decode_leniently<T: Lenient + DeserializeOwned>(body: &[u8]) -> Option<Lenience<T>> {
    let body = without_bom(body);
    match read(body) {
        Ok(value) => Some(Lenience::Whole(value)),
        Err(body) => T::from_members(serde_json::from_slice(&body).ok()?),
    }
}

/// Keeps what no field took, where it can be kept.
fn keep<R: Record>(record: &mut R, wire: String, value: Value) {
    if let Ok(value) = serde_json::from_value::<R::Rest>(value) {
        record.extra_mut().insert(wire, value);
    }
}

/// Whether the value fits the field, which then holds it.
fn fill<R: Record>(record: &mut R, index: &R::Index, value: &Value) -> bool {
    let mut member = MapDeserializer::<_, serde_json::Error>::new([("", value)].into_iter());
    member.next_key::<IgnoredAny>().is_ok() && record.fill(index, &mut member).is_ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rt::{self, Extra};

    rt::record! {
        struct Fault {
            pub code: Option<String> = optional "code",
            pub number: i64 = required "number",
            pub hints: Vec<String> = list "hints",
        }
    }

    fn fault(code: Option<&str>, number: i64, hints: &[&str], extra: &Value) -> Fault {
        let mut fault = Fault {
            code: code.map(str::to_owned),
            number,
            hints: hints.iter().map(|&hint| hint.to_owned()).collect(),
            extra: Extra::default(),
        };
        for (wire, value) in extra.as_object().unwrap() {
            fault.extra.insert(wire, value.clone());
        }
        fault
    }

    #[test]
    fn what_fits_is_read_and_what_does_not_is_kept() {
        let rows = [
            (
                json!({"code": "a", "number": 1, "hints": ["b"], "x": null}),
                Lenience::Whole(fault(Some("a"), 1, &["b"], &json!({"x": null}))),
            ),
            (
                json!({"code": 7, "number": 1, "hints": "b", "x": [1]}),
                Lenience::Whole(fault(
                    None,
                    1,
                    &[],
                    &json!({"code": 7, "hints": "b", "x": [1]}),
                )),
            ),
            (
                json!({"code": "a", "number": 1, "hints": ["b", 2]}),
                Lenience::Whole(fault(Some("a"), 1, &[], &json!({"hints": ["b", 2]}))),
            ),
            (
                json!({"code": null, "number": "1", "hints": null}),
                Lenience::Partial(fault(None, 0, &[], &json!({"number": "1"}))),
            ),
            (
                json!({"code": "a"}),
                Lenience::Partial(fault(Some("a"), 0, &[], &json!({}))),
            ),
        ];
        for (body, read) in rows {
            let body = body.to_string();
            assert_eq!(decode_leniently(body.as_bytes()), Some(read), "{body}");
        }
    }

    #[test]
    fn what_is_another_type_is_not_read() {
        for body in [
            "",
            "<html>",
            "[]",
            "1",
            "{}",
            r#"{"x": 1}"#,
            r#"{"code": "a""#,
        ] {
            assert_eq!(decode_leniently::<Fault>(body.as_bytes()), None, "{body}");
        }
    }
}
