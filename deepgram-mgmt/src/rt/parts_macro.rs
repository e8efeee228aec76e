//! What a generated struct needs to be sent in parts: a table from the names of parts to fields
//! becomes the code that writes them.

/// Implements [`Multipart`](super::Multipart) for a struct with a field `extra`: what each field is sent as, and of
/// which media type where that does not follow from its value.
///
/// ```text
/// rt::parts! {
///     UploadBody {
///         "file" => file file as "audio/mpeg",   // `Upload`, or `Option` of it
///         "pages" => files pages,                // `Vec<Upload>`
///         "title" => value title,                // whatever has a form in JSON
///     }
/// }
/// ```
macro_rules! parts {
    ($name:ident $(: $rest:ty)? {
        $($wire:literal => $content:ident $field:ident $(as $media:literal)?,)*
    }) => {
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
                $($crate::rt::parts!(@$content parts, $wire, self.$field, ($($media)?));)*
                parts.rest(&[$($wire),*], self.extra)
            }
        }
    };
    (@value $parts:ident, $wire:literal, $value:expr, $media:tt) => {
        $parts.value($wire, $crate::rt::parts!(@media $media), $value)?
    };
    (@file $parts:ident, $wire:literal, $value:expr, $media:tt) => {
        $parts.file(
            $wire,
            $crate::rt::parts!(@media $media),
            ::core::convert::Into::into($value),
        )
    };
    (@files $parts:ident, $wire:literal, $value:expr, $media:tt) => {
        $parts.files($wire, $crate::rt::parts!(@media $media), $value)
    };
    (@media ()) => { ::core::option::Option::None };
    (@media ($media:literal)) => { ::core::option::Option::Some($media) };
}
pub(crate) use parts;
