//! Components and inline schemas to the types of a file: one type for each object, enum and union,
//! the outer before the inner, in the order of the document.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::{Claims, Remedy};
use super::inline_names;
use super::schemas::{Component, Home, Schemas};
use super::unions::Planned;
use super::usage::Usage;
use super::{Context, Pass, errors, structs, unions, variants};
use crate::api::{Kind, Schema};
use crate::docs::{self, Docs, Within};
use crate::model::{ErrorBody, Item, ItemKind, Names, Source, TypeFile};
use crate::names::{self, Ident};
use crate::rust_type::TypePath;
use crate::share;

/// What the type of properties without a name is called, behind the name of what holds them.
pub(super) const REST: &str = "Value";

/// The files of all components, by name.
pub(super) fn files(context: &mut Context<'_>, schemas: &Schemas<'_>) -> Vec<TypeFile> {
    let errors = errors::components(context.api, schemas);
    let files = each(context, schemas, |definitions, component| {
        let items = component_items(definitions, component, &errors);
        let file = TypeFile {
            name: component.module.clone(),
            imports: Names::of(imports(&items)),
            items,
        };
        (component.module.clone(), file)
    });
    let files: BTreeMap<_, _> = files.into_iter().collect();
    files.into_values().collect()
}

/// Claims the names of the types of all files, and builds none of them.
pub(super) fn claim(context: &mut Context<'_>, schemas: &Schemas<'_>) {
    each(context, schemas, |definitions, component| {
        definitions.define_within(&component.name, &component.named.schema);
    });
}

/// What `work` makes of each component, on all processors: each claims names for itself, and only
/// together is it seen whether a name is taken.
fn each<R: Send>(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    work: impl Fn(&mut Definitions<'_, '_>, &Component<'_>) -> R + Sync,
) -> Vec<R> {
    let scope = || Claims::new("type", Remedy::RustName("AnotherName"));
    let components: Vec<_> = schemas.iter().collect();
    let size = |component: &&Component<'_>| component.named.schema.kind.below().len();
    let done = share::each_by_size(&components, size, |component| {
        let (mut part, mut own) = (context.part(context.pass), scope());
        let usage = component.usage;
        let mut definitions = Definitions::new(&mut part, schemas, &mut own, Home::Types, usage);
        let made = work(&mut definitions, component);
        (made, part, own)
    });
    let mut claims = scope();
    for component in &components {
        let pointer = &component.named.schema.pointer;
        claims.claim(context, component.name.as_str(), pointer);
    }
    let join = |(made, part, own): (R, Context<'_>, Claims)| {
        context.report.extend(part.report);
        context.crowded.extend(part.crowded);
        claims.join(context, own);
        made
    };
    done.into_iter().map(join).collect()
}

fn component_items(
    definitions: &mut Definitions<'_, '_>,
    component: &Component<'_>,
    errors: &BTreeSet<&str>,
) -> Vec<Item> {
    let named = component.named;
    let schema = &named.schema;
    let said = docs::component(named);
    definitions.define(&component.name, schema, said);
    let mut items = std::mem::take(&mut definitions.items);
    if let Some(item) = items.first_mut() {
        item.error = match &named.error {
            Some(fields) => errors::body(definitions.context, fields, item),
            None => errors.contains(named.key.as_str()).then(ErrorBody::default),
        };
    }
    items
}

/// Types that are defined one after the other in one file.
pub(super) struct Definitions<'c, 'a> {
    pub(super) context: &'c mut Context<'a>,
    pub(super) schemas: &'c Schemas<'c>,
    claims: &'c mut Claims,
    pub(super) home: Home,
    pub(super) usage: Usage,
    pub(super) items: Vec<Item>,
}

impl<'c, 'a> Definitions<'c, 'a> {
    pub(super) fn new(
        context: &'c mut Context<'a>,
        schemas: &'c Schemas<'c>,
        claims: &'c mut Claims,
        home: Home,
        usage: Usage,
    ) -> Self {
        Self {
            context,
            schemas,
            claims,
            home,
            usage,
            items: Vec::new(),
        }
    }

    /// Defines the type `name` of a schema, and all within it.
    fn define(&mut self, name: &Ident, schema: &Schema, (docs, source): (Docs, Source)) {
        let at = self.items.len();
        let members = unions::members(self.schemas, name, schema, self.home);
        let kind = match &schema.kind {
            Kind::Object(properties, rest) => {
                structs::kind(self, name, properties, rest.as_deref())
            }
            Kind::Enum(values) => {
                let (pointer, said) = (&schema.pointer, &schema.said);
                ItemKind::OpenEnum(variants::of_texts(self.context, pointer, values, said))
            }
            Kind::IntegerEnum(values) => {
                ItemKind::OpenInteger(variants::of_integers(values, &schema.said))
            }
            Kind::Values(values) => {
                let (pointer, said) = (&schema.pointer, &schema.said);
                ItemKind::OpenValue(variants::of_values(self.context, pointer, values, said))
            }
            Kind::Union(_) => ItemKind::Union(unions::kind(self, schema, &members)),
            Kind::Ref(_)
            | Kind::Inherited(..)
            | Kind::AllOf(_)
            | Kind::Any
            | Kind::Null
            | Kind::Boolean(_)
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::String(_)
            | Kind::Array(_)
            | Kind::Map(_) => ItemKind::Alias(self.schemas.rust_type(schema, name, self.home)),
        };
        self.items.insert(
            at,
            Item {
                name: name.clone(),
                docs,
                source,
                kind,
                error: None,
            },
        );
        self.define_among(name, schema, members);
    }

    /// Defines the types of the inline schemas right below one.
    fn define_within(&mut self, name: &Ident, schema: &Schema) {
        let members = unions::members(self.schemas, name, schema, self.home);
        self.define_among(name, schema, members);
    }

    /// The same of one that is one of these members, if it is a union.
    fn define_among(&mut self, name: &Ident, schema: &Schema, members: Vec<Planned<'_>>) {
        match &schema.kind {
            Kind::Object(properties, rest) => {
                if let Some(rest) = rest {
                    let within = Within::Rest(name.clone());
                    self.define_inline(&names::inline(name, REST), rest, &within);
                }
                let below = schema.pointer.key("properties");
                let named = inline_names::of_properties(name, properties);
                let named = properties.iter().zip(named);
                for (property, inline) in named.filter(|(of, _)| of.schema.is_inline()) {
                    let wire = property.wire.clone();
                    let within = Within::Property(name.clone(), wire, below.key(&property.wire));
                    self.define_inline(&inline, &property.schema, &within);
                }
            }
            Kind::Union(_) => {
                for member in members {
                    let within = Within::Variant(name.clone(), member.name);
                    self.define_inline(&member.inline, member.schema, &within);
                }
            }
            Kind::Array(_) | Kind::Map(_) => {
                self.define_inline(name, schema, &Within::Alias(name.clone()));
            }
            Kind::Ref(_)
            | Kind::Inherited(..)
            | Kind::AllOf(_)
            | Kind::Any
            | Kind::Null
            | Kind::Boolean(_)
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::String(_)
            | Kind::Enum(_)
            | Kind::IntegerEnum(_)
            | Kind::Values(_) => {}
        }
    }

    /// Defines the type of a schema that has no name of its own, if it needs one.
    pub(super) fn define_inline(&mut self, name: &Ident, schema: &Schema, within: &Within) {
        match &schema.kind {
            kind if kind.is_defined() => {
                let base = name;
                let name = self.schemas.inline_name(schema, base);
                if name == *base && schema.rust_name.is_none() {
                    let pointer = &schema.pointer;
                    self.claims.claim_inline(self.context, &name, pointer);
                } else {
                    let claimed = name.to_string();
                    self.claims.claim(self.context, &claimed, &schema.pointer);
                }
                match self.context.pass {
                    Pass::Names => self.define_within(&name, schema),
                    Pass::Types => {
                        self.define(&name, schema, docs::inline_type(within, &schema.pointer));
                    }
                }
            }
            Kind::Array(items) => self.define_inline(&names::inline(name, "Item"), items, within),
            Kind::Map(Some(values)) => {
                self.define_inline(&names::inline(name, "Value"), values, within);
            }
            _ => {}
        }
    }
}

/// The types that the items of a file name and that it does not define, and the runtime.
fn imports(items: &[Item]) -> BTreeSet<Ident> {
    let mut imports = BTreeSet::new();
    for item in items {
        item.types(&mut |rust_type| {
            rust_type.paths(&mut |path| match path {
                TypePath::Here(name) => {
                    imports.insert(name.clone());
                }
                TypePath::Types(_) => {}
            });
        });
    }
    for item in items {
        imports.remove(&item.name);
    }
    if items.iter().any(names_runtime) {
        imports.insert(names::beside("rt"));
    }
    imports
}

/// Whether an item names the runtime: all do but for most aliases.
fn names_runtime(item: &Item) -> bool {
    match &item.kind {
        ItemKind::Struct(_)
        | ItemKind::OpenEnum(_)
        | ItemKind::OpenInteger(_)
        | ItemKind::OpenValue(_)
        | ItemKind::Union(_) => true,
        ItemKind::Alias(rust_type) => rust_type.names_runtime(),
    }
}
