//! Properties of a body in parts: which of them are files, and of which media type each is.
//!
//! A file is what `format: binary` or the media type of a part says to be bytes, and what we could
//! not write in that media type; all else is a value, which the runtime sends as a text or as JSON,
//! or by its style.

use std::mem;

use super::encodings;
use super::held::{self, Held};
use super::part_headers;
use super::schemas::Schemas;
use super::types::Definitions;
use crate::api::{Content, Encoding, Kind, Property, Schema};
use crate::docs::Within;
use crate::model::{Field, ItemKind, Part, PartContent, Writing};
use crate::names::Ident;
use crate::rust_type::RustType;

/// Defines the type `name` of a body in parts, and all within it.
pub(super) fn define(
    definitions: &mut Definitions<'_, '_>,
    name: &Ident,
    content: &Content,
    within: &Within,
) {
    let at = definitions.items.len();
    let schemas = definitions.schemas;
    let mut schema = content.schema.clone();
    let mut parts = Vec::new();
    if let Kind::Object(properties, _) = &mut schema.kind {
        let said = properties.iter_mut();
        parts = said
            .map(|property| Said::of(schemas, property, content))
            .collect();
    }
    definitions.define_inline(name, &schema, within);
    let item = definitions.items.get_mut(at);
    if let Some(ItemKind::Struct(of)) = item.map(|item| &mut item.kind) {
        let fields = of.fields.iter_mut().zip(parts);
        of.writing = Writing::Parts(fields.map(|(field, said)| said.part(field)).collect());
    }
}

/// What is said of a part.
struct Said {
    style: Option<Encoding>,
    /// The media types that it may have.
    media: Vec<String>,
    headers: Vec<String>,
    held: Held,
}

impl Said {
    /// Makes the schema of a property that is sent as it comes that of a file. What has a style has
    /// no media type of its own (3.1.1, "Encoding Object"), and no file has a style.
    fn of(schemas: &Schemas<'_>, property: &mut Property, content: &Content) -> Self {
        let style = encodings::style_of_part(schemas, property, content);
        let held = Held::of(schemas, &property.schema);
        let media = match (style, encodings::said(&content.parts, &property.wire)) {
            (Some(_), _) => Vec::new(),
            (None, Some(media)) => held::listed(media),
            (None, None) => held::own_media(schemas, &property.schema),
        };
        if style.is_none() && held.is_file(&media) {
            property.schema = as_file(schemas, &property.schema);
        }
        Self {
            style,
            media,
            headers: part_headers::sent(schemas, content, &property.wire),
            held,
        }
    }

    /// The part that a field is; the type of a file is that which can be sent as it comes.
    fn part(self, field: &mut Field) -> Part {
        let Some((rust_type, content)) = file(&field.rust_type) else {
            return match self.style {
                Some(style) => Part {
                    content: PartContent::Styled(style),
                    media: None,
                    headers: self.headers,
                },
                None => Part {
                    content: PartContent::Value,
                    media: self.held.written_as(&self.media),
                    headers: self.headers,
                },
            };
        };
        field.rust_type = rust_type;
        field.docs = mem::take(&mut field.docs).media_types(&self.media);
        let media = self.media.into_iter().find(|media| held::is_named(media));
        Part {
            content,
            media,
            headers: self.headers,
        }
    }
}

/// The schema of bytes in the place of one, or of the elements of a list.
fn as_file(schemas: &Schemas<'_>, schema: &Schema) -> Schema {
    let kind = match schemas.target(schema).kind.elements() {
        Some(element) => Kind::Array(Box::new(as_file(schemas, element))),
        None => Kind::String(Some("binary".to_owned())),
    };
    Schema {
        kind,
        ..schema.clone()
    }
}

/// The type of a file instead of that of a text that holds its bytes.
fn file(rust_type: &RustType) -> Option<(RustType, PartContent)> {
    match rust_type.target() {
        RustType::Binary => Some((RustType::Upload, PartContent::File)),
        RustType::Optional(inner) => {
            let (inner, content) = file(inner)?;
            Some((RustType::Optional(Box::new(inner)), content))
        }
        RustType::List(element) => match file(element)? {
            (RustType::Upload, PartContent::File) => {
                let list = RustType::List(Box::new(RustType::Upload));
                Some((list, PartContent::Files))
            }
            (_, _) => None,
        },
        _ => None,
    }
}
