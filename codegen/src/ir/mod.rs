//! The api model to the Rust model: names, types, docs, and what each operation does.
//!
//! First everything that can be wrong is looked for and reported (`check`, `texts`, and the
//! claims of names as they are made); no model leaves this stage with a fault.

mod answers;
mod boxing;
mod check;
mod claims;
mod construction;
mod defaults;
mod errors;
mod lints;
mod method_docs;
mod operations;
mod pagination;
mod parameters;
mod schemas;
mod sizes;
mod structs;
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
use crate::docs;
use crate::model::{Crate, RuntimeImport, Scheme};
use crate::names;
use crate::pointer::Pointer;
use crate::tree::Tree;
use check::Aliases;
use claims::{Claims, Remedy};
use schemas::Schemas;

/// What every part of this stage reads, and where it reports.
struct Context<'a> {
    api: &'a Api,
    tree: &'a Tree,
    report: &'a mut Report,
    /// Pairs of nodes whose names are known to collide: one report of each is enough.
    collided: BTreeSet<(Pointer, Pointer)>,
}

impl Context<'_> {
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
}

/// Makes every Rust decision; `None` when an error was reported.
pub fn model(api: &Api, tree: &Tree, report: &mut Report) -> Option<Crate> {
    let mut own = Report::default();
    let mut context = Context {
        api,
        tree,
        report: &mut own,
        collided: BTreeSet::new(),
    };
    texts::check(&mut context);
    let schemas = Schemas::new(&mut context);
    wire::check(&mut context, &schemas);
    // Names are claimed by building, so that a document with other faults too shows all of them.
    let krate = match check::check(&mut context, &schemas) {
        Aliases::Finite => Some(build(&mut context, &schemas)),
        Aliases::Circular => None,
    };
    let krate = krate.filter(|_| !own.has_errors());
    report.extend(own);
    krate
}

fn build(context: &mut Context<'_>, schemas: &Schemas<'_>) -> Crate {
    let mut types = types::files(context, schemas);
    boxing::box_cycles(&mut types);
    sizes::box_large(&mut types);
    defaults::derive(&mut types);
    for file in &mut types {
        construction::complete(&mut file.items);
    }
    let modules = operations::modules(context, schemas, &types);
    let security = schemes(context);
    Crate {
        title: context.api.title.clone(),
        version: context.api.version.clone(),
        servers: context
            .api
            .servers
            .iter()
            .map(|server| server.url.clone())
            .collect(),
        runtime: (!security.is_empty()).then_some(RuntimeImport),
        schemes: security,
        modules,
        types,
    }
}

fn schemes(context: &mut Context<'_>) -> Vec<Scheme> {
    let mut claims = Claims::new("constant", Remedy::Rename);
    let mut schemes: Vec<_> = context.api.schemes.iter().collect();
    schemes.sort_by(|one, other| one.key.cmp(&other.key));
    let mut made = Vec::with_capacity(schemes.len());
    for scheme in schemes {
        let name = names::constant(&scheme.key);
        claims.claim(context, &name.to_string(), &scheme.pointer);
        made.push(Scheme {
            docs: docs::scheme(
                &scheme.key,
                scheme.description.as_deref(),
                scheme.pointer.as_str(),
            ),
            name,
            header: scheme.header.clone(),
            prefix: scheme.prefix.clone(),
        });
    }
    made
}
