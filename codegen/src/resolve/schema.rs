//! Schemas: the kinds of `openapiv3` to those of the model.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use openapiv3::{
    AdditionalProperties, AnySchema, ObjectType, ReferenceOr, Schema as Node, SchemaKind, Type,
    VariantOrUnknownOrEmpty,
};
use serde::Serialize;
use serde_json::Value;

use super::components::Components;
use super::{Resolver, extension, union};
use crate::api::{
    Absence, Access, ErrorFields, Form, Kind, NamedSchema, Origin, Property, Schema, Texts,
};
use crate::code::Code;
use crate::keywords::Section;
use crate::lower::{NULL, REFERENCE, VALUES};
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// Reads `components.schemas`, and puts each together but for what its properties hold.
    pub(super) fn read_components(&mut self) {
        let section = components();
        let members: Vec<_> = self.members(&section).collect();
        let read = self.share(&members, |resolver, (key, value)| {
            let pointer = section.key(key);
            let node: ReferenceOr<Node> = resolver.read(value, &pointer)?;
            Some(((*key).clone(), Arc::new(resolver.node(&node, pointer))))
        });
        self.components = Components::of(read.into_iter().flatten().collect());
        for key in self.components.keys() {
            self.component(&key);
        }
        self.components.settle();
    }

    /// `components.schemas` without any `allOf`, sorted by key.
    pub(super) fn schemas(&mut self) -> Vec<NamedSchema> {
        let keys = self.components.keys();
        let whole = self.share(&keys, |resolver, key| resolver.whole_component(key));
        // Most are what was read, and nobody else has them any more.
        self.components = Components::default();
        let mut schemas = Vec::with_capacity(keys.len());
        for (key, schema) in keys.into_iter().zip(whole) {
            let Some(schema) = schema.map(Arc::unwrap_or_clone) else {
                continue;
            };
            let value = self.at(&components().key(&key).key("x-error"));
            schemas.push(NamedSchema {
                error: value.map(|fields| self.error_fields(fields, &schema)),
                written: key.clone(),
                origin: Origin::Schema,
                form: Form::Whole,
                key,
                schema,
            });
        }
        schemas
    }

    /// The schema at `pointer`, which is no component.
    pub(super) fn schema<S: Borrow<Node>>(
        &mut self,
        node: &ReferenceOr<S>,
        pointer: Pointer,
    ) -> Schema {
        let mut schema = self.node(node, pointer);
        self.merge_within(&mut schema);
        schema
    }

    /// The schema at `pointer`, its parts not yet put together.
    fn node<S: Borrow<Node>>(&mut self, node: &ReferenceOr<S>, pointer: Pointer) -> Schema {
        match node {
            ReferenceOr::Reference { reference } => {
                let kind = self.reference(reference, &pointer.key("$ref"));
                Schema {
                    kind,
                    ..Schema::any(pointer)
                }
            }
            ReferenceOr::Item(node) => {
                let node = node.borrow();
                let data = &node.schema_data;
                let discriminator = data.discriminator.as_ref();
                let schema = Schema {
                    title: data.title.clone(),
                    description: data.description.clone(),
                    deprecated: data.deprecated,
                    nullable: data.nullable || data.extensions.contains_key(NULL),
                    default: data.default.clone().map(Box::new),
                    rust_name: extension(&data.extensions, "x-rust-name"),
                    required: unmet(&node.schema_kind),
                    access: access(data.read_only, data.write_only),
                    member: None,
                    discriminator: discriminator
                        .map(|written| self.discriminator(written, &pointer.key("discriminator")))
                        .map(Box::new),
                    texts: Texts::Listed,
                    said: BTreeMap::new(),
                    kind: self.kind(node, &pointer),
                    pointer,
                };
                union::noted(schema)
            }
        }
    }

    fn reference(&mut self, text: &str, pointer: &Pointer) -> Kind {
        match self.target(text, pointer, Section::Schemas) {
            Some(target) => Kind::Ref(target.key),
            // A fault was reported: what stands here never leaves this stage.
            None => Kind::Any,
        }
    }

    fn kind(&mut self, node: &Node, pointer: &Pointer) -> Kind {
        match &node.schema_kind {
            SchemaKind::Type(Type::Boolean(boolean)) => Kind::Boolean(only(&boolean.enumeration)),
            SchemaKind::Type(Type::Integer(integer)) if !integer.enumeration.is_empty() => {
                Kind::IntegerEnum(integer.enumeration.iter().flatten().copied().collect())
            }
            SchemaKind::Type(Type::Integer(integer)) => Kind::Integer(format(&integer.format)),
            SchemaKind::Type(Type::Number(number)) => Kind::Number(format(&number.format)),
            SchemaKind::Type(Type::String(string)) if string.enumeration.is_empty() => {
                Kind::String(format(&string.format))
            }
            SchemaKind::Type(Type::String(string)) => {
                Kind::Enum(string.enumeration.iter().flatten().cloned().collect())
            }
            SchemaKind::Type(Type::Array(array)) => {
                let pointer = pointer.key("items");
                Kind::Array(Box::new(match &array.items {
                    Some(items) => self.node(items, pointer),
                    None => Schema::any(pointer),
                }))
            }
            SchemaKind::Type(Type::Object(object)) => self.object(object, pointer),
            SchemaKind::OneOf { one_of } => Kind::Union(self.each(one_of, &pointer.key("oneOf"))),
            SchemaKind::AnyOf { any_of } => Kind::Union(self.each(any_of, &pointer.key("anyOf"))),
            SchemaKind::AllOf { all_of } => match all_of.as_slice() {
                [ReferenceOr::Reference { reference }]
                    if node.schema_data.extensions.contains_key(REFERENCE) =>
                {
                    self.reference(reference, &pointer.key("allOf").index(0).key("$ref"))
                }
                members => Kind::AllOf(self.each(members, &pointer.key("allOf"))),
            },
            SchemaKind::Any(any) if *any == AnySchema::default() => {
                let extensions = &node.schema_data.extensions;
                match extensions.get(VALUES) {
                    Some(Value::Array(values)) => Kind::Values(values.clone()),
                    _ if extensions.contains_key(NULL) => Kind::Null,
                    _ => Kind::Any,
                }
            }
            SchemaKind::Any(_) | SchemaKind::Not { .. } => self.impossible(pointer),
        }
    }

    fn impossible(&mut self, pointer: &Pointer) -> Kind {
        self.internal(pointer, "a schema of a form that was not lowered");
        Kind::Any
    }

    fn each(&mut self, members: &[ReferenceOr<Node>], pointer: &Pointer) -> Vec<Schema> {
        let members = members.iter().enumerate();
        members
            .map(|(index, member)| self.node(member, pointer.index(index)))
            .collect()
    }

    fn object(&mut self, object: &ObjectType, pointer: &Pointer) -> Kind {
        let rest = match &object.additional_properties {
            Some(AdditionalProperties::Schema(values)) => {
                let values = self.node(&**values, pointer.key("additionalProperties"));
                Some(Box::new(values))
            }
            Some(AdditionalProperties::Any(_)) | None => None,
        };
        if object.properties.is_empty() {
            return Kind::Map(rest);
        }
        let required: BTreeSet<&str> = object.required.iter().map(String::as_str).collect();
        let pointer = pointer.key("properties");
        let properties = object.properties.iter().map(|(wire, node)| Property {
            wire: wire.clone(),
            required: required.contains(wire.as_str()),
            absence: Absence::Empty,
            schema: self.node(node, pointer.key(wire)),
        });
        Kind::Object(properties.collect(), rest)
    }

    /// `x-error`, whose fields must be properties of its schema.
    fn error_fields(&mut self, value: &Value, schema: &Schema) -> ErrorFields {
        let pointer = schema.pointer.key("x-error");
        let mut fields = |key: &str| -> Vec<String> {
            let names = value
                .get(key)
                .and_then(Value::as_array)
                .into_iter()
                .flatten();
            let names: Vec<String> = names.filter_map(Value::as_str).map(str::to_owned).collect();
            for (index, name) in names.iter().enumerate() {
                let known = matches!(&schema.kind, Kind::Object(properties, _) if properties.iter().any(|property| property.wire == *name));
                if !known {
                    let message = format!("the schema has no property `{name}`");
                    self.fault(
                        Code::Extension,
                        &pointer.key(key).index(index),
                        &message,
                        "name one of its properties",
                    );
                }
            }
            names
        };
        ErrorFields {
            code: fields("code"),
            message: fields("message"),
            request_id: fields("request_id"),
            request_id_header: value
                .get("request_id_header")
                .and_then(Value::as_str)
                .map(str::to_owned),
            pointer,
        }
    }
}

/// Where the schemas stand that have names.
fn components() -> Pointer {
    let section = Section::Schemas.as_str();
    Pointer::root().key("components").key(section)
}

/// What is both can be in neither, and is taken for what answers may hold.
fn access(read_only: bool, write_only: bool) -> Access {
    match (read_only, write_only) {
        (true, _) => Access::Answers,
        (false, true) => Access::Requests,
        (false, false) => Access::Both,
    }
}

/// The one boolean that an `enum` lists, if it lists one alone.
fn only(values: &[Option<bool>]) -> Option<bool> {
    let mut values = values.iter().flatten();
    let first = values.next()?;
    values.all(|other| other == first).then_some(*first)
}

/// The names in `required` that no property has.
fn unmet(kind: &SchemaKind) -> Vec<String> {
    let SchemaKind::Type(Type::Object(object)) = kind else {
        return Vec::new();
    };
    let names = object.required.iter();
    let names = names.filter(|name| !object.properties.contains_key(*name));
    names.cloned().collect()
}

/// A format as it was written.
fn format<F: Serialize>(format: &VariantOrUnknownOrEmpty<F>) -> Option<String> {
    if format.is_empty() {
        return None;
    }
    let written = serde_json::to_value(format).ok()?;
    written.as_str().map(str::to_owned)
}
