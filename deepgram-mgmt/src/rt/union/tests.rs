use serde_json::{Value, json};

use crate::rt::{self, Extra};

mod reworded;
mod told_apart;

rt::record! {
    struct Callback {
        pub attempts: Option<i64> = optional "attempts",
    }
}

rt::union! {
    enum Every {
        Boolean(bool) = boolean,
        Integer(i64) = number,
        Date(chrono::NaiveDate) = string,
        List(Vec<String>) = array,
        Object(Callback) = object,
    }
}

rt::union! {
    enum Two {
        Text(String) = string,
        Object(Callback) = object,
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

rt::record! {
    struct Page {
        pub rows: Vec<Every> = list "rows",
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
