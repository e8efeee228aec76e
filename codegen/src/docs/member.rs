//! What tells a member of a union, in a sentence, and a value of an enum.

use super::wrap::wrap;
use super::{Docs, Indent, code, inline, is_plain};
use crate::model::JsonType;

/// A variant of a union, with the texts of the tag that mean it.
pub fn member(json: JsonType, tag: Option<&str>, texts: &[String]) -> Docs {
    let what = match json {
        JsonType::Boolean => "A boolean",
        JsonType::Number => "A number",
        JsonType::String => "A string",
        JsonType::Array => "An array",
        JsonType::Object => "An object",
        JsonType::Any => "A value of several types",
    };
    let codes: Vec<_> = texts.iter().map(|text| inline::tied_code(text)).collect();
    let sentence = match (tag, codes.as_slice()) {
        (Some(tag), [_, ..]) => {
            let tag = inline::tied_code(tag);
            format!("{what} whose {tag} is {}.", codes.join(" or "))
        }
        (_, _) => format!("{what}."),
    };
    Docs(wrap(&sentence, Indent::Entry.width()))
}

/// A value of an enum, with what the document says of it: nothing where that is nothing and the
/// value stands in a code span as it is, which is what the runtime says of its own accord.
pub fn value(wire: &str, title: Option<&str>, description: Option<&str>) -> Docs {
    let said = [title, description].into_iter().flatten();
    let said = said.map(|text| Docs::text(Some(text), Indent::Entry, String::new));
    let docs = said.fold(Docs::line(code(wire)), |mut docs, said| {
        if said.0.iter().any(|line| !line.is_empty()) {
            docs.0.push(String::new());
            docs.0.extend(said.0);
        }
        docs
    });
    if is_plain(wire) && docs.0.len() == 1 {
        return Docs::default();
    }
    docs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_tells_a_member() {
        let texts = |texts: &[&str]| {
            texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()
        };
        let table = [
            (JsonType::Boolean, None, texts(&[]), "A boolean."),
            (JsonType::Object, Some("kind"), texts(&[]), "An object."),
            (
                JsonType::Object,
                Some("kind"),
                texts(&["cat", "a `b`"]),
                "An object whose `kind` is `cat` or `` a `b` ``.",
            ),
            (JsonType::Any, None, texts(&[]), "A value of several types."),
        ];
        for (json, tag, texts, wanted) in table {
            assert_eq!(member(json, tag, &texts).lines(), [wanted]);
        }
    }

    #[test]
    fn many_texts_are_wrapped() {
        let texts: Vec<_> = (0..40).map(|text| format!("text-{text}")).collect();
        let docs = member(JsonType::Object, Some("kind"), &texts);
        assert!(docs.lines().len() > 1);
        assert!(docs.lines().iter().all(|line| line.len() <= 92));
    }
}
