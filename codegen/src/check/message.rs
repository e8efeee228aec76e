//! The words of the diagnostics that the table of keywords leads to.

use serde_json::Value;

use crate::code::Code;
use crate::judge::{Judgement, Object};
use crate::keywords::{Edition, Extension, Form, Keyword, Kind, Types};
use crate::trail::Trail;

/// A message and its remedy.
pub(super) struct Words {
    pub(super) message: String,
    pub(super) help: String,
}

/// The last key on the way to a node, for messages.
pub(super) fn name(trail: &Trail<'_>) -> String {
    match trail {
        Trail::Root => "the document".to_owned(),
        Trail::Key(_, key) => format!("`{key}`"),
        Trail::Index(parent, ..) => format!("an element of {}", name(parent)),
    }
}

/// A value of the wrong JSON type, where the standard has a value of `choices`, if it names any.
pub(super) fn wrong_type(
    what: &str,
    form: &Form,
    choices: &[&'static str],
    value: &Value,
) -> Words {
    let wanted = form.types().prose();
    let found = Types::of(value).prose();
    let meant = value.as_str().and_then(|text| unquoted(text, form.types()));
    let help = match (value, meant) {
        _ if !choices.is_empty() => format!("write one of `{}`", choices.join("`, `")),
        (_, Some(meant)) => format!("write `{meant}`, without quotes"),
        (Value::Null, None) => format!("write {wanted}, or remove the key"),
        (Value::Bool(_) | Value::Number(_), None) if form.types().has(Types::STRING) => {
            format!("write {wanted}, in quotes")
        }
        _ => format!("write {wanted}"),
    };
    Words {
        message: format!("{what} must be {wanted}, not {found}"),
        help,
    }
}

/// How many of the keys that belong below another one are named.
const NAMED: usize = 3;

/// A key that holds nothing where an object must stand, and the keys that belong below it.
pub(super) fn empty(key: &str, members: &[&str]) -> Words {
    let help = match (members, members.split_at_checked(NAMED)) {
        ([], _) => "write what belongs to it below it, indented further".to_owned(),
        (_, Some((named, [_, ..]))) => {
            let more = members.len() - named.len();
            format!(
                "indent `{}` and {more} more below `{key}`",
                named.join("`, `")
            )
        }
        (_, _) => format!("indent `{}` below `{key}`", members.join("` and `")),
    };
    Words {
        message: format!("`{key}` holds nothing"),
        help,
    }
}

/// Words for the booleans that JSON and YAML 1.2 have by no other name.
const BOOLEANS: [(&str, bool); 8] = [
    ("true", true),
    ("yes", true),
    ("on", true),
    ("1", true),
    ("false", false),
    ("no", false),
    ("off", false),
    ("0", false),
];

/// The number or boolean of `types` that was probably meant by a text.
fn unquoted(text: &str, types: Types) -> Option<Value> {
    let written: Option<Value> = serde_json::from_str(text).ok();
    let word = BOOLEANS
        .iter()
        .find(|(word, _)| text.eq_ignore_ascii_case(word));
    let boolean = word.map(|(_, boolean)| Value::Bool(*boolean));
    let mut meant = [written, boolean].into_iter().flatten();
    meant.find(|value| (value.is_number() || value.is_boolean()) && types.admit(value))
}

/// A keyword that is not there.
pub(super) fn missing(kind: Kind, name: &str) -> Words {
    let message = format!("the {} has no `{name}`", kind.table().name);
    Words {
        message,
        help: format!("add `{name}`"),
    }
}

/// A keyword of another version of the standard than the document's, or of another kind of object.
pub(super) fn foreign(
    object: &Object<'_>,
    keyword: &Keyword,
    judgement: &Judgement,
    edition: Edition,
) -> (Code, Words) {
    let (name, other) = (keyword.name, keyword.edition.prose());
    if keyword.edition == Edition::Elsewhere {
        let message = format!(
            "`{name}` has no meaning on the {}",
            object.kind.table().name
        );
        let help = "it is left out: remove it".to_owned();
        return (Code::StrayKeyword, Words { message, help });
    }
    let message = format!(
        "`{name}` is written as in {other}, in a document of {}",
        edition.prose()
    );
    let help = match judgement {
        Judgement::Ignored => {
            "it has no bearing: remove it, or write what the document's version has for it"
        }
        Judgement::Used | Judgement::Unsupported { .. } => {
            "it is read as the other version means it: write it as that of the document does"
        }
    };
    let help = help.to_owned();
    (Code::OtherVersion, Words { message, help })
}

/// Two keywords that exclude each other.
pub(super) fn exclusive(kind: Kind, one: &str, other: &str) -> Words {
    Words {
        message: format!("the {} has both `{one}` and `{other}`", kind.table().name),
        help: "remove one of the two: nothing is made of them".to_owned(),
    }
}

/// Two keywords that exclude each other, and say in two ways what is sent.
pub(super) fn contradictory(kind: Kind, one: &str, other: &str) -> Words {
    let name = kind.table().name;
    Words {
        message: format!("a {name} with both `{one}` and `{other}` is not supported"),
        help: "the standard has it contain one of the two: remove the other with an overlay"
            .to_owned(),
    }
}

/// A null without quotes among the names of types.
pub(super) fn unquoted_null() -> Words {
    Words {
        message: "`null` among the names of types is no text".to_owned(),
        help: "it is read as the type `null`: write it in quotes".to_owned(),
    }
}

/// A value that says nothing that could be read.
pub(super) fn void(keyword: &Keyword, value: &Value) -> Words {
    let wrong = wrong_type(&format!("`{}`", keyword.name), &keyword.form, &[], value);
    Words {
        help: format!("it is left out: {}", wrong.help),
        ..wrong
    }
}

/// A keyword that the table does not know, and the one that was probably meant.
pub(super) fn unknown(object: &Object<'_>, key: &str, meant: Option<&str>) -> Words {
    let message = format!("the {} has no keyword `{key}`", object.kind.table().name);
    let help = match (object.kind, meant) {
        (_, Some(name)) => format!("did you mean `{name}`?"),
        (Kind::Responses, None) => {
            "write a status as `404`, a range as `4XX`, or `default`".to_owned()
        }
        (Kind::Paths, None) => "begin the path with `/`".to_owned(),
        (kind, None) if kind.is_extension() => "remove it".to_owned(),
        (_, None) => "remove it, or begin its name with `x-` if it is an extension".to_owned(),
    };
    Words { message, help }
}

/// A reference in the place of what cannot be referred to.
pub(super) fn reference(object: &Object<'_>) -> Words {
    let table = object.kind.table();
    let held = table
        .keywords
        .iter()
        .find_map(|keyword| match keyword.form {
            Form::Schema(_) => Some(keyword.name),
            _ => None,
        });
    Words {
        message: format!("the {} cannot be a reference", table.name),
        help: match held {
            Some(name) => format!("write `$ref` below `{name}`, indented further"),
            None => "write what it leads to in its place".to_owned(),
        },
    }
}

/// An extension of ours where it may not stand.
pub(super) fn misplaced(object: &Object<'_>, extension: &Extension) -> Words {
    let message = format!(
        "`{}` has no meaning on the {}",
        extension.name,
        object.kind.table().name
    );
    Words {
        message,
        help: format!("it stands on {}", extension.place),
    }
}
