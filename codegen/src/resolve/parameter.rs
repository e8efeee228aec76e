//! Parameters: where they are sent, and which values can be sent there.

use std::collections::BTreeMap;

use openapiv3::{Parameter as Node, ParameterSchemaOrContent, ReferenceOr};

use super::{Found, Resolver, extension};
use crate::api::{Kind, Location, Operation, Parameter, Schema};
use crate::code::Code;
use crate::keywords::Section;
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// The parameter at `pointer`, or at the end of its reference.
    pub(super) fn parameter(
        &mut self,
        node: ReferenceOr<Node>,
        pointer: Pointer,
    ) -> Option<Parameter> {
        if matches!(node, ReferenceOr::Item(_)) {
            let found = self.found(node, pointer, Section::Parameters)?;
            return self.read_parameter(found);
        }
        let end = self.follow(&pointer, Section::Parameters)?;
        let known = if let Some(known) = self.parameters.get(&end.pointer) {
            known.clone()
        } else {
            let node = self.read(end.node, &end.pointer)?;
            let found = Found {
                pointer: end.pointer.clone(),
                node,
                description: None,
            };
            let read = self.read_parameter(found);
            self.parameters.insert(end.pointer, read.clone());
            read
        };
        known.map(|parameter| Parameter {
            description: end.description.or(parameter.description),
            ..parameter
        })
    }

    fn read_parameter(&mut self, found: Found<Node>) -> Option<Parameter> {
        let pointer = found.pointer;
        let (location, data) = match found.node {
            Node::Path { parameter_data, .. } => (Location::Path, parameter_data),
            Node::Query { parameter_data, .. } => (Location::Query, parameter_data),
            Node::Header { .. } | Node::Cookie { .. } => {
                self.internal(&pointer, "a parameter in a place that is not supported");
                return None;
            }
        };
        let ParameterSchemaOrContent::Schema(schema) = &data.format else {
            self.internal(&pointer, "a parameter without a schema");
            return None;
        };
        let schema = self.schema(schema, pointer.key("schema"));
        if location == Location::Path && !data.required {
            let at = if self.at(&pointer.key("required")).is_some() {
                pointer.key("required")
            } else {
                pointer.clone()
            };
            let message = format!("the path parameter `{}` is not required", data.name);
            self.fault(Code::PathParameter, &at, &message, "write `required: true`");
        }
        Some(Parameter {
            wire: data.name,
            rust_name: extension(&data.extensions, "x-rust-name"),
            location,
            required: data.required,
            description: data.description,
            deprecated: data.deprecated.unwrap_or_default(),
            schema,
            pointer,
        })
    }

    /// A path takes one plain value, a query one or a list of them.
    pub(super) fn check_values(
        &mut self,
        operations: &[Operation],
        schemas: &BTreeMap<&str, &Schema>,
    ) {
        for parameter in operations
            .iter()
            .flat_map(|operation| &operation.parameters)
        {
            let (sound, help) = match parameter.location {
                Location::Path => (
                    is_plain(&parameter.schema, schemas),
                    "describe a string, a number or a boolean",
                ),
                Location::Query => (
                    is_plain(&parameter.schema, schemas) || is_list(&parameter.schema, schemas),
                    "describe a string, a number, a boolean, or an array of them",
                ),
            };
            if !sound {
                let message = format!(
                    "a value of this form in the parameter `{}` is not supported",
                    parameter.wire
                );
                self.fault(Code::Unsupported, &parameter.schema.pointer, &message, help);
            }
        }
    }
}

fn is_plain(schema: &Schema, schemas: &BTreeMap<&str, &Schema>) -> bool {
    match &schema.kind {
        Kind::Boolean
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::String(_)
        | Kind::Enum(_)
        | Kind::IntegerEnum(_) => true,
        Kind::Ref(key) => schemas
            .get(key.as_str())
            .is_some_and(|schema| is_plain(schema, schemas)),
        Kind::Union(members) | Kind::AllOf(members) => {
            members.iter().all(|member| is_plain(member, schemas))
        }
        Kind::Any | Kind::Inherited(..) | Kind::Array(_) | Kind::Object(..) | Kind::Map(_) => false,
    }
}

fn is_list(schema: &Schema, schemas: &BTreeMap<&str, &Schema>) -> bool {
    match &schema.kind {
        Kind::Array(items) => is_plain(items, schemas),
        Kind::Ref(key) => schemas
            .get(key.as_str())
            .is_some_and(|schema| is_list(schema, schemas)),
        Kind::Any
        | Kind::Inherited(..)
        | Kind::AllOf(_)
        | Kind::Boolean
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::String(_)
        | Kind::Enum(_)
        | Kind::IntegerEnum(_)
        | Kind::Object(..)
        | Kind::Map(_)
        | Kind::Union(_) => false,
    }
}
