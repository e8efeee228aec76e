//! Values of an enum to its variants: one for each value, and no name twice.
//!
//! Values whose names are alike, such as `asc` and `ASC`, are numbered in their own order. Which
//! other values the enum has bears on no name, nor does the order of the document.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use crate::model::{Integer, IntegerVariant, Variant};
use crate::names;

/// Of texts, in the order of the document.
pub(super) fn of_texts(values: &[String]) -> Vec<Variant> {
    let names = named(values.iter().map(|wire| (wire, names::variant(wire))));
    let variants = once(values).filter_map(|wire| {
        let name = names.get(wire)?.clone();
        let wire = wire.clone();
        Some(Variant { wire, name })
    });
    variants.collect()
}

/// Of integers, in the order of the document.
pub(super) fn of_integers(values: &[i64]) -> Vec<IntegerVariant> {
    let names = named(values.iter().map(|value| (value, names::integer(*value))));
    let variants = once(values).filter_map(|value| {
        let name = names.get(value)?.clone();
        let wire = match value {
            0.. => Integer::Natural(value.unsigned_abs()),
            _ => Integer::Negative(value.unsigned_abs()),
        };
        Some(IntegerVariant { wire, name })
    });
    variants.collect()
}

/// Each value where it stands first.
fn once<T: Ord>(values: &[T]) -> impl Iterator<Item = &T> {
    let mut seen = BTreeSet::new();
    values.iter().filter(move |value| seen.insert(*value))
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
    use super::*;

    fn texts(values: &[&str]) -> Vec<(String, String)> {
        let values: Vec<_> = values.iter().map(|value| (*value).to_owned()).collect();
        let variants = of_texts(&values).into_iter();
        variants
            .map(|variant| (variant.wire, variant.name.to_string()))
            .collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = pairs
            .iter()
            .map(|(wire, name)| ((*wire).to_owned(), (*name).to_owned()));
        owned.collect()
    }

    #[test]
    fn names_that_are_alike_are_numbered() {
        type Row<'r> = (&'r [&'r str], &'r [(&'r str, &'r str)]);
        let rows: [Row<'_>; 4] = [
            (&["b", "a", "b"], &[("b", "B"), ("a", "A")]),
            (&["asc", "ASC"], &[("asc", "Asc2"), ("ASC", "Asc")]),
            (
                &["a_b", "a2", "a-b"],
                &[("a_b", "AB2"), ("a2", "A2"), ("a-b", "AB")],
            ),
            // A number is never the name of another value.
            (&["A", "a", "a2"], &[("A", "A"), ("a", "A3"), ("a2", "A2")]),
        ];
        for (values, wanted) in rows {
            assert_eq!(texts(values), pairs(wanted), "{values:?}");
        }
    }

    #[test]
    fn many_values_have_many_names() {
        let values: Vec<String> = (0..5000).map(|number| format!("v{number}")).collect();
        let names: BTreeSet<_> = of_texts(&values).into_iter().map(|of| of.name).collect();
        assert_eq!(names.len(), values.len());
    }

    #[test]
    fn integers_have_a_sign() {
        let variants = of_integers(&[1, -1, i64::MIN, 1]);
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
