//! The tokens of a file to its items. Calls of our macros, which most items are, are taken out as
//! they stand: to parse what they hold, only to keep it as tokens, is most of what parsing takes.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{File, Ident, Item, ItemMacro, Macro, MacroDelimiter, Path, PathSegment, Token, token};

/// The attributes and items of a file, and the tokens of those that are no call of a macro of ours.
pub(super) fn file(tokens: TokenStream) -> syn::Result<(File, TokenStream)> {
    let mut all_others = TokenStream::new();
    let mut file = File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: Vec::new(),
    };
    let mut others = TokenStream::new();
    let mut begins = true;
    let mut rest: Vec<TokenTree> = tokens.into_iter().collect();
    rest.reverse();
    while let Some(tree) = rest.pop() {
        if let (true, TokenTree::Ident(runtime)) = (begins, &tree)
            && let Some((name, entries)) = called(&rest)
        {
            let call = call([runtime.clone(), name], &entries);
            all_others.extend(others.clone());
            parse(std::mem::take(&mut others), &mut file)?;
            file.items.push(call);
            rest.truncate(rest.len() - BEHIND);
            continue;
        }
        begins = match &tree {
            TokenTree::Punct(mark) => mark.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        };
        others.extend([tree]);
    }
    all_others.extend(others.clone());
    parse(others, &mut file)?;
    Ok((file, all_others))
}

/// How many tokens of a call follow the first.
const BEHIND: usize = 5;

/// `record` and what stands in the braces, where `::record! { ... }` is what comes next; the next
/// token is the last.
fn called(rest: &[TokenTree]) -> Option<(Ident, Group)> {
    let [.., entries, bang, name, second, first] = rest else {
        return None;
    };
    let is_mark = |tree: &TokenTree, symbol| matches!(tree, TokenTree::Punct(mark) if mark.as_char() == symbol);
    let is_call = is_mark(first, ':') && is_mark(second, ':') && is_mark(bang, '!');
    match (name, entries) {
        (TokenTree::Ident(name), TokenTree::Group(entries))
            if is_call && entries.delimiter() == Delimiter::Brace =>
        {
            Some((name.clone(), entries.clone()))
        }
        _ => None,
    }
}

fn call(path: [Ident; 2], entries: &Group) -> Item {
    let path = Path {
        leading_colon: None,
        segments: path.into_iter().map(PathSegment::from).collect(),
    };
    let mac = Macro {
        path,
        bang_token: <Token![!]>::default(),
        delimiter: MacroDelimiter::Brace(token::Brace::default()),
        tokens: entries.stream(),
    };
    Item::Macro(ItemMacro {
        attrs: Vec::new(),
        ident: None,
        mac,
        semi_token: None,
    })
}

/// Adds what is no call of a macro.
fn parse(tokens: TokenStream, file: &mut File) -> syn::Result<()> {
    let File { attrs, items, .. } = syn::parse2(tokens)?;
    file.attrs.extend(attrs);
    file.items.extend(items);
    Ok(())
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens, quote};

    use super::*;

    #[test]
    fn the_items_are_those_that_a_parser_finds() {
        for tokens in [
            quote!(),
            quote! {
                //! Docs.
                use a::{b, c};
                rt::record! { pub struct A {} }
                rt::parameters! { impl A { b(b: c) = d("b", b), } }
                impl A {
                    fn a() { rt::b! { c } }
                }
                const A: B = C { d: 1 };
                rt::open_enum! { pub enum D {} }
                #[expect(dead_code)]
                rt::open_enum! { pub enum E {} }
            },
            quote! {
                rt::record! { pub struct A {} }
                rt::list!(a);
                fn a() {}
            },
        ] {
            let (file, others) = file(tokens.clone()).unwrap();
            let parsed: File = syn::parse2(tokens).unwrap();
            let texts = |items: &[Item]| -> Vec<String> {
                let items = items.iter();
                items
                    .map(|item| item.to_token_stream().to_string())
                    .collect()
            };
            assert_eq!(texts(&file.items), texts(&parsed.items));
            assert_eq!(file.attrs.len(), parsed.attrs.len());
            let others: File = syn::parse2(others).unwrap();
            let is_call = |item: &Item| match item {
                Item::Macro(call) => {
                    call.attrs.is_empty() && matches!(call.mac.delimiter, MacroDelimiter::Brace(_))
                }
                _ => false,
            };
            let unparsed = parsed.items.iter().filter(|item| is_call(item)).count();
            assert_eq!(others.items.len() + unparsed, parsed.items.len());
        }
    }

    #[test]
    fn what_is_no_rust_is_a_fault() {
        for tokens in [
            quote!(pub struct),
            quote!(rt::record! { a } pub),
            quote!(rt::record!),
        ] {
            assert!(file(tokens).is_err());
        }
    }
}
