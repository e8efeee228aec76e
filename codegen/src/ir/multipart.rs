//! Properties of a body in parts: which of them are files, and of which media type each is.
//!
//! A file is what `format: binary` or the media type of a part says to be bytes; all else is a
//! value, which the runtime sends as a text or as JSON.

use super::schemas::Schemas;
use super::types::Definitions;
use crate::api::{Content, Kind, Property, Schema};
use crate::docs::Within;
use crate::media::{Format, is_range};
use crate::model::{Field, ItemKind, Part, PartContent, Struct, Writing};
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
    definitions.define_inline(name, &content.schema, within);
    let Kind::Object(properties, _) = &content.schema.kind else {
        return;
    };
    let schemas = definitions.schemas;
    let item = definitions.items.get_mut(at);
    if let Some(ItemKind::Struct(of)) = item.map(|item| &mut item.kind) {
        in_parts(schemas, of, properties, content);
    }
}

/// Makes a struct one that is sent in parts.
fn in_parts(schemas: &Schemas<'_>, of: &mut Struct, properties: &[Property], content: &Content) {
    let mut parts = Vec::with_capacity(properties.len());
    for (field, property) in of.fields.iter_mut().zip(properties) {
        let mut encodings = content.parts.iter();
        let encoding = encodings.find(|(wire, _)| *wire == property.wire);
        let said = encoding.map(|(_, media)| media.as_str());
        let own = own_media(schemas, &property.schema);
        let content = content_of(field, said.or(own));
        parts.push(Part {
            content,
            media: said.or(own).and_then(one_of).map(str::to_owned),
        });
    }
    of.writing = Writing::Parts(parts);
}

/// What a property holds; the type of a file is that which can be sent as it comes.
fn content_of(field: &mut Field, media: Option<&str>) -> PartContent {
    let Some((rust_type, content)) = file(&field.rust_type, media) else {
        return PartContent::Value;
    };
    field.rust_type = rust_type;
    content
}

/// The type of a file instead of that of a text that holds its bytes.
fn file(rust_type: &RustType, media: Option<&str>) -> Option<(RustType, PartContent)> {
    match rust_type.target() {
        RustType::Binary => Some((RustType::Upload, PartContent::File)),
        RustType::Text | RustType::Anything if media.is_some_and(is_opaque) => {
            Some((RustType::Upload, PartContent::File))
        }
        RustType::Optional(inner) => {
            let (inner, content) = file(inner, media)?;
            Some((RustType::Optional(Box::new(inner)), content))
        }
        RustType::List(element) => match file(element, media)? {
            (RustType::Upload, PartContent::File) => {
                let list = RustType::List(Box::new(RustType::Upload));
                Some((list, PartContent::Files))
            }
            (_, _) => None,
        },
        _ => None,
    }
}

/// Whether a part of a media type is neither a text nor JSON. A list of media types is that of a
/// file.
fn is_opaque(media: &str) -> bool {
    media.contains(',')
        || match Format::of(media) {
            Format::Json | Format::JsonLines | Format::Form | Format::Text | Format::Events => {
                false
            }
            Format::Multipart | Format::Bytes | Format::Open => true,
        }
}

/// The media type that an element's or a text's schema gives it by `contentMediaType`.
fn own_media<'s>(schemas: &'s Schemas<'_>, schema: &'s Schema) -> Option<&'s str> {
    let target = schemas.target(schema);
    match &target.kind {
        Kind::Array(element) => own_media(schemas, element),
        Kind::String(Some(format)) if format.contains('/') => Some(format),
        _ => None,
    }
}

/// The first media type of a list that is no range, if it can stand in a header.
fn one_of(media: &str) -> Option<&str> {
    let mut named = media.split(',').map(str::trim);
    named.find(|media| {
        let is_plain = media.chars().all(|symbol| matches!(symbol, ' '..='~'));
        media.contains('/') && !is_range(media) && is_plain
    })
}
