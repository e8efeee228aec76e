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
    // What else is said of one that a field holds says that too.
    ([$($said:tt)+] [$($of:tt)*] []) => {
        ""
    };
    ([$($said:tt)+] [$($of:tt)*] [$source:literal]) => {
        concat!("Source: `", $source, "`.")
    };
}
pub(crate) use type_docs;

#[cfg(test)]
mod tests {
    use crate::rt::type_docs;

    #[test]
    fn where_a_type_is_from_is_a_sentence() {
        let source = "Source: `#/Key`.";
        assert_eq!(type_docs!([] [] ["#/Key"]), "The schema `#/Key`.");
        assert_eq!(type_docs!([] [Key "role"] []), "The `role` of [`Key`].");
        assert_eq!(
            type_docs!([] [Key "role"] ["#/Key"]),
            format!("The `role` of [`Key`]. {source}")
        );
        assert_eq!(type_docs!([[doc = "A key."]] [] ["#/Key"]), source);
        assert_eq!(
            type_docs!([[doc = "A role."]] [Key "role"] ["#/Key"]),
            source
        );
        assert_eq!(type_docs!([[doc = "A key."]] [] []), "");
        assert_eq!(type_docs!([] [] []), "A type of which nothing is said.");
    }
}
