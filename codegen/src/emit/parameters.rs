//! Parameters: as arguments of a method, as setters of a request, and how they are sent.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use crate::model::{
    Encoding, Location, Members, Parameter, ParameterIntake, Reserved, Sending, Setter, Setters,
    Style,
};
use crate::names::Ident;

/// ```text
/// rt::parameters! {
///     impl ListKeys {
///         ...
///     }
/// }
/// ```
pub(super) fn setters(marker: &Ident, setters: &Setters) -> TokenStream {
    let methods = setters.0.iter().map(setter);
    quote!(rt::parameters! { impl #marker { #(#methods)* } })
}

/// ```text
/// /// Page number, from 0.
/// page(page: i64) = query_value("page", page),
/// ```
fn setter(setter: &Setter) -> TokenStream {
    let Setter {
        docs,
        deprecated,
        parameter,
    } = setter;
    let name = &parameter.name;
    let argument = argument(parameter);
    let sent = call(parameter);
    quote! {
        #docs
        #deprecated
        #name(#argument) = #sent,
    }
}

/// ```text
/// project_id: impl AsRef<str>
/// ```
pub(super) fn argument(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    match &parameter.intake {
        ParameterIntake::Text => quote!(#name: impl AsRef<str>),
        ParameterIntake::Value(rust_type) => quote!(#name: #rust_type),
        ParameterIntake::Texts => quote!(#name: impl IntoIterator<Item = impl Into<String>>),
        ParameterIntake::List(element) => quote!(#name: impl IntoIterator<Item = #element>),
    }
}

/// ```text
/// .path_value("project_id", project_id.as_ref())
/// ```
pub(super) fn sent(parameter: &Parameter) -> TokenStream {
    let call = call(parameter);
    quote!(.#call)
}

fn call(parameter: &Parameter) -> TokenStream {
    let Parameter { wire, sending, .. } = parameter;
    let location = location(parameter.location);
    match sending {
        Sending::Plain => {
            let method = format_ident!("{location}_value");
            let value = value(parameter);
            quote!(#method(#wire, #value))
        }
        Sending::Repeated => {
            let values = values(parameter);
            quote!(query_values(#wire, #values))
        }
        Sending::Styled(encoding) => {
            let method = format_ident!("{location}_styled");
            let value = styled(parameter);
            quote!(#method(#wire, #encoding, #value))
        }
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// ```text
/// project_id.as_ref()
/// ```
fn value(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    match &parameter.intake {
        ParameterIntake::Text => quote!(#name.as_ref()),
        ParameterIntake::Value(_) | ParameterIntake::Texts | ParameterIntake::List(_) => {
            quote!(#name)
        }
    }
}

/// ```text
/// tags.into_iter().map(Into::into)
/// ```
fn values(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    match &parameter.intake {
        ParameterIntake::Texts => quote!(#name.into_iter().map(Into::into)),
        ParameterIntake::Text | ParameterIntake::Value(_) | ParameterIntake::List(_) => {
            quote!(#name)
        }
    }
}

/// ```text
/// rt::texts(tags)
/// ```
fn styled(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    match &parameter.intake {
        ParameterIntake::Text => quote!(#name.as_ref()),
        ParameterIntake::Value(_) => quote!(#name),
        ParameterIntake::Texts => quote!(rt::texts(#name)),
        ParameterIntake::List(_) => quote!(rt::list(#name)),
    }
}

/// ```text
/// rt::Style::FORM.exploded()
/// ```
impl ToTokens for Encoding {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let style = match self.style {
            Style::Simple => quote!(SIMPLE),
            Style::Label => quote!(LABEL),
            Style::Matrix => quote!(MATRIX),
            Style::Form => quote!(FORM),
            Style::SpaceDelimited => quote!(SPACE_DELIMITED),
            Style::PipeDelimited => quote!(PIPE_DELIMITED),
            Style::DeepObject => quote!(DEEP_OBJECT),
            Style::Json => quote!(JSON),
        };
        let members = match self.members {
            Members::Together => quote!(),
            Members::Apart => quote!(.exploded()),
        };
        let reserved = match self.reserved {
            Reserved::Encoded => quote!(),
            Reserved::Kept => quote!(.reserved()),
        };
        tokens.extend(quote!(rt::Style::#style #members #reserved));
    }
}
