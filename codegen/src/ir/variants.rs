//! Values of an enum to its variants: one for each value, and no name twice.
//!
//! A text is called by itself, an integer by its title where it has one, all else by its JSON.
//! Values whose names are alike, such as `asc` and `ASC`, are told apart by their own text, and by
//! a number where that says nothing. Neither other values of the enum nor the order of the document
//! bear on a name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Context;
use crate::api;
use crate::docs;
use crate::model::{Integer, Variant};
use crate::names::{self, Ident};
use crate::pointer::Pointer;

/// What is said of single values, by their text.
type Said = BTreeMap<String, api::Said>;

/// How many words a title may have that a variant is called by.
const MOST_WORDS: usize = 4;

/// Of texts, in the order of the document.
pub(super) fn of_texts(
    context: &mut Context<'_>,
    pointer: &Pointer,
    values: &[String],
    said: &Said,
) -> Vec<Variant> {
    let values = values.iter();
    let values = values.map(|wire| (wire.clone(), wire.clone()));
    told_apart(context, pointer, values, said)
}

/// Of other values, in the order of the document; on the wire, each is JSON.
pub(super) fn of_values(
    context: &mut Context<'_>,
    pointer: &Pointer,
    values: &[Value],
    said: &Said,
) -> Vec<Variant> {
    let values = values.iter();
    let values = values.map(|value| (value.to_string(), called(value)));
    told_apart(context, pointer, values, said)
}

/// What a value is called by: a text by itself, a number digit by digit, all else as JSON.
fn called(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => {
            let written = number.to_string();
            let (sign, digits) = match written.strip_prefix('-') {
                Some(digits) => ("minus", digits),
                None => ("value", written.as_str()),
            };
            let digits = digits
                .replace('.', " point ")
                .replace("e-", "e minus ")
                .replace("e+", "e");
            format!("{sign} {digits}")
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// Of pairs of what stands on the wire and the text that it is called by.
fn told_apart(
    context: &mut Context<'_>,
    pointer: &Pointer,
    values: impl Iterator<Item = (String, String)>,
    said: &Said,
) -> Vec<Variant> {
    let values: Vec<_> = values.collect();
    let (names, natural) = distinct(&values);
    let mut variants = Vec::with_capacity(names.len());
    for (index, value) in once(&values) {
        let Some(name) = names.get(value).cloned() else {
            continue;
        };
        let (wire, text) = value;
        if natural == Natural::Some && name != names::variant(text) {
            context.renamed(&pointer.key("enum").index(index), text, &name);
        }
        let api::Said { title, description } = said.get(wire).cloned().unwrap_or_default();
        let docs = docs::value(wire, title.as_deref(), description.as_deref());
        let wire = wire.clone();
        variants.push(Variant { wire, name, docs });
    }
    variants
}

/// How many values are called by their texts as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Natural {
    All,
    Some,
}

/// The name of each value: by its own text, and by a number where that does not tell it apart.
fn distinct(values: &[(String, String)]) -> (BTreeMap<&(String, String), Ident>, Natural) {
    let values: Vec<_> = once(values).map(|(_, value)| value).collect();
    let own = values.iter().map(|(_, text)| names::variant(text));
    let own: Vec<Ident> = own.collect();
    if names::are_distinct(&own) {
        return (values.into_iter().zip(own).collect(), Natural::All);
    }
    let texts: Vec<_> = values
        .iter()
        .map(|(_, text)| names::texts(text, names::variant))
        .collect();
    let chosen = names::settle(&texts, |_, text| vec![names::variant(text).to_string()]);
    let own = texts.iter().zip(chosen).zip(values);
    let names = named(own.map(|((texts, chosen), value)| {
        let text = texts.get(chosen).unwrap_or(&value.1);
        (value, names::variant(text))
    }));
    (names, Natural::Some)
}

/// Of integers, in the order of the document, by their titles.
pub(super) fn of_integers(values: &[i64], said: &Said) -> Vec<Variant<Integer>> {
    let told = |value: &i64| said.get(&value.to_string()).cloned().unwrap_or_default();
    let name = |value: &i64| match told(value).title {
        Some(title) if is_name(&title) => names::variant(&title),
        _ => names::integer(*value),
    };
    let names = named(values.iter().map(|value| (value, name(value))));
    let variants = once(values).filter_map(|(_, value)| {
        let name = names.get(value)?.clone();
        let api::Said { title, description } = told(value);
        let title = title.filter(|title| !is_name(title));
        let docs = docs::value(&value.to_string(), title.as_deref(), description.as_deref());
        let wire = match value {
            0.. => Integer::Natural(value.unsigned_abs()),
            _ => Integer::Negative(value.unsigned_abs()),
        };
        Some(Variant { wire, name, docs })
    });
    variants.collect()
}

/// Whether a title names something, rather than telling of it.
fn is_name(title: &str) -> bool {
    (1..=MOST_WORDS).contains(&title.split_whitespace().count())
}

/// Each value where it stands first, with its index.
fn once<T: Ord>(values: &[T]) -> impl Iterator<Item = (usize, &T)> {
    let mut seen = BTreeSet::new();
    let all = values.iter().enumerate();
    all.filter(move |(_, value)| seen.insert(*value))
}

/// The name of each value.
fn named<T: Ord>(values: impl Iterator<Item = (T, Ident)>) -> BTreeMap<T, Ident> {
    let values: BTreeMap<T, Ident> = values.collect();
    let natural: BTreeSet<Ident> = values.values().cloned().collect();
    let mut taken: BTreeSet<Ident> = BTreeSet::new();
    let mut names = BTreeMap::new();
    for (value, name) in values {
        let mut chosen = name.clone();
        let mut number = 2;
        while taken.contains(&chosen) || (chosen != name && natural.contains(&chosen)) {
            chosen = names::numbered(&name, number);
            number += 1;
        }
        taken.insert(chosen.clone());
        names.insert(value, chosen);
    }
    names
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_that_are_alike_are_told_apart() {
        type Row<'r> = (&'r [&'r str], &'r [&'r str]);
        let rows: [Row<'_>; 4] = [
            (&["b", "a", "b"], &["B", "A"]),
            (&["asc", "ASC"], &["AscLower", "AscUpper"]),
            (&["a_b", "ab"], &["AB", "Ab"]),
            // What no text tells apart is numbered, but never by the name of another value.
            (
                &["A", "\u{1}", "\u{2}"],
                &["A", "Underscore", "Underscore2"],
            ),
        ];
        for (values, wanted) in rows {
            assert_eq!(called_by(values), wanted, "{values:?}");
        }
    }

    fn called_by(texts: &[impl AsRef<str>]) -> Vec<String> {
        let values = texts.iter().map(AsRef::as_ref);
        let values: Vec<_> = values
            .map(|text| (text.to_owned(), text.to_owned()))
            .collect();
        let (names, _) = distinct(&values);
        let names = once(&values).map(|(_, value)| names.get(value).unwrap().to_string());
        names.collect()
    }

    #[test]
    fn values_are_called_by_what_they_say() {
        let rows = [
            (json!(0.5), "Value0Point5"),
            (json!(-1.25), "Minus1Point25"),
            (json!(15), "Value15"),
            (json!(1e-9), "Value1eMinus9"),
            (json!(1e30), "Value1e30"),
            (json!(true), "True"),
            (json!("auto"), "Auto"),
            (json!([1, 2]), "One2"),
            (json!({"type": "foo", "value": 1}), "TypeFooValue1"),
            (json!({}), "OpenBraceCloseBrace"),
        ];
        for (value, name) in rows {
            assert_eq!(called_by(&[called(&value)]), [name], "{value}");
        }
    }

    #[test]
    fn many_values_have_many_names() {
        let values: Vec<String> = (0..5000).map(|number| format!("v{number}")).collect();
        let names: BTreeSet<_> = called_by(&values).into_iter().collect();
        assert_eq!(names.len(), values.len());
    }

    #[test]
    fn integers_have_a_sign() {
        let variants = of_integers(&[1, -1, i64::MIN, 1], &Said::new());
        let wires: Vec<_> = variants.iter().map(|variant| variant.wire).collect();
        assert_eq!(
            wires,
            [
                Integer::Natural(1),
                Integer::Negative(1),
                Integer::Negative(1 << 63)
            ]
        );
        let names: BTreeSet<_> = variants.iter().map(|variant| &variant.name).collect();
        assert_eq!(names.len(), 3);
    }
}
