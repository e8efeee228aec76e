//! `x-pagination` held against its operation: the parameters and fields it names are there and of
//! the right type.

use super::Context;
use crate::api::{self, Kind, Location, Pagination};
use crate::code::Code;
use crate::model::{
    Answer, Echo, Echoing, Field, Item, ItemKind, Operation, Pages, Struct, TypeFile,
};
use crate::names::Ident;
use crate::pointer::Pointer;
use crate::rust_type::{RustType, TypePath};

/// How the pages of an operation are counted, if it says so.
pub(super) fn pages(
    context: &mut Context<'_>,
    source: &api::Operation,
    operation: &Operation,
    files: &[TypeFile],
) -> Option<Pages> {
    let pagination = source.pagination.as_ref()?;
    let page = parameter(
        context,
        source,
        &pagination.page,
        &pagination.pointer.key("page"),
    );
    let limit = parameter(
        context,
        source,
        &pagination.limit,
        &pagination.pointer.key("limit"),
    );
    let Some((path, answer)) = answer(operation, files) else {
        fault(
            context,
            &pagination.pointer,
            "the operation does not answer an object in every success",
            "describe its answer as an object with a list of the items",
        );
        return None;
    };
    let (items, item) = items(context, pagination, &path, answer)?;
    let echo = |context: &mut Context<'_>, wire: &Option<String>, keyword: &str| {
        let pointer = pagination.pointer.key(keyword);
        wire.as_ref().map_or(Some(Echo::Nothing), |wire| {
            self::echo(context, answer, wire, &pointer)
        })
    };
    let echoed_page = echo(context, &pagination.echoed_page, "echoed_page");
    let echoed_limit = echo(context, &pagination.echoed_limit, "echoed_limit");
    let (echoed_page, echoed_limit) = (echoed_page?, echoed_limit?);
    let echoing = match (&echoed_page, &echoed_limit) {
        (Echo::Nothing, Echo::Nothing) => Echoing::Silent,
        (_, _) => Echoing::Answer,
    };
    Some(Pages {
        page: page?.wire.clone(),
        first: pagination.first,
        default_limit: limit?
            .schema
            .default
            .as_ref()
            .and_then(serde_json::Value::as_i64),
        limit: limit?.wire.clone(),
        answer: path,
        item,
        items,
        echoed_page,
        echoed_limit,
        echoing,
    })
}

fn fault(context: &mut Context<'_>, pointer: &Pointer, message: impl Into<String>, help: &str) {
    context.fault(Code::Pagination, pointer, message, help);
}

fn parameter<'o>(
    context: &mut Context<'_>,
    source: &'o api::Operation,
    wire: &str,
    pointer: &Pointer,
) -> Option<&'o api::Parameter> {
    let found = source
        .parameters
        .iter()
        .find(|parameter| parameter.location == Location::Query && parameter.wire == wire);
    match found {
        Some(parameter) if matches!(parameter.schema.kind, Kind::Integer(_)) => Some(parameter),
        Some(_) => {
            let message = format!("the query parameter `{wire}` is no integer");
            fault(
                context,
                pointer,
                message,
                "name a parameter of type `integer`",
            );
            None
        }
        None => {
            let message = format!("the operation has no query parameter `{wire}`");
            fault(
                context,
                pointer,
                message,
                "name one of its query parameters",
            );
            None
        }
    }
}

/// The struct that every success holds.
fn answer<'f>(operation: &'f Operation, files: &'f [TypeFile]) -> Option<(TypePath, &'f Struct)> {
    let Answer::Json(rust_type) = &operation.answer else {
        return None;
    };
    let RustType::Named(path) = rust_type.target() else {
        return None;
    };
    let items: Vec<&Item> = match path {
        TypePath::Here(_) => operation.items.iter().collect(),
        TypePath::Types(_) => files.iter().flat_map(|file| &file.items).collect(),
    };
    let item = items.into_iter().find(|item| item.name == *path.ident())?;
    match &item.kind {
        ItemKind::Struct(of) => Some((path.clone(), of)),
        ItemKind::OpenEnum(_)
        | ItemKind::OpenInteger(_)
        | ItemKind::Union(_)
        | ItemKind::Alias(_) => None,
    }
}

fn property<'f>(
    context: &mut Context<'_>,
    answer: &'f Struct,
    wire: &str,
    pointer: &Pointer,
) -> Option<&'f Field> {
    let found = answer.fields.iter().find(|field| field.wire == wire);
    if found.is_none() {
        let message = format!("the answer has no property `{wire}`");
        fault(context, pointer, message, "name one of its properties");
    }
    found
}

fn items(
    context: &mut Context<'_>,
    pagination: &Pagination,
    path: &TypePath,
    answer: &Struct,
) -> Option<(Ident, RustType)> {
    let pointer = pagination.pointer.key("items");
    let field = property(context, answer, &pagination.items, &pointer)?;
    let RustType::List(element) = field.rust_type.target() else {
        let message = format!("the property `{}` is no list", pagination.items);
        fault(
            context,
            &pointer,
            message,
            "name the property that holds the items of a page",
        );
        return None;
    };
    let item = match path {
        TypePath::Here(_) => (**element).clone(),
        TypePath::Types(_) => (**element).clone().from_operations(),
    };
    Some((field.name.clone(), item))
}

fn echo(context: &mut Context<'_>, answer: &Struct, wire: &str, pointer: &Pointer) -> Option<Echo> {
    let field = property(context, answer, wire, pointer)?;
    let is_number = |rust_type: &RustType| *rust_type.target() == RustType::I64;
    match &field.rust_type {
        RustType::Optional(inner) if is_number(inner) => Some(Echo::Optional(field.name.clone())),
        required if is_number(required) => Some(Echo::Required(field.name.clone())),
        _ => {
            let message = format!("the property `{wire}` is no integer of 64 bits");
            fault(
                context,
                pointer,
                message,
                "name a property of type `integer` without `int32`",
            );
            None
        }
    }
}
