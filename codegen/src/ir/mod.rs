//! The api model to the Rust model: names, types, docs, and what each operation does.
//!
//! First everything that can be wrong is looked for and reported (`check`, `texts`, and the
//! claims of names as they are made); no model leaves this stage with a fault.

mod answers;
mod bodies;
mod boxing;
mod check;
mod circles;
mod claims;
mod construction;
mod defaults;
mod encodings;
mod errors;
mod features;
mod headers;
mod held;
mod identity;
mod idle_defaults;
mod imports;
mod inline;
mod inline_names;
mod lints;
mod method_docs;
mod modules;
mod multipart;
mod operations;
mod page_answer;
mod page_shapes;
mod pagination;
mod parameters;
mod part_headers;
mod schemas;
mod security;
mod sequences;
mod servers;
mod sizes;
mod structs;
mod successes;
mod tags;
mod texts;
mod types;
mod unions;
mod usage;
mod variants;
mod wire;

use std::collections::BTreeSet;

use crate::api::Api;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Crate, TypeFile};
use crate::names::{self, Ident};
use crate::pointer::Pointer;
use crate::share;
use crate::tree::Tree;
use defaults::Defaults;
use identity::Modules;
use modules::Begun;
use page_answer::Items;
use schemas::{Inline, Schemas};
use sizes::Sizes;

/// What every part of this stage reads, and where it reports.
struct Context<'a> {
    api: &'a Api,
    tree: &'a Tree,
    report: Report,
    /// Pairs of nodes whose names are known to collide: one report of each is enough.
    collided: BTreeSet<(Pointer, Pointer)>,
    /// Inline types whose names other types have too.
    crowded: BTreeSet<Inline>,
    pass: Pass,
}

/// What becomes of a type that is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// Its name is claimed.
    Names,
    /// It is built too.
    Types,
}

impl Context<'_> {
    /// That of one part of a round, which reports for itself.
    fn part(&self, pass: Pass) -> Self {
        Self {
            report: Report::default(),
            collided: self.collided.clone(),
            crowded: BTreeSet::new(),
            pass,
            ..*self
        }
    }

    fn fault(
        &mut self,
        code: Code,
        pointer: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report.push(Diagnostic::new(
            code,
            self.tree.place(pointer),
            message,
            help,
        ));
    }

    /// Says that `text` would have had the name of another thing, and is called `name`.
    fn renamed(&mut self, pointer: &Pointer, text: &str, name: &Ident) {
        let name = names::plain(name);
        let text = text.escape_debug();
        self.fault(
            Code::Renamed,
            pointer,
            format!("`{text}` is not alone with its name in Rust, and is called `{name}`"),
            "give it another by `x-rust-name`, or rename one of the two",
        );
    }
}

/// The types of all files, complete, and what those of operations hang on.
struct Types {
    files: Vec<TypeFile>,
    sizes: Sizes<'static>,
    defaults: Defaults,
}

impl Types {
    fn complete(mut files: Vec<TypeFile>) -> Self {
        boxing::box_cycles(&mut files);
        let sizes = sizes::box_large(&mut files);
        let defaults = defaults::derive(&mut files);
        for file in &mut files {
            construction::complete(&mut file.items);
        }
        Self {
            files,
            sizes,
            defaults,
        }
    }
}

/// The same, as operations find them.
struct Settled<'f> {
    items: Items<'f>,
    types: &'f Types,
}

/// Makes every Rust decision; `None` when an error was reported.
pub fn model(api: &Api, tree: &Tree, report: &mut Report) -> Option<Crate> {
    let mut context = Context {
        api,
        tree,
        report: Report::default(),
        collided: BTreeSet::new(),
        crowded: BTreeSet::new(),
        pass: Pass::Names,
    };
    let mut part = context.part(Pass::Names);
    let ((mut schemas, modules), other) = share::both(
        || {
            let schemas = Schemas::new(&mut part);
            (schemas, identity::by_module(&mut part))
        },
        || {
            let mut part = context.part(Pass::Names);
            texts::check(&mut part);
            wire::check(&mut part);
            headers::check(&mut part);
            part
        },
    );
    for part in [other, part] {
        context.report.extend(part.report);
        context.collided.extend(part.collided);
    }
    idle_defaults::check(&mut context, &schemas);
    encodings::check(&mut context, &schemas);
    // Names are claimed by building, so that a document with other faults too shows all of them.
    check::check(&mut context, &schemas);
    let krate = settled(&mut context, &mut schemas, &modules);
    let sound = !context.report.has_errors();
    report.extend(context.report.once());
    sound.then_some(krate)
}

/// Claims names to find inline types that have that of another, and builds, again where one that
/// was named otherwise still does; what is told of such a round is told again in the next. To claim
/// them first takes an eighth of what it takes to build, and most large descriptions have some.
fn settled<'a>(
    context: &mut Context<'a>,
    schemas: &mut Schemas<'_>,
    modules: &Modules<'a>,
) -> Crate {
    let (claimed, ..) = round(
        context,
        schemas,
        Pass::Names,
        types::claim,
        |context, schemas| modules::claim(context, schemas, modules),
    );
    schemas.rename(claimed.crowded);
    loop {
        let (mut part, types, begun) = round(
            context,
            schemas,
            Pass::Types,
            |context, schemas| Types::complete(types::files(context, schemas)),
            |context, schemas| modules::begin(context, schemas, modules),
        );
        if schemas.rename(std::mem::take(&mut part.crowded)) {
            continue;
        }
        let krate = build(&mut part, types, begun);
        context.report.extend(part.report);
        say_renamed(context, schemas);
        return krate;
    }
}

/// One round over the types of the components and, beside it, one over the operations: neither asks
/// what the other claims. What both report and find crowded, and what each makes.
fn round<'a, T, M: Send>(
    context: &Context<'a>,
    schemas: &Schemas<'_>,
    pass: Pass,
    types: impl FnOnce(&mut Context<'a>, &Schemas<'_>) -> T,
    operations: impl Fn(&mut Context<'a>, &Schemas<'_>) -> M + Sync,
) -> (Context<'a>, T, M) {
    let ((mut part, types), (other, operations)) = share::both(
        || {
            let mut part = context.part(pass);
            let made = types(&mut part, schemas);
            (part, made)
        },
        || {
            let mut part = context.part(pass);
            let made = operations(&mut part, schemas);
            (part, made)
        },
    );
    part.report.extend(other.report);
    part.crowded.extend(other.crowded);
    (part, types, operations)
}

fn say_renamed(context: &mut Context<'_>, schemas: &Schemas<'_>) {
    for (pointer, name) in schemas.renamed() {
        context.fault(
            Code::Renamed,
            pointer,
            format!("the type of this schema shares its name with another, and is called `{name}`"),
            "give it another by `x-rust-name`, or rename one of the two",
        );
    }
}

fn build<'a>(context: &mut Context<'a>, types: Types, modules: Vec<Begun<'a>>) -> Crate {
    let settled = Settled {
        items: page_answer::by_name(&types.files),
        types: &types,
    };
    let modules: Vec<_> = modules
        .into_iter()
        .map(|module| modules::complete(context, module, &settled))
        .collect();
    let credentials = security::schemes(context);
    let operations = modules.iter().flat_map(|module| &module.operations);
    let own = operations.flat_map(|operation| &operation.items);
    let of_types = || types.files.iter().flat_map(|file| &file.items);
    let lints = lints::of_items(of_types().chain(own));
    let operations = modules.iter().flat_map(|module| &module.operations);
    let features = features::of(of_types(), operations);
    Crate {
        title: context.api.title.clone(),
        version: context.api.version.clone(),
        servers: servers::of_root(context.api),
        security: security::of_root(context.api),
        schemes: credentials,
        modules,
        types: types.files,
        lints,
        features,
    }
}
