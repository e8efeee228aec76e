//! The files that are no tag and no component.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{Carrier, Crate, Module, Names, Scheme, Security, Server, ServerVariable};

/// ```text
/// pub mod api;
/// pub mod meta;
/// pub mod operations;
/// pub mod types;
/// ```
pub(super) fn root(krate: &Crate) -> TokenStream {
    let lints = &krate.lints;
    quote! {
        pub mod api;
        pub mod meta;
        #(#lints)*
        pub mod operations;
        #(#lints)*
        pub mod types;
    }
}

/// ```text
/// //! Which description this is generated from.
///
/// /// `info.title` of the description.
/// pub const TITLE: &str = "Keys";
/// ```
pub(super) fn meta(krate: &Crate, sha256: &str) -> TokenStream {
    let Crate { title, version, .. } = krate;
    quote! {
        //! Which description this is generated from.

        /// `info.title` of the description.
        pub const TITLE: &str = #title;

        /// `info.version` of the description.
        pub const VERSION: &str = #version;

        /// SHA-256 of the effective description: the file with its overlays applied, as compact
        /// JSON with sorted keys.
        pub const DESCRIPTION_SHA256: &str = #sha256;
    }
}

/// ```text
/// //! Where the service is and how it is told who calls.
///
/// use crate::rt;
///
/// /// The servers of the description; the first is the default.
/// pub const SERVERS: &[rt::Server] = &[rt::Server { url: "https://api.example.com", ... }];
/// ```
pub(super) fn api(krate: &Crate) -> TokenStream {
    let servers = &krate.servers;
    let schemes = krate.schemes.iter().map(scheme);
    let security = security(&krate.security);
    quote! {
        //! Where the service is and how it is told who calls.

        use crate::rt;

        /// The servers of the description; the first is the default.
        pub const SERVERS: &[rt::Server] = &[#(#servers),*];

        #(#schemes)*
        #security
    }
}

/// ```text
/// /// What an operation takes unless it says otherwise.
/// pub const SECURITY: rt::Security = rt::Security::AnyOf(&[&[TOKEN]]);
/// ```
fn security(security: &Security) -> TokenStream {
    match security {
        Security::Nothing | Security::Root => quote!(),
        Security::AnyOf(alternatives) => {
            let alternatives = alternatives.iter().map(|schemes| quote!(&[#(#schemes),*]));
            quote! {
                /// What an operation takes unless it says otherwise.
                pub const SECURITY: rt::Security = rt::Security::AnyOf(&[#(#alternatives),*]);
            }
        }
    }
}

/// ```text
/// rt::Server {
///     url: "https://{region}.example.com",
///     description: "By region.",
///     variables: &[...],
/// }
/// ```
impl ToTokens for Server {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { url, variables, .. } = self;
        let description = self.description.as_deref().unwrap_or_default();
        tokens.extend(quote! {
            rt::Server { url: #url, description: #description, variables: &[#(#variables),*] }
        });
    }
}

/// ```text
/// rt::ServerVariable { name: "region", default: "eu", values: &["eu", "us"] }
/// ```
impl ToTokens for ServerVariable {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            name,
            default,
            values,
        } = self;
        tokens.extend(quote! {
            rt::ServerVariable { name: #name, default: #default, values: &[#(#values),*] }
        });
    }
}

/// ```text
/// rt::Carrier::Header { name: "Authorization", prefix: "Token " }
/// ```
impl ToTokens for Carrier {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Header { name, prefix } => {
                quote!(rt::Carrier::Header { name: #name, prefix: #prefix })
            }
            Self::Query(name) => quote!(rt::Carrier::Query { name: #name }),
            Self::Cookie(name) => quote!(rt::Carrier::Cookie { name: #name }),
            Self::Basic => quote!(rt::Carrier::Basic),
            Self::Tls => quote!(rt::Carrier::Tls),
        });
    }
}

/// ```text
/// /// API key.
/// pub const TOKEN: rt::SecurityScheme = rt::SecurityScheme {
///     key: "token",
///     carrier: rt::Carrier::Header { name: "Authorization", prefix: "Token " },
/// };
/// ```
fn scheme(scheme: &Scheme) -> TokenStream {
    let Scheme {
        name,
        docs,
        key,
        carrier,
    } = scheme;
    quote! {
        #docs
        pub const #name: rt::SecurityScheme = rt::SecurityScheme {
            key: #key,
            carrier: #carrier,
        };
    }
}

/// ```text
/// //! The operations, one module a tag.
///
/// pub mod keys;
///
/// use crate::rt;
///
/// /// Every operation, by module and then by path and method.
/// pub const ALL: &[rt::OperationData] = &[
///     <keys::ListKeys as rt::Operation>::DATA,
/// ];
/// ```
pub(super) fn operations_root(krate: &Crate) -> TokenStream {
    let modules = krate.modules.iter().map(|module| &module.name);
    let data = krate.modules.iter().flat_map(|module| {
        let Module {
            name, operations, ..
        } = module;
        operations.iter().map(move |operation| {
            let marker = &operation.marker;
            quote!(<#name::#marker as rt::Operation>::DATA)
        })
    });
    quote! {
        //! The operations, one module a tag.

        #(pub mod #modules;)*

        use crate::rt;

        /// Every operation, by module and then by path and method.
        pub const ALL: &[rt::OperationData] = &[#(#data),*];
    }
}

/// ```text
/// //! The types of the description, one file a schema.
///
/// use crate::rt;
///
/// rt::modules! {
///     key,
/// }
/// ```
pub(super) fn types_root(krate: &Crate) -> TokenStream {
    let files = krate.types.iter().map(|file| &file.name);
    quote! {
        //! The types of the description, one file a schema.

        use crate::rt;

        rt::modules! { #(#files,)* }
    }
}

/// ```text
/// {Key, KeyOwner}
/// ```
impl ToTokens for Names {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::One(name) => name.to_tokens(tokens),
            Self::Several(names) => tokens.extend(quote!({#(#names),*})),
        }
    }
}
