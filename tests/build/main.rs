//! The effective description and the generated methods into a table of all operations, each with a
//! way to call it: `table.rs` in the build's own folder, which `src/table.rs` takes in.
//!
//! Facts come from the description (method, path, parameters, schemas), spelling from the generated
//! source (method names, arguments, setters): a new operation is in the table by being generated,
//! and where the two differ, the build or a test fails.

mod description;
mod sample;
mod signature;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;
use syn::Type;
use xtask::Workspace;
use xtask::input::{self, Selection};

use description::{Described, Description};
use sample::{Sample, json};
use signature::{Argument, Method, Signatures};

fn main() {
    let workspace = Workspace::find();
    let generated = workspace.client().join("src/generated/operations");
    let spec = workspace.spec();
    for input in [&generated, &spec, &workspace.overlays()] {
        println!("cargo::rerun-if-changed={}", input.display());
    }
    let input = input::read(&workspace, &Selection::default())
        .unwrap_or_else(|fault| panic!("the description cannot be read: {fault:?}"));
    let effective = codegen::effective(input).unwrap_or_else(|failure| panic!("{failure}"));
    let description = Description::new(effective);
    let signatures = Signatures::read(&generated);
    let rows = signatures
        .methods
        .iter()
        .map(|(marker, method)| row(&description, &signatures, marker, method));
    let table = quote! {
        /// Every operation of the client.
        pub const OPERATIONS: &[Operation] = &[#(#rows,)*];
    };
    let out = env::var_os("OUT_DIR").expect("cargo names a folder");
    fs::write(Path::new(&out).join("table.rs"), table.to_string()).expect("the folder is ours");
}

/// An entry of the table: the facts, and a closure that makes the call.
fn row(
    description: &Description,
    signatures: &Signatures,
    marker: &str,
    method: &Method,
) -> TokenStream {
    let id = &signatures.ids[marker];
    let described = description.operation(id);
    let schemas: BTreeMap<_, _> = described
        .parameters
        .iter()
        .map(|parameter| (parameter.wire.as_str(), parameter))
        .collect();
    let mut sent = Vec::new();
    let mut passed = Vec::new();
    for argument in &method.arguments {
        passed.push(match &argument.wire {
            None => body(description, &described),
            Some(wire) => {
                let parameter = schemas[wire.as_str()];
                pass(description, parameter, &argument.taken, &mut sent)
            }
        });
    }
    let mut setters = Vec::new();
    for (name, argument) in signatures.setters(marker) {
        let Argument { wire, taken } = argument;
        let parameter = schemas[wire.as_deref().expect("a setter sends its argument")];
        let value = pass(description, parameter, taken, &mut sent);
        setters.push(quote!(let request = request.#name(#value);));
    }
    let Described { verb, path, .. } = &described;
    let class = format_ident!("{}", described.class());
    let body = described.body.as_ref().map(|schema| {
        let body = json(&Sample::new(description, "body").of("", schema));
        quote!(Some(#body))
    });
    let body = body.unwrap_or_else(|| quote!(None));
    let payload = payload(description, &described);
    let name = &method.name;
    quote! {
        Operation {
            id: #id,
            method: #verb,
            path: #path,
            class: Class::#class,
            sent: &[#(#sent,)*],
            body: #body,
            payload: #payload,
            prepare: |client, texts| {
                let request = client.#name(#(#passed,)*);
                #(#setters)*
                prepared(request, texts)
            },
        }
    }
}

/// The body that a call sends, from its JSON.
fn body(description: &Description, described: &Described) -> TokenStream {
    let schema = described.body.as_ref().expect("what has no name is a body");
    let body = json(&Sample::new(description, "body").of("", schema));
    quote!(read(#body))
}

/// What a success holds.
fn payload(description: &Description, described: &Described) -> TokenStream {
    let sample = |schema: &Value| json(&Sample::new(description, "answer").of("", schema));
    match (&described.answer, described.answers_nothing) {
        (Some(schema), false) => {
            let answer = sample(schema);
            quote!(Payload::Required(#answer))
        }
        (Some(schema), true) => {
            let answer = sample(schema);
            quote!(Payload::Optional(#answer))
        }
        (None, _) => quote!(Payload::Nothing),
    }
}

/// A parameter's value as it is passed, and in `sent` what comes of it.
fn pass(
    description: &Description,
    parameter: &description::Parameter,
    taken: &Type,
    sent: &mut Vec<TokenStream>,
) -> TokenStream {
    let wire = &parameter.wire;
    let place = match parameter.place.as_str() {
        "path" => quote!(Place::Path),
        "query" => quote!(Place::Query),
        other => panic!("`{wire}` is sent in `{other}`: give `Place` a variant for it"),
    };
    let mut note = |value: TokenStream| {
        sent.push(quote!(Sent { wire: #wire, place: #place, value: #value }));
    };
    let schema = description.resolved(&parameter.schema);
    if signature::is_impl(taken, "IntoIterator") {
        let items = description.resolved(&schema["items"]);
        note(quote!(None));
        note(quote!(None));
        if signature::is_impl_item(taken) {
            return quote!([texts.of(#wire), texts.of(#wire)]);
        }
        assert!(
            sample::is_text(items),
            "`{wire}` is a list of what is no text"
        );
        return quote!([texts.of(#wire).as_str().into(), texts.of(#wire).as_str().into()]);
    }
    if signature::is_impl(taken, "AsRef") {
        note(quote!(None));
        return quote!(texts.of(#wire));
    }
    if sample::is_text(schema) {
        note(quote!(None));
        return quote!(texts.of(#wire).as_str().into());
    }
    let value = Sample::new(description, "parameter").of(wire, schema);
    let text = match &value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    note(quote!(Some(#text)));
    let value = json(&value);
    quote!(read(#value))
}
