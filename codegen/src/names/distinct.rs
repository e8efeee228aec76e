//! Names of one scope that would be the same, told apart.
//!
//! Each thing has texts that it can be called by, from the shortest to the longest. Those that
//! would share a name all take their next text, until none share one or nothing longer is left. So
//! a name hangs on its own text and on those that would share it, never on any other thing in the
//! scope, and never on which came first.

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::SEPARATORS;
use super::{Ident, plain};

/// For each thing, which of its texts it is called by; `names` are those that a thing takes in the
/// scope by a text, of which no two things may share one.
pub fn settle<T: AsRef<str>>(
    texts: &[Vec<T>],
    names: impl Fn(usize, &str) -> Vec<String>,
) -> Vec<usize> {
    let mut chosen = vec![0; texts.len()];
    loop {
        let taken: Vec<Vec<String>> = texts
            .iter()
            .zip(&chosen)
            .enumerate()
            .map(|(index, (texts, chosen))| {
                let text = texts.get(*chosen);
                text.map_or_else(Vec::new, |text| names(index, text.as_ref()))
            })
            .collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in taken.iter().flatten() {
            *counts.entry(name).or_default() += 1;
        }
        let mut changed = false;
        for ((texts, chosen), taken) in texts.iter().zip(&mut chosen).zip(&taken) {
            let shared = taken
                .iter()
                .any(|name| counts.get(name.as_str()).is_some_and(|count| *count > 1));
            if shared && *chosen + 1 < texts.len() {
                *chosen += 1;
                changed = true;
            }
        }
        if !changed {
            return chosen;
        }
    }
}

/// Whether no two of these are the same, as nearly always none are.
pub fn are_distinct<'i>(names: impl IntoIterator<Item = &'i Ident>) -> bool {
    let mut met = BTreeSet::new();
    names.into_iter().all(|name| met.insert(name))
}

/// What a text on the wire can be called by. One that is its own Rust name keeps that; any other is
/// told apart by its case, and then by its symbols too.
pub fn texts(wire: &str, name: impl Fn(&str) -> Ident) -> Vec<String> {
    let mut texts = vec![wire.to_owned()];
    if plain(&name(wire)) != wire {
        let cased = |text: &str| match case(wire) {
            Some(case) => format!("{text} {case}"),
            None => text.to_owned(),
        };
        texts.push(cased(wire));
        texts.push(cased(&symbols_spelled(wire)));
    }
    texts
}

/// How the letters of a text are written, if it has any.
fn case(text: &str) -> Option<&'static str> {
    let mut letters = text.chars().filter(|symbol| symbol.is_alphabetic());
    let (mut has_upper, mut has_lower) = (false, false);
    let begins_upper = letters.clone().next().is_some_and(char::is_uppercase);
    letters.by_ref().for_each(|letter| {
        has_upper |= letter.is_uppercase();
        has_lower |= letter.is_lowercase();
    });
    match (has_upper, has_lower, begins_upper) {
        (true, false, _) => Some("upper"),
        (false, true, _) => Some("lower"),
        (true, true, true) => Some("capital"),
        (true, true, false) => Some("camel"),
        (false, false, _) => None,
    }
}

/// Symbols that only separate words, written out.
pub fn symbols_spelled(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for symbol in text.chars() {
        match SEPARATORS.iter().find(|(known, _)| *known == symbol) {
            Some((_, word)) => spelled.extend([" ", word, " "]),
            None => spelled.push(symbol),
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{field, variant};

    fn settled(wires: &[&str], name: fn(&str) -> Ident) -> Vec<String> {
        let texts: Vec<_> = wires.iter().map(|wire| super::texts(wire, name)).collect();
        let chosen = settle(&texts, |_, text| vec![name(text).to_string()]);
        let names = texts.iter().zip(chosen);
        names
            .map(|(texts, chosen)| name(texts.get(chosen).unwrap()).to_string())
            .collect()
    }

    #[test]
    fn names_that_would_be_one_are_told_apart() {
        let fields: [(&[&str], &[&str]); 5] = [
            (&["id", "name"], &["id", "name"]),
            (&["id", "ID", "Id"], &["id", "id_upper", "id_capital"]),
            (
                &["createdAt", "created_at"],
                &["created_at_camel", "created_at"],
            ),
            (
                &["a-b", "a.b", "A B"],
                &["a_minus_b_lower", "a_dot_b_lower", "a_b_upper"],
            ),
            (&["x", "x"], &["x", "x"]),
        ];
        for (wires, expected) in fields {
            assert_eq!(settled(wires, field), expected);
        }
        let variants: [(&[&str], &[&str]); 3] = [
            (&["a", "A"], &["ALower", "A"]),
            (&["asc", "ASC", "other"], &["AscLower", "AscUpper", "Other"]),
            (&["", "empty"], &["Empty", "EmptyLower"]),
        ];
        for (wires, expected) in variants {
            assert_eq!(settled(wires, variant), expected);
        }
    }

    #[test]
    fn what_stands_elsewhere_in_the_scope_makes_no_difference() {
        let alone = settled(&["userId", "user-id"], field);
        let among = settled(&["z", "userId", "a", "user-id", "ID"], field);
        assert_eq!(alone, ["user_id_camel", "user_id_lower"]);
        assert_eq!(among.get(1), alone.first());
        assert_eq!(among.get(3), alone.last());
    }
}
