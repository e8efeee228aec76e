//! The parts of an `allOf` as they are taken one after the other: properties are put side by side,
//! what is no object is held against what came before; `whole` says what they come to.

mod whole;

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Resolver;
use super::all_of::Conflict;
use super::compatible::{both, inherited, is_same, narrower};
use super::components::Entered;
use crate::api::{Access, Discriminator, Kind, Property, Schema};
use crate::pointer::Pointer;

/// What was taken so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// Of all objects, each where it was first named.
    properties: Vec<Property>,
    /// What all objects say of properties without a name.
    rest: Option<Box<Schema>>,
    /// Names that must be there.
    required: BTreeSet<String>,
    /// Those that a part demands and does not describe, each with its part.
    demanded: Vec<(Pointer, String)>,
    /// Where the first part stands that is an object.
    object: Option<Pointer>,
    /// Components that are objects.
    components: Vec<String>,
    /// What is no object with properties, as far as it is narrowed down.
    other: Option<Schema>,
    /// Parts that are one of several.
    unions: Vec<Alternatives>,
    /// The unions of whose members these are the parts, the outermost first.
    way: Rc<Vec<Step>>,
    /// What tells the members of the first union apart that says so.
    discriminator: Option<Box<Discriminator>>,
    /// Whether each part that says something admits null.
    null: Null,
}

/// A part that is one of several, and how it was come by.
#[derive(Clone, Debug)]
struct Alternatives {
    schema: Rc<Schema>,
    way: Rc<Vec<Step>>,
}

/// A union, and the part that is or refers to it.
#[derive(Clone, Debug)]
struct Step {
    union: Pointer,
    by: Pointer,
}

/// Whether null is a value of all that was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Null {
    /// Nothing was taken that would say so.
    #[default]
    Unsaid,
    /// It is.
    Admitted,
    /// It is not.
    Refused,
}

impl Parts {
    /// Takes parts in their order.
    pub(super) fn take_all(
        &mut self,
        resolver: &mut Resolver<'_>,
        parts: &[Schema],
    ) -> Result<(), Conflict> {
        parts.iter().try_for_each(|part| self.take(resolver, part))
    }

    fn take(&mut self, resolver: &mut Resolver<'_>, part: &Schema) -> Result<(), Conflict> {
        if let Kind::AllOf(members) = &part.kind {
            let before = self.null;
            self.take_all(resolver, members)?;
            if part.nullable {
                self.null = before;
                self.admit(Null::Admitted);
            }
            return Ok(());
        }
        if let Kind::Ref(key) = &part.kind
            && let Some(beside) = resolver.beside_union(key)
        {
            return match resolver.enter_beside(key) {
                Entered::Circle => Ok(()),
                Entered::First => {
                    let taken = self.take_all(resolver, &beside);
                    resolver.leave_beside();
                    taken
                }
            };
        }
        let end = resolver.end(part);
        self.required.extend(end.required.iter().cloned());
        let demanded = end.required.iter().cloned();
        self.demanded
            .extend(demanded.map(|name| (end.pointer.clone(), name)));
        if end.kind != Kind::Any {
            self.admit(if part.nullable || end.nullable {
                Null::Admitted
            } else {
                Null::Refused
            });
        }
        self.take_end(resolver, part, &end)
    }

    /// Takes what a part is in the end, whatever refers to it.
    fn take_end(
        &mut self,
        resolver: &mut Resolver<'_>,
        part: &Schema,
        end: &Schema,
    ) -> Result<(), Conflict> {
        match &end.kind {
            Kind::Any => Ok(()),
            Kind::AllOf(members) => self.take_all(resolver, members),
            Kind::Object(properties, rest) => {
                let component = component(resolver, part);
                self.rest(rest.as_deref());
                for property in properties {
                    self.property(inherited(property, component.as_deref()));
                }
                self.components.extend(component);
                self.object.get_or_insert_with(|| part.pointer.clone());
                Ok(())
            }
            Kind::Map(None) => {
                self.object.get_or_insert_with(|| part.pointer.clone());
                Ok(())
            }
            Kind::Map(Some(values)) if self.object.is_some() => {
                self.rest(Some(values));
                Ok(())
            }
            Kind::Union(members) if resolver.has_open_member(members) => Ok(()),
            Kind::Union(_) => {
                let told = self.discriminator.take();
                self.discriminator = told.or_else(|| end.discriminator.clone());
                self.union(resolver, part, end.pointer.clone());
                Ok(())
            }
            Kind::Ref(_)
            | Kind::Inherited(..)
            | Kind::Null
            | Kind::Boolean(_)
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::String(_)
            | Kind::Enum(_)
            | Kind::IntegerEnum(_)
            | Kind::Values(_)
            | Kind::Array(_)
            | Kind::Map(Some(_)) => self.other(resolver, part),
        }
    }

    /// Takes a union, unless it is met within one of its own members: that leads back to itself.
    fn union(&mut self, resolver: &mut Resolver<'_>, part: &Schema, union: Pointer) {
        let by = part.pointer.clone();
        if let Some(start) = self.way.iter().position(|step| step.union == union) {
            let between = self.way.iter().skip(start + 1).map(|step| step.by.clone());
            let cycle: Vec<_> = between.chain([by]).collect();
            return resolver.cycle(&cycle);
        }
        let mut way = self.way.to_vec();
        way.push(Step { union, by });
        self.unions.push(Alternatives {
            schema: Rc::new(part.clone()),
            way: Rc::new(way),
        });
    }

    fn admit(&mut self, null: Null) {
        self.null = match (self.null, null) {
            (Null::Unsaid, null) => null,
            (Null::Admitted, Null::Admitted) => Null::Admitted,
            (_, _) => Null::Refused,
        };
    }

    /// A property that another part names too is what both say of it, in the place of the first.
    fn property(&mut self, property: Property) {
        if property.required {
            self.required.insert(property.wire.clone());
        }
        let known = self.properties.iter_mut();
        let known = known.into_iter().find(|known| known.wire == property.wire);
        let Some(known) = known else {
            self.properties.push(property);
            return;
        };
        let (first, second) = (&known.schema, property.schema);
        let description = second.description.clone().or(first.description.clone());
        let deprecated = first.deprecated || second.deprecated;
        let access = common_access(first.access, second.access);
        known.schema = match (&first.kind, &second.kind) {
            (_, Kind::Any) => first.clone(),
            (Kind::Any, _) => second,
            // One by two ways, of which the later knows the component that defines its type.
            (_, _) if first.pointer == second.pointer => second,
            (_, _) if is_same(first, &second) => first.clone(),
            (_, _) => Schema {
                nullable: false,
                required: Vec::new(),
                kind: Kind::AllOf(vec![first.clone(), second.clone()]),
                ..second
            },
        };
        known.schema.description = description;
        known.schema.deprecated = deprecated;
        known.schema.access = access;
    }

    fn rest(&mut self, rest: Option<&Schema>) {
        self.rest = match (self.rest.take(), rest) {
            (Some(one), Some(other)) => Some(both(&one, other)),
            (one, other) => one.or_else(|| other.cloned().map(Box::new)),
        };
    }

    fn other(&mut self, resolver: &mut Resolver<'_>, part: &Schema) -> Result<(), Conflict> {
        let narrowed = match self.other.take() {
            None => part.clone(),
            Some(before) => {
                let [first, second] = [&before, part].map(|schema| resolver.end(schema));
                let narrowed = narrower(&before, part, [&first, &second]);
                drop(first);
                match narrowed {
                    Some(narrowed) => narrowed,
                    None => return Err(Conflict::between(before, part.clone())),
                }
            }
        };
        self.other = Some(narrowed);
        Ok(())
    }

    /// What tells the alternatives apart.
    pub(super) fn discriminator(&self) -> Option<Box<Discriminator>> {
        self.discriminator.clone()
    }

    /// Whether null is a value of all parts.
    pub(super) fn nullable(&self) -> bool {
        self.null == Null::Admitted
    }

    /// What a part demands and another describes.
    pub(super) fn met(&self) -> impl Iterator<Item = (Pointer, String)> {
        let known: BTreeSet<_> = self.properties.iter().map(|of| &of.wire).collect();
        let met = self
            .demanded
            .iter()
            .filter(move |(_, name)| known.contains(name));
        met.cloned()
    }

    /// The names in `required` that no part has a property for.
    pub(super) fn unmet(&self) -> Vec<String> {
        let known: BTreeSet<_> = self.properties.iter().map(|of| &of.wire).collect();
        let unmet = self.required.iter().filter(|name| !known.contains(name));
        unmet.cloned().collect()
    }
}

/// In what a property stands by what two parts say of it; a part that is silent says nothing.
fn common_access(one: Access, other: Access) -> Access {
    match one {
        Access::Both => other,
        Access::Answers | Access::Requests => one,
    }
}

/// The component that a part refers to in the end, if it is one itself and no part of one.
pub(super) fn component(resolver: &mut Resolver<'_>, part: &Schema) -> Option<String> {
    let Kind::Ref(key) = &part.kind else {
        return None;
    };
    let mut key = key.clone();
    // As in `end`: what leads in a circle is no component.
    for _ in 0..=resolver.components.count() {
        match &resolver.component(&key)?.kind {
            Kind::Ref(next) => key.clone_from(next),
            Kind::Inherited(..) => return None,
            _ => return Some(key),
        }
    }
    None
}
