//! Every type: what a schema's kind and format become, and how a type is written.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use crate::api::Kind;

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
    /// `f64`
    F64,
    /// `f32`
    F32,
    /// `chrono::DateTime<chrono::Utc>`
    Instant,
    /// `chrono::NaiveDate`
    Date,
    /// `rt::Secret`
    Secret,
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

/// What a scalar kind becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// A type.
    Type(RustType),
    /// Nothing yet: the generator does not support the format.
    Unsupported(String),
    /// The kind is no scalar.
    No,
}

/// What a kind without members or references becomes.
pub fn scalar(kind: &Kind) -> Scalar {
    let (kind, format) = match kind {
        Kind::Boolean => return Scalar::Type(RustType::Boolean),
        Kind::Any => return Scalar::Type(RustType::Anything),
        Kind::Map(None) => return Scalar::Type(RustType::FreeForm),
        Kind::String(format) => ("string", format.as_deref()),
        Kind::Integer(format) => ("integer", format.as_deref()),
        Kind::Number(format) => ("number", format.as_deref()),
        Kind::Ref(_)
        | Kind::Inherited(..)
        | Kind::AllOf(_)
        | Kind::Enum(_)
        | Kind::Array(_)
        | Kind::Object(_)
        | Kind::Map(Some(_))
        | Kind::Union(_) => return Scalar::No,
    };
    match (kind, format) {
        ("string", Some("date-time")) => Scalar::Type(RustType::Instant),
        ("string", Some("date")) => Scalar::Type(RustType::Date),
        ("string", Some("password")) => Scalar::Type(RustType::Secret),
        ("string", Some(format @ ("binary" | "byte" | "time" | "uuid"))) => {
            Scalar::Unsupported(format.to_owned())
        }
        ("integer", Some("int32")) => Scalar::Type(RustType::I32),
        ("integer", Some(format)) if format.starts_with("uint") => {
            Scalar::Unsupported(format.to_owned())
        }
        ("integer", _) => Scalar::Type(RustType::I64),
        ("number", Some("float")) => Scalar::Type(RustType::F32),
        ("number", _) => Scalar::Type(RustType::F64),
        (_, _) => Scalar::Type(RustType::Text),
    }
}

impl RustType {
    /// The type itself, or that which an alias stands for.
    pub fn target(&self) -> &Self {
        match self {
            Self::Alias(_, target) => target.target(),
            other => other,
        }
    }

    /// `Option` of this, but for what holds null itself.
    #[must_use]
    pub fn or_null(self) -> Self {
        match self.target() {
            Self::Anything | Self::Optional(_) => self,
            _ => Self::Optional(Box::new(self)),
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
        match self {
            Self::Named(path) | Self::Alias(path, _) => visit(path),
            Self::List(inner)
            | Self::Dictionary(inner)
            | Self::Optional(inner)
            | Self::Boxed(inner) => inner.paths(visit),
            Self::Text
            | Self::Boolean
            | Self::I64
            | Self::I32
            | Self::F64
            | Self::F32
            | Self::Instant
            | Self::Date
            | Self::Secret
            | Self::Anything
            | Self::FreeForm => {}
        }
    }

    /// Whether the runtime is named in this type.
    pub fn names_runtime(&self) -> bool {
        match self {
            Self::Secret | Self::Anything | Self::FreeForm => true,
            Self::List(inner)
            | Self::Dictionary(inner)
            | Self::Optional(inner)
            | Self::Boxed(inner) => inner.names_runtime(),
            Self::Text
            | Self::Boolean
            | Self::I64
            | Self::I32
            | Self::F64
            | Self::F32
            | Self::Instant
            | Self::Date
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
            Self::F64 => quote!(f64),
            Self::F32 => quote!(f32),
            Self::Instant => quote!(chrono::DateTime<chrono::Utc>),
            Self::Date => quote!(chrono::NaiveDate),
            Self::Secret => quote!(rt::Secret),
            Self::Anything => quote!(rt::Value),
            Self::FreeForm => quote!(serde_json::Map<String, rt::Value>),
            Self::List(inner) => quote!(Vec<#inner>),
            Self::Dictionary(inner) => quote!(std::collections::BTreeMap<String, #inner>),
            Self::Optional(inner) => quote!(Option<#inner>),
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

    fn written(scalar: Scalar) -> String {
        match scalar {
            Scalar::Type(rust_type) => rust_type.to_token_stream().to_string().replace(' ', ""),
            Scalar::Unsupported(format) => format!("unsupported {format}"),
            Scalar::No => "no scalar".to_owned(),
        }
    }

    #[test]
    fn every_kind_and_format_has_its_type() {
        let instant = "chrono::DateTime<chrono::Utc>";
        let string = |format: &str| Kind::String(Some(format.to_owned()));
        let integer = |format: &str| Kind::Integer(Some(format.to_owned()));
        let number = |format: &str| Kind::Number(Some(format.to_owned()));
        let table = [
            (Kind::Boolean, "bool"),
            (Kind::Any, "rt::Value"),
            (Kind::Map(None), "serde_json::Map<String,rt::Value>"),
            (Kind::String(None), "String"),
            (string("email"), "String"),
            (string("uri"), "String"),
            (string("hostname"), "String"),
            (string("anything"), "String"),
            (string("date-time"), instant),
            (string("date"), "chrono::NaiveDate"),
            (string("password"), "rt::Secret"),
            (string("uuid"), "unsupported uuid"),
            (string("byte"), "unsupported byte"),
            (string("binary"), "unsupported binary"),
            (string("time"), "unsupported time"),
            (Kind::Integer(None), "i64"),
            (integer("int64"), "i64"),
            (integer("int32"), "i32"),
            (integer("unix-time"), "i64"),
            (integer("uint32"), "unsupported uint32"),
            (Kind::Number(None), "f64"),
            (number("double"), "f64"),
            (number("float"), "f32"),
            (number("decimal"), "f64"),
            (Kind::Enum(Vec::new()), "no scalar"),
            (Kind::Ref(String::new()), "no scalar"),
        ];
        for (kind, wanted) in table {
            assert_eq!(written(scalar(&kind)), wanted, "{kind:?}");
        }
    }

    #[test]
    fn null_is_written_once() {
        let optional = RustType::Text.or_null();
        assert_eq!(optional.to_token_stream().to_string(), "Option < String >");
        assert_eq!(optional.clone().or_null(), optional);
        assert_eq!(RustType::Anything.or_null(), RustType::Anything);
    }
}
