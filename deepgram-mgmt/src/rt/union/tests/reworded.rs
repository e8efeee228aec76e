//! Members that read their value in other words: whole numbers and times of day.

use chrono::NaiveTime;
use serde_json::{Value, json};

use crate::rt;

rt::record! {
    struct Counted {
        pub kind: i64 = required "kind",
        pub count: Option<i64> = optional "count",
        pub note: Option<String> = optional "note",
    }
}

rt::record! {
    struct Noted {
        pub note: Option<String> = optional "note",
    }
}

rt::union! {
    enum Any {
        Count(i64) = number,
        Time(NaiveTime) = string,
        Times(Vec<NaiveTime>) = array,
        Counted(Counted) = object,
        Noted(Noted) = object,
    }
}

rt::union! {
    enum Tagged by "kind" {
        First(Counted) = object "1",
        Second(Noted) = object "2",
    }
}

rt::union! {
    enum Plain {
        Number(f64) = number,
        Text(String) = string,
        Texts(Vec<String>) = array,
    }
}

rt::union! {
    enum Narrow {
        Count(i64) = number,
        Number(f64) = number,
        Time(NaiveTime) = string,
        Text(String) = string,
    }
}

fn ten() -> NaiveTime {
    NaiveTime::from_hms_opt(10, 0, 0).unwrap()
}

fn counted(note: &str) -> Counted {
    Counted {
        kind: 1,
        count: Some(2),
        note: Some(note.to_owned()),
        extra: rt::Extra::default(),
    }
}

#[test]
fn a_member_reads_what_says_the_same_as_its_values() {
    let counts = json!({"kind": 1.0, "count": 2.0, "note": "10:00:00Z"});
    for (value, wanted) in [
        (json!(7.0), Any::Count(7)),
        (json!("10:00:00Z"), Any::Time(ten())),
        (
            json!(["10:00:00Z", "10:00:00"]),
            Any::Times(vec![ten(), ten()]),
        ),
        // It would be a `Noted` as it stands; its texts stay what they are.
        (counts, Any::Counted(counted("10:00:00Z"))),
    ] {
        assert_eq!(read::<Any>(&value), wanted, "{value}");
    }
    let tagged = read::<Tagged>(&json!({"kind": 1.0, "count": 2.0, "note": "a"}));
    assert_eq!(tagged, Tagged::First(counted("a")));
}

#[test]
fn what_says_something_else_is_kept() {
    for value in [
        json!(7.5),
        json!("10:00:00+02:00"),
        json!(["10:00:00Z", 1.0]),
    ] {
        assert_eq!(read::<Any>(&value), Any::Unknown(value.clone()), "{value}");
    }
}

#[test]
fn what_a_member_reads_as_it_stands_is_not_reworded() {
    for (value, wanted) in [
        (json!(7.0), Plain::Number(7.0)),
        (json!("10:00:00Z"), Plain::Text("10:00:00Z".to_owned())),
        (
            json!(["10:00:00Z"]),
            Plain::Texts(vec!["10:00:00Z".to_owned()]),
        ),
    ] {
        let plain = read::<Plain>(&value);
        assert_eq!(plain, wanted, "{value}");
        assert_eq!(serde_json::to_value(plain).unwrap(), value);
    }
}

#[test]
fn a_member_that_reads_a_value_as_it_stands_goes_before_one_that_does_not() {
    for (value, wanted) in [
        (json!(7), Narrow::Count(7)),
        (json!(7.0), Narrow::Number(7.0)),
        (json!("10:00:00"), Narrow::Time(ten())),
        (json!("10:00:00Z"), Narrow::Text("10:00:00Z".to_owned())),
    ] {
        let narrow = read::<Narrow>(&value);
        assert_eq!(narrow, wanted, "{value}");
        assert_eq!(serde_json::to_value(narrow).unwrap(), value);
    }
}

fn read<U: rt::Union + serde::de::DeserializeOwned>(value: &Value) -> U {
    serde_json::from_value(value.clone()).unwrap()
}
