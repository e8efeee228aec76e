//! How a caller makes a generated struct: `new` of what is required and a setter for each field
//! else, of what its fields say. Structs that only answers hold have neither, and are not looked
//! at.
//!
//! The macros hold no control flow. What a field is taken as is a word or a type; that alone
//! decides the argument ([`taken!`](taken)) and the value ([`value!`](value)).

/// Defines `new` and the setters of a struct, all of whose fields stand here as they do in
/// `record!` or `parts!`: of them, `new(..)` is an argument of `new`, and `set(..)` a setter of the
/// field's name. Both say what is taken: `text`, `texts`, `password`, `upload`, `[T]` for any
/// number of `T`, `T` itself, or `boxed T`.
///
/// ```text
/// pub id: String = required "id" new(text),
/// pub tags: Vec<String> = list "tags" set(texts),
/// pub owner: Option<Owner> = optional "owner" set(Owner),
/// pub iter: Option<i64> = optional "iter" set(iter_field: i64),      // the setter is `iter_field`
/// pub alias: Patch<String> = patch "alias" set(text) null(alias_null), // the other one sets null
/// ```
///
/// A setter says and is deprecated as its field. `$blank` is the trait that has a struct without
/// any value; `Default` stands behind one of which `new` takes nothing.
macro_rules! construction {
    (
        $blank:ident $name:ident $($default:ident)? {
            $(
                $(#[$($said:tt)+])*
                pub $field:ident: $type:ty = $mode:ident $wire:literal
                    $(as $media:literal)? $(with $header:literal)* $(by($style:expr))?
                    $(new($($given:tt)+))? $(set($($taken:tt)+))? $(null($null:ident))?,
            )*
            $(extra of $rest:ty,)?
        }
    ) => {
        impl $name {
            #[doc = $crate::rt::new_docs!($($default)?)]
            #[allow(
                clippy::fn_params_excessive_bools,
                clippy::many_single_char_names,
                clippy::similar_names,
                clippy::too_many_arguments,
                reason = "the service names and requires them so"
            )]
            pub fn new($($($field: $crate::rt::taken!($($given)+),)?)*) -> Self {
                Self {
                    $($($field: $crate::rt::value!($field, $($given)+),)?)*
                    ..$crate::rt::$blank::blank()
                }
            }

            $($crate::rt::setter! {
                [$($($taken)+)?] [$($null)?] $field $([$($said)+])*
            })*
        }
    };
}
pub(crate) use construction;

/// What is said of `new`.
macro_rules! new_docs {
    (Default) => {
        "With nothing set."
    };
    () => {
        "With what is required."
    };
}
pub(crate) use new_docs;

/// The setter of a field, if it has one, and the one that sets null. Without one of its own, its
/// name is the field's.
macro_rules! setter {
    ([] [] $field:ident $($said:tt)*) => {};
    ([$name:ident: $($taken:tt)+] [] $field:ident $([$($said:tt)+])*) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[doc = ""]
        $(#[$($said)+])*
        pub fn $name(mut self, $field: $crate::rt::taken!($($taken)+)) -> Self {
            self.$field = ::core::convert::From::from($crate::rt::value!($field, $($taken)+));
            self
        }
    };
    ([$name:ident: $($taken:tt)+] [$null:ident] $field:ident $([$($said:tt)+])*) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[doc = ""]
        $(#[$($said)+])*
        pub fn $name(mut self, $field: $crate::rt::taken!($($taken)+)) -> Self {
            self.$field = $crate::rt::Patch::Value($crate::rt::value!($field, $($taken)+));
            self
        }

        #[doc = concat!("Sets `", stringify!($field), "` to null.")]
        #[doc = ""]
        $(#[$($said)+])*
        pub fn $null(mut self) -> Self {
            self.$field = $crate::rt::Patch::Null;
            self
        }
    };
    ([$($taken:tt)+] $null:tt $field:ident $($said:tt)*) => {
        $crate::rt::setter! { [$field: $($taken)+] $null $field $($said)* }
    };
}
pub(crate) use setter;

/// The type of an argument.
macro_rules! taken {
    (text) => { impl ::core::convert::Into<::std::string::String> };
    (texts) => {
        impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<::std::string::String>>
    };
    (password) => { impl ::core::convert::Into<$crate::rt::Password> };
    (upload) => { impl ::core::convert::Into<$crate::rt::Upload> };
    ([$element:ty]) => { impl ::core::iter::IntoIterator<Item = $element> };
    (boxed $inner:ty) => { $inner };
    ($value:ty) => { $value };
}
pub(crate) use taken;

/// What becomes of an argument.
macro_rules! value {
    ($name:ident, text) => {
        ::core::convert::Into::<::std::string::String>::into($name)
    };
    ($name:ident, texts) => {
        $crate::rt::texts($name)
    };
    ($name:ident, password) => {
        ::core::convert::Into::<$crate::rt::Password>::into($name)
    };
    ($name:ident, upload) => {
        ::core::convert::Into::<$crate::rt::Upload>::into($name)
    };
    ($name:ident, [$element:ty]) => {
        $crate::rt::list($name)
    };
    ($name:ident, boxed $inner:ty) => {
        ::std::boxed::Box::new($name)
    };
    ($name:ident, $value:ty) => {
        $name
    };
}
pub(crate) use value;

#[cfg(test)]
mod tests {
    #![allow(unreachable_pub, reason = "setters are public, as what they are of is")]

    use crate::rt;

    rt::record! {
        /// A change of a note.
        pub struct Note: new + Default {
            /// What it says.
            pub text: Option<String> = optional "text" set(text),
            pub tags: Vec<String> = list "tags" set(with_tags: texts),
            pub sizes: Vec<i64> = list "sizes" set([i64]),
            pub alias: rt::Patch<String> = patch "alias" set(text) null(alias_null),
            pub before: Option<Box<Note>> = optional "before" set(boxed Note),
            pub gone: Option<rt::Null> = present "gone" set(rt::Null),
        }
    }

    rt::record! {
        struct Key: new {
            pub id: String = required "id" new(text),
            pub scopes: Vec<String> = required "scopes" new(texts),
            pub sizes: Vec<i64> = required "sizes" new([i64]),
            pub note: Box<Note> = required "note" new(boxed Note),
            pub secret: rt::Password = required "secret" new(password),
            pub limit: Option<i64> = required "limit" new(Option<i64>),
            pub kind: rt::Null = required "kind",
            pub comment: Option<String> = optional "comment" set(text),
        }
    }

    rt::parts! {
        struct Recording: new {
            pub file: rt::Upload = file "file" as "a/b" new(upload),
            pub cover: Option<rt::Upload> = file "cover" set(upload),
            pub tags: Vec<String> = value "tags" by(rt::Style::FORM) set(texts),
        }
    }

    #[test]
    fn a_setter_sets_its_field_alone() {
        let note = Note::new().text("a").with_tags(["b", "c"]).sizes([1]);
        assert_eq!(note.text.as_deref(), Some("a"));
        assert_eq!(
            (note.tags.as_slice(), note.sizes.as_slice()),
            (["b", "c"].map(String::from).as_slice(), [1].as_slice())
        );
        assert_eq!(
            (&note.alias, &note.before, note.gone),
            (&rt::Patch::Absent, &None, None)
        );
        assert_eq!(note.clone().alias_null().alias, rt::Patch::Null);
        let note = Note::default()
            .alias("d")
            .before(note.clone())
            .gone(rt::Null);
        assert_eq!(note.alias, rt::Patch::Value("d".to_owned()));
        assert_eq!(note.before.and_then(|note| note.text).as_deref(), Some("a"));
        assert_eq!(note.gone, Some(rt::Null));
    }

    #[test]
    fn new_takes_what_is_required() {
        let key = Key::new("a", ["b"], [1, 2], Note::new(), "c", None);
        let made = Key {
            comment: Some("d".to_owned()),
            ..key.clone()
        };
        assert_eq!(key.comment("d"), made);
        let Key {
            id,
            scopes,
            sizes,
            note,
            limit,
            ..
        } = made;
        assert_eq!((id.as_str(), sizes, limit), ("a", vec![1, 2], None));
        assert_eq!((scopes, *note), (vec!["b".to_owned()], Note::default()));
    }

    #[test]
    fn a_body_in_parts_is_made_alike() {
        let recording = Recording::new(b"a".to_vec())
            .cover(b"b".to_vec())
            .tags(["c"]);
        assert_eq!((recording.cover.is_some(), recording.tags.len()), (true, 1));
    }
}
