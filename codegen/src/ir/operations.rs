//! Operations to methods, the types that name them, and setters; one module a tag.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::bodies::{self, Bodies, Taken};
use super::claims::{Claims, Remedy};
use super::identity::{Identified, Modules};
use super::inline::{self, Called, Inline};
use super::method_docs::operation_docs;
use super::schemas::Schemas;
use super::{
    Context, Settled, answers, construction, defaults, headers, imports, lints, pagination,
    parameters, security, servers, sizes, wire,
};
use crate::api;
use crate::code::Code;
use crate::docs;
use crate::media::essence;
use crate::model::{
    BodyIntake, Class, Deprecated, Method, Module, Operation, OtherBody, Parameter, Setters,
};
use crate::names::{self, Ident};
use crate::share;

/// The modules, by name; each operation stands in that of its first tag.
pub(super) fn modules<'a>(
    context: &mut Context<'a>,
    schemas: &Schemas<'_>,
    modules: &Modules<'a>,
) -> Vec<Begun<'a>> {
    let scope = || Claims::new("method", Remedy::RustName("another_name"));
    let done = each(context, modules, |context, name, operations| {
        let mut own = scope();
        let begun = module(context, schemas, &mut own, name, operations);
        (begun, own)
    });
    let mut methods = scope();
    let join = |(begun, own): (Begun<'a>, Claims)| {
        methods.join(context, own);
        begun
    };
    done.into_iter().map(join).collect()
}

/// A module of which only that is left open which hangs on the types of the components.
pub(super) struct Begun<'a> {
    module: Module,
    /// What its operations are made of, in their order.
    sources: Vec<&'a api::Operation>,
}

/// The module, the types of the components being settled.
pub(super) fn complete(context: &mut Context<'_>, begun: Begun<'_>, types: &Settled<'_>) -> Module {
    let Begun {
        mut module,
        sources,
    } = begun;
    for (operation, source) in module.operations.iter_mut().zip(sources) {
        sizes::box_large_inline(&mut operation.items, &types.sizes);
        defaults::derive_inline(&mut operation.items, &types.defaults);
        construction::complete(&mut operation.items);
        operation.pages = pagination::pages(context, source, operation, &types.items);
    }
    headers::unite(&mut module.operations);
    module.imports = imports::of(&module.operations);
    module
}

/// Claims the names of the types of all operations, and builds none of them.
pub(super) fn claim<'a>(context: &mut Context<'a>, schemas: &Schemas<'_>, modules: &Modules<'a>) {
    each(context, modules, |context, _, operations| {
        let mut types = types_of_module();
        for one in operations {
            claim_within(context, schemas, &mut types, one);
        }
    });
}

fn claim_within(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    types: &mut Claims,
    one: &Identified<'_>,
) {
    let Identified {
        operation,
        method,
        marker,
        ..
    } = one;
    types.claim(context, marker.as_str(), &operation.pointer);
    let answered = answers::of(schemas, operation, marker, method);
    let called = Called {
        method,
        marker,
        cases: answered.cases.as_ref().map(|cases| &cases.name),
    };
    let bodies = bodies::of(schemas, operation, marker);
    let inline = Inline {
        bodies: bodies.inline,
        multipart: bodies.multipart,
        answers: answered.answers,
        errors: answered.errors,
    };
    inline::items(context, schemas, types, operation, &called, inline);
}

/// What `work` makes of each module, on all processors and in their order: each claims names for
/// itself and reports for itself.
fn each<'a, R: Send>(
    context: &mut Context<'a>,
    modules: &Modules<'a>,
    work: impl Fn(&mut Context<'a>, &Ident, &[Identified<'a>]) -> R + Sync,
) -> Vec<R> {
    let mut modules: Vec<_> = modules.iter().collect();
    // The largest first, so that nobody is left alone with it at the end.
    modules.sort_by_key(|(_, operations)| Reverse(operations.len()));
    let done = share::each(&modules, |(name, operations)| {
        let mut part = context.part(context.pass);
        let made = work(&mut part, name, operations);
        (made, part)
    });
    let names = modules.into_iter().map(|(name, _)| name);
    let by_name: BTreeMap<_, _> = names.zip(done).collect();
    let join = |(made, part): (R, Context<'a>)| {
        context.report.extend(part.report);
        context.crowded.extend(part.crowded);
        made
    };
    by_name.into_values().map(join).collect()
}

/// Names of types within one module.
fn types_of_module() -> Claims {
    Claims::new("type", Remedy::RustName("AnotherName"))
}

fn module<'a>(
    context: &mut Context<'a>,
    schemas: &Schemas<'_>,
    methods: &mut Claims,
    name: &Ident,
    operations: &[Identified<'a>],
) -> Begun<'a> {
    let tags: BTreeSet<Option<&str>> = operations
        .iter()
        .map(|one| one.operation.tags.first().map(String::as_str))
        .collect();
    let described = context
        .api
        .tags
        .iter()
        .filter(|known| tags.contains(&Some(known.name.as_str())))
        .min_by_key(|known| &known.name);
    let tag = described.map_or_else(
        || tags.iter().flatten().next().copied(),
        |known| Some(known.name.as_str()),
    );
    let docs = docs::tag(
        tag,
        described.and_then(|known| known.description.as_deref()),
    );
    let mut types = types_of_module();
    let (operations, sources) = operations
        .iter()
        .filter_map(|one| {
            let source = one.operation;
            let operation = operation(context, schemas, methods, &mut types, one)?;
            Some((operation, source))
        })
        .unzip();
    Begun {
        module: Module {
            name: name.clone(),
            docs,
            imports: None,
            operations,
        },
        sources,
    }
}

fn operation(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    methods: &mut Claims,
    types: &mut Claims,
    one: &Identified<'_>,
) -> Option<Operation> {
    let Identified {
        operation: source,
        id,
        method: name,
        marker,
        ..
    } = one;
    methods.claim(context, name.as_str(), &source.pointer);
    types.claim(context, marker.as_str(), &source.pointer);
    let (arguments, setters) = parameters::parameters(context, schemas, source, marker);
    let method = method(context, source)?;
    let answered = answers::of(schemas, source, marker, name);
    let headers = headers::of(context, schemas, source, marker);
    let bodies = bodies::of(schemas, source, marker);
    let others = others(context, methods, source, (name, &arguments), &bodies);
    let taken = bodies.taken.first();
    let sent_as = taken.and_then(sent_as);
    let body = taken.map(|taken| taken.body.clone());
    let mut operation = Operation {
        pointer: source.pointer.clone(),
        docs: operation_docs(
            source,
            id,
            method,
            &arguments,
            sent_as.as_deref(),
            &answered,
            &setters,
        ),
        tag: source.tags.first().cloned(),
        deprecated: Deprecated::of(source.deprecated, source.description.as_deref()),
        method,
        class: class(method, source.idempotent),
        path: wire::sent_path(&source.path),
        lints: lints::of_method(&arguments, body.as_ref().map(|body| &body.intake)),
        body,
        others,
        arguments,
        setters: (!setters.is_empty()).then_some(Setters(setters)),
        servers: servers::of_operation(context.api, source),
        security: security::of_operation(context.api, source),
        envelope: answered.envelope,
        accept: answered.accept,
        answer: answered.answer,
        cases: answered.cases,
        error: answered.error,
        headers,
        pages: None,
        items: Vec::new(),
        id: id.clone(),
        name: name.clone(),
        marker: marker.clone(),
    };
    let inline = Inline {
        bodies: bodies.inline,
        multipart: bodies.multipart,
        answers: answered.answers,
        errors: answered.errors,
    };
    let called = Called {
        method: &operation.name,
        marker: &operation.marker,
        cases: operation.cases.as_ref().map(|cases| &cases.name),
    };
    operation.items = inline::items(context, schemas, types, source, &called, inline);
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

/// As what a body is sent, where its type does not say so.
fn sent_as(taken: &Taken) -> Option<String> {
    match taken.body.intake {
        BodyIntake::Json(_) | BodyIntake::OptionalJson(_) => None,
        BodyIntake::Form(..)
        | BodyIntake::OptionalForm(..)
        | BodyIntake::Multipart(_)
        | BodyIntake::OptionalMultipart(_)
        | BodyIntake::Text
        | BodyIntake::Upload => Some(said_media(taken)),
    }
}

/// The media type of a body; of parts that the caller writes he alone knows what stands between them.
fn said_media(taken: &Taken) -> String {
    let said = docs::body_media(&taken.media, &taken.also);
    let is_parted = essence(&taken.media).starts_with("multipart/");
    match taken.body.intake {
        BodyIntake::Upload if is_parted => docs::with_boundary(said),
        BodyIntake::Json(_)
        | BodyIntake::OptionalJson(_)
        | BodyIntake::Form(..)
        | BodyIntake::OptionalForm(..)
        | BodyIntake::Multipart(_)
        | BodyIntake::OptionalMultipart(_)
        | BodyIntake::Text
        | BodyIntake::Upload => said,
    }
}

/// The methods of the bodies behind the first.
fn others(
    context: &mut Context<'_>,
    methods: &mut Claims,
    source: &api::Operation,
    (name, arguments): (&Ident, &[Parameter]),
    bodies: &Bodies<'_>,
) -> Vec<OtherBody> {
    let others = bodies.taken.iter().skip(1).map(|taken| {
        let own = names::method(&format!("{}_{}", names::plain(name), taken.suffix));
        methods.claim(context, own.as_str(), &source.pointer);
        OtherBody {
            docs: docs::other_body(name, &said_media(taken)),
            lints: lints::of_method(arguments, Some(&taken.body.intake)),
            body: taken.body.clone(),
            name: own,
        }
    });
    others.collect()
}
