use serde_json::{Value, json};

use crate::rt::{self, Blank, Extra, Record, Secret};

rt::record! {
    struct Key {
        pub id: String = required "id",
        pub comment: Option<String> = optional "comment",
        pub r#type: Option<i64> = optional "type",
        pub scopes: Vec<String> = list "scopes",
        pub secret: Option<Secret> = secret "secret",
        pub parent: Option<Box<Key>> = optional "parent",
    }
}

rt::record! {
    struct Free {
    }
}

rt::record! {
    struct Limits {
        pub daily: Option<i64> = optional "daily",
        extra of i64,
    }
}

#[test]
fn fields_without_a_name_may_have_a_type() {
    for json in [
        json!({}),
        json!({"daily": 1}),
        json!({"a": 1, "b": -2}),
        json!({"daily": 1, "z": 3}),
    ] {
        let limits: Limits = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&limits).unwrap(), json);
        assert_eq!(
            limits.extra.get("z").copied(),
            json.get("z").and_then(Value::as_i64)
        );
    }
    for json in [json!({"a": "x"}), json!({"daily": "x"}), json!({"a": null})] {
        assert!(
            serde_json::from_value::<Limits>(json.clone()).is_err(),
            "{json}"
        );
    }
}

fn key(value: Value) -> Result<Key, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

#[test]
fn reads_and_writes() {
    let rows = [
        // read, written
        (json!({"id": "a"}), json!({"id": "a"})),
        (
            json!({"scopes": ["x"], "id": "a"}),
            json!({"id": "a", "scopes": ["x"]}),
        ),
        (
            json!({"id": "a", "comment": null, "scopes": null, "parent": null, "secret": null}),
            json!({"id": "a"}),
        ),
        (json!({"id": "a", "scopes": []}), json!({"id": "a"})),
        (json!({"id": "a", "secret": "canary"}), json!({"id": "a"})),
        (
            json!({"id": "a", "z": null, "y": {"id": 1}, "type": 2}),
            json!({"id": "a", "type": 2, "y": {"id": 1}, "z": null}),
        ),
        (
            json!({"id": "a", "parent": {"id": "b", "x": 1}}),
            json!({"id": "a", "parent": {"id": "b", "x": 1}}),
        ),
    ];
    for (read, written) in rows {
        let value = key(read.clone()).unwrap();
        assert_eq!(serde_json::to_value(&value).unwrap(), written, "{read}");
    }
}

#[test]
fn what_is_no_such_object_is_refused() {
    let rows = [
        (
            json!({"x": 1}),
            "expected an object with a known field of `Key`",
        ),
        (json!({}), "missing field `id`"),
        (json!({"comment": "c"}), "missing field `id`"),
        (json!({"id": null}), "expected a string"),
        (json!({"id": "a", "scopes": [1]}), "expected a string"),
        (json!([]), "expected an object (`Key`)"),
        (json!("a"), "expected an object (`Key`)"),
        (json!(null), "expected an object (`Key`)"),
    ];
    for (read, message) in rows {
        let error = key(read.clone()).unwrap_err();
        assert!(error.contains(message), "{read}: {error}");
    }
}

#[test]
fn the_last_of_a_key_counts() {
    let text = r#"{"id": "a", "x": 1, "id": "b", "\u0069d": "c", "x": 2}"#;
    let value: Key = serde_json::from_str(text).unwrap();
    assert_eq!(value.id, "c");
    assert_eq!(value.extra.get("x"), Some(&json!(2)));
}

#[test]
fn fields_keep_their_order_and_none_is_written_twice() {
    let mut value = <Key as Record>::blank();
    value.r#type = Some(1);
    value.extra.insert("type", 2);
    value.extra.insert("b", 3);
    value.extra.insert("a", 4);
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        r#"{"id":"","type":1,"a":4,"b":3}"#
    );
}

#[test]
fn a_record_without_fields_takes_any_object() {
    for text in ["{}", r#"{"a":1}"#] {
        let free: Free = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&free).unwrap(), text);
    }
    assert_eq!(
        <Free as Blank>::blank(),
        Free {
            extra: Extra::default()
        }
    );
    assert!(serde_json::from_str::<Free>("1").is_err());
}

rt::record! {
    /// Names that what `record!` writes uses for itself.
    struct Named {
        pub index: i64 = required "index",
        pub map: Option<i64> = optional "map",
        pub end: Vec<i64> = list "end",
        pub written: Option<Secret> = secret "written",
    }
}

#[test]
fn a_field_may_have_any_name() {
    let json = json!({"index": 1, "map": 2, "end": [3], "wire": 4});
    let named: Named = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(
        (named.index, named.map, &*named.end),
        (1, Some(2), &[3][..])
    );
    assert_eq!(serde_json::to_value(&named).unwrap(), json);
}
