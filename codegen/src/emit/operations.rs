//! Operations: the methods of `Client`, the types that name them, and their setters.

use std::iter;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::{answers, bodies, braced, headers, inner, pages, parameters, types};
use crate::model::{Class, Method, Module, Operation, Security, Server};
use crate::names;

/// ```text
/// //! Keys of projects.
///
/// use super::super::types;
/// use crate::rt::{self, Client, Request};
///
/// impl Client {
///     ...
/// }
/// ```
pub(super) fn module(module: &Module) -> TokenStream {
    let docs = inner(&module.docs);
    let imports = module.imports.iter();
    let methods = braced(module.operations.iter().map(method));
    let head = quote! {
        #docs

        #(use super::super::#imports;)*
        use crate::rt::{self, Client, Request};

        impl Client #methods
    };
    let operations = module.operations.iter().map(operation);
    iter::once(head).chain(operations).collect()
}

/// ```text
/// /// List keys.
/// pub fn list_keys(&self, project_id: impl AsRef<str>) -> Request<ListKeys> {
///     Request::new(self).path_value("project_id", project_id.as_ref())
/// }
/// ```
fn method(operation: &Operation) -> TokenStream {
    let Operation {
        docs,
        deprecated,
        lints,
        name,
        marker,
        ..
    } = operation;
    let arguments = operation.arguments.iter().map(parameters::argument);
    let values = operation.arguments.iter().map(parameters::sent);
    let body = operation.body.iter().map(bodies::argument);
    let sent_body = operation.body.iter().map(bodies::sent);
    let others = operation
        .others
        .iter()
        .map(|other| bodies::other(operation, other));
    quote! {
        #docs
        #deprecated
        #(#lints)*
        pub fn #name(&self #(, #arguments)* #(, #body)*) -> Request<#marker> {
            Request::new(self) #(#values)* #(#sent_body)*
        }

        #(#others)*
    }
}

/// All that stands beside the method: the type that names the operation, what it says of it, the
/// setters and the inline types.
fn operation(operation: &Operation) -> TokenStream {
    let data = data(operation);
    let pages = operation
        .pages
        .iter()
        .map(|pages| pages::pages(operation, pages));
    let setters = operation.setters.iter();
    let setters = setters.map(|setters| parameters::setters(&operation.marker, setters));
    let cases = operation.cases.iter().map(answers::cases);
    let headers = operation.headers.iter().map(headers::constants);
    let items = types::items(&operation.items);
    let beside = headers.chain(cases).chain(pages).chain(setters);
    iter::once(data).chain(beside).chain(items).collect()
}

/// ```text
/// rt::operation! {
///     pub enum ListKeys of "list_keys" {
///         id: "listKeys",
///         request: Safe GET "/keys",
///         answer: rt::Json<types::KeyList>,
///         error: types::ApiError,
///     }
/// }
/// ```
fn data(operation: &Operation) -> TokenStream {
    let Operation {
        name,
        marker,
        method,
        path,
        class,
        answer,
        error,
        ..
    } = operation;
    // Within docs a raw identifier is no link.
    let called = names::plain(name);
    let id = operation.own_id().into_iter();
    let accept = operation.accept.iter();
    let envelope = operation.envelope.iter();
    let error = answers::error(error);
    let security = security(&operation.security);
    let servers = servers(&operation.servers);
    quote! {
        rt::operation! {
            pub enum #marker of #called {
                #(id: #id,)*
                request: #class #method #path,
                #(envelope: #envelope,)*
                #(accept: #accept,)*
                #security
                #servers
                answer: #answer,
                #error
            }
        }
    }
}

/// ```text
/// security: rt::Security::AnyOf(&[&[api::TOKEN]]),
/// ```
fn security(security: &Security) -> TokenStream {
    match security {
        Security::Nothing => quote!(),
        Security::Root => quote!(security: api::SECURITY,),
        Security::AnyOf(alternatives) => {
            let alternatives = alternatives
                .iter()
                .map(|schemes| quote!(&[#(api::#schemes),*]));
            quote!(security: rt::Security::AnyOf(&[#(#alternatives),*]),)
        }
    }
}

/// ```text
/// servers: [rt::Server { url: "https://b.example.com", ... }],
/// ```
fn servers(servers: &[Server]) -> TokenStream {
    match servers {
        [] => quote!(),
        servers => quote!(servers: [#(#servers),*],),
    }
}

/// ```text
/// GET
/// ```
impl ToTokens for Method {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let name = format_ident!("{}", self.as_str());
        name.to_tokens(tokens);
    }
}

/// ```text
/// Safe
/// ```
impl ToTokens for Class {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Safe => quote!(Safe),
            Self::Idempotent => quote!(Idempotent),
            Self::Once => quote!(Once),
        });
    }
}
