//! Lints that a description can make generated code break, and that no other code would keep: each
//! is set aside on the one item that breaks it.

/// A lint that is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lint {
    /// More arguments than 7.
    TooManyArguments,
    /// More arguments of `bool` than 3.
    BooleanArguments,
    /// More arguments of one letter than 4.
    SingleLetters,
    /// Arguments whose names differ in a letter.
    SimilarNames,
    /// What reads and writes deprecated fields.
    DeprecatedFields,
}
