//! One item of generated text into what it says: the facts of an operation, the methods of the
//! client, and the names that it belongs to.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Ident, ImplItem, ImplItemFn, Item, ItemMacro, LitStr, Token, Type};

/// What an operation says of itself.
pub(super) struct Facts {
    pub(super) id: String,
    pub(super) method: String,
    pub(super) path: String,
}

/// The type that names an operation, and its facts, if this is the macro that says so.
pub(super) fn facts(item: &Item) -> Option<(String, Facts)> {
    let Item::Macro(call) = item else {
        return None;
    };
    // To parse it copies all of its tokens.
    if call.mac.path.segments.last()?.ident != "operation" {
        return None;
    }
    written.parse2(call.mac.tokens.clone()).ok()
}

/// `pub enum ListKeys of "list_keys" { id: "listKeys", request: Safe GET "/keys"`, and what
/// follows. The id is left out where the method is called so.
fn written(tokens: ParseStream<'_>) -> syn::Result<(String, Facts)> {
    tokens.parse::<Token![pub]>()?;
    tokens.parse::<Token![enum]>()?;
    let name: Ident = tokens.parse()?;
    tokens.parse::<Ident>()?;
    let mut id: LitStr = tokens.parse()?;
    let entries;
    syn::braced!(entries in tokens);
    if entries.parse::<Ident>()? == "id" {
        entries.parse::<Token![:]>()?;
        id = entries.parse()?;
        entries.parse::<Token![,]>()?;
        entries.parse::<Ident>()?;
    }
    entries.parse::<Token![:]>()?;
    entries.parse::<Ident>()?;
    let method: Ident = entries.parse()?;
    let path: LitStr = entries.parse()?;
    entries.parse::<TokenStream>()?;
    let facts = Facts {
        id: id.value(),
        method: method.to_string(),
        path: path.value(),
    };
    Ok((name.to_string(), facts))
}

/// The methods of `Client` in an item, each with the type of its operation.
pub(super) fn methods(item: &Item) -> Vec<(String, String)> {
    let Item::Impl(of) = item else {
        return Vec::new();
    };
    let is_client = of.trait_.is_none() && last_name(&of.self_ty).as_deref() == Some("Client");
    let items = of.items.iter().filter(|_| is_client);
    items
        .filter_map(|item| {
            let (owner, method) = returned(item)?;
            Some((owner, method.sig.ident.to_string()))
        })
        .collect()
}

/// What of an item belongs to a name.
pub(super) enum Part<'i> {
    /// All of it, or one of its members.
    Node(&'i dyn ToTokens),
    /// What it says of each of several.
    Entries(TokenStream),
}

impl Part<'_> {
    /// Its tokens as text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Node(node) => node.to_token_stream().to_string(),
            Self::Entries(entries) => entries.to_string(),
        }
    }
}

/// The names that an item belongs to, each with the part that does.
pub(super) fn owned(item: &Item) -> Vec<(String, Part<'_>)> {
    let whole = |name: String| vec![(name, Part::Node(item))];
    match item {
        Item::Struct(of) => whole(of.ident.to_string()),
        Item::Enum(of) => whole(of.ident.to_string()),
        Item::Type(of) => whole(of.ident.to_string()),
        Item::Macro(call) => match implemented(call) {
            Some((owners, entries)) => owners
                .into_iter()
                .map(|owner| (owner, Part::Entries(entries.clone())))
                .collect(),
            None => defined(call),
        },
        Item::Impl(of) => match last_name(&of.self_ty) {
            Some(name) if of.trait_.is_none() && name == "Client" => {
                of.items.iter().filter_map(method).collect()
            }
            Some(name) => whole(name),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The types that a macro of ours implements something for, `impl A { ... }` or `impl [A, B] { ...
/// }`, and what that is.
fn implemented(call: &ItemMacro) -> Option<(Vec<String>, TokenStream)> {
    let mut tokens = call.mac.tokens.clone().into_iter();
    let is_impl = matches!(tokens.next()?, TokenTree::Ident(word) if word == "impl");
    let owners = match tokens.next().filter(|_| is_impl)? {
        TokenTree::Group(several) => idents(several.stream()).collect(),
        one => idents(one.into()).collect(),
    };
    match tokens.next()? {
        TokenTree::Group(entries) if entries.delimiter() == Delimiter::Brace => {
            Some((owners, entries.stream()))
        }
        _ => None,
    }
}

/// The types that a macro of ours defines, `pub struct A { ... } pub struct B { ... }`, each with
/// that and the macro.
fn defined(call: &ItemMacro) -> Vec<(String, Part<'_>)> {
    let tokens: Vec<_> = call.mac.tokens.clone().into_iter().collect();
    let is_end = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let definitions = tokens.split_inclusive(is_end);
    let definer = call.mac.path.to_token_stream();
    definitions
        .filter_map(|definition| {
            let definition: TokenStream = definition.iter().cloned().collect();
            let mut idents = idents(definition.clone());
            idents.next().filter(|first| first == "pub")?;
            let name = idents.nth(1)?;
            Some((name, Part::Entries(quote!(#definer #definition))))
        })
        .collect()
}

fn idents(tokens: TokenStream) -> impl Iterator<Item = String> {
    tokens.into_iter().filter_map(|tree| match tree {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    })
}

/// A method of `Client`, which belongs to the operation whose request it returns.
fn method(item: &ImplItem) -> Option<(String, Part<'_>)> {
    let (owner, method) = returned(item)?;
    Some((owner, Part::Node(method)))
}

/// A method, and the type that it returns, or requests.
fn returned(item: &ImplItem) -> Option<(String, &ImplItemFn)> {
    let ImplItem::Fn(method) = item else {
        return None;
    };
    let syn::ReturnType::Type(_, returned) = &method.sig.output else {
        return None;
    };
    Some((last_name(returned)?, method))
}

/// `X` of `a::X` and of `Request<X>`.
fn last_name(of: &Type) -> Option<String> {
    let Type::Path(path) = of else { return None };
    let segment = path.path.segments.last()?;
    match &segment.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(inner) => last_name(inner),
            _ => None,
        },
        _ => Some(segment.ident.to_string()),
    }
}
