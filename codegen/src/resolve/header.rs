//! Headers of answers and of parts: their names, what is said of them, and the schema of each one's
//! text.

use super::{Found, Known, Resolver, extension};
use crate::api::{Header, Schema};
use crate::keywords::Section;
use crate::pointer::Pointer;
use indexmap::IndexMap;
use openapiv3::{Encoding, ParameterSchemaOrContent, ReferenceOr};

impl Resolver<'_> {
    /// The headers of parts, by the names of their properties; `pointer` is that of `encoding`.
    pub(super) fn part_headers(
        &mut self,
        encoding: &IndexMap<String, Encoding>,
        pointer: &Pointer,
    ) -> Vec<(String, Vec<Header>)> {
        let parts = encoding.iter().filter(|(_, part)| !part.headers.is_empty());
        let parts = parts.map(|(name, part)| {
            let headers = self.headers(part.headers.clone(), &pointer.key(name));
            (name.clone(), headers)
        });
        parts.collect()
    }

    /// The headers of the answer or the part at `owner`, by name.
    pub(super) fn headers(
        &mut self,
        headers: IndexMap<String, ReferenceOr<openapiv3::Header>>,
        owner: &Pointer,
    ) -> Vec<Header> {
        let pointer = owner.key("headers");
        let headers = headers.into_iter();
        let mut headers: Vec<_> = headers
            .filter_map(|(wire, node)| {
                let key = pointer.key(&wire);
                self.header(wire, node, key)
            })
            .collect();
        headers.sort_by(|one, other| one.wire.cmp(&other.wire));
        headers
    }

    fn header(
        &mut self,
        wire: String,
        node: ReferenceOr<openapiv3::Header>,
        key: Pointer,
    ) -> Option<Header> {
        let known = Known::headers;
        let read = |resolver: &mut Self, found: Found<openapiv3::Header>| {
            let Found { pointer, node, .. } = found;
            Some(Header {
                key: pointer.clone(),
                wire: String::new(),
                rust_name: extension(&node.extensions, "x-rust-name"),
                description: node.description,
                deprecated: node.deprecated.unwrap_or_default(),
                schema: match &node.format {
                    ParameterSchemaOrContent::Schema(schema) => {
                        resolver.schema(schema, pointer.key("schema"))
                    }
                    ParameterSchemaOrContent::Content(_) => Schema::any(pointer.clone()),
                },
                pointer,
            })
        };
        let (header, said) = self.once(node, key.clone(), Section::Headers, known, read)?;
        Some(Header {
            key,
            wire,
            description: said.or(header.description),
            ..header
        })
    }
}
