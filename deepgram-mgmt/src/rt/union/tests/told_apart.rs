//! What tells the members of a union apart: a tag, or the fields that a value names.

use serde_json::{Value, json};

use super::Every;
use crate::rt::{self, Extra};

#[derive(Clone, Debug, PartialEq, Eq)]
enum Sound {
    Meow,
    Purr,
    Unknown(String),
}

#[expect(unreachable_pub, reason = "the macro writes a public method")]
mod sound {
    use super::Sound;
    use crate::rt;

    rt::open_enum! {
        Sound {
            "meow" => Meow,
            "purr" => Purr,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Cat {
    kind: String,
    sound: Option<Sound>,
    extra: Extra,
}

rt::record! {
    Cat {
        "kind" => required kind,
        "sound" => optional sound,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Dog {
    kind: Option<String>,
    sound: Option<String>,
    friends: Vec<Pet>,
    extra: Extra,
}

rt::record! {
    Dog {
        "kind" => optional kind,
        "sound" => optional sound,
        "friends" => list friends,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Pet {
    Cat(Cat),
    Dog(Box<Dog>),
    Name(String),
    Unknown(Value),
}

rt::union! {
    Pet by "kind" {
        object "cat" | "kitten" => Cat(Cat),
        object "dog" => Dog(boxed Dog),
        string => Name(String),
    }
}

/// The same, of which nothing but the fields tells.
#[derive(Clone, Debug, PartialEq)]
enum Guess {
    Cat(Cat),
    Dog(Box<Dog>),
    Date(chrono::NaiveDate),
    Sound(Sound),
    Text(String),
    Whole(i64),
    Part(f64),
    Any(serde_json::Map<String, Value>),
    Nested(Every),
    Unknown(Value),
}

rt::union! {
    Guess {
        object => Cat,
        object => Dog,
        string => Date,
        string => Sound,
        string => Text,
        number => Whole,
        number => Part,
        object => Any,
        any => Nested,
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
