//! What the parts of an `allOf` come to: one of their kinds, an object of all their properties, or
//! alternatives, each with what stands beside them.

use std::rc::Rc;

use super::super::Resolver;
use super::super::all_of::Conflict;
use super::super::compatible::inherited;
use super::{Alternatives, Null, Parts};
use crate::api::{Kind, Property, Schema};

/// How many alternatives the parts may come to together; more are any value.
const ALTERNATIVES: usize = 64;

impl Parts {
    /// Whether no more is said than that it is an object.
    fn is_bare_object(&self) -> bool {
        self.properties.is_empty() && self.required.is_empty() && self.rest.is_none()
    }

    /// What the parts are together.
    pub(in crate::resolve) fn kind(
        mut self,
        resolver: &mut Resolver<'_>,
    ) -> Result<Kind, Conflict> {
        let mut unions = std::mem::take(&mut self.unions).into_iter();
        if let Some(union) = unions.next() {
            return self.alternatives(resolver, &union, unions.as_slice());
        }
        let (other, object) = match (self.other.take(), self.object.take()) {
            (None, None) => return Ok(Kind::Any),
            (None, Some(_)) => return Ok(self.whole_object(resolver)),
            (Some(other), None) => return Ok(other.kind),
            (Some(other), Some(object)) => (other, object),
        };
        match &resolver.end(&other).kind {
            Kind::Map(_) if self.properties.is_empty() => return Ok(other.kind),
            Kind::Map(values) => self.rest(values.as_deref()),
            // A `type` alone beside what says more is a slip of the pen: the latter counts.
            _ if self.is_bare_object() => return Ok(other.kind),
            // What names the members says more than a list of values does.
            Kind::Values(_) => {}
            Kind::Array(items) if items.kind == Kind::Any => {}
            _ => {
                let object = Schema::of(object, Kind::Map(None));
                return Err(Conflict::between(object, other));
            }
        }
        Ok(self.whole_object(resolver))
    }

    /// An object; a reference to a component that says all of it.
    fn whole_object(self, resolver: &mut Resolver<'_>) -> Kind {
        let properties = self.properties.into_iter().map(|property| Property {
            required: self.required.contains(&property.wire),
            ..property
        });
        let properties: Vec<_> = properties.collect();
        for key in &self.components {
            let Some(component) = resolver.component(key) else {
                continue;
            };
            if let Kind::Object(own, rest) = &component.kind
                && *rest == self.rest
                && own.len() == properties.len()
                && own.iter().all(|own| {
                    let own = inherited(own, Some(key));
                    properties.contains(&own)
                })
            {
                return Kind::Ref(key.clone());
            }
        }
        if properties.is_empty() {
            Kind::Map(self.rest)
        } else {
            Kind::Object(properties, self.rest)
        }
    }

    /// Each member of a union with all that is said beside the union. A member that does not go
    /// with it can never be the one that is met.
    fn alternatives(
        &self,
        resolver: &mut Resolver<'_>,
        union: &Alternatives,
        others: &[Alternatives],
    ) -> Result<Kind, Conflict> {
        let is_alone = others.is_empty() && self.properties.is_empty() && self.required.is_empty();
        if is_alone && self.other.is_none() && self.object.is_none() {
            return Ok(union.schema.kind.clone());
        }
        let end = resolver.end(&union.schema);
        // Of several unions the members of that one are called so by the discriminator.
        let names = end.discriminator.is_some() && end.discriminator == self.discriminator;
        let Kind::Union(members) = &end.kind else {
            return Ok(Kind::Any);
        };
        let mut made: Vec<Schema> = Vec::with_capacity(members.len());
        let mut refused = None;
        for member in members {
            if !resolver.may_go_on() {
                return Ok(resolver.any_value(&union.schema.pointer));
            }
            let mut parts = Self {
                unions: others.to_vec(),
                way: Rc::clone(&union.way),
                null: Null::Unsaid,
                ..self.clone()
            };
            let taken = parts.take(resolver, member);
            resolver.findings.met.extend(parts.met());
            let required = parts.unmet();
            match taken.and_then(|()| parts.kind(resolver)) {
                Ok(Kind::Union(inner)) => made.extend(inner.into_iter().map(|inner| Schema {
                    member: if names {
                        member.member.clone()
                    } else {
                        inner.member.clone()
                    },
                    ..inner
                })),
                Ok(kind) => made.push(Schema {
                    nullable: false,
                    required,
                    ..member.as_kind(kind)
                }),
                Err(conflict) => refused = Some(conflict),
            }
            if made.len() > ALTERNATIVES {
                return Ok(resolver.any_value(&union.schema.pointer));
            }
        }
        match (made.as_slice(), refused) {
            ([], Some(conflict)) => Err(conflict),
            ([only], _) => Ok(only.kind.clone()),
            (_, _) => Ok(Kind::Union(made)),
        }
    }
}
