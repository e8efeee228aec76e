//! What the docs of a generated type say of where the description has it.

/// The docs of a type, by whether anything else is said of it, whose field it is (`of Key "role"`),
/// and where its schema stands (`from "#/components/schemas/Role"`).
macro_rules! type_docs {
    ([] [] []) => {
        "A type of which nothing is said."
    };
    ([] [] [$source:literal]) => {
        concat!("The schema `", $source, "`.")
    };
    ([] [$owner:ident $wire:literal] []) => {
        concat!("The `", $wire, "` of [`", stringify!($owner), "`].")
    };
    ([] [$owner:ident $wire:literal] [$source:literal]) => {
        concat!(
            "The `",
            $wire,
            "` of [`",
            stringify!($owner),
            "`]. Source: `",
            $source,
            "`."
        )
    };
    ([$($said:tt)+] [] []) => {
        ""
    };
    ([$($said:tt)+] [] [$source:literal]) => {
        concat!("Source: `", $source, "`.")
    };
}
pub(crate) use type_docs;
