//! How structs are made: `new` with what is required, and the setters.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{
    Construction, Constructor, Deprecated, FieldArgument, FieldSetter, Intake, Item, Struct,
    Writing,
};
use crate::names::{self, Ident};

/// ```text
/// impl KeyCreate {
///     /// With what is required.
///     pub fn new(comment: impl Into<String>) -> Self { ... }
/// }
///
/// rt::setters! {
///     impl KeyCreate {
///         ...
///     }
/// }
/// ```
pub(super) fn construction(item: &Item, of: &Struct, construction: &Construction) -> TokenStream {
    let name = &item.name;
    let constructor = constructor(&construction.constructor, &of.writing);
    let setters = construction.setters.iter().map(|setters| {
        let setters = setters.0.iter().map(setter);
        quote!(rt::setters! { impl #name { #(#setters)* } })
    });
    quote! {
        impl #name {
            #constructor
        }

        #(#setters)*
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
/// tags(tags: impl IntoIterator<Item = impl Into<String>>) = tags.into_iter().map(Into::into).collect(),
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
        .map(|name| null_setter(name, field, deprecated.as_ref()));
    quote! {
        #docs
        #deprecated
        #name(#argument) = #value,
        #(#null)*
    }
}

/// ```text
/// /// Sets `comment` to null.
/// comment_null(comment) = rt::Patch::Null,
/// ```
fn null_setter(name: &Ident, field: &Ident, deprecated: Option<&Deprecated>) -> TokenStream {
    let docs = format!(" Sets `{}` to null.", names::plain(field));
    quote! {
        #[doc = #docs]
        #deprecated
        #name(#field) = rt::Patch::Null,
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
