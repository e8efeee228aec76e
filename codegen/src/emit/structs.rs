//! Structs: fields, what is derived and implemented, `new` and the setters.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{
    Construction, Constructor, Deprecated, Derives, Field, FieldArgument, FieldSetter, Intake,
    Item, Mode, Part, PartContent, Rest, Struct, Writing,
};
use crate::names::{self, Ident};

/// ```text
/// /// The `Key` schema.
/// #[derive(Clone, Debug, Default, PartialEq)]
/// #[non_exhaustive]
/// pub struct Key {
///     /// The `comment` field.
///     pub comment: Option<String>,
///     /// Fields that the description does not name.
///     pub extra: rt::Extra,
/// }
///
/// rt::record! { Key {
///     "comment" => optional comment,
/// } }
/// ```
pub(super) fn definition(item: &Item, of: &Struct) -> TokenStream {
    let Item { name, docs, .. } = item;
    let Struct {
        derives,
        lints,
        rest,
        ..
    } = of;
    let rest_type = rest_type(rest);
    let fields = of.fields.iter().map(field);
    let construction = of
        .construction
        .iter()
        .map(|made| construction(item, of, made));
    let table = table(item, of);
    quote! {
        #docs
        #derives
        #(#lints)*
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            /// Fields that the description does not name.
            pub extra: #rest_type,
        }

        #(#construction)*

        #table
    }
}

/// ```text
/// rt::record! {
///     Key {
///         "comment" => optional comment,
///     }
/// }
///
/// rt::parts! {
///     UploadBody {
///         "file" => file file as "image/png",
///     }
/// }
/// ```
fn table(item: &Item, of: &Struct) -> TokenStream {
    let name = &item.name;
    let rest = rest_entry(&of.rest);
    match &of.writing {
        Writing::Record => {
            let entries = of.fields.iter().map(|field| {
                let Field {
                    wire, name, mode, ..
                } = field;
                quote!(#wire => #mode #name)
            });
            quote!(rt::record! { #name #rest { #(#entries,)* } })
        }
        Writing::Parts(parts) => {
            let entries = parts.iter().map(|part| {
                let Part {
                    wire,
                    name,
                    content,
                    media,
                } = part;
                let media = media.iter();
                quote!(#wire => #content #name #(as #media)*)
            });
            quote!(rt::parts! { #name #rest { #(#entries,)* } })
        }
    }
}

/// ```text
/// rt::Record::blank()
/// ```
impl ToTokens for Writing {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Record => quote!(rt::Record::blank()),
            Self::Parts(_) => quote!(rt::Multipart::blank()),
        });
    }
}

/// ```text
/// file
/// ```
impl ToTokens for PartContent {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Value => quote!(value),
            Self::File => quote!(file),
            Self::Files => quote!(files),
        });
    }
}

/// ```text
/// rt::Extra<i64>
/// ```
fn rest_type(rest: &Rest) -> TokenStream {
    match rest {
        Rest::Unnamed => quote!(rt::Extra),
        Rest::Described(rust_type) => quote!(rt::Extra<#rust_type>),
    }
}

/// ```text
/// : i64
/// ```
fn rest_entry(rest: &Rest) -> TokenStream {
    match rest {
        Rest::Unnamed => TokenStream::new(),
        Rest::Described(rust_type) => quote!(: #rust_type),
    }
}

/// ```text
/// #[derive(Clone, Debug, PartialEq)]
/// ```
impl ToTokens for Derives {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Plain => quote!(#[derive(Clone, Debug, PartialEq)]),
            Self::Default => quote!(#[derive(Clone, Debug, Default, PartialEq)]),
            Self::Parts => quote!(#[derive(Clone, Debug)]),
            Self::DefaultParts => quote!(#[derive(Clone, Debug, Default)]),
        });
    }
}

/// ```text
/// /// The `comment` field.
/// #[deprecated]
/// pub comment: Option<String>
/// ```
fn field(field: &Field) -> TokenStream {
    let Field {
        name,
        docs,
        rust_type,
        deprecated,
        ..
    } = field;
    quote!(#docs #deprecated pub #name: #rust_type)
}

/// ```text
/// optional
/// ```
impl ToTokens for Mode {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Required => quote!(required),
            Self::Optional => quote!(optional),
            Self::List => quote!(list),
            Self::Present => quote!(present),
            Self::Patch => quote!(patch),
            Self::Secret => quote!(secret),
        });
    }
}

/// ```text
/// impl KeyCreate {
///     /// With what is required.
///     pub fn new(comment: impl Into<String>) -> Self { ... }
///
///     /// Sets `tags`. Tags of the key.
///     pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self { ... }
/// }
/// ```
fn construction(item: &Item, of: &Struct, construction: &Construction) -> TokenStream {
    let name = &item.name;
    let constructor = constructor(&construction.constructor, &of.writing);
    let setters = construction.setters.iter().map(setter);
    quote! {
        impl #name {
            #constructor
            #(#setters)*
        }
    }
}

/// ```text
/// /// With what is required.
/// pub fn new(comment: impl Into<String>) -> Self {
///     Self {
///         comment: comment.into(),
///         ..rt::Record::blank()
///     }
/// }
/// ```
fn constructor(constructor: &Constructor, blank: &Writing) -> TokenStream {
    match constructor {
        Constructor::Blank => quote! {
            /// With nothing set.
            pub fn new() -> Self {
                #blank
            }
        },
        Constructor::Required(required, lints) => {
            let arguments = required.iter().map(argument);
            let values = required.iter().map(initial);
            quote! {
                /// With what is required.
                #(#lints)*
                pub fn new(#(#arguments),*) -> Self {
                    Self { #(#values,)* ..#blank }
                }
            }
        }
    }
}

/// ```text
/// comment: comment.into()
/// ```
fn initial(argument: &FieldArgument) -> TokenStream {
    let FieldArgument { name, intake } = argument;
    match intake {
        Intake::Value(_) => quote!(#name),
        other => {
            let value = taken(other, name);
            quote!(#name: #value)
        }
    }
}

/// ```text
/// /// Sets `tags`. Tags of the key.
/// pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
///     self.tags = tags.into_iter().map(Into::into).collect();
///     self
/// }
/// ```
fn setter(setter: &FieldSetter) -> TokenStream {
    let FieldSetter {
        name,
        docs,
        argument,
        null,
        deprecated,
    } = setter;
    let field = &argument.name;
    let value = taken(&argument.intake, field);
    let argument = self::argument(argument);
    let null = null
        .iter()
        .map(|name| null_setter(name, field, *deprecated));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #argument) -> Self {
            self.#field = #value;
            self
        }

        #(#null)*
    }
}

/// ```text
/// /// Sets `comment` to null.
/// pub fn comment_null(mut self) -> Self {
///     self.comment = rt::Patch::Null;
///     self
/// }
/// ```
fn null_setter(name: &Ident, field: &Ident, deprecated: Option<Deprecated>) -> TokenStream {
    let docs = format!(" Sets `{}` to null.", names::plain(field));
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #name(mut self) -> Self {
            self.#field = rt::Patch::Null;
            self
        }
    }
}

/// ```text
/// tags: impl IntoIterator<Item = impl Into<String>>
/// ```
fn argument(argument: &FieldArgument) -> TokenStream {
    let FieldArgument { name, intake } = argument;
    let taken_as = taken_as(intake);
    quote!(#name: #taken_as)
}

fn taken_as(intake: &Intake) -> TokenStream {
    match intake {
        Intake::Text => quote!(impl Into<String>),
        Intake::Password => quote!(impl Into<rt::Password>),
        Intake::Upload => quote!(impl Into<rt::Upload>),
        Intake::Texts => quote!(impl IntoIterator<Item = impl Into<String>>),
        Intake::List(element) => quote!(impl IntoIterator<Item = #element>),
        Intake::Value(rust_type) | Intake::Boxed(rust_type) => quote!(#rust_type),
        Intake::Some(inner) | Intake::Patch(inner) => taken_as(inner),
    }
}

/// ```text
/// tags.into_iter().map(Into::into).collect()
/// ```
fn taken(intake: &Intake, name: &Ident) -> TokenStream {
    match intake {
        Intake::Text | Intake::Password | Intake::Upload => quote!(#name.into()),
        Intake::Texts => quote!(#name.into_iter().map(Into::into).collect()),
        Intake::List(_) => quote!(#name.into_iter().collect()),
        Intake::Value(_) => quote!(#name),
        Intake::Boxed(_) => quote!(Box::new(#name)),
        Intake::Some(inner) => {
            let inner = taken(inner, name);
            quote!(Some(#inner))
        }
        Intake::Patch(inner) => {
            let inner = taken(inner, name);
            quote!(rt::Patch::Value(#inner))
        }
    }
}
