//! Schemas that are nothing but themselves: `A` is a `$ref` to `B`, and `B` one to `A`.
//!
//! A schema that holds itself in a property, in the items of an array or in the values of a map is
//! a type like any other; one that is itself, or a union with itself, describes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use crate::api::{Kind, Schema};
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// Reports each cycle once.
    pub(super) fn refuse_cycles(&mut self, schemas: &BTreeMap<&str, &Schema>) {
        let mut done = BTreeSet::new();
        for key in schemas.keys() {
            self.visit(key, schemas, &mut Vec::new(), &mut done);
        }
    }

    fn visit<'s>(
        &mut self,
        key: &'s str,
        schemas: &BTreeMap<&'s str, &'s Schema>,
        way: &mut Vec<(&'s str, Pointer)>,
        done: &mut BTreeSet<&'s str>,
    ) {
        if let Some(start) = way.iter().position(|(known, _)| *known == key) {
            let cycle: Vec<_> = way
                .iter()
                .skip(start)
                .map(|(_, pointer)| pointer.clone())
                .collect();
            return self.cycle(&cycle);
        }
        let Some(schema) = schemas.get(key) else {
            return;
        };
        if done.contains(key) {
            return;
        }
        let mut aliases = Vec::new();
        collect(schema, &mut aliases);
        for (target, pointer) in aliases {
            way.push((key, pointer.clone()));
            self.visit(target, schemas, way, done);
            way.pop();
        }
        done.insert(key);
    }
}

/// The schemas that a schema is, without anything between.
fn collect<'s>(schema: &'s Schema, aliases: &mut Vec<(&'s str, &'s Pointer)>) {
    match &schema.kind {
        Kind::Ref(key) => aliases.push((key, &schema.pointer)),
        Kind::Union(members) | Kind::AllOf(members) => {
            for member in members {
                collect(member, aliases);
            }
        }
        Kind::Inherited(..)
        | Kind::Any
        | Kind::Null
        | Kind::Boolean
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::String(_)
        | Kind::Enum(_)
        | Kind::IntegerEnum(_)
        | Kind::Array(_)
        | Kind::Object(..)
        | Kind::Map(_) => {}
    }
}
