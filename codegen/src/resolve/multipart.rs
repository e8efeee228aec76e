//! The schema of a body in parts to an object of that body's own: a part can be a file, which no
//! other use of the schema can hold.

use serde_json::Value;

use super::Resolver;
use super::compatible::inherited;
use super::parts::component;
use crate::api::{Kind, Schema};
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// Writes the object out that a schema refers to; types that a component defines for its
    /// properties stay where they are. Of what is no object nobody knows the parts.
    pub(super) fn in_parts(&mut self, schema: &mut Schema) {
        let component = component(self, schema);
        let kind = match &self.end(schema).kind {
            Kind::Object(properties, rest) => {
                let properties = properties.iter();
                let own = properties.map(|property| inherited(property, component.as_deref()));
                Kind::Object(own.collect(), rest.clone())
            }
            Kind::Map(Some(values)) => Kind::Object(Vec::new(), Some(values.clone())),
            _ => Kind::Any,
        };
        schema.nullable = false;
        schema.kind = kind;
    }

    /// The media types of parts, where `contentType` says so.
    pub(super) fn parts(&self, pointer: &Pointer) -> Vec<(String, String)> {
        let media = self.members(pointer).filter_map(|(name, value)| {
            let media = value.get("contentType").and_then(Value::as_str)?;
            Some((name.clone(), media.to_owned()))
        });
        let mut media: Vec<_> = media.collect();
        media.sort();
        media
    }
}
