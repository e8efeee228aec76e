//! Structs: fields, what is derived and implemented, `new` and the setters.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{
    Construction, Constructor, Deprecated, Derives, Field, FieldArgument, FieldSetter, Intake,
    Item, Mode, Rest, Struct,
};
use crate::names;

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
    let (rest_type, rest_entry) = (rest_type(rest), rest_entry(rest));
    let fields = of.fields.iter().map(field);
    let construction = of.construction.iter().map(|made| construction(name, made));
    let entries = of.fields.iter().map(|field| {
        let Field {
            wire, name, mode, ..
        } = field;
        quote!(#wire => #mode #name)
    });
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

        rt::record! { #name #rest_entry { #(#entries,)* } }
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
///     /// Sets `tags`.
///     pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self { ... }
/// }
/// ```
fn construction(name: &Ident, construction: &Construction) -> TokenStream {
    let constructor = &construction.constructor;
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
impl ToTokens for Constructor {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Blank => quote! {
                /// With nothing set.
                pub fn new() -> Self {
                    rt::Record::blank()
                }
            },
            Self::Required(required, lints) => {
                let arguments = required.iter().map(argument);
                let values = required.iter().map(initial);
                quote! {
                    /// With what is required.
                    #(#lints)*
                    pub fn new(#(#arguments),*) -> Self {
                        Self { #(#values,)* ..rt::Record::blank() }
                    }
                }
            }
        });
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
/// /// Sets `tags`.
/// pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
///     self.tags = tags.into_iter().map(Into::into).collect();
///     self
/// }
/// ```
fn setter(setter: &FieldSetter) -> TokenStream {
    let FieldSetter {
        name,
        argument,
        null,
        deprecated,
    } = setter;
    let field = &argument.name;
    let docs = format!(" Sets `{}`.", names::plain(field));
    let value = taken(&argument.intake, field);
    let argument = self::argument(argument);
    let null = null
        .iter()
        .map(|name| null_setter(name, field, *deprecated));
    quote! {
        #[doc = #docs]
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
        Intake::Text | Intake::Password => quote!(#name.into()),
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
