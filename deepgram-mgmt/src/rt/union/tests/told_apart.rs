//! What tells the members of a union apart: a tag, or the fields that a value names.

use serde_json::{Value, json};

use super::Every;
use crate::rt::{self, Extra};

#[expect(unreachable_pub, reason = "the macro writes a public method")]
mod sound {
    use crate::rt;

    rt::open_enum! {
        pub(super) enum Sound {
            Meow = "meow",
            Purr = "purr",
        }
    }
}
use sound::Sound;

rt::record! {
    struct Cat {
        pub kind: String = required "kind",
        pub sound: Option<Sound> = optional "sound",
    }
}

rt::record! {
    struct Dog {
        pub kind: Option<String> = optional "kind",
        pub sound: Option<String> = optional "sound",
        pub friends: Vec<Pet> = list "friends",
    }
}

rt::union! {
    enum Pet by "kind" {
        Cat(Cat) = object "cat" | "kitten",
        Dog(Box<Dog>) = object "dog",
        Name(String) = string,
    }
}

rt::union! {
    /// The same, of which nothing but the fields tells.
    enum Guess {
        Cat(Cat) = object,
        Dog(Box<Dog>) = object,
        Date(chrono::NaiveDate) = string,
        Sound(Sound) = string,
        Text(String) = string,
        Whole(i64) = number,
        Part(f64) = number,
        Any(serde_json::Map<String, Value>) = object,
        Nested(Every) = any,
    }
}

/// The variant that a value is read as; what is written must be what was read.
fn variant<U>(json: &Value) -> String
where
    U: std::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned,
{
    let read: U = serde_json::from_str(&json.to_string()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), *json);
    let debug = format!("{read:?}");
    debug.split('(').next().unwrap().to_owned()
}

#[test]
fn a_tag_tells_objects_apart() {
    let rows = [
        (json!({"kind": "cat"}), "Cat"),
        (json!({"kind": "kitten", "x": 1}), "Cat"),
        (json!({"sound": "meow", "kind": "dog"}), "Dog"),
        (json!({"kind": "bird", "sound": "peep"}), "Unknown"),
        // The right member, but not of its form.
        (json!({"kind": "cat", "sound": 1}), "Unknown"),
        // Without the tag whichever has the fields.
        (json!({"sound": "meow"}), "Dog"),
        (json!({"kind": 1, "sound": "meow"}), "Unknown"),
        (json!("Tom"), "Name"),
        (json!([]), "Unknown"),
        (
            json!({"kind": "dog", "friends": [{"kind": "cat"}, "Tom", {"kind": "bird"}]}),
            "Dog",
        ),
    ];
    for (json, wanted) in rows {
        assert_eq!(variant::<Pet>(&json), wanted, "{json}");
    }
}

#[test]
fn else_the_member_of_the_most_named_fields_counts() {
    let rows = [
        // An enum that knows the text counts for more than a string.
        (json!({"kind": "x", "sound": "meow"}), "Cat"),
        (json!({"kind": "x", "sound": "bark"}), "Dog"),
        (json!({"kind": "x"}), "Cat"),
        (json!({"sound": "bark"}), "Dog"),
        (
            json!({"kind": "x", "sound": "meow", "friends": ["a", "b"]}),
            "Dog",
        ),
        (json!({"x": 1}), "Any"),
        (json!("2025-01-02"), "Date"),
        (json!("meow"), "Sound"),
        (json!("bark"), "Text"),
        (json!(1), "Whole"),
        (json!(1.5), "Part"),
        (json!(true), "Nested"),
        (json!(["a"]), "Nested"),
        (json!(null), "Unknown"),
    ];
    for (json, wanted) in rows {
        assert_eq!(variant::<Guess>(&json), wanted, "{json}");
    }
}

#[test]
fn a_member_becomes_the_union() {
    let dog = <Dog as rt::Blank>::blank();
    let cat = <Cat as rt::Blank>::blank();
    assert_eq!(Pet::from(dog.clone()), Pet::Dog(Box::new(dog)));
    assert_eq!(Pet::from(cat.clone()), Pet::Cat(cat));
    assert_eq!(Pet::from("Tom"), Pet::from("Tom".to_owned()));
}
