//! A generated struct, and what it needs to be sent in parts: each field says as which part it is.

/// Defines a struct of these fields, each with what it is sent as, of which media type, with which
/// headers and in which style where that does not follow from its value, and of `extra`, an
/// `rt::Extra` for all others.
///
/// Implements [`Multipart`](super::Multipart), `Clone` and `Debug` for it: a file is no value to
/// compare. `Default`, `new`, the setters and what stands behind the name are as with
/// [`record!`](super::record).
///
/// ```text
/// rt::parts! {
///     /// What is sent.
///     pub struct UploadBody {
///         pub file: Option<Upload> = file "file" as "audio/mpeg",  // or `Upload`
///         pub pages: Vec<Upload> = files "pages" with "X-Scope: all",
///         pub title: String = value "title",                       // whatever has a form in JSON
///         pub tags: Vec<String> = value "tags" by(Style::FORM),    // as in a query, not encoded
///         extra of i64,                                            // `extra` is an `rt::Extra<i64>`
///     }
/// }
/// ```
macro_rules! parts {
    (
        $(#[$docs:meta])*
        $visibility:vis struct $name:ident: new $(+ $default:ident)?
            $(of $owner:ident $place:literal)? $(from $source:literal)?
        { $($fields:tt)* }
    ) => {
        $crate::rt::parts! {
            $(#[$docs])*
            $visibility struct $name $(: $default)? $(of $owner $place)? $(from $source)? {
                $($fields)*
            }
        }

        $crate::rt::construction! { Multipart $name $($default)? { $($fields)* } }
    };

    (
        $(#[$docs:meta])*
        $visibility:vis struct $name:ident $(: $default:ident)?
            $(of $owner:ident $place:literal)? $(from $source:literal)?
        {
            $(
                $(#[$($said:tt)+])*
                pub $field:ident: $type:ty = $content:ident $wire:literal
                    $(as $media:literal)? $(with $header:literal)* $(by($style:expr))?
                    $(new($($given:tt)+))? $(set($($taken:tt)+))? $(null($null:ident))?,
            )*
            $(extra of $rest:ty,)?
        }
    ) => {
        $(#[$docs])*
        #[doc = ""]
        #[doc = $crate::rt::type_docs!([$([$docs])*] [$($owner $place)?] [$($source)?])]
        #[derive(Clone, Debug $(, $default)?)]
        #[non_exhaustive]
        $visibility struct $name {
            $(
                #[doc = $crate::rt::field_docs!($wire $([$($said)+])*)]
                $(#[$($said)+])*
                pub $field: $type,
            )*
            /// Fields that the description does not name.
            pub extra: $crate::rt::Extra<$crate::rt::parts!(@rest $($rest)?)>,
        }

        impl $crate::rt::Multipart for $name {
            fn blank() -> Self {
                Self {
                    $($field: $crate::rt::Blank::blank(),)*
                    extra: $crate::rt::Blank::blank(),
                }
            }

            fn write(
                self,
                parts: &mut $crate::rt::PartWriter,
            ) -> ::core::result::Result<(), $crate::rt::NoForm> {
                $($crate::rt::parts!(
                    @$content parts, $wire, self.$field, ($($media)?) [$($header),*], ($($style)?)
                );)*
                parts.rest(&[$($wire),*], self.extra)
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
        $crate::rt::parts! {
            $(#[$docs])*
            $visibility struct $name $(: $made $(+ $default)?)?
                $(of $owner $place)? $(from $source)?
            { $($fields)* }
        }
    )+};

    (@rest) => { $crate::rt::Value };
    (@rest $rest:ty) => { $rest };
    (@value $parts:ident, $wire:literal, $value:expr, $media:tt $headers:tt, ($style:expr)) => {
        $parts.styled($wire, $crate::rt::parts!(@head $media $headers), $style, $value)?
    };
    (@value $parts:ident, $wire:literal, $value:expr, $media:tt $headers:tt, ()) => {
        $parts.value($wire, $crate::rt::parts!(@head $media $headers), $value)?
    };
    (@file $parts:ident, $wire:literal, $value:expr, $media:tt $headers:tt, ()) => {
        $parts.file(
            $wire,
            $crate::rt::parts!(@head $media $headers),
            ::core::convert::Into::into($value),
        )
    };
    (@files $parts:ident, $wire:literal, $value:expr, $media:tt $headers:tt, ()) => {
        $parts.files($wire, $crate::rt::parts!(@head $media $headers), $value)
    };
    (@head ($($media:literal)?) [$($header:literal),*]) => {
        $crate::rt::PartHead {
            media: $crate::rt::parts!(@media $($media)?),
            headers: &[$($header),*],
        }
    };
    (@media) => { ::core::option::Option::None };
    (@media $media:literal) => { ::core::option::Option::Some($media) };
}
pub(crate) use parts;
