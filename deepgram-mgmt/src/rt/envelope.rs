//! Bodies that may come in a wrapper: `{"item": {...}}` and `{...}` are read as one type.
//!
//! The plain form is tried first; nothing that stands in the wrapper is lost.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::body_path::{Trial, trial};
use super::decode::{Misfit, decode, explain, read, without_bom};

/// Reads a body that may stand under `key` of a wrapper.
///
/// What stands beside it in the wrapper is read as if it stood inside, so that it reaches
/// `extra`; where both hold a field with different values, the body is refused.
pub(super) fn decode_enveloped<T: DeserializeOwned>(body: &[u8], key: &str) -> Result<T, Misfit> {
    let body = match read(without_bom(body)) {
        Ok(plain) => return Ok(plain),
        Err(body) => body,
    };
    let inner = inner(&body, key, trial::<T>)?;
    decode(&inner).map_err(|misfit| within(misfit, key))
}

/// What the wrapper holds, as the text that it would be without it: read by the same code, where
/// reading it as a value would take another for each type.
#[inline]
fn inner(body: &[u8], key: &str, trial: Trial) -> Result<Vec<u8>, Misfit> {
    let wrapper = serde_json::from_slice(body).ok();
    let inner = wrapper.and_then(|wrapper| unwrap(wrapper, key));
    let inner = inner.unwrap_or_else(|| Err(explain(body, trial)))?;
    serde_json::to_vec(&inner).map_err(|_| explain(body, trial))
}

/// A misfit of what the wrapper holds.
#[inline]
fn within(misfit: Misfit, key: &str) -> Misfit {
    Misfit {
        path: below(key, &misfit.path),
        // Of a text that nobody sent.
        position: None,
        ..misfit
    }
}

/// The object under `key` with its siblings; `None` where this is no such wrapper.
#[inline]
fn unwrap(mut wrapper: Map<String, Value>, key: &str) -> Option<Result<Value, Misfit>> {
    let Value::Object(mut inner) = wrapper.get_mut(key)?.take() else {
        return None;
    };
    for (wire, value) in wrapper.into_iter().filter(|(wire, _)| wire != key) {
        match inner.get(&wire) {
            Some(other) if *other != value => {
                return Some(Err(Misfit {
                    // Not the field's: its name comes from the service.
                    path: key.to_owned(),
                    ..Misfit::whole(
                        "a field stands inside and beside it with different values".to_owned(),
                    )
                }));
            }
            _ => inner.insert(wire, value),
        };
    }
    Some(Ok(Value::Object(inner)))
}

#[inline]
fn below(key: &str, path: &str) -> String {
    match path {
        "" => key.to_owned(),
        path => format!("{key}.{path}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rt::{self, Extra};

    rt::record! {
        struct Row {
            pub id: Option<String> = optional "id",
            pub amount: Option<f64> = optional "amount",
        }
    }

    #[test]
    fn with_and_without_a_wrapper() {
        let row = Row {
            id: Some("a".to_owned()),
            amount: None,
            extra: Extra::default(),
        };
        let mut more = row.clone();
        more.extra.insert("x", 1);
        let rows = [
            (json!({"id": "a"}), &row),
            (json!({"item": {"id": "a"}}), &row),
            (json!({"item": {"id": "a"}, "x": 1}), &more),
            (json!({"item": {"id": "a", "x": 1}, "x": 1}), &more),
            (json!({"item": {"x": 1}, "id": "a"}), &{
                let mut direct = row.clone();
                direct.extra.insert("item", json!({"x": 1}));
                direct
            }),
        ];
        for (body, row) in rows {
            let value: Row = decode_enveloped(body.to_string().as_bytes(), "item").unwrap();
            assert_eq!(&value, row, "{body}");
        }
    }

    #[test]
    fn wrappers_that_do_not_fit() {
        let rows = [
            (
                json!({"item": {"amount": "canary"}}),
                "`item.amount`: expected a number, found a string",
            ),
            (
                json!({"item": {"canary": 1}}),
                "`item`: expected an object with a known field of `Row`",
            ),
            (
                json!({"item": {"id": "a", "x": 1}, "x": 2}),
                "`item`: a field stands inside and beside it with different values",
            ),
            (
                json!({"item": "canary"}),
                "the body at line 1 column 17: expected an object with a known field of `Row`",
            ),
            (
                json!({"other": {"id": "a"}}),
                "the body at line 1 column 20: expected an object with a known field of `Row`",
            ),
        ];
        for (body, message) in rows {
            let misfit = decode_enveloped::<Row>(body.to_string().as_bytes(), "item").unwrap_err();
            assert_eq!(misfit.to_string(), message, "{body}");
        }
    }
}
