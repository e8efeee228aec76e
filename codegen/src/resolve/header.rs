//! Headers of answers: their names, what is said of them, and the schema of each one's text.

use indexmap::IndexMap;
use openapiv3::{Header, ParameterSchemaOrContent, ReferenceOr};

use super::schema::any;
use super::{Resolver, extension};
use crate::api::AnswerHeader;
use crate::keywords::Section;
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// The headers of the answer at `owner`, by name.
    pub(super) fn headers(
        &mut self,
        headers: IndexMap<String, ReferenceOr<Header>>,
        owner: &Pointer,
    ) -> Vec<AnswerHeader> {
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
        node: ReferenceOr<Header>,
        key: Pointer,
    ) -> Option<AnswerHeader> {
        let found = self.found(node, key.clone(), Section::Headers)?;
        let header = found.node;
        let schema = match &header.format {
            ParameterSchemaOrContent::Schema(schema) => {
                self.schema(schema, found.pointer.key("schema"))
            }
            ParameterSchemaOrContent::Content(_) => any(found.pointer.clone()),
        };
        Some(AnswerHeader {
            key,
            wire,
            rust_name: extension(&header.extensions, "x-rust-name"),
            description: found.description.or(header.description),
            deprecated: header.deprecated.unwrap_or_default(),
            schema,
            pointer: found.pointer,
        })
    }
}
