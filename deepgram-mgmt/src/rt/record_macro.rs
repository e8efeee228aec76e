//! A generated struct, and what it needs to be a [`Record`](super::Record): each field says by
//! which name it is on the wire and how it is read and written.
//!
//! Only what depends on the types of the fields is written out for each struct; the rest is in
//! [`record`](super::record).

/// Defines a struct of these fields and of `extra`, an `rt::Extra` for all others. A field of which
/// nothing is said is documented by its name on the wire.
///
/// Implements [`Record`](super::Record), [`Blank`](super::Blank), [`BodyValue`](super::BodyValue),
/// `Clone`, `Debug`, `PartialEq`, `Serialize` and `Deserialize` for it; `Default` where that stands
/// behind its name, `pub struct Key: Default`; and where `new` does, `pub struct Key: new`, that
/// and the setters of which its fields say what they take, see
/// [`construction!`](super::construction).
///
/// Behind the name may stand where the description has it, which its docs then say: the field of
/// another type that holds it, `of Key "role"`, and its schema, `from "#/components/schemas/Role"`.
/// Several may stand in one call.
///
/// ```text
/// rt::record! {
///     /// A key.
///     pub struct Key from "#/components/schemas/Key" {
///         pub api_key_id: String = required "api_key_id",    // always written; absent is an error
///         pub comment: Option<String> = optional "comment",  // written when there is one
///         pub scopes: Vec<String> = list "scopes",           // written when not empty
///         pub key: Option<Secret> = secret "key",            // read and never written
///         pub boost: Option<Null> = present "boost",         // null where it is there
///         pub alias: Patch<String> = patch "alias",          // absent, null or a value
///         pub opens: NaiveTime = required_time "opens",      // and `optional_time`, `list_time`
///         extra of i64,                                      // `extra` is an `rt::Extra<i64>`
///     }
/// }
/// ```
macro_rules! record {
    (
        $(#[$docs:meta])*
        $visibility:vis struct $name:ident: new $(+ $default:ident)?
            $(of $owner:ident $place:literal)? $(from $source:literal)?
        { $($fields:tt)* }
    ) => {
        $crate::rt::record! {
            $(#[$docs])*
            $visibility struct $name $(: $default)? $(of $owner $place)? $(from $source)? {
                $($fields)*
            }
        }

        $crate::rt::construction! { Record $name $($default)? { $($fields)* } }
    };

    (
        $(#[$docs:meta])*
        $visibility:vis struct $name:ident $(: $default:ident)?
            $(of $owner:ident $place:literal)? $(from $source:literal)?
        {
            $(
                $(#[$($said:tt)+])*
                pub $field:ident: $type:ty = $mode:ident $wire:literal
                    $(new($($given:tt)+))? $(set($($taken:tt)+))? $(null($null:ident))?,
            )*
            $(extra of $rest:ty,)?
        }
    ) => {
        $(#[$docs])*
        #[doc = ""]
        #[doc = $crate::rt::type_docs!([$([$docs])*] [$($owner $place)?] [$($source)?])]
        #[derive(Clone, Debug, PartialEq $(, $default)?)]
        #[non_exhaustive]
        $visibility struct $name {
            $(
                #[doc = $crate::rt::field_docs!($wire $([$($said)+])*)]
                $(#[$($said)+])*
                pub $field: $type,
            )*
            /// Fields that the description does not name.
            pub extra: $crate::rt::Extra<$crate::rt::record!(@rest $($rest)?)>,
        }

        const _: () = {
            #[allow(
                dead_code,
                non_camel_case_types,
                unreachable_pub,
                reason = "the names are those of the fields, the last one counts them, and the \
                          trait is as public as its record"
            )]
            pub enum Index { $($field,)* End }

            #[allow(bindings_with_variant_name, reason = "a field may be named like an argument")]
            impl $crate::rt::Record for $name {
                const NAME: &'static str = stringify!($name);
                const FIELDS: &'static [$crate::rt::Field] = &[
                    $($crate::rt::Field {
                        wire: $wire,
                        presence: $crate::rt::field::$mode::PRESENCE,
                    },)*
                ];
                const REST: $crate::rt::Rest = $crate::rt::record!(@said $($rest)?);
                type Rest = $crate::rt::record!(@rest $($rest)?);
                type Index = Index;
                type Seen = [bool; Index::End as usize];
                const UNSEEN: Self::Seen = [false; Index::End as usize];

                fn blank() -> Self {
                    Self {
                        $($field: $crate::rt::Blank::blank(),)*
                        extra: $crate::rt::Blank::blank(),
                    }
                }

                // Then it goes from here straight into `fill`.
                #[inline]
                fn index(wire: &str) -> ::core::option::Option<Index> {
                    match wire {
                        $($wire => ::core::option::Option::Some(Index::$field),)*
                        _ => ::core::option::Option::None,
                    }
                }

                #[inline]
                fn number(index: Index) -> usize {
                    index as usize
                }

                #[allow(unused_variables, reason = "a record may have no fields")]
                #[inline]
                fn fill<'de, A: ::serde::de::MapAccess<'de>>(
                    &mut self,
                    index: &Index,
                    map: &mut A,
                ) -> ::core::result::Result<(), A::Error> {
                    match *index {
                        $(Index::$field => $crate::rt::field::$mode::read(map, &mut self.$field),)*
                        Index::End => Ok(()),
                    }
                }

                #[allow(unused_variables, unused_mut, reason = "a record may have no fields")]
                fn write<M: ::serde::ser::SerializeMap>(
                    &self,
                    map: &mut M,
                ) -> ::core::result::Result<(), M::Error> {
                    let mut written = Ok(());
                    $($crate::rt::field::$mode::write(&mut written, map, $wire, &self.$field);)*
                    written
                }

                fn extra(&self) -> &$crate::rt::Extra<Self::Rest> {
                    &self.extra
                }

                fn extra_mut(&mut self) -> &mut $crate::rt::Extra<Self::Rest> {
                    &mut self.extra
                }
            }
        };

        impl $crate::rt::Blank for $name {
            fn blank() -> Self {
                <Self as $crate::rt::Record>::blank()
            }
        }

        // Few types are sent, and fewer stand in a union: inline, they are compiled where they are
        // used.
        impl $crate::rt::BodyValue for $name {
            #[allow(unused_mut, reason = "a record may have no fields")]
            #[inline]
            fn prepare(&mut self) -> ::core::result::Result<(), $crate::rt::NoForm> {
                let mut prepared = $crate::rt::BodyValue::prepare(&mut self.extra);
                $($crate::rt::field::$mode::prepare(&mut prepared, $wire, &mut self.$field);)*
                prepared
            }

            #[inline]
            fn named(&self) -> usize {
                let fields = [
                    $($crate::rt::field::$mode::named(&self.$field),)*
                    $crate::rt::BodyValue::named(&self.extra),
                ];
                fields.iter().sum()
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::rt::serialize_record(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::rt::deserialize_record(deserializer)
            }
        }
    };

    // Several, one by one.
    ($(
        $(#[$docs:meta])*
        $visibility:vis struct $name:ident $(: $made:ident $(+ $default:ident)?)?
            $(of $owner:ident $place:literal)? $(from $source:literal)?
        { $($fields:tt)* }
    )+) => {$(
        $crate::rt::record! {
            $(#[$docs])*
            $visibility struct $name $(: $made $(+ $default)?)?
                $(of $owner $place)? $(from $source)?
            { $($fields)* }
        }
    )+};

    (@said) => { $crate::rt::Rest::Unnamed };
    (@said $rest:ty) => { $crate::rt::Rest::Described };

    (@rest) => { $crate::rt::Value };
    (@rest $rest:ty) => { $rest };
}
pub(crate) use record;

/// What is said of a field of which nothing else is.
macro_rules! field_docs {
    ($wire:literal) => {
        concat!("The `", $wire, "` field.")
    };
    ($wire:literal $($said:tt)+) => {
        ""
    };
}
pub(crate) use field_docs;
