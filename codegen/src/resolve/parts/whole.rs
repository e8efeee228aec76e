//! What the parts of an `allOf` come to: one of their kinds, an object of all their properties, or
//! alternatives, each with what stands beside them.

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
    pub(in crate::resolve) fn kind(&self, resolver: &mut Resolver<'_>) -> Result<Kind, Conflict> {
        if let Some((union, others)) = self.unions.split_first() {
            return self.alternatives(resolver, union, others);
        }
        match (&self.other, &self.object) {
            (None, None) => Ok(Kind::Any),
            (None, Some(_)) => Ok(self.whole_object(resolver)),
            (Some(other), None) => Ok(other.kind.clone()),
            (Some(other), Some(object)) => match resolver.end(other).kind {
                Kind::Map(_) if self.properties.is_empty() => Ok(other.kind.clone()),
                Kind::Map(values) => {
                    let mut with = self.clone();
                    with.rest(values.as_deref());
                    Ok(with.whole_object(resolver))
                }
                // A `type` alone beside what says more is a slip of the pen: the latter counts.
                _ if self.is_bare_object() => Ok(other.kind.clone()),
                // What names the members says more than a list of values does.
                Kind::Values(_) => Ok(self.whole_object(resolver)),
                Kind::Array(items) if items.kind == Kind::Any => Ok(self.whole_object(resolver)),
                _ => Err(Conflict::between(object.clone(), other.clone())),
            },
        }
    }

    /// An object; a reference to a component that says all of it.
    fn whole_object(&self, resolver: &mut Resolver<'_>) -> Kind {
        let properties = self.properties.iter().map(|property| Property {
            required: self.required.contains(&property.wire),
            ..property.clone()
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
            Kind::Map(self.rest.clone())
        } else {
            Kind::Object(properties, self.rest.clone())
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
        let Kind::Union(members) = end.kind else {
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
                way: union.way.clone(),
                null: Null::Unsaid,
                ..self.clone()
            };
            let kind = parts
                .take(resolver, &member)
                .and_then(|()| parts.kind(resolver));
            resolver.findings.met.extend(parts.met());
            match kind {
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
                    required: parts.unmet(),
                    kind,
                    ..member
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
