//! Pages: how the next one is asked for, and where its rows are.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{Operation, PageCursors, PageField, PageItems, PageNumbers, Pages, PagesBy};
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
///     fn items(page: &mut types::KeyList) -> Option<&mut Vec<types::Key>> {
///         Some(&mut page.keys)
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

            fn items(page: &mut #answer) -> Option<&mut Vec<#item>> {
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
        PagesBy::Number(PageNumbers { echoes, .. }) => {
            let rows = [
                (quote!(echoed_page), quote!(i64), &echoes.page),
                (quote!(echoed_limit), quote!(i64), &echoes.limit),
            ];
            let functions = rows.iter().map(|row| function(row, answer));
            quote!(#(#functions)*)
        }
        PagesBy::Cursor(PageCursors { next, more, .. }) => {
            let way = way(next, &quote!(.as_ref()));
            let value = match next.last() {
                Some(PageField::Optional(_)) => quote!(#way.as_ref()?),
                Some(PageField::Required(_)) | None => quote!(&#way),
            };
            let more = function(&(quote!(more), quote!(bool), more), answer);
            quote! {
                fn next(page: &#answer) -> Option<String> {
                    rt::cursor(#value)
                }

                #more
            }
        }
        PagesBy::Offset(_) | PagesBy::Link(_) => TokenStream::new(),
    }
}

/// ```text
/// fn more(page: &types::KeyList) -> Option<bool> {
///     page.paging.as_ref()?.has_more
/// }
/// ```
fn function(
    (name, rust_type, steps): &(TokenStream, TokenStream, &Option<Vec<PageField>>),
    answer: &RustType,
) -> TokenStream {
    let functions = steps.iter().map(|steps| {
        let way = way(steps, &quote!(.as_ref()));
        let value = match steps.last() {
            Some(PageField::Optional(_)) => way,
            Some(PageField::Required(_)) | None => quote!(Some(#way)),
        };
        quote! {
            fn #name(page: &#answer) -> Option<#rust_type> {
                #value
            }
        }
    });
    quote!(#(#functions)*)
}

/// ```text
/// page.paging.as_ref()?.next
/// ```
fn way(steps: &[PageField], borrow: &TokenStream) -> TokenStream {
    let mut way = quote!(page);
    let mut before = quote!();
    for step in steps {
        let (field, behind) = match step {
            PageField::Required(field) => (field, quote!()),
            PageField::Optional(field) => (field, quote!(#borrow?)),
        };
        way = quote!(#way #before.#field);
        before = behind;
    }
    way
}

/// ```text
/// Some(&mut page.keys)
/// ```
impl ToTokens for PageItems {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Answer => quote!(Some(page)),
            Self::Field(steps) => {
                let way = way(steps, &quote!(.as_mut()));
                quote!(Some(&mut #way))
            }
        });
    }
}
