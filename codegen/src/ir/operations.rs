//! An operation to its methods, the type that names it, and its setters.

use std::mem;

use super::answers::{self, Answered};
use super::bodies::{self, Bodies, Taken};
use super::claims::Claims;
use super::identity::Identified;
use super::inline::{self, Called, Inline};
use super::method_docs::operation_docs;
use super::schemas::Schemas;
use super::{Context, headers, lints, parameters, security, servers, wire};
use crate::api;
use crate::code::Code;
use crate::docs;
use crate::media::essence;
use crate::model::{
    BodyIntake, Class, Deprecated, Item, Method, Operation, OtherBody, Parameter, Setters,
};
use crate::names::{self, Ident};

/// Claims the names of the types of an operation, and builds none of them.
pub(super) fn claim(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    types: &mut Claims,
    one: &Identified<'_>,
) {
    types.claim(context, one.marker.as_str(), &one.operation.pointer);
    let mut answered = answers::of(schemas, one.operation, &one.marker, &one.method);
    let mut bodies = bodies::of(schemas, one.operation, &one.marker);
    items(context, schemas, types, one, &mut answered, &mut bodies);
}

/// The types of what of an operation has no name of its own.
fn items<'a>(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    types: &mut Claims,
    one: &Identified<'a>,
    answered: &mut Answered<'a>,
    bodies: &mut Bodies<'a>,
) -> Vec<Item> {
    let inline = Inline {
        bodies: mem::take(&mut bodies.inline),
        multipart: bodies.multipart.take(),
        answers: mem::take(&mut answered.answers),
        errors: mem::take(&mut answered.errors),
    };
    let called = Called {
        method: &one.method,
        marker: &one.marker,
        cases: answered.cases.as_ref().map(|cases| &cases.name),
    };
    inline::items(context, schemas, types, one.operation, &called, inline)
}

/// The operation; `None` where its method is none, which is told.
pub(super) fn operation(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    methods: &mut Claims,
    types: &mut Claims,
    one: &Identified<'_>,
) -> Option<Operation> {
    let (source, name, marker) = (one.operation, &one.method, &one.marker);
    methods.claim(context, name.as_str(), &source.pointer);
    types.claim(context, marker.as_str(), &source.pointer);
    let (arguments, setters) = parameters::parameters(context, schemas, source, marker);
    let method = method(context, source)?;
    let mut answered = answers::of(schemas, source, marker, name);
    let headers = headers::of(context, schemas, source, marker);
    let mut bodies = bodies::of(schemas, source, marker);
    let items = items(context, schemas, types, one, &mut answered, &mut bodies);
    let others = others(context, methods, source, (name, &arguments), &bodies);
    let taken = bodies.taken.first();
    let sent_as = taken.and_then(sent_as);
    let body = taken.map(|taken| taken.body.clone());
    let docs = operation_docs(
        one,
        method,
        &arguments,
        sent_as.as_deref(),
        &answered,
        &setters,
    );
    Some(Operation {
        pointer: source.pointer.clone(),
        docs,
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
        items,
        id: one.id.clone(),
        name: name.clone(),
        marker: marker.clone(),
    })
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

/// The media type of a body; of parts that the caller writes he alone knows what stands between
/// them.
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
