//! An identifier as the model holds it: a text that is cheap to copy and to compare, and that
//! threads may share; one of `proc_macro2` is neither, and is made of it where tokens are.

use std::fmt;
use std::sync::Arc;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// What a raw identifier begins with.
const RAW: &str = "r#";

/// A Rust identifier, with `r#` where it is a raw one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(Arc<str>);

impl Ident {
    /// `name` is a valid identifier and no keyword.
    pub(super) fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// `name` is a keyword that can be a raw identifier.
    pub(super) fn new_raw(name: &str) -> Self {
        Self([RAW, name].concat().into())
    }

    /// As it is written, with `r#`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without `r#`.
    pub fn plain(&self) -> &str {
        self.0.strip_prefix(RAW).unwrap_or(&self.0)
    }

    fn token(&self) -> proc_macro2::Ident {
        match self.0.strip_prefix(RAW) {
            Some(name) => proc_macro2::Ident::new_raw(name, Span::call_site()),
            None => proc_macro2::Ident::new(&self.0, Span::call_site()),
        }
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.token().to_tokens(tokens);
    }
}
