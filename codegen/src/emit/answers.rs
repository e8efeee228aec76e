//! Answers: how successes are read, the enum of those that differ, and the forms of errors.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{Answer, Case, Cases, ErrorType, Status};

/// ```text
/// rt::Json<types::Key>
/// ```
impl ToTokens for Answer {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Json(rust_type) => quote!(rt::Json<#rust_type>),
            Self::OptionalJson(rust_type) => quote!(rt::OptionalJson<#rust_type>),
            Self::Text => quote!(rt::Text),
            Self::Binary => quote!(rt::Streamed),
            Self::Events(rust_type) => quote!(rt::Events<#rust_type>),
            Self::TextEvents => quote!(rt::TextEvents),
            Self::WholeEvents(rust_type) => quote!(rt::WholeEvents<#rust_type>),
            Self::JsonLines(rust_type) => quote!(rt::Lines<#rust_type>),
            Self::Cases(name) => name.to_token_stream(),
            Self::NoContent => quote!(rt::NoContent),
        });
    }
}

/// ```text
/// error: types::ApiError,
/// ```
///
/// Several stand by their statuses:
///
/// ```text
/// errors: [404 | 410 => types::NotFound],
/// ```
pub(super) fn error(error: &ErrorType) -> TokenStream {
    match error {
        ErrorType::Documented(path) => quote!(error: #path,),
        ErrorType::Unknown => quote!(),
        ErrorType::ByStatus(table) => {
            let rows = table
                .iter()
                .map(|(statuses, path)| quote!(#(#statuses)|* => #path));
            quote!(errors: [#(#rows,)*],)
        }
    }
}

/// ```text
/// 404
/// ```
impl ToTokens for Status {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let number = |number: u16| Literal::u16_unsuffixed(number).to_token_stream();
        tokens.extend(match self {
            Self::Code(code) => number(*code),
            Self::Range(1) => quote!(1xx),
            Self::Range(2) => quote!(2xx),
            Self::Range(3) => quote!(3xx),
            Self::Range(4) => quote!(4xx),
            // The standard has no other.
            Self::Range(_) => quote!(5xx),
            Self::Default => quote!(default),
        });
    }
}

/// ```text
/// rt::answers! {
///     /// What [`Client::start`] answers.
///     pub enum StartResponse {
///         /// Status 200: `application/json`.
///         Ok(types::Done) = ["application/json"] at 200 => rt::Json<types::Done>,
///     }
/// }
/// ```
pub(super) fn cases(cases: &Cases) -> TokenStream {
    let Cases { name, docs, cases } = cases;
    let cases = cases.iter().map(case);
    quote! {
        rt::answers! {
            #docs
            pub enum #name { #(#cases,)* }
        }
    }
}

fn case(case: &Case) -> TokenStream {
    let Case {
        name,
        docs,
        status,
        media,
        answer,
    } = case;
    let held = held(answer);
    quote!(#docs #name #held = [#(#media),*] at #status => #answer)
}

/// ```text
/// (types::Done)
/// ```
fn held(answer: &Answer) -> TokenStream {
    match answer {
        Answer::Json(rust_type) => quote!((#rust_type)),
        Answer::OptionalJson(rust_type) => quote!((Option<#rust_type>)),
        Answer::Text => quote!((String)),
        Answer::Binary => quote!((rt::ByteStream)),
        Answer::Events(rust_type) | Answer::WholeEvents(rust_type) => {
            quote!((rt::EventStream<#rust_type>))
        }
        Answer::TextEvents => quote!((rt::EventStream<String>)),
        Answer::JsonLines(rust_type) => quote!((rt::JsonLines<#rust_type>)),
        Answer::Cases(name) => quote!((#name)),
        Answer::NoContent => quote!(),
    }
}
