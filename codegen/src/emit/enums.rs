//! Open enums: of texts, of integers and of other values.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{Integer, Item, Variant};

/// Of texts, of integers and of other values, each by its macro.
///
/// ```text
/// rt::open_enum! {
///     /// The `Role` schema.
///     pub enum Role {
///         Admin = "admin",
///     }
/// }
/// ```
///
/// ```text
/// rt::open_integer! {
///     /// The `Level` schema.
///     pub enum Level {
///         Value1 = 1,
///     }
/// }
/// ```
///
/// ```text
/// rt::open_value! {
///     /// The `Rate` schema.
///     pub enum Rate {
///         Value0Point5 = "0.5",
///     }
/// }
/// ```
pub(super) fn definition<W: ToTokens>(
    item: &Item,
    runtime: &TokenStream,
    variants: &[Variant<W>],
) -> TokenStream {
    let Item { name, docs, .. } = item;
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let wires: Vec<_> = variants.iter().map(|variant| &variant.wire).collect();
    let texts = variants.iter().map(|variant| &variant.docs);
    quote! {
        #runtime! {
            #docs
            pub enum #name { #(#texts #names = #wires,)* }
        }
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
