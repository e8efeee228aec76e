//! Schemas that are nothing but themselves: `A` is a `$ref` to `B`, and `B` one to `A`.
//!
//! A schema that holds itself in a property, in the items of an array or in the values of a map is
//! a type like any other; one that is itself, or a union with itself, describes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use crate::api::{Kind, Schema};
use crate::code::Code;
use crate::load::MAX_DEPTH;
use crate::pointer::Pointer;

/// How many schemas may stand one behind the other, each of which is the next one: what follows
/// them recurses, as it does into what is nested. As many references to anything else.
pub(super) const LONGEST: usize = MAX_DEPTH;

impl Resolver<'_> {
    /// Reports that so many `steps` lead to the one at `pointer`.
    pub(super) fn too_long(&mut self, pointer: &Pointer, steps: &str) {
        let message =
            format!("more than {LONGEST} {steps} lead here, each of which is the next one");
        let help = "refer to the last of them at once";
        self.fault(Code::TooDeep, pointer, &message, help);
    }

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
        if way.len() >= LONGEST {
            return self.too_long(&schema.pointer, "schemas");
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
        // Any other kind is something of its own.
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::code::Code;
    use crate::diagnostic::Report;
    use crate::document::SourceId;
    use crate::lower::lower;
    use crate::resolve::resolve;
    use crate::tree::Tree;

    /// The rules that a chain of schemas breaks, each of which `link` makes the next one.
    fn broken(schemas: usize, link: fn(Value) -> Value) -> Vec<Code> {
        let reference = |index| json!({"$ref": format!("#/components/schemas/S{index}")});
        let mut chain: serde_json::Map<_, _> = (1..schemas)
            .map(|index| (format!("S{}", index - 1), link(reference(index))))
            .collect();
        chain.insert(format!("S{}", schemas - 1), json!({"type": "object"}));
        let document = json!({
            "openapi": "3.0.0",
            "info": {"title": "Chain", "version": "1"},
            "paths": {},
            "components": {"schemas": chain},
        });
        let mut report = Report::default();
        let tree = lower(Tree::of(SourceId(0), document), &mut report);
        resolve(&tree, &mut report);
        report.iter().map(|diagnostic| diagnostic.code).collect()
    }

    /// The rules that a chain of components other than schemas breaks.
    fn broken_by(section: &str, components: usize, last: Value) -> Vec<Code> {
        let reference = |index| json!({"$ref": format!("#/components/{section}/R{index}")});
        let mut chain: serde_json::Map<_, _> = (1..components)
            .map(|index| (format!("R{}", index - 1), reference(index)))
            .collect();
        chain.insert(format!("R{}", components - 1), last);
        let mut operation = json!({"responses": {"204": {"description": "Done."}}});
        match section {
            "parameters" => operation["parameters"] = json!([reference(0)]),
            "requestBodies" => operation["requestBody"] = reference(0),
            "headers" => operation["responses"]["204"]["headers"] = json!({"X": reference(0)}),
            _ => operation["responses"]["204"] = reference(0),
        }
        let document = json!({
            "openapi": "3.0.0",
            "info": {"title": "Chain", "version": "1"},
            "paths": {"/things": {"post": operation}},
            "components": {section: chain},
        });
        let mut report = Report::default();
        let tree = lower(Tree::of(SourceId(0), document), &mut report);
        resolve(&tree, &mut report);
        report.iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn a_chain_of_references_is_refused_too() {
        let text = json!({"schema": {"type": "string"}});
        let sections = [
            (
                "parameters",
                json!({"name": "a", "in": "query", "schema": {"type": "string"}}),
            ),
            (
                "requestBodies",
                json!({"content": {"application/json": text}}),
            ),
            ("headers", text.clone()),
            ("responses", json!({"description": "Done."})),
        ];
        for (section, last) in sections {
            assert_eq!(broken_by(section, 128, last.clone()), [], "{section}");
            let broken = broken_by(section, 3000, last);
            assert_eq!(broken, [Code::TooDeep], "{section}");
        }
    }

    #[test]
    fn a_chain_is_refused_before_it_fills_the_stack() {
        let links: [fn(Value) -> Value; 3] = [
            |next| next,
            |next| json!({"allOf": [next, {"type": "object", "properties": {}}]}),
            |next| json!({"oneOf": [next, {"type": "string"}]}),
        ];
        for link in links {
            assert_eq!(broken(100, link), []);
            assert_eq!(broken(130, link).first(), Some(&Code::TooDeep));
            let broken = broken(3000, link);
            assert!(
                broken.iter().all(|code| *code == Code::TooDeep),
                "{broken:?}"
            );
            assert!(!broken.is_empty());
        }
    }
}
