//! Rust tokens to the items that generated files hold. They are told apart by how they begin and
//! end: all of the grammar is read by a parser only where an item needs one.

mod token;

pub(crate) use token::Token;

use proc_macro2::{Delimiter, TokenStream};

/// A file.
pub(crate) struct File<'t> {
    /// Its docs, as attributes.
    pub(crate) docs: &'t [Token],
    pub(crate) items: Vec<Item<'t>>,
}

/// An item of a file, or of what a macro of ours holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'t> {
    /// All of it.
    pub(crate) tokens: &'t [Token],
    /// What stands before what it holds, or before the semicolon at its end, without attributes.
    pub(crate) head: &'t [Token],
    /// What it holds in braces.
    pub(crate) entries: Option<&'t [Token]>,
}

/// How an item is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `use a::B;`
    Import,
    /// `pub mod a;`
    Module,
    /// `pub type A = B;`
    Alias,
    /// `rt::record! { ... }`
    Call,
    /// `impl Client { ... }`
    Methods,
    Other,
}

impl<'t> File<'t> {
    /// The file that tokens are.
    ///
    /// # Errors
    /// What stands at its end and is no item.
    pub(crate) fn of(tokens: &'t [Token]) -> Result<Self, &'t [Token]> {
        let mut rest = tokens;
        while let [hash, bang, attribute, behind @ ..] = rest
            && hash.is('#')
            && bang.is('!')
            && attribute.is_attribute()
        {
            rest = behind;
        }
        let docs = tokens.get(..tokens.len() - rest.len()).unwrap_or_default();
        let items = all(rest)?;
        Ok(Self { docs, items })
    }
}

/// The items that stand one behind the other.
///
/// # Errors
/// What stands at the end and is no item.
pub(crate) fn all(tokens: &[Token]) -> Result<Vec<Item<'_>>, &[Token]> {
    let mut items = Vec::new();
    let mut rest = tokens;
    while !rest.is_empty() {
        let (item, behind) = Item::first(rest).ok_or(rest)?;
        items.push(item);
        rest = behind;
    }
    Ok(items)
}

/// The tokens of a text; `None` where it is no Rust.
pub(crate) fn tokens(text: &str) -> Option<Vec<Token>> {
    let stream: TokenStream = text.parse().ok()?;
    Some(Token::all(stream))
}

impl<'t> Item<'t> {
    /// The first of several, and what follows it.
    fn first(tokens: &'t [Token]) -> Option<(Self, &'t [Token])> {
        let mut written = tokens;
        while let [hash, attribute, behind @ ..] = written
            && hash.is('#')
            && attribute.is_attribute()
        {
            written = behind;
        }
        // What is in braces is no end of an import or a value.
        let keyword = keyword(written);
        let is_ended = |token: &Token| match token {
            Token::Group(Delimiter::Brace, _) => {
                !matches!(keyword, Some("use" | "const" | "static" | "type"))
            }
            token => token.is(';'),
        };
        let end = written.iter().position(is_ended)?;
        let (head, behind) = written.split_at(end);
        let (last, behind) = behind.split_first()?;
        let entries = match last {
            Token::Group(_, entries) => Some(entries.as_slice()),
            Token::Word(_) | Token::Docs(_) | Token::Mark(..) => None,
        };
        let tokens = tokens.get(..tokens.len() - behind.len())?;
        let item = Self {
            tokens,
            head,
            entries,
        };
        Some((item, behind))
    }

    /// Its attributes.
    pub(crate) fn attributes(&self) -> &'t [Token] {
        // What it holds, or the semicolon, is one token.
        let before = self.tokens.len() - self.head.len() - 1;
        self.tokens.get(..before).unwrap_or_default()
    }

    /// How it is written.
    pub(crate) fn form(&self) -> Form {
        match (keyword(self.head), self.entries) {
            (Some("use"), None) => Form::Import,
            (Some("mod"), None) => Form::Module,
            (Some("type"), None) => Form::Alias,
            (Some("impl"), Some(_)) if self.name() == Some("Client") && self.head.len() == 2 => {
                Form::Methods
            }
            (Some(_), Some(_)) if self.is_call() => Form::Call,
            _ => Form::Other,
        }
    }

    fn is_call(&self) -> bool {
        let is_bare = self.attributes().is_empty();
        is_bare && self.head.last().is_some_and(|last| last.is('!'))
    }

    /// The last word of its head, which in all that is generated is what it belongs to: `A` of
    /// `impl a::B for A`, of `impl B<A>` and of `fn b() -> B<A>`, and `record` of `rt::record!`.
    pub(crate) fn name(&self) -> Option<&'t str> {
        self.head.iter().rev().find_map(Token::word)
    }

    /// The type that it defines: `A` of `pub struct A`.
    pub(crate) fn defined(&self) -> Option<&'t str> {
        let mut words = public(self.head).iter().map_while(Token::word);
        let keyword = words.next()?;
        words
            .next()
            .filter(|_| matches!(keyword, "struct" | "enum" | "type"))
    }
}

/// The first word of an item behind its visibility; that of a constant function is `fn`.
fn keyword(head: &[Token]) -> Option<&str> {
    match public(head) {
        [first, second, ..] if first.word() == Some("const") && second.word() == Some("fn") => {
            second.word()
        }
        head => head.first()?.word(),
    }
}

/// What stands behind the visibility of an item.
fn public(head: &[Token]) -> &[Token] {
    match head {
        [public, Token::Group(Delimiter::Parenthesis, _), behind @ ..] | [public, behind @ ..]
            if public.word() == Some("pub") =>
        {
            behind
        }
        head => head,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn the_items_are_those_that_a_parser_finds() {
        for stream in [
            quote!(),
            quote! {
                //! Docs.
                //! More.
                use a::{b, c};
                rt::record! { pub struct A {} }
                rt::parameters! { impl A { b(b: c) = d("b", b), } }
                impl Client {
                    fn a() { rt::b! { c } }
                }
                impl a::C for A {}
                pub const A: B = C { d: 1 };
                pub type T = E;
                pub mod e;
                mod f { mod g {} }
                rt::open_enum! { pub enum D {} }
                /// E.
                #[expect(dead_code)]
                rt::open_enum! { pub enum E {} }
            },
            quote! {
                rt::record! { pub struct A {} }
                rt::list!(a);
                fn a() {}
            },
        ] {
            let tokens = Token::all(stream.clone());
            let file = File::of(&tokens).unwrap();
            let parsed: syn::File = syn::parse2(stream).unwrap();
            let found: Vec<_> = file.items.iter().map(|item| item.tokens.to_vec()).collect();
            let items = parsed.items.iter();
            let wanted: Vec<_> = items
                .map(|item| Token::all(quote::ToTokens::to_token_stream(item)))
                .collect();
            assert_eq!(found, wanted);
            assert_eq!(file.docs.len(), 3 * parsed.attrs.len());
        }
    }

    #[test]
    fn what_is_no_rust_is_a_fault() {
        for stream in [
            quote!(pub struct),
            quote!(rt::record! { a } pub),
            quote!(rt::record!),
            quote!(#[doc = "Nothing."]),
        ] {
            assert!(File::of(&Token::all(stream)).is_err());
        }
    }

    #[test]
    fn the_form_of_an_item_is_seen_by_its_head() {
        let rows = [
            ("use a::{b, c};", Form::Import, "c", None),
            ("pub use a::B;", Form::Import, "B", None),
            ("pub(crate) use a::{b, c};", Form::Import, "c", None),
            ("pub(crate) struct A {}", Form::Other, "A", Some("A")),
            ("pub const fn a() {}", Form::Other, "a", None),
            ("fn a() -> B<C> {}", Form::Other, "C", None),
            ("#[a] pub mod b;", Form::Module, "b", None),
            ("mod b {}", Form::Other, "b", None),
            ("pub type A = B<C>;", Form::Alias, "C", Some("A")),
            ("rt::record! { a }", Form::Call, "record", None),
            ("#[a] rt::record! { a }", Form::Other, "record", None),
            ("impl Client {}", Form::Methods, "Client", None),
            ("impl a::Client {}", Form::Other, "Client", None),
            ("impl A for B {}", Form::Other, "B", None),
            ("impl A<B> {}", Form::Other, "B", None),
            ("pub struct A {}", Form::Other, "A", Some("A")),
            ("pub enum A of B \"c\" {}", Form::Other, "\"c\"", Some("A")),
        ];
        for (text, form, name, defined) in rows {
            let tokens = tokens(text).unwrap();
            let items = all(&tokens).unwrap();
            let [item] = items.as_slice() else {
                panic!("{text}")
            };
            assert_eq!(item.form(), form, "{text}");
            assert_eq!(item.defined(), defined, "{text}");
            let is_import = form == Form::Import && text.contains('{');
            assert!(is_import || item.name() == Some(name), "{text}");
        }
    }
}
