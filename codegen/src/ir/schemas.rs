//! The components by key, with their Rust names, and the type of any schema.
//!
//! The type of a schema follows from the schema, the name that an inline one would get, and the
//! file that names it; that a name is free is looked after where the type is defined.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::claims::{Claims, Remedy};
use super::inline_names;
use super::usage::{self, Usage};
use crate::api::{Kind, NamedSchema, Schema};
use crate::format::scalar;
use crate::names::{self, Ident};
use crate::pointer::Pointer;
use crate::rust_type::{RustType, TypePath};

/// The components.
pub(super) struct Schemas<'a> {
    components: BTreeMap<&'a str, Component<'a>>,
    /// Inline types that would have had the name of another type, and theirs instead.
    renamed: BTreeMap<Pointer, BTreeMap<Ident, Ident>>,
}

/// An inline type: where it stands, and the name that follows from that. The forms of a component
/// in requests and in answers share their pointers.
pub(super) type Inline = (Pointer, Ident);

/// A component and its names.
pub(super) struct Component<'a> {
    pub(super) named: &'a NamedSchema,
    pub(super) name: Ident,
    pub(super) module: Ident,
    pub(super) usage: Usage,
}

/// Which files a type is named in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// Those of the types.
    Types,
    /// Those of the operations.
    Operations,
}

impl Home {
    /// As these files name a type that the files of the types name so.
    fn names(self, rust_type: RustType) -> RustType {
        match self {
            Self::Types => rust_type,
            Self::Operations => rust_type.from_operations(),
        }
    }
}

impl<'a> Schemas<'a> {
    pub(super) fn new(context: &mut Context<'a>) -> Self {
        let sent = usage::sent(context.api);
        let mut modules = Claims::new("file", Remedy::RustName("AnotherName"));
        let mut components = BTreeMap::new();
        let mut schemas: Vec<_> = context.api.schemas.iter().collect();
        schemas.sort_by(|one, other| one.key.cmp(&other.key));
        let names = component_names(context, &schemas);
        for (named, (name, module)) in schemas.into_iter().zip(names) {
            let key = named.key.as_str();
            modules.claim(context, &module.to_string(), &named.schema.pointer);
            let usage = if sent.contains(key) {
                Usage::Sent
            } else {
                Usage::Answered
            };
            components.insert(
                key,
                Component {
                    named,
                    name,
                    module,
                    usage,
                },
            );
        }
        Self {
            components,
            renamed: BTreeMap::new(),
        }
    }

    /// Gives inline types their longer names; whether any had not got its own.
    pub(super) fn rename(&mut self, crowded: BTreeSet<Inline>) -> bool {
        let before = self.renamed().count();
        for (pointer, name) in crowded {
            let longer = names::nested(&name, &pointer);
            let renamed = self.renamed.entry(pointer).or_default();
            renamed.entry(name).or_insert(longer);
        }
        self.renamed().count() > before
    }

    /// The inline types with a longer name.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&Pointer, &Ident)> {
        let renamed = self.renamed.iter();
        renamed.flat_map(|(pointer, names)| names.values().map(move |name| (pointer, name)))
    }

    /// The name of an inline type: given, or the one that follows from its place.
    pub(super) fn inline_name(&self, schema: &Schema, name: &Ident) -> Ident {
        let given = schema.rust_name.as_deref().and_then(names::given_type);
        given
            .or_else(|| self.renamed.get(&schema.pointer)?.get(name).cloned())
            .unwrap_or_else(|| name.clone())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Component<'a>> {
        self.components.values()
    }

    pub(super) fn get(&self, key: &str) -> Option<&Component<'a>> {
        self.components.get(key)
    }

    /// The schema behind all references; one whose references lead nowhere or in a circle is its
    /// own.
    pub(super) fn target<'s>(&'s self, schema: &'s Schema) -> &'s Schema {
        self.chain(schema).last().unwrap_or(schema)
    }

    /// The component that a schema refers to in the end, if it refers to one.
    pub(super) fn component(&self, schema: &Schema) -> Option<&Component<'a>> {
        let keys = self.chain(schema).filter_map(|schema| match &schema.kind {
            Kind::Ref(key) => Some(key),
            _ => None,
        });
        keys.last().and_then(|key| self.get(key))
    }

    /// What a schema says of itself; for one that only refers to another, the first paragraph of
    /// what that says.
    pub(super) fn description<'s>(&'s self, schema: &'s Schema) -> Option<&'s str> {
        let own = schema.description.as_deref();
        own.or_else(|| {
            let said = |schema: &'s Schema| schema.description.as_deref();
            self.chain(schema).find_map(said)?.split("\n\n").next()
        })
    }

    /// Whether null is a value, by itself or by anything that it refers to.
    pub(super) fn is_nullable(&self, schema: &Schema) -> bool {
        self.chain(schema).any(|schema| {
            let members = match &schema.kind {
                Kind::Union(members) => members.as_slice(),
                _ => &[],
            };
            let is_null =
                |member: &Schema| member.nullable || self.target(member).kind == Kind::Null;
            schema.nullable || members.iter().any(is_null)
        })
    }

    /// A schema and those it refers to, one behind the other.
    fn chain<'s>(&'s self, schema: &'s Schema) -> impl Iterator<Item = &'s Schema> {
        let next = |schema: &&'s Schema| match &schema.kind {
            Kind::Ref(key) => self.get(key).map(|component| &component.named.schema),
            Kind::Inherited(key, wire) => self.property(key, wire).map(|(_, schema)| schema),
            _ => None,
        };
        // A chain longer than there are components leads in a circle.
        std::iter::successors(Some(schema), next).take(self.components.len() + 1)
    }

    /// The type of a schema whose inline type would be called `name`, without its null.
    pub(super) fn rust_type(&self, schema: &Schema, name: &Ident, home: Home) -> RustType {
        match &schema.kind {
            Kind::Ref(key) => self.reference(key, home),
            Kind::Inherited(key, wire) => self.inherited(key, wire, home),
            kind if kind.is_defined() => {
                RustType::Named(TypePath::Here(self.inline_name(schema, name)))
            }
            Kind::Array(items) => {
                let item = names::inline(name, "Item");
                RustType::List(Box::new(self.element_type(items, &item, home)))
            }
            Kind::Map(Some(values)) => {
                let value = names::inline(name, "Value");
                let value = match self.element_type(values, &value, home) {
                    // A map of what takes no room is a set in disguise; what comes is kept.
                    null if *null.target() == RustType::Null => RustType::Anything,
                    value => value,
                };
                RustType::Dictionary(Box::new(value))
            }
            kind => scalar(kind).unwrap_or(RustType::Anything),
        }
    }

    /// The same, with its null.
    pub(super) fn element_type(&self, schema: &Schema, name: &Ident, home: Home) -> RustType {
        let rust_type = self.rust_type(schema, name, home);
        if self.is_nullable(schema) {
            rust_type.or_null()
        } else {
            rust_type
        }
    }

    /// The type that a component defines for its property.
    fn inherited(&self, key: &str, wire: &str, home: Home) -> RustType {
        let Some((component, schema)) = self.property(key, wire) else {
            // `check` has reported it.
            return RustType::Anything;
        };
        let name = match &component.named.schema.kind {
            Kind::Object(properties, _) => {
                inline_names::of_property(&component.name, properties, wire)
            }
            _ => component.name.clone(),
        };
        home.names(self.rust_type(schema, &name, Home::Types))
    }

    /// The property `wire` of the component `key`, with the component.
    fn property(&self, key: &str, wire: &str) -> Option<(&Component<'a>, &'a Schema)> {
        let component = self.get(key)?;
        let Kind::Object(properties, _) = &component.named.schema.kind else {
            return None;
        };
        let property = properties.iter().find(|property| property.wire == wire)?;
        Some((component, &property.schema))
    }

    fn reference(&self, key: &str, home: Home) -> RustType {
        let Some(component) = self.get(key) else {
            // `check` has reported it.
            return RustType::Anything;
        };
        let path = match home {
            Home::Types => TypePath::Here(component.name.clone()),
            Home::Operations => TypePath::Types(component.name.clone()),
        };
        let schema = &component.named.schema;
        if schema.kind.is_defined() {
            return RustType::Named(path);
        }
        let target = self.rust_type(schema, &component.name, Home::Types);
        RustType::Alias(path, Box::new(home.names(target)))
    }
}

/// The names of the types and of their modules: given, or those of the keys.
fn component_names(context: &mut Context<'_>, named: &[&NamedSchema]) -> Vec<(Ident, Ident)> {
    let own: Vec<_> = named
        .iter()
        .map(|named| named_by(named, first_text(named)))
        .collect();
    let are_distinct = names::are_distinct(own.iter().map(|(name, _)| name))
        && names::are_distinct(own.iter().map(|(_, module)| module));
    if are_distinct {
        return own;
    }
    let texts: Vec<_> = named.iter().map(|named| texts(named)).collect();
    let chosen = names::settle(&texts, |index, text| {
        let both = named.get(index).map(|named| named_by(named, text));
        both.into_iter()
            .flat_map(|(name, module)| [name.to_string(), module.to_string()])
            .collect()
    });
    let mut made = Vec::with_capacity(named.len());
    for ((named, texts), chosen) in named.iter().zip(texts).zip(chosen) {
        let text = texts.get(chosen).map_or(named.key.as_str(), String::as_str);
        let (name, module) = named_by(named, text);
        if chosen > 0 {
            context.renamed(&named.schema.pointer, &named.key, &name);
        }
        made.push((name, module));
    }
    made
}

/// The names that a text gives a component.
fn named_by(named: &NamedSchema, text: &str) -> (Ident, Ident) {
    let given = named.schema.rust_name.as_deref();
    let given = given.and_then(names::given_type);
    let name = given.unwrap_or_else(|| names::component(text));
    (name, names::module(text))
}

/// What a component is called by if nothing else is.
fn first_text(named: &NamedSchema) -> &str {
    named.schema.rust_name.as_deref().unwrap_or(&named.key)
}

/// What a component can be called by.
fn texts(named: &NamedSchema) -> Vec<String> {
    match named.schema.rust_name.as_deref() {
        Some(given) => vec![given.to_owned()],
        None => names::texts(&named.key, names::component),
    }
}
