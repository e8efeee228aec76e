//! Operations to methods, the types that name them, and setters; one module a tag.

use std::collections::BTreeMap;

use proc_macro2::Ident;

use super::claims::{Claims, Remedy};
use super::method_docs::operation_docs;
use super::schemas::{Home, Schemas};
use super::types::Definitions;
use super::usage::Usage;
use super::{
    Context, answers, construction, defaults, lints, pagination, parameters, security, servers,
    sizes,
};
use crate::api::{self, Schema};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::docs::{self, Within};
use crate::model::{
    Class, Deprecated, ErrorBody, ErrorType, Item, Method, Module, Names, Operation, Security,
    Setters, TypeFile,
};
use crate::names;
use crate::pointer::Pointer;
use crate::rust_type::TypePath;

/// The module of operations without a tag.
const UNTAGGED: &str = "default";

/// The modules, by name; each operation stands in that of its first tag.
pub(super) fn modules(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    files: &[TypeFile],
) -> Vec<Module> {
    let mut scope = Scope {
        methods: Claims::new("method", Remedy::RustName("another_name")),
        modules: Claims::new("module", Remedy::Rename),
        files,
    };
    let mut by_tag: BTreeMap<Option<&str>, Vec<(&api::Operation, String)>> = BTreeMap::new();
    for (operation, id) in identified(context) {
        let tag = operation.tags.first().map(String::as_str);
        by_tag.entry(tag).or_default().push((operation, id));
    }
    let mut modules = BTreeMap::new();
    for (tag, operations) in by_tag {
        let module = module(context, schemas, &mut scope, tag, operations);
        modules.insert(module.name.clone(), module);
    }
    modules.into_values().collect()
}

/// Names that are taken among all modules, and the types that operations refer to.
struct Scope<'f> {
    methods: Claims,
    modules: Claims,
    files: &'f [TypeFile],
}

/// The operations by path and method, with their ids; one without, or with that of another, is
/// reported and left out.
fn identified<'a>(context: &mut Context<'a>) -> Vec<(&'a api::Operation, String)> {
    let mut operations: Vec<_> = context.api.operations.iter().collect();
    operations.sort_by_key(|operation| (&operation.path, Method::parse(&operation.method)));
    let mut first: BTreeMap<&str, &Pointer> = BTreeMap::new();
    let mut identified = Vec::with_capacity(operations.len());
    for operation in operations {
        let Some(id) = &operation.id else {
            let what = format!("{} {}", operation.method, operation.path);
            context.fault(
                Code::MissingOperationId,
                &operation.pointer,
                format!("the operation `{what}` has no `operationId`"),
                "give it one by an overlay: the name of its method follows from it",
            );
            continue;
        };
        if let Some(other) = first.get(id.as_str()) {
            duplicate(context, id, other, &operation.pointer);
            continue;
        }
        first.insert(id, &operation.pointer);
        identified.push((operation, id.clone()));
    }
    identified
}

/// Reports two operations of one id, at the one that came later: an overlay's, where the other is
/// the description's.
fn duplicate(context: &mut Context<'_>, id: &str, first: &Pointer, second: &Pointer) {
    let mut places = [first, second].map(|pointer| context.tree.place(&pointer.key("operationId")));
    places.sort_by_key(|place| place.source);
    let [first, second] = places;
    let diagnostic = Diagnostic::new(
        Code::DuplicateOperationId,
        second,
        format!("two operations have the `operationId` `{id}`"),
        "give one of them another by an overlay: it must be unique",
    )
    .also(first, "the other stands here");
    context.report.push(diagnostic);
}

fn module(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    scope: &mut Scope<'_>,
    tag: Option<&str>,
    operations: Vec<(&api::Operation, String)>,
) -> Module {
    let name = names::module(tag.unwrap_or(UNTAGGED));
    if let Some((first, _)) = operations.first() {
        let pointer = match tag {
            Some(_) => first.pointer.key("tags").index(0),
            None => first.pointer.clone(),
        };
        scope.modules.claim(context, &name.to_string(), &pointer);
    }
    let described = context
        .api
        .tags
        .iter()
        .find(|known| Some(known.name.as_str()) == tag);
    let docs = docs::tag(
        tag,
        described.and_then(|known| known.description.as_deref()),
    );
    let mut types = Claims::new("type", Remedy::RustName("AnotherName"));
    let operations: Vec<_> = operations
        .into_iter()
        .filter_map(|(source, id)| operation(context, schemas, scope, &mut types, source, id))
        .collect();
    let types = operations
        .iter()
        .any(names_types)
        .then(|| names::beside("types"));
    let api = operations
        .iter()
        .any(names_api)
        .then(|| names::beside("api"));
    Module {
        name,
        docs,
        imports: Names::of(api.into_iter().chain(types)),
        operations,
    }
}

fn operation(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    scope: &mut Scope<'_>,
    types: &mut Claims,
    source: &api::Operation,
    id: String,
) -> Option<Operation> {
    let given = source
        .rust_name
        .as_deref()
        .filter(|name| names::given_member(name).is_some());
    let name = given
        .and_then(names::given_member)
        .unwrap_or_else(|| names::method(&id));
    let marker = names::marker(given.unwrap_or(&id));
    scope
        .methods
        .claim(context, &name.to_string(), &source.pointer);
    types.claim(context, &marker.to_string(), &source.pointer);
    let (arguments, setters) = parameters::parameters(context, schemas, source, &marker);
    let method = method(context, source)?;
    let answered = answers::of(context, schemas, source, &marker);
    let body = source
        .body
        .as_ref()
        .map(|body| schemas.element_type(&body.schema, &body_name(&marker), Home::Operations));
    let mut operation = Operation {
        pointer: source.pointer.clone(),
        docs: operation_docs(source, &id, method, &arguments, &answered.answer, &setters),
        tag: source.tags.first().cloned(),
        deprecated: source.deprecated.then_some(Deprecated),
        method,
        class: class(method, source.idempotent),
        path: source.path.clone(),
        lints: lints::of_method(&arguments, body.as_ref()),
        body,
        arguments,
        setters: (!setters.is_empty()).then_some(Setters(setters)),
        servers: servers::of_operation(context.api, source),
        security: security::of_operation(context.api, source),
        envelope: answers::envelope(source),
        answer: answered.answer,
        error: answered.error,
        pages: None,
        items: Vec::new(),
        id,
        name,
        marker,
    };
    let inline = (answered.answer_schema, answered.error_schema);
    operation.items = inline_items(context, schemas, types, source, &operation, inline);
    sizes::box_large_inline(&mut operation.items, scope.files);
    defaults::derive_inline(&mut operation.items, scope.files);
    construction::complete(&mut operation.items);
    operation.pages = pagination::pages(context, source, &operation, scope.files);
    Some(operation)
}

fn method(context: &mut Context<'_>, source: &api::Operation) -> Option<Method> {
    let method = Method::parse(&source.method);
    if method.is_none() {
        let message = format!("the method `{}` is not known", source.method);
        let help = "report this as a bug of the generator, with the description";
        context.fault(Code::Internal, &source.pointer, message, help);
    }
    method
}

/// The class of the method, unless the description knows better; what is safe is idempotent too.
fn class(method: Method, idempotent: Option<bool>) -> Class {
    match (idempotent, method.class()) {
        (None, class) => class,
        (Some(true), Class::Safe) => Class::Safe,
        (Some(true), Class::Idempotent | Class::Once) => Class::Idempotent,
        (Some(false), _) => Class::Once,
    }
}

fn body_name(marker: &Ident) -> Ident {
    names::inline(marker, "Body")
}

/// The types of inline parameters, body, answer and error.
fn inline_items(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    claims: &mut Claims,
    source: &api::Operation,
    operation: &Operation,
    (answer, error): (Option<&Schema>, Option<&Schema>),
) -> Vec<Item> {
    let marker = &operation.marker;
    let method = || operation.name.clone();
    let mut sent = Definitions::new(context, schemas, claims, Home::Operations, Usage::Sent);
    for parameter in &source.parameters {
        let within = Within::Parameter(method(), parameter.wire.clone());
        sent.define_inline(
            &names::inline(marker, &parameter.wire),
            &parameter.schema,
            &within,
        );
    }
    if let Some(body) = &source.body {
        sent.define_inline(&body_name(marker), &body.schema, &Within::Body(method()));
    }
    let mut items = sent.items;
    let mut answered =
        Definitions::new(context, schemas, claims, Home::Operations, Usage::Answered);
    if let Some(schema) = answer {
        let within = Within::Answer(method());
        answered.define_inline(&answers::answer_name(marker), schema, &within);
    }
    let mut errors = Vec::new();
    if let (Some(schema), ErrorType::Documented(TypePath::Here(_))) = (error, &operation.error) {
        let start = answered.items.len();
        answered.define_inline(
            &answers::error_name(marker),
            schema,
            &Within::Error(method()),
        );
        errors = answered.items.split_off(start);
        errors
            .iter_mut()
            .take(1)
            .for_each(|item| item.error = Some(ErrorBody::default()));
    }
    items.append(&mut answered.items);
    items.append(&mut errors);
    items
}

/// Whether the module of security schemes is named.
fn names_api(operation: &Operation) -> bool {
    match operation.security {
        Security::Nothing => false,
        Security::Root | Security::AnyOf(_) => true,
    }
}

/// Whether the module of types is named.
fn names_types(operation: &Operation) -> bool {
    let mut found = false;
    operation.types(&mut |rust_type| {
        rust_type.paths(&mut |path| match path {
            TypePath::Types(_) => found = true,
            TypePath::Here(_) => {}
        });
    });
    found || matches!(operation.error, ErrorType::Documented(TypePath::Types(_)))
}
