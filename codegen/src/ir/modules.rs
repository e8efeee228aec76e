//! The operations of each tag to a module, on all processors; what hangs on the types of the
//! components is completed when these are settled.

use std::collections::BTreeSet;

use super::claims::{Claims, Remedy};
use super::identity::{Identified, Modules};
use super::schemas::Schemas;
use super::{
    Context, Settled, construction, defaults, headers, imports, operations, pagination, sizes,
};
use crate::api;
use crate::docs;
use crate::model::Module;
use crate::names::Ident;
use crate::share;

/// The modules, by name; each operation stands in that of its first tag.
pub(super) fn begin<'a>(
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
pub(super) fn complete(
    context: &mut Context<'_>,
    begun: Begun<'_>,
    settled: &Settled<'_>,
) -> Module {
    let Begun {
        mut module,
        sources,
    } = begun;
    for (operation, source) in module.operations.iter_mut().zip(sources) {
        sizes::box_large_inline(&mut operation.items, &settled.types.sizes);
        defaults::derive_inline(&mut operation.items, &settled.types.defaults);
        construction::complete(&mut operation.items);
        operation.pages = pagination::pages(context, source, operation, &settled.items);
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
            operations::claim(context, schemas, &mut types, one);
        }
    });
}

/// What `work` makes of each module, on all processors and in their order: each claims names for
/// itself and reports for itself.
fn each<'a, R: Send>(
    context: &mut Context<'a>,
    modules: &Modules<'a>,
    work: impl Fn(&mut Context<'a>, &Ident, &[Identified<'a>]) -> R + Sync,
) -> Vec<R> {
    let modules: Vec<_> = modules.iter().collect();
    let size = |(_, operations): &(&Ident, &Vec<_>)| operations.len();
    let done = share::each_by_size(&modules, size, |(name, operations)| {
        let mut part = context.part(context.pass);
        let made = work(&mut part, name, operations);
        (made, part)
    });
    let join = |(made, part): (R, Context<'a>)| {
        context.report.extend(part.report);
        context.crowded.extend(part.crowded);
        made
    };
    done.into_iter().map(join).collect()
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
            let operation = operations::operation(context, schemas, methods, &mut types, one)?;
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
