//! Structs: fields, and what is derived and implemented.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::braced;
use super::construction::made;
use crate::model::{Field, Item, Mode, Part, PartContent, Reading, Rest, Struct, Writing};

/// ```text
/// /// A key.
/// pub struct Key: new + Default from "#/components/schemas/Key" {
///     /// What it is for.
///     pub comment: Option<String> = optional "comment" set(text),
/// }
/// ```
pub(super) fn definition(item: &Item, of: &Struct) -> TokenStream {
    let Item {
        name, docs, source, ..
    } = item;
    let Struct {
        derives,
        rest,
        writing,
        maker,
        ..
    } = of;
    let made = made(*maker, *derives);
    let fields = of.fields.iter();
    let fields: Vec<_> = match writing {
        Writing::Record => fields.map(field).collect(),
        Writing::Parts(parts) => fields.zip(parts).map(part).collect(),
    };
    let entries = braced(fields.into_iter().chain([rest.to_token_stream()]));
    quote!(#docs pub struct #name #made #source #entries)
}

/// ```text
/// /// The `comment` field.
/// #[deprecated]
/// pub comment: Option<String> = optional "comment" set(text),
/// ```
fn field(field: &Field) -> TokenStream {
    let Field {
        wire,
        name,
        docs,
        rust_type,
        mode,
        reading,
        giving,
        deprecated,
    } = field;
    let mode = read_as(*mode, *reading);
    quote!(#docs #deprecated pub #name: #rust_type = #mode #wire #giving,)
}

/// ```text
/// /// The `file` field.
/// pub file: rt::Upload = file "file" as "image/png" with "X-Scope: all" new(upload),
/// ```
fn part((field, part): (&Field, &Part)) -> TokenStream {
    let Field {
        wire,
        name,
        docs,
        rust_type,
        giving,
        deprecated,
        ..
    } = field;
    let Part {
        content,
        media,
        headers,
    } = part;
    let media = media.iter();
    let (content, style) = match content {
        PartContent::Value => (quote!(value), None),
        PartContent::Styled(style) => (quote!(value), Some(style)),
        PartContent::File => (quote!(file), None),
        PartContent::Files => (quote!(files), None),
    };
    let style = style.into_iter();
    quote! {
        #docs
        #deprecated
        pub #name: #rust_type =
            #content #wire #(as #media)* #(with #headers)* #(by(#style))* #giving,
    }
}

/// ```text
/// extra of i64,
/// ```
impl ToTokens for Rest {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Unnamed => TokenStream::new(),
            Self::Described(rust_type) => quote!(extra of #rust_type,),
        });
    }
}

/// ```text
/// optional
/// ```
fn read_as(mode: Mode, reading: Reading) -> TokenStream {
    match (mode, reading) {
        (Mode::Required, Reading::Plain) => quote!(required),
        (Mode::Required, Reading::Times) => quote!(required_time),
        (Mode::Optional, Reading::Plain) => quote!(optional),
        (Mode::Optional, Reading::Times) => quote!(optional_time),
        (Mode::List, Reading::Plain) => quote!(list),
        (Mode::List, Reading::Times) => quote!(list_time),
        (Mode::Present, Reading::Plain | Reading::Times) => quote!(present),
        (Mode::Patch, Reading::Plain | Reading::Times) => quote!(patch),
        (Mode::Secret, Reading::Plain | Reading::Times) => quote!(secret),
    }
}
