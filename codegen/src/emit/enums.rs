//! Open enums: of texts and of integers.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{Integer, IntegerVariant, Item, Variant};

/// ```text
/// /// The `Role` schema.
/// #[derive(Clone, Debug, PartialEq, Eq, Hash)]
/// #[non_exhaustive]
/// pub enum Role {
///     /// `admin`
///     Admin,
///     /// A value that the description does not name.
///     Unknown(String),
/// }
///
/// rt::open_enum! { Role {
///     "admin" => Admin,
/// } }
/// ```
pub(super) fn of_texts(item: &Item, variants: &[Variant]) -> TokenStream {
    let Item { name, docs, .. } = item;
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let wires: Vec<_> = variants.iter().map(|variant| &variant.wire).collect();
    let texts = variants.iter().map(|variant| &variant.docs);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#texts #names,)*
            /// A value that the description does not name.
            Unknown(String),
        }

        rt::open_enum! { #name { #(#wires => #names,)* } }
    }
}

/// ```text
/// /// The `Level` schema.
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
/// #[non_exhaustive]
/// pub enum Level {
///     /// `1`
///     Value1,
///     /// A value that the description does not name.
///     Unknown(i64),
/// }
///
/// rt::open_integer! { Level {
///     1 => Value1,
/// } }
/// ```
pub(super) fn of_integers(item: &Item, variants: &[IntegerVariant]) -> TokenStream {
    let Item { name, docs, .. } = item;
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let wires: Vec<_> = variants.iter().map(|variant| &variant.wire).collect();
    let texts = variants.iter().map(|variant| &variant.docs);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#texts #names,)*
            /// A value that the description does not name.
            Unknown(i64),
        }

        rt::open_integer! { #name { #(#wires => #names,)* } }
    }
}

/// ```text
/// -1_000
/// ```
impl ToTokens for Integer {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Natural(magnitude) => grouped(*magnitude).to_token_stream(),
            Self::Negative(magnitude) => {
                let magnitude = grouped(*magnitude);
                quote!(-#magnitude)
            }
        });
    }
}

/// With an underscore before every three digits but the first, as clippy reads large numbers.
fn grouped(magnitude: u64) -> Literal {
    let digits = magnitude.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 5 {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse()
        .unwrap_or_else(|_| Literal::u64_unsuffixed(magnitude))
}
