//! Every type, and how it is written.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::names::Ident;

/// A type of the generated code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// `String`
    Text,
    /// `bool`
    Boolean,
    /// `i64`
    I64,
    /// `i32`
    I32,
    /// `i16`
    I16,
    /// `i8`
    I8,
    /// `u64`
    U64,
    /// `u32`
    U32,
    /// `u16`
    U16,
    /// `u8`
    U8,
    /// `f64`
    F64,
    /// `f32`
    F32,
    /// `chrono::DateTime<chrono::Utc>`
    Instant,
    /// `chrono::NaiveDate`
    Date,
    /// `chrono::NaiveTime`
    Time,
    /// `rt::Uuid`
    Uuid,
    /// `rt::Base64`
    Base64,
    /// `rt::Binary`
    Binary,
    /// `rt::Upload`, of a body in parts.
    Upload,
    /// `rt::Secret`, of an answer: read and never written.
    Secret,
    /// `rt::Password`, which is written too.
    Password,
    /// `rt::Null`
    Null,
    /// `rt::Value`
    Anything,
    /// `serde_json::Map<String, rt::Value>`
    FreeForm,
    /// `Vec<T>`
    List(Box<Self>),
    /// `std::collections::BTreeMap<String, T>`
    Dictionary(Box<Self>),
    /// `Option<T>`
    Optional(Box<Self>),
    /// `rt::Patch<T>`: absent, null or a value.
    Patch(Box<Self>),
    /// `Box<T>`, where a type would else hold itself.
    Boxed(Box<Self>),
    /// A struct, open enum or union of the generated code.
    Named(TypePath),
    /// An alias of the generated code, and what it stands for.
    Alias(TypePath, Box<Self>),
}

/// How a generated type is reached from the file that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypePath {
    /// `X`: in the same file, or imported into it.
    Here(Ident),
    /// `types::X`
    Types(Ident),
}

impl RustType {
    /// The type itself, or that which an alias stands for.
    pub fn target(&self) -> &Self {
        match self {
            Self::Alias(_, target) => target.target(),
            other => other,
        }
    }

    /// The type with what each alias stands for in its place.
    #[must_use]
    pub fn without_aliases(&self) -> Self {
        let inner = |inner: &Self| Box::new(inner.without_aliases());
        match self {
            Self::Alias(_, target) => target.without_aliases(),
            Self::List(element) => Self::List(inner(element)),
            Self::Dictionary(value) => Self::Dictionary(inner(value)),
            Self::Optional(some) => Self::Optional(inner(some)),
            Self::Patch(value) => Self::Patch(inner(value)),
            Self::Boxed(content) => Self::Boxed(inner(content)),
            other => other.clone(),
        }
    }

    /// `Option` of this, but for what holds null itself.
    #[must_use]
    pub fn or_null(self) -> Self {
        match self.target() {
            Self::Anything | Self::Null | Self::Optional(_) => self,
            _ => Self::Optional(Box::new(self)),
        }
    }

    /// What it is a list, map or wrapper of.
    pub fn inner(&self) -> Option<&Self> {
        match self {
            Self::List(inner)
            | Self::Dictionary(inner)
            | Self::Optional(inner)
            | Self::Patch(inner)
            | Self::Boxed(inner) => Some(inner),
            Self::Text
            | Self::Boolean
            | Self::I64
            | Self::I32
            | Self::I16
            | Self::I8
            | Self::U64
            | Self::U32
            | Self::U16
            | Self::U8
            | Self::F64
            | Self::F32
            | Self::Instant
            | Self::Date
            | Self::Time
            | Self::Uuid
            | Self::Base64
            | Self::Binary
            | Self::Upload
            | Self::Secret
            | Self::Password
            | Self::Null
            | Self::Anything
            | Self::FreeForm
            | Self::Named(_)
            | Self::Alias(..) => None,
        }
    }

    /// The same type, named from a file of the operations instead of one of the types.
    #[must_use]
    pub fn from_operations(self) -> Self {
        let boxed = |inner: Box<Self>| Box::new(inner.from_operations());
        match self {
            Self::List(inner) => Self::List(boxed(inner)),
            Self::Dictionary(inner) => Self::Dictionary(boxed(inner)),
            Self::Optional(inner) => Self::Optional(boxed(inner)),
            Self::Patch(inner) => Self::Patch(boxed(inner)),
            Self::Boxed(inner) => Self::Boxed(boxed(inner)),
            Self::Named(TypePath::Here(name)) => Self::Named(TypePath::Types(name)),
            Self::Alias(TypePath::Here(name), target) => {
                Self::Alias(TypePath::Types(name), boxed(target))
            }
            other => other,
        }
    }

    /// Calls `visit` with every generated type that is named in this one; what an alias stands for
    /// is not named.
    pub fn paths<'a>(&'a self, visit: &mut impl FnMut(&'a TypePath)) {
        if let Self::Named(path) | Self::Alias(path, _) = self {
            visit(path);
        }
        if let Some(inner) = self.inner() {
            inner.paths(visit);
        }
    }

    /// Whether the runtime is named in this type.
    pub fn names_runtime(&self) -> bool {
        match self {
            Self::Uuid
            | Self::Base64
            | Self::Binary
            | Self::Upload
            | Self::Secret
            | Self::Password
            | Self::Null
            | Self::Anything
            | Self::FreeForm
            | Self::Patch(_) => true,
            Self::List(inner)
            | Self::Dictionary(inner)
            | Self::Optional(inner)
            | Self::Boxed(inner) => inner.names_runtime(),
            Self::Text
            | Self::Boolean
            | Self::I64
            | Self::I32
            | Self::I16
            | Self::I8
            | Self::U64
            | Self::U32
            | Self::U16
            | Self::U8
            | Self::F64
            | Self::F32
            | Self::Instant
            | Self::Date
            | Self::Time
            | Self::Named(_)
            | Self::Alias(_, _) => false,
        }
    }
}

impl TypePath {
    /// The name without its path.
    pub fn ident(&self) -> &Ident {
        match self {
            Self::Here(ident) | Self::Types(ident) => ident,
        }
    }
}

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Text => quote!(String),
            Self::Boolean => quote!(bool),
            Self::I64 => quote!(i64),
            Self::I32 => quote!(i32),
            Self::I16 => quote!(i16),
            Self::I8 => quote!(i8),
            Self::U64 => quote!(u64),
            Self::U32 => quote!(u32),
            Self::U16 => quote!(u16),
            Self::U8 => quote!(u8),
            Self::F64 => quote!(f64),
            Self::F32 => quote!(f32),
            Self::Instant => quote!(chrono::DateTime<chrono::Utc>),
            Self::Date => quote!(chrono::NaiveDate),
            Self::Time => quote!(chrono::NaiveTime),
            Self::Uuid => quote!(rt::Uuid),
            Self::Base64 => quote!(rt::Base64),
            Self::Binary => quote!(rt::Binary),
            Self::Upload => quote!(rt::Upload),
            Self::Secret => quote!(rt::Secret),
            Self::Password => quote!(rt::Password),
            Self::Null => quote!(rt::Null),
            Self::Anything => quote!(rt::Value),
            Self::FreeForm => quote!(serde_json::Map<String, rt::Value>),
            Self::List(inner) => quote!(Vec<#inner>),
            Self::Dictionary(inner) => quote!(std::collections::BTreeMap<String, #inner>),
            Self::Optional(inner) => quote!(Option<#inner>),
            Self::Patch(inner) => quote!(rt::Patch<#inner>),
            Self::Boxed(inner) => quote!(Box<#inner>),
            Self::Named(path) | Self::Alias(path, _) => quote!(#path),
        });
    }
}

impl ToTokens for TypePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Here(ident) => quote!(#ident),
            Self::Types(ident) => quote!(types::#ident),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_written_once() {
        let optional = RustType::Text.or_null();
        assert_eq!(optional.to_token_stream().to_string(), "Option < String >");
        assert_eq!(optional.clone().or_null(), optional);
        assert_eq!(RustType::Anything.or_null(), RustType::Anything);
    }
}
