//! Values that are one of several JSON types: read once as JSON, then as the variant of its type.
//!
//! A value that no variant takes, or that its variant cannot read, is kept as it is: one odd value
//! must not fail the page that holds it, and nothing is lost.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Implements [`Blank`](super::Blank), [`BodyValue`](super::BodyValue),
/// [`Lenient`](super::Lenient), `Serialize` and `Deserialize` for an enum with at most one variant
/// for each JSON type and a variant `Unknown(Value)`; the keys are `boolean`, `number`, `string`,
/// `array` and `object`.
macro_rules! union {
    ($name:ident { $($kind:ident => $variant:ident,)* }) => {
        impl $crate::rt::Blank for $name {
            fn blank() -> Self {
                Self::Unknown($crate::rt::Value::Null)
            }
        }

        impl $crate::rt::BodyValue for $name {
            fn prepare(&mut self) -> ::core::result::Result<(), $crate::rt::NoForm> {
                match self {
                    $(Self::$variant(value) => $crate::rt::BodyValue::prepare(value),)*
                    Self::Unknown(value) => $crate::rt::BodyValue::prepare(value),
                }
            }
        }

        impl $crate::rt::Lenient for $name {}

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => ::serde::Serialize::serialize(value, serializer),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let value = <$crate::rt::Value as ::serde::Deserialize>::deserialize(deserializer)?;
                Ok(match value {
                    $($crate::rt::union!(@type $kind) => {
                        $crate::rt::read_variant(value, Self::$variant, Self::Unknown)
                    })*
                    _ => Self::Unknown(value),
                })
            }
        }
    };

    (@type boolean) => { $crate::rt::Value::Bool(_) };
    (@type number) => { $crate::rt::Value::Number(_) };
    (@type string) => { $crate::rt::Value::String(_) };
    (@type array) => { $crate::rt::Value::Array(_) };
    (@type object) => { $crate::rt::Value::Object(_) };
}
pub(crate) use union;

/// Reads a value as `T`, or keeps it as it is: `1.5` where an integer is foreseen, a text that is
/// no date, an object of which no field is known.
pub(crate) fn read_variant<T: DeserializeOwned, U>(
    value: Value,
    known: impl FnOnce(T) -> U,
    unknown: impl FnOnce(Value) -> U,
) -> U {
    match T::deserialize(&value) {
        Ok(read) => known(read),
        Err(_) => unknown(value),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::rt::{self, Extra};

    #[derive(Clone, Debug, PartialEq)]
    struct Callback {
        attempts: Option<i64>,
        extra: Extra,
    }

    rt::record! {
        Callback {
            "attempts" => optional attempts,
        }
    }

    #[derive(Clone, Debug, PartialEq)]
    enum Every {
        Boolean(bool),
        Integer(i64),
        Date(chrono::NaiveDate),
        List(Vec<String>),
        Object(Callback),
        Unknown(Value),
    }

    rt::union! {
        Every {
            boolean => Boolean,
            number => Integer,
            string => Date,
            array => List,
            object => Object,
        }
    }

    #[derive(Clone, Debug, PartialEq)]
    enum Two {
        Text(String),
        Object(Callback),
        Unknown(Value),
    }

    rt::union! {
        Two {
            string => Text,
            object => Object,
        }
    }

    fn object(attempts: i64) -> Callback {
        Callback {
            attempts: Some(attempts),
            extra: Extra::default(),
        }
    }

    #[test]
    fn each_type_has_its_variant_and_nothing_is_lost() {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 1, 2).unwrap();
        let rows = [
            (json!(true), Every::Boolean(true)),
            (json!(-1), Every::Integer(-1)),
            (json!(1.5), Every::Unknown(json!(1.5))),
            (json!(u64::MAX), Every::Unknown(json!(u64::MAX))),
            (json!("2025-01-02"), Every::Date(day)),
            (json!("today"), Every::Unknown(json!("today"))),
            (json!([]), Every::List(vec![])),
            (json!(["a"]), Every::List(vec!["a".to_owned()])),
            (json!({"attempts": 1}), Every::Object(object(1))),
            (json!(null), Every::Unknown(Value::Null)),
        ];
        for (json, value) in rows {
            let text = json.to_string();
            assert_eq!(
                serde_json::from_str::<Every>(&text).unwrap(),
                value,
                "{text}"
            );
            assert_eq!(
                serde_json::from_value::<Every>(json.clone()).unwrap(),
                value,
                "{text}"
            );
            assert_eq!(serde_json::to_value(&value).unwrap(), json);
        }
    }

    #[test]
    fn types_without_a_variant_are_kept() {
        for json in [
            json!(true),
            json!(1),
            json!(1.5),
            json!(["a", {"b": null}]),
            json!(null),
        ] {
            let value: Two = serde_json::from_str(&json.to_string()).unwrap();
            assert_eq!(value, Two::Unknown(json));
        }
        assert_eq!(
            serde_json::from_str::<Two>(r#""\u0061""#).unwrap(),
            Two::Text("a".to_owned())
        );
    }

    #[test]
    fn what_its_variant_cannot_read_is_kept() {
        for json in [
            json!({"x": 1}),
            json!({"attempts": "x"}),
            json!(["a", 1]),
            json!([{"x": 1}]),
        ] {
            let value: Every = serde_json::from_str(&json.to_string()).unwrap();
            assert_eq!(value, Every::Unknown(json.clone()));
            assert_eq!(serde_json::to_value(&value).unwrap(), json);
        }
    }

    #[derive(Clone, Debug, PartialEq)]
    struct Page {
        rows: Vec<Every>,
        extra: Extra,
    }

    rt::record! {
        Page {
            "rows" => list rows,
        }
    }

    #[test]
    fn an_odd_value_does_not_fail_what_holds_it() {
        let text = r#"{"rows": [{"attempts": 1}, {"attempts": "x"}, {"attempts": 2}]}"#;
        let page: Page = serde_json::from_str(text).unwrap();
        let odd = Every::Unknown(json!({"attempts": "x"}));
        let rows = [Every::Object(object(1)), odd, Every::Object(object(2))];
        assert_eq!(page.rows, rows);
    }

    #[test]
    fn what_is_no_json_is_an_error() {
        for text in ["", "{", r#"{"attempts": 1"#, "[1,]", "1e400"] {
            assert!(serde_json::from_str::<Every>(text).is_err(), "{text}");
        }
    }
}
