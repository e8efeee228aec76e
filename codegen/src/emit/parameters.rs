//! Parameters: as arguments of a method, as setters of a request, and how they are sent.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Parameter, ParameterValue, Setter, Setters};

/// ```text
/// impl Request<ListKeys> {
///     ...
/// }
/// ```
pub(super) fn setters(marker: &Ident, setters: &Setters) -> TokenStream {
    let methods = setters.0.iter().map(setter);
    quote!(impl Request<#marker> { #(#methods)* })
}

/// ```text
/// /// Page number, from 0.
/// pub fn page(self, page: i64) -> Self {
///     self.query_value("page", page)
/// }
/// ```
fn setter(setter: &Setter) -> TokenStream {
    let Setter {
        docs,
        deprecated,
        parameter,
    } = setter;
    let name = &parameter.name;
    let argument = argument(parameter);
    let sent = sent(parameter);
    quote! {
        #docs
        #deprecated
        pub fn #name(self, #argument) -> Self {
            self #sent
        }
    }
}

/// ```text
/// project_id: impl AsRef<str>
/// ```
pub(super) fn argument(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    match &parameter.value {
        ParameterValue::PathText | ParameterValue::QueryText => quote!(#name: impl AsRef<str>),
        ParameterValue::Path(rust_type) | ParameterValue::Query(rust_type) => {
            quote!(#name: #rust_type)
        }
        ParameterValue::QueryTexts => {
            quote!(#name: impl IntoIterator<Item = impl Into<String>>)
        }
        ParameterValue::QueryList(element) => quote!(#name: impl IntoIterator<Item = #element>),
    }
}

/// ```text
/// .path_value("project_id", project_id.as_ref())
/// ```
pub(super) fn sent(parameter: &Parameter) -> TokenStream {
    let Parameter { name, wire, .. } = parameter;
    match &parameter.value {
        ParameterValue::PathText => quote!(.path_value(#wire, #name.as_ref())),
        ParameterValue::Path(_) => quote!(.path_value(#wire, #name)),
        ParameterValue::QueryText => quote!(.query_value(#wire, #name.as_ref())),
        ParameterValue::Query(_) => quote!(.query_value(#wire, #name)),
        ParameterValue::QueryTexts => {
            quote!(.query_values(#wire, #name.into_iter().map(Into::into)))
        }
        ParameterValue::QueryList(_) => quote!(.query_values(#wire, #name)),
    }
}
