//! The macros that make the setters of generated code of what stands written there: an argument,
//! and what becomes of it.
//!
//! They hold no control flow and call themselves nowhere.

/// Defines the setters of a struct: each takes it, sets one field, and gives it back.
///
/// ```text
/// rt::setters! {
///     impl KeyCreate {
///         /// Sets `tags`.
///         tags(tags: impl IntoIterator<Item = impl Into<String>>) = tags.into_iter().map(Into::into).collect(),
///         /// Sets `comment` to null.
///         comment_null(comment) = rt::Patch::Null,    // takes nothing, and sets `comment`
///     }
/// }
/// ```
macro_rules! setters {
    (
        impl $of:ident {
            $(
                $(#[$said:meta])*
                $name:ident($field:ident $(: $type:ty)?) = $value:expr,
            )*
        }
    ) => {
        impl $of {
            $(
                $(#[$said])*
                pub fn $name(mut self $(, $field: $type)?) -> Self {
                    self.$field = $value;
                    self
                }
            )*
        }
    };
}
pub(crate) use setters;

/// Defines the setters of the requests of an operation: each takes a request, adds the value of one
/// parameter, and gives it back.
///
/// ```text
/// rt::parameters! {
///     impl ListKeys {
///         /// Page number, from 0.
///         page(page: i64) = query_value("page", page),
///     }
/// }
/// ```
macro_rules! parameters {
    (
        impl $of:ident {
            $(
                $(#[$said:meta])*
                $name:ident($argument:ident: $type:ty) = $method:ident($($value:expr),*),
            )*
        }
    ) => {
        impl $crate::rt::Request<$of> {
            $(
                $(#[$said])*
                pub fn $name(self, $argument: $type) -> Self {
                    self.$method($($value),*)
                }
            )*
        }
    };
}
pub(crate) use parameters;

#[cfg(test)]
mod tests {
    #![allow(unreachable_pub, reason = "setters are public, as what they are of is")]

    use crate::rt;

    #[derive(Debug, Default, PartialEq)]
    struct Note {
        text: Option<String>,
        tags: Vec<String>,
        alias: rt::Patch<String>,
    }

    rt::setters! {
        impl Note {
            text(text: impl Into<String>) = Some(text.into()),
            with_tags(tags: impl IntoIterator<Item = impl Into<String>>) = tags.into_iter().map(Into::into).collect(),
            alias_null(alias) = rt::Patch::Null,
        }
    }

    #[test]
    fn a_setter_sets_its_field_alone() {
        let note = Note::default().text("a").with_tags(["b", "c"]);
        assert_eq!(note.text.as_deref(), Some("a"));
        assert_eq!(note.tags, ["b", "c"]);
        assert_eq!(note.alias, rt::Patch::Absent);
        assert_eq!(note.alias_null().alias, rt::Patch::Null);
    }
}
