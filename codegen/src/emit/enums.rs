//! Open enums: of texts, of integers and of other values.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{Integer, Item, Variant};

/// Of texts, of integers and of other values, each of which a macro of its own defines.
///
/// ```text
/// pub enum Role from "#/components/schemas/Role" {
///     Admin = "admin",
/// }
/// ```
///
/// ```text
/// pub enum Level from "#/components/schemas/Level" {
///     Value1 = 1,
/// }
/// ```
///
/// ```text
/// pub enum Rate from "#/components/schemas/Rate" {
///     Value0Point5 = "0.5",
/// }
/// ```
pub(super) fn definition<W: ToTokens>(item: &Item, variants: &[Variant<W>]) -> TokenStream {
    let Item {
        name, docs, source, ..
    } = item;
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let wires: Vec<_> = variants.iter().map(|variant| &variant.wire).collect();
    let texts = variants.iter().map(|variant| &variant.docs);
    quote! {
        #docs
        pub enum #name #source { #(#texts #names = #wires,)* }
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
