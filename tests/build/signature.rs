//! The generated source as far as callers see it: the methods of `Client`, the setters of their
//! requests, and which value goes out under which name.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::parse::ParseStream;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprCall, ExprLit, ExprMethodCall, FnArg, GenericArgument, Ident, ImplItem,
    ImplItemFn, Item, ItemImpl, Lit, LitStr, Macro, Pat, PathArguments, ReturnType, Token, Type,
    TypeParamBound, braced, parenthesized,
};

/// All that the modules of the operations say.
#[derive(Default)]
pub(crate) struct Signatures {
    /// By the type that names the operation, as are the others.
    pub(crate) methods: BTreeMap<String, Method>,
    /// The `operationId`s.
    pub(crate) ids: BTreeMap<String, String>,
    setters: BTreeMap<String, Vec<(Ident, Argument)>>,
}

/// A method of `Client`.
pub(crate) struct Method {
    pub(crate) name: Ident,
    pub(crate) arguments: Vec<Argument>,
}

/// What a method takes.
pub(crate) struct Argument {
    /// The name under which it is sent; a body has none.
    pub(crate) wire: Option<String>,
    /// Its type.
    pub(crate) taken: Type,
}

impl Signatures {
    /// Reads every file of the folder.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut signatures = Self::default();
        for entry in fs::read_dir(folder).expect("the generated operations are there") {
            let path = entry.expect("an entry of the folder").path();
            let source = fs::read_to_string(&path).expect("a source file");
            let file = syn::parse_file(&source).expect("generated source is Rust");
            for item in &file.items {
                match item {
                    Item::Impl(item) => signatures.note(item),
                    Item::Macro(item) => {
                        signatures.ids.extend(operation(&item.mac));
                        signatures.setters.extend(parameters(&item.mac));
                    }
                    _ => {}
                }
            }
        }
        signatures
    }

    /// The setters of an operation, in their order.
    pub(crate) fn setters(&self, marker: &str) -> &[(Ident, Argument)] {
        self.setters.get(marker).map_or(&[], Vec::as_slice)
    }

    fn note(&mut self, item: &ItemImpl) {
        let owner = last_segment(&item.self_ty);
        if item.trait_.is_some() || owner != "Client" {
            return;
        }
        for method in functions(item) {
            let arguments = arguments(method);
            let name = method.sig.ident.clone();
            let ReturnType::Type(_, returned) = &method.sig.output else {
                panic!("`{name}` returns nothing");
            };
            let method = Method { name, arguments };
            self.methods.insert(generic(returned), method);
        }
    }
}

/// Whether an argument is `impl Trait` of this trait.
pub(crate) fn is_impl(taken: &Type, name: &str) -> bool {
    bound(taken).is_some_and(|last| last.ident == name)
}

/// Whether an argument is `impl IntoIterator<Item = impl ...>`.
pub(crate) fn is_impl_item(taken: &Type) -> bool {
    let Some(PathArguments::AngleBracketed(arguments)) = bound(taken).map(|last| &last.arguments)
    else {
        return false;
    };
    arguments.args.iter().any(|argument| match argument {
        GenericArgument::AssocType(item) => matches!(item.ty, Type::ImplTrait(_)),
        _ => false,
    })
}

fn bound(taken: &Type) -> Option<&syn::PathSegment> {
    let Type::ImplTrait(taken) = taken else {
        return None;
    };
    taken.bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    })
}

fn functions(item: &ItemImpl) -> impl Iterator<Item = &ImplItemFn> {
    item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method),
        _ => None,
    })
}

fn arguments(method: &ImplItemFn) -> Vec<Argument> {
    let mut names = Names::default();
    names.visit_block(&method.block);
    let typed = method.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => Some(typed),
        FnArg::Receiver(_) => None,
    });
    typed
        .map(|typed| {
            let Pat::Ident(name) = &*typed.pat else {
                panic!("an argument without a name");
            };
            Argument {
                wire: names.0.get(&name.ident.to_string()).cloned(),
                taken: (*typed.ty).clone(),
            }
        })
        .collect()
}

/// The name on the wire by that of the argument: a call of a method with a literal and then
/// something of the argument, such as `query_value("start", start)`.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl<'ast> Visit<'ast> for Names {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let mut values = call.args.iter();
        if let Some(Expr::Lit(ExprLit {
            lit: Lit::Str(wire),
            ..
        })) = values.next()
        {
            for value in values {
                for token in value.to_token_stream() {
                    let name = token.to_string();
                    self.0.entry(name).or_insert_with(|| wire.value());
                }
            }
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// The type that names an operation and its `operationId`, of
/// `rt::operation! { pub enum ListKeys of "list_keys" { id: "listKeys", ... } }`.
fn operation(call: &Macro) -> Option<(String, String)> {
    let called = call.path.segments.last()?;
    if called.ident != "operation" {
        return None;
    }
    let written = |input: ParseStream<'_>| {
        input.parse::<Token![pub]>()?;
        input.parse::<Token![enum]>()?;
        let marker: Ident = input.parse()?;
        input.parse::<Ident>()?;
        input.parse::<LitStr>()?;
        let entries;
        braced!(entries in input);
        entries.parse::<Ident>()?;
        entries.parse::<Token![:]>()?;
        let id: LitStr = entries.parse()?;
        entries.parse::<TokenStream>()?;
        Ok((marker.to_string(), id.value()))
    };
    let written = call.parse_body_with(written);
    Some(written.expect("an operation begins with its id"))
}

/// The type that names an operation and the setters of its requests, of
/// `rt::parameters! { impl ListKeys { page(page: i64) = query_value("page", page), ... } }`.
fn parameters(call: &Macro) -> Option<(String, Vec<(Ident, Argument)>)> {
    let called = call.path.segments.last()?;
    if called.ident != "parameters" {
        return None;
    }
    let written = |input: ParseStream<'_>| {
        input.parse::<Token![impl]>()?;
        let marker: Ident = input.parse()?;
        let entries;
        braced!(entries in input);
        let setters = entries.parse_terminated(setter, Token![,])?;
        Ok((marker.to_string(), setters.into_iter().collect()))
    };
    let written = call.parse_body_with(written);
    Some(written.expect("parameters are setters"))
}

/// `page` and what it takes, of `page(page: i64) = query_value("page", page)`.
fn setter(input: ParseStream<'_>) -> syn::Result<(Ident, Argument)> {
    Attribute::parse_outer(input)?;
    let name: Ident = input.parse()?;
    let argument;
    parenthesized!(argument in input);
    argument.parse::<Ident>()?;
    argument.parse::<Token![:]>()?;
    let taken = argument.parse()?;
    input.parse::<Token![=]>()?;
    let sent: ExprCall = input.parse()?;
    let wire = match sent.args.first() {
        Some(Expr::Lit(ExprLit {
            lit: Lit::Str(wire),
            ..
        })) => Some(wire.value()),
        _ => None,
    };
    Ok((name, Argument { wire, taken }))
}

/// `Client` of `Client`, `Request` of `Request<ListKeys>`.
fn last_segment(named: &Type) -> String {
    path(named).ident.to_string()
}

/// `ListKeys` of `Request<ListKeys>`.
fn generic(named: &Type) -> String {
    let PathArguments::AngleBracketed(arguments) = &path(named).arguments else {
        panic!("a request names its operation");
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(marker)) => last_segment(marker),
        _ => panic!("a request names its operation"),
    }
}

fn path(named: &Type) -> &syn::PathSegment {
    match named {
        Type::Path(named) => named.path.segments.last().expect("a path has a segment"),
        _ => panic!("a type of the generated source has a name"),
    }
}
