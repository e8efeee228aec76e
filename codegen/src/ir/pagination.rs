//! `x-pagination` held against its operation: the parameters and fields it names are there and of
//! the right type. Where there is none, shapes that leave no doubt say the same.

use super::page_answer::{Astray, Items, PageAnswer, Way};
use super::{Context, page_shapes};
use crate::api::{self, Kind, Location, Pagination};
use crate::code::Code;
use crate::model::{
    Echoes, Operation, PageCursors, PageField, PageItems, PageNumbers, Pages, PagesBy,
};
use crate::pointer::Pointer;
use crate::rust_type::RustType;

/// How the pages of an operation are asked for, if it has some.
pub(super) fn pages(
    context: &mut Context<'_>,
    source: &api::Operation,
    operation: &Operation,
    types: &Items<'_>,
) -> Option<Pages> {
    let answer = PageAnswer::of(operation, types);
    let Some(pagination) = &source.pagination else {
        return page_shapes::recognised(source, &answer?);
    };
    let mut said = Said {
        context,
        source,
        pagination,
    };
    let parameters = said.parameters();
    let Some(answer) = answer else {
        said.fault(
            &pagination.pointer,
            "the operation does not answer an object or a list in every success",
            "describe its answer as an object with a list of the items, or as the list",
        );
        return None;
    };
    let by = said.by(parameters, &answer);
    let (items, item) = said.items(&answer)?;
    Some(Pages {
        by: by?,
        answer: answer.rust_type,
        item,
        items,
    })
}

/// What an extension says.
struct Said<'s, 'c, 'a> {
    context: &'s mut Context<'a>,
    source: &'c api::Operation,
    pagination: &'c Pagination,
}

/// The page's length where none is asked for.
type DefaultLimit = Option<i64>;

/// What a parameter must take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Integers,
    Cursors,
}

/// The type of what is told, what a property of another is, and the remedy.
type Told = (RustType, &'static str, &'static str);

/// What is said cannot be: a fault was reported.
struct Refused;

const NUMBER: Told = (
    RustType::I64,
    "is no integer of 64 bits",
    "name a property of type `integer` without `int32`",
);

const FLAG: Told = (
    RustType::Boolean,
    "is no boolean",
    "name a property of type `boolean`",
);

impl<'c> Said<'_, 'c, '_> {
    fn fault(&mut self, pointer: &Pointer, message: impl Into<String>, help: &str) {
        self.context.fault(Code::Pagination, pointer, message, help);
    }

    /// Looks for the parameters; `None` where one is missing or unfit.
    fn parameters(&mut self) -> Option<DefaultLimit> {
        match &self.pagination.by {
            api::PagesBy::Number(numbers) => {
                let page = self.parameter(&numbers.page, "page", Takes::Integers);
                let limit = self.parameter(&numbers.limit, "limit", Takes::Integers);
                let default = limit?.schema.default.as_deref();
                page.map(|_| default.and_then(serde_json::Value::as_i64))
            }
            api::PagesBy::Offset(wire) => {
                let offset = self.parameter(wire, "offset", Takes::Integers);
                offset.map(|_| None)
            }
            api::PagesBy::Cursor(cursors) => {
                let cursor = self.parameter(&cursors.cursor, "cursor", Takes::Cursors);
                cursor.map(|_| None)
            }
            api::PagesBy::Link(_) => Some(None),
        }
    }

    fn parameter(&mut self, wire: &str, keyword: &str, takes: Takes) -> Option<&'c api::Parameter> {
        let pointer = self.pagination.pointer.key(keyword);
        let mut parameters = self.source.parameters.iter();
        let found = parameters
            .find(|parameter| parameter.location == Location::Query && parameter.wire == wire);
        let Some(parameter) = found else {
            let message = format!("the operation has no query parameter `{wire}`");
            self.fault(&pointer, message, "name one of its query parameters");
            return None;
        };
        match (&parameter.schema.kind, takes) {
            (Kind::Integer(_), _) | (Kind::String(_), Takes::Cursors) => Some(parameter),
            (_, Takes::Integers) => {
                let message = format!("the query parameter `{wire}` is no integer");
                self.fault(&pointer, message, "name a parameter of type `integer`");
                None
            }
            (_, Takes::Cursors) => {
                let message = format!("the query parameter `{wire}` is neither text nor integer");
                let help = "name a parameter of type `string` or `integer`";
                self.fault(&pointer, message, help);
                None
            }
        }
    }

    fn items(&mut self, answer: &PageAnswer<'_>) -> Option<(PageItems, RustType)> {
        match answer.items(self.pagination.items.as_deref()) {
            Ok(found) => Some(found),
            Err(Astray::Nothing(wire)) => {
                self.nothing(wire, "items");
                None
            }
            Err(Astray::Unfit(wire)) => {
                let pointer = match &self.pagination.items {
                    Some(_) => self.pagination.pointer.key("items"),
                    None => self.pagination.pointer.clone(),
                };
                let message = match &self.pagination.items {
                    Some(_) => format!("the property `{wire}` is no list"),
                    None => "the answer is no list, and no `items` says where one is".to_owned(),
                };
                let help = "name the property that holds the items of a page, with dots between those \
                            that lead to it";
                self.fault(&pointer, message, help);
                None
            }
        }
    }

    fn nothing(&mut self, wire: &str, keyword: &str) {
        let message = format!("the answer has no property `{wire}`");
        let pointer = self.pagination.pointer.key(keyword);
        let help = "name one of its properties, with dots between those that lead to it";
        self.fault(&pointer, message, help);
    }

    fn by(&mut self, parameters: Option<DefaultLimit>, answer: &PageAnswer<'_>) -> Option<PagesBy> {
        match &self.pagination.by {
            api::PagesBy::Number(numbers) => {
                let mut echo = |wire: &Option<String>, keyword| {
                    let told = |wire| self.told(answer, wire, keyword, NUMBER);
                    wire.as_deref().map(told).transpose()
                };
                let page = echo(&numbers.echoed_page, "echoed_page");
                let limit = echo(&numbers.echoed_limit, "echoed_limit");
                let (page, limit) = (page.ok()?, limit.ok()?);
                let echoes = Echoes { page, limit };
                Some(PagesBy::Number(PageNumbers {
                    page: numbers.page.clone(),
                    first: numbers.first,
                    limit: Some(numbers.limit.clone()),
                    default_limit: parameters?,
                    echoes,
                }))
            }
            api::PagesBy::Offset(wire) => parameters.map(|_| PagesBy::Offset(wire.clone())),
            api::PagesBy::Cursor(cursors) => {
                let next = self.next(answer, &cursors.next);
                let told = |wire| self.told(answer, wire, "more", FLAG);
                let more = cursors.more.as_deref().map(told).transpose().ok()?;
                parameters?;
                Some(PagesBy::Cursor(PageCursors {
                    cursor: cursors.cursor.clone(),
                    next: next?,
                    more,
                }))
            }
            api::PagesBy::Link(relation) => Some(PagesBy::Link(relation.clone())),
        }
    }

    fn next(&mut self, answer: &PageAnswer<'_>, dotted: &str) -> Option<Vec<PageField>> {
        match answer.cursor(dotted) {
            Ok(steps) => return Some(steps),
            Err(Astray::Nothing(wire)) => self.nothing(wire, "next_cursor"),
            Err(Astray::Unfit(wire)) => {
                let message = format!("the property `{wire}` leads to no cursor");
                let pointer = self.pagination.pointer.key("next_cursor");
                let help = "name a text or an integer, with dots between the properties that lead \
                            to it";
                self.fault(&pointer, message, help);
            }
        }
        None
    }

    /// A property in which the answer tells something of the `wanted` type.
    fn told(
        &mut self,
        answer: &PageAnswer<'_>,
        wire: &str,
        keyword: &str,
        (wanted, otherwise, help): Told,
    ) -> Result<Vec<PageField>, Refused> {
        let Way { steps, field, .. } = match answer.way(wire) {
            Ok(way) => way,
            Err(Astray::Nothing(name)) => {
                self.nothing(name, keyword);
                return Err(Refused);
            }
            Err(Astray::Unfit(name)) => {
                let message = format!("the property `{name}` is no object");
                let pointer = self.pagination.pointer.key(keyword);
                let help = "name properties of objects, with dots between them";
                self.fault(&pointer, message, help);
                return Err(Refused);
            }
        };
        let is_wanted = match &field.rust_type {
            RustType::Optional(inner) => *inner.target() == wanted,
            required => *required.target() == wanted,
        };
        if is_wanted {
            return Ok(steps);
        }
        let pointer = self.pagination.pointer.key(keyword);
        self.fault(&pointer, format!("the property `{wire}` {otherwise}"), help);
        Err(Refused)
    }
}
