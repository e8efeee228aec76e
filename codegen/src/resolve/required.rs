//! Names in `required` that no property has: a warning for each list that holds some.
//!
//! Publishers forget to take a name out of the list, or write it in another way there. To demand
//! the value would make answers unreadable that lack it; one that comes is kept in `extra`. What
//! may have any property by its own words, such as a map, departs from nothing; nor does a base
//! that demands what those that extend it describe.

use serde_json::Value;

use super::Resolver;
use super::sides::each;
use crate::api::{Kind, NamedSchema, Operation, Schema};
use crate::code::Code;
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// Warns of each list that names what no property is called.
    pub(super) fn tell_undescribed(&mut self, schemas: &[NamedSchema], operations: &[Operation]) {
        let schemas = schemas.iter().map(|named| &named.schema);
        let contents = operations
            .iter()
            .flat_map(|operation| operation.body_schemas().chain(operation.answer_schemas()));
        for schema in schemas.chain(contents) {
            each(schema, &mut |schema| self.tell_undescribed_of(schema));
        }
    }

    fn tell_undescribed_of(&mut self, schema: &Schema) {
        let is_closed = matches!(schema.kind, Kind::Object(_, None));
        if !is_closed || schema.required.is_empty() {
            return;
        }
        for list in self.lists(&schema.pointer) {
            let names = texts(self.at(&list)).filter(|name| {
                let known = (schema.pointer.clone(), (*name).to_owned());
                schema.required.contains(&known.1) && !self.findings.met.contains(&known)
            });
            let names: Vec<&str> = names.collect();
            if names.is_empty() {
                continue;
            }
            let message = format!(
                "`required` names `{}`, and no property is called so",
                names.join("`, `")
            );
            self.fault(
                Code::IdleRequired,
                &list,
                &message,
                "a value of that name is found in `extra`: describe it under `properties`, or \
                 remove the name",
            );
        }
    }

    /// Where the lists of a schema stand: its own and those of its parts. What a part refers to is
    /// a schema that is met by itself.
    fn lists(&self, schema: &Pointer) -> Vec<Pointer> {
        let parts = schema.key("allOf");
        let members = self.at(&parts).and_then(Value::as_array);
        let members = members.into_iter().flatten().enumerate();
        let inline = members.filter(|(_, member)| member.get("$ref").is_none());
        let mut lists = vec![schema.key("required")];
        lists.extend(inline.flat_map(|(index, _)| self.lists(&parts.index(index))));
        lists
    }
}

fn texts(list: Option<&Value>) -> impl Iterator<Item = &str> {
    let elements = list.and_then(Value::as_array).into_iter().flatten();
    elements.filter_map(Value::as_str)
}
