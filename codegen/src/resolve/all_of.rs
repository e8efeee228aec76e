//! `allOf`: what several schemas say at once, put together into one.
//!
//! A component is put together when something asks for it, and only as far as its own properties;
//! what these hold is put together once the component is known, so that a component may hold
//! itself. A property that a part brings from a component keeps the type that the component gives
//! it: an inline definition is never written out twice.

use std::ops::Deref;
use std::sync::Arc;

use super::parts::Parts;
use super::{Resolver, union};
use crate::api::{Kind, Schema};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// How many `allOf`s may stand, by way of references, within each other; in one that goes deeper,
/// which only properties that narrow each other in a circle do, the innermost is any value.
const NESTED: usize = 16;

/// Two schemas that no value satisfies at once.
#[derive(Debug)]
pub(super) struct Conflict {
    one: Box<Schema>,
    other: Box<Schema>,
}

impl Conflict {
    pub(super) fn between(one: Schema, other: Schema) -> Self {
        Self {
            one: Box::new(one),
            other: Box::new(other),
        }
    }
}

/// What a schema is in the end.
pub(super) enum End<'s> {
    /// It refers to nothing.
    Own(&'s Schema),
    /// It refers to this one.
    Shared(Arc<Schema>),
}

impl Deref for End<'_> {
    type Target = Schema;

    fn deref(&self) -> &Schema {
        match self {
            Self::Own(schema) => schema,
            Self::Shared(schema) => schema,
        }
    }
}

impl Resolver<'_> {
    /// The component `key` without any `allOf`.
    pub(super) fn whole_component(&mut self, key: &str) -> Option<Arc<Schema>> {
        let component = self.component(key)?;
        if is_plain(&component) {
            return Some(component);
        }
        let mut schema = Arc::unwrap_or_clone(component);
        self.merge_below(&mut schema, &mut Vec::new());
        Some(Arc::new(schema))
    }

    /// Puts together every `allOf` within a schema.
    pub(super) fn merge_within(&mut self, schema: &mut Schema) {
        self.merge_node(schema, &mut Vec::new());
    }

    /// Puts together a schema and what it holds; `way` are the parts of those around it.
    fn merge_node(&mut self, schema: &mut Schema, way: &mut Vec<Vec<Pointer>>) {
        let Kind::AllOf(members) = &schema.kind else {
            return self.merge_below(schema, way);
        };
        let parts: Vec<_> = members.iter().map(|part| part.pointer.clone()).collect();
        if way.is_empty() {
            self.components.begin();
        }
        if !self.may_go_on() || way.len() == NESTED || way.contains(&parts) {
            schema.kind = self.any_value(&schema.pointer);
            return;
        }
        *schema = self.put_together(schema, members);
        way.push(parts);
        self.merge_below(schema, way);
        way.pop();
    }

    fn merge_below(&mut self, schema: &mut Schema, way: &mut Vec<Vec<Pointer>>) {
        for child in schema.kind.below_mut() {
            self.merge_node(child, way);
        }
        union::simplify(schema);
    }

    /// The schema that says what `members` say, and `schema` beside them; what cannot be said at
    /// once is reported.
    pub(super) fn put_together(&mut self, schema: &Schema, members: &[Schema]) -> Schema {
        let mut parts = Parts::default();
        let taken = parts.take_all(self, members);
        self.findings.met.extend(parts.met());
        let nullable = schema.nullable || parts.nullable();
        let (required, discriminator) = (parts.unmet(), parts.discriminator());
        let kind = taken.and_then(|()| parts.kind(self));
        let kind = kind.unwrap_or_else(|conflict| {
            self.conflict(&conflict);
            Kind::Any
        });
        Schema {
            nullable,
            required,
            discriminator,
            ..schema.as_kind(kind)
        }
    }

    /// Any value, in place of what would come to too much; says so.
    pub(super) fn any_value(&mut self, pointer: &Pointer) -> Kind {
        self.fault(
            Code::AnyValue,
            pointer,
            "what stands together here has more alternatives, or goes deeper, than types are made of",
            "it is read as any value: describe it with fewer, by an overlay",
        );
        Kind::Any
    }

    fn conflict(&mut self, conflict: &Conflict) {
        let Conflict { one, other } = conflict;
        let (first, second) = (self.prose(one), self.prose(other));
        let diagnostic = Diagnostic::new(
            Code::Conflict,
            self.tree.place(&other.pointer),
            format!("what is {first} in one part of an `allOf` is {second} in another"),
            "describe it in one way, by an overlay",
        )
        .also(self.tree.place(&one.pointer), "the other part stands here");
        self.push(&other.pointer, diagnostic);
    }

    /// What the schema `schema` refers to in the end, if it refers to anything.
    pub(super) fn end<'s>(&mut self, schema: &'s Schema) -> End<'s> {
        let mut end = End::Own(schema);
        // A chain longer than there are components leads in a circle, which is reported later.
        for _ in 0..=self.components.count() {
            let next = match &end.kind {
                Kind::Ref(key) => self.component(key),
                Kind::Inherited(key, wire) => self.property(key, wire).map(Arc::new),
                _ => return end,
            };
            match next {
                Some(next) => end = End::Shared(next),
                None => break,
            }
        }
        End::Shared(Arc::new(Schema::any(end.pointer.clone())))
    }

    fn property(&mut self, key: &str, wire: &str) -> Option<Schema> {
        let component = self.component(key)?;
        let Kind::Object(properties, _) = &component.kind else {
            return None;
        };
        let property = properties.iter().find(|property| property.wire == wire)?;
        Some(property.schema.clone())
    }

    /// What a schema describes, for messages.
    fn prose(&mut self, schema: &Schema) -> &'static str {
        match &self.end(schema).kind {
            Kind::Null => "null",
            Kind::Boolean(_) => "a boolean",
            Kind::Values(_) => "one of several values",
            Kind::Integer(_) | Kind::IntegerEnum(_) => "an integer",
            Kind::Number(_) => "a number",
            Kind::String(_) | Kind::Enum(_) => "a string",
            Kind::Array(_) => "an array",
            Kind::Object(..) | Kind::Map(_) => "an object",
            Kind::Union(_) => "one of several",
            Kind::Any | Kind::AllOf(_) | Kind::Ref(_) | Kind::Inherited(..) => "any value",
        }
    }
}

/// Whether a schema holds nothing that is put together or left out.
fn is_plain(schema: &Schema) -> bool {
    let is_whole = !matches!(schema.kind, Kind::AllOf(_) | Kind::Union(_));
    is_whole && schema.kind.below().into_iter().all(is_plain)
}
