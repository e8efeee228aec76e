//! Which lints an item breaks because the description is as it is: counted as clippy counts, by its
//! defaults.

use crate::model::{BodyIntake, Item, ItemKind, Lint, Parameter, ParameterIntake};
use crate::names::{self, Ident};
use crate::rust_type::RustType;

const ARGUMENTS: usize = 7;
const BOOLEANS: usize = 3;
const SINGLE_LETTERS: usize = 4;

/// Of all types together.
pub(super) fn of_items<'i>(items: impl IntoIterator<Item = &'i Item>) -> Vec<Lint> {
    let has_deprecated = |item: &Item| match &item.kind {
        ItemKind::Struct(of) => of.fields.iter().any(|field| field.deprecated.is_some()),
        ItemKind::OpenEnum(_)
        | ItemKind::OpenInteger(_)
        | ItemKind::OpenValue(_)
        | ItemKind::Union(_)
        | ItemKind::Alias(_) => false,
    };
    let is_broken = items.into_iter().any(has_deprecated);
    is_broken
        .then_some(Lint::DeprecatedFields)
        .into_iter()
        .collect()
}

/// Of a method of the client.
pub(super) fn of_method(arguments: &[Parameter], body: Option<&BodyIntake>) -> Vec<Lint> {
    let mut signature = Signature {
        names: vec!["self".to_owned()],
        ..Signature::default()
    };
    for argument in arguments {
        let rust_type = match &argument.intake {
            ParameterIntake::Value(rust_type) => Some(rust_type),
            ParameterIntake::Text | ParameterIntake::Texts | ParameterIntake::List(_) => None,
        };
        signature.take(&argument.name, rust_type);
    }
    if let Some(intake) = body {
        signature.names.push("body".to_owned());
        signature.booleans += usize::from(*intake == BodyIntake::Json(RustType::Boolean));
    }
    signature.lints()
}

/// What is counted of a function.
#[derive(Debug, Default)]
struct Signature {
    names: Vec<String>,
    booleans: usize,
}

impl Signature {
    fn take(&mut self, name: &Ident, rust_type: Option<&RustType>) {
        self.names.push(names::plain(name));
        self.booleans += usize::from(rust_type == Some(&RustType::Boolean));
    }

    fn lints(&self) -> Vec<Lint> {
        let letters = self.names.iter().filter(|name| name.chars().count() == 1);
        let broken = [
            (self.names.len() > ARGUMENTS, Lint::TooManyArguments),
            (self.booleans > BOOLEANS, Lint::BooleanArguments),
            (letters.count() > SINGLE_LETTERS, Lint::SingleLetters),
            (self.has_similar_names(), Lint::SimilarNames),
        ];
        let broken = broken.into_iter().filter(|(is_broken, _)| *is_broken);
        broken.map(|(_, lint)| lint).collect()
    }

    /// Clippy excepts some more of these, differently in each of its versions.
    fn has_similar_names(&self) -> bool {
        let alike = |text: &str| text.replace(|symbol: char| symbol.is_ascii_digit(), "0");
        let long = self.names.iter().filter(|name| name.chars().count() > 2);
        let names: Vec<_> = long.map(|name| alike(name)).collect();
        let mut rest = names.as_slice();
        while let [name, others @ ..] = rest {
            if others.iter().any(|other| are_similar(name, other)) {
                return true;
            }
            rest = others;
        }
        false
    }
}

/// Whether two names differ in one place, and not by a letter more at an end.
fn are_similar(one: &str, other: &str) -> bool {
    let continues = |long: &str, short: &str| long.starts_with(short) || long.ends_with(short);
    strsim::levenshtein(one, other) == 1 && !continues(one, other) && !continues(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(names: &[&str], booleans: usize) -> Vec<Lint> {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Signature { names, booleans }.lints()
    }

    #[test]
    fn signatures_are_counted_as_clippy_counts_them() {
        let eight = ["aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh"];
        assert_eq!(broken(&eight, 3), [Lint::TooManyArguments]);
        assert_eq!(broken(eight.get(1..).unwrap(), 3), []);
        assert_eq!(broken(&["aa"], 4), [Lint::BooleanArguments]);
        let letters = ["a", "b", "c", "d", "e"];
        assert_eq!(broken(&letters, 0), [Lint::SingleLetters]);
        assert_eq!(broken(letters.get(1..).unwrap(), 0), []);
    }

    #[test]
    fn names_that_differ_in_a_letter_are_similar() {
        assert_eq!(broken(&["abcd_x", "abce_x"], 0), [Lint::SimilarNames]);
        assert_eq!(broken(&["name1_id", "nane2_id"], 0), [Lint::SimilarNames]);
        assert_eq!(broken(&["parameter1", "parameter2"], 0), []);
        assert_eq!(broken(&["project_id", "key_id"], 0), []);
        assert_eq!(broken(&["label", "labels"], 0), []);
        assert_eq!(broken(&["orange", "ornange"], 0), [Lint::SimilarNames]);
    }
}
