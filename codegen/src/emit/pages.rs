//! Pages: how the next one is asked for, and where its rows are.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{
    Echoes, Operation, PageCursors, PageField, PageItems, PageNumbers, Pages, PagesBy,
};
use crate::rust_type::RustType;

/// ```text
/// impl rt::Paginated for ListKeys {
///     const PAGES: rt::Paging = rt::Paging::Cursor("cursor");
///     type Page = types::KeyList;
///     type Item = types::Key;
///
///     fn next(page: &types::KeyList) -> Option<String> {
///         rt::cursor(page.next_cursor.as_ref()?)
///     }
///
///     fn items(page: &mut types::KeyList) -> &mut Vec<types::Key> {
///         &mut page.keys
///     }
/// }
/// ```
pub(super) fn pages(operation: &Operation, pages: &Pages) -> TokenStream {
    let marker = &operation.marker;
    let Pages {
        by,
        answer,
        item,
        items,
    } = pages;
    let told = told(by, answer);
    quote! {
        impl rt::Paginated for #marker {
            const PAGES: rt::Paging = #by;
            type Page = #answer;
            type Item = #item;

            #told

            fn items(page: &mut #answer) -> &mut Vec<#item> {
                #items
            }
        }
    }
}

/// ```text
/// rt::Paging::Offset("offset")
/// ```
impl ToTokens for PagesBy {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Number(numbers) => quote!(rt::Paging::Number(#numbers)),
            Self::Offset(wire) => quote!(rt::Paging::Offset(#wire)),
            Self::Cursor(cursors) => {
                let wire = &cursors.cursor;
                quote!(rt::Paging::Cursor(#wire))
            }
            Self::Link(relation) => quote!(rt::Paging::Link(#relation)),
        });
    }
}

/// ```text
/// rt::PageNumbers { page: "page", first: 0, limit: Some("limit"), default_limit: None }
/// ```
impl ToTokens for PageNumbers {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let page = &self.page;
        let first = Literal::i64_unsuffixed(self.first);
        let limit = option(self.limit.as_ref());
        let default_limit = option(self.default_limit.map(Literal::i64_unsuffixed).as_ref());
        tokens.extend(quote! {
            rt::PageNumbers {
                page: #page,
                first: #first,
                limit: #limit,
                default_limit: #default_limit,
            }
        });
    }
}

/// ```text
/// Some(10)
/// ```
fn option(value: Option<&impl ToTokens>) -> TokenStream {
    value.map_or(quote!(None), |value| quote!(Some(#value)))
}

/// What a page says of itself and of the next.
fn told(by: &PagesBy, answer: &RustType) -> TokenStream {
    match by {
        PagesBy::Number(numbers) => {
            let echoes = numbers.echoes.iter().map(|echoes| echo(echoes, answer));
            quote!(#(#echoes)*)
        }
        PagesBy::Cursor(cursors) => cursor(cursors, answer),
        PagesBy::Offset(_) | PagesBy::Link(_) => TokenStream::new(),
    }
}

/// ```text
/// fn echo(page: &types::KeyList) -> rt::PageEcho {
///     rt::PageEcho { page: page.page, limit: None }
/// }
/// ```
fn echo(echoes: &Echoes, answer: &RustType) -> TokenStream {
    let told = |field: &Option<PageField>| {
        let field = field.as_ref();
        field.map_or(quote!(None), ToTokens::to_token_stream)
    };
    let (page, limit) = (told(&echoes.page), told(&echoes.limit));
    quote! {
        fn echo(page: &#answer) -> rt::PageEcho {
            rt::PageEcho { page: #page, limit: #limit }
        }
    }
}

/// ```text
/// fn next(page: &types::KeyList) -> Option<String> {
///     rt::cursor(&page.paging.as_ref()?.next)
/// }
///
/// fn more(page: &types::KeyList) -> Option<bool> {
///     page.has_more
/// }
/// ```
fn cursor(cursors: &PageCursors, answer: &RustType) -> TokenStream {
    let way = cursors
        .next
        .iter()
        .fold(quote!(page), |way, step| match step {
            PageField::Required(field) => quote!(#way.#field),
            PageField::Optional(field) => quote!(#way.#field.as_ref()?),
        });
    let value = match cursors.next.last() {
        Some(PageField::Optional(_)) => way,
        Some(PageField::Required(_)) | None => quote!(&#way),
    };
    let more = cursors.more.iter().map(|more| {
        quote! {
            fn more(page: &#answer) -> Option<bool> {
                #more
            }
        }
    });
    quote! {
        fn next(page: &#answer) -> Option<String> {
            rt::cursor(#value)
        }

        #(#more)*
    }
}

/// ```text
/// page.has_more
/// ```
impl ToTokens for PageField {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Required(field) => quote!(Some(page.#field)),
            Self::Optional(field) => quote!(page.#field),
        });
    }
}

/// ```text
/// &mut page.keys
/// ```
impl ToTokens for PageItems {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Answer => quote!(page),
            Self::Field(field) => quote!(&mut page.#field),
        });
    }
}
