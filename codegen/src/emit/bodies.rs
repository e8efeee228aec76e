//! Request bodies: as arguments of a method, and how they are sent.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::parameters;
use crate::model::{Body, BodyIntake, Encoding, MediaType, Operation, OtherBody};

/// ```text
/// body: types::KeyCreate
/// ```
pub(super) fn argument(body: &Body) -> TokenStream {
    match &body.intake {
        BodyIntake::Json(rust_type)
        | BodyIntake::Form(rust_type, _)
        | BodyIntake::Multipart(rust_type) => quote!(body: #rust_type),
        BodyIntake::OptionalJson(rust_type)
        | BodyIntake::OptionalForm(rust_type, _)
        | BodyIntake::OptionalMultipart(rust_type) => {
            quote!(body: impl Into<Option<#rust_type>>)
        }
        BodyIntake::Text => quote!(body: impl Into<String>),
        BodyIntake::Upload => quote!(body: impl Into<rt::Upload>),
    }
}

/// ```text
/// .json_body(body)
/// ```
pub(super) fn sent(body: &Body) -> TokenStream {
    let media = &body.media;
    match &body.intake {
        BodyIntake::Json(_) => quote!(.json_body(body) #media),
        BodyIntake::OptionalJson(_) => quote!(.optional_json_body(body.into()) #media),
        BodyIntake::Form(_, encodings) => {
            let styles = styles(encodings);
            quote!(.form_body(#styles, body))
        }
        BodyIntake::OptionalForm(_, encodings) => {
            let styles = styles(encodings);
            quote!(.optional_form_body(#styles, body.into()))
        }
        BodyIntake::Multipart(_) => quote!(.multipart_body(body)),
        BodyIntake::OptionalMultipart(_) => quote!(.optional_multipart_body(body.into())),
        BodyIntake::Text => quote!(.text_body(body) #media),
        BodyIntake::Upload => quote!(.upload_body(body) #media),
    }
}

/// ```text
/// &[("tags", rt::Style::FORM)]
/// ```
fn styles(encodings: &[(String, Encoding)]) -> TokenStream {
    let rows = encodings
        .iter()
        .map(|(wire, encoding)| quote!((#wire, #encoding)));
    quote!(&[#(#rows),*])
}

/// ```text
/// .media_type("application/merge-patch+json")
/// ```
impl ToTokens for MediaType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(media) = self;
        tokens.extend(quote!(.media_type(#media)));
    }
}

/// ```text
/// /// As [`Client::put_note`]. The body is sent as `text/plain`.
/// pub fn put_note_text(&self, id: impl AsRef<str>, body: impl Into<String>) -> Request<PutNote> {
///     Request::new(self).path_value("id", id.as_ref()).text_body(body)
/// }
/// ```
pub(super) fn other(operation: &Operation, other: &OtherBody) -> TokenStream {
    let Operation {
        deprecated, marker, ..
    } = operation;
    let OtherBody {
        name, docs, lints, ..
    } = other;
    let arguments = operation.arguments.iter().map(parameters::argument);
    let values = operation.arguments.iter().map(parameters::sent);
    let body = argument(&other.body);
    let sent_body = sent(&other.body);
    quote! {
        #docs
        #deprecated
        #(#lints)*
        pub fn #name(&self, #(#arguments,)* #body) -> Request<#marker> {
            Request::new(self) #(#values)* #sent_body
        }
    }
}
