//! Properties of a body in parts: which of them are files, and of which media type each is.
//!
//! A file is what `format: binary` or the media type of a part says to be bytes, and what we could not
//! write in that media type; all else is a value, which the runtime sends as a text or as JSON, or by
//! its style.

use std::mem;

use super::schemas::Schemas;
use super::types::Definitions;
use crate::api::{Content, Encoding, Kind, Property, Schema};
use crate::docs::Within;
use crate::format;
use crate::media::{Format, essence, is_range};
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
    held: Held,
}

impl Said {
    /// Makes the schema of a property that is sent as it comes that of a file. What has a style has no
    /// media type of its own (3.1.1, "Encoding Object").
    fn of(schemas: &Schemas<'_>, property: &mut Property, content: &Content) -> Self {
        let style = said(&content.encodings, &property.wire).copied();
        let media = match style {
            Some(_) => None,
            None => said(&content.parts, &property.wire).map(String::as_str),
        };
        let media = media.or_else(|| own_media(schemas, &property.schema));
        let media = media.into_iter().flat_map(|media| media.split(','));
        let media: Vec<_> = media.map(|media| media.trim().to_owned()).collect();
        let held = Held::of(schemas, &property.schema);
        if held.is_file(&media) {
            property.schema = as_file(schemas, &property.schema);
        }
        Self { style, media, held }
    }

    /// The part that a field is; the type of a file is that which can be sent as it comes.
    fn part(self, field: &mut Field) -> Part {
        let Some((rust_type, content)) = file(&field.rust_type) else {
            return match self.style {
                Some(style) => Part {
                    content: PartContent::Styled(style),
                    media: None,
                },
                None => Part {
                    content: PartContent::Value,
                    media: self.held.written_as(&self.media),
                },
            };
        };
        field.rust_type = rust_type;
        field.docs = mem::take(&mut field.docs).media_types(&self.media);
        let media = self.media.into_iter().find(|media| is_named(media));
        Part { content, media }
    }
}

/// What is said of a property.
fn said<'s, T>(of: &'s [(String, T)], wire: &str) -> Option<&'s T> {
    let mut said = of.iter();
    said.find(|(name, _)| name == wire).map(|(_, said)| said)
}

/// The schema of bytes in the place of one, or of the elements of a list.
fn as_file(schemas: &Schemas<'_>, schema: &Schema) -> Schema {
    let kind = match &schemas.target(schema).kind {
        Kind::Array(element) => Kind::Array(Box::new(as_file(schemas, element))),
        _ => Kind::String(Some("binary".to_owned())),
    };
    Schema {
        kind,
        ..schema.clone()
    }
}

/// What a part of a body holds.
#[derive(Clone, Copy)]
enum Held {
    /// A text, or anything.
    Text,
    /// An object, or one of several values.
    Structure,
    /// A value that is one text in any media type.
    Scalar,
}

impl Held {
    fn of(schemas: &Schemas<'_>, schema: &Schema) -> Self {
        match &schemas.target(schema).kind {
            Kind::Array(element) => Self::of(schemas, element),
            kind @ (Kind::String(_) | Kind::Any) => match format::scalar(kind) {
                Some(RustType::Text | RustType::Anything | RustType::Binary) => Self::Text,
                // A format says how it is written.
                _ => Self::Scalar,
            },
            Kind::Object(..) | Kind::Map(_) | Kind::AllOf(_) | Kind::Union(_) => Self::Structure,
            Kind::Boolean(_)
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::Enum(_)
            | Kind::IntegerEnum(_)
            | Kind::Values(_)
            | Kind::Null
            | Kind::Ref(_)
            | Kind::Inherited(..) => Self::Scalar,
        }
    }

    /// A text of one of several media types is a file, and an object of one in which we cannot write
    /// it.
    fn is_file(self, media: &[String]) -> bool {
        match self {
            Self::Text => media.len() > 1 || media.iter().any(|media| is_opaque(media)),
            Self::Structure => {
                let is_writable = |media: &String| is_range(media) || is_value(media);
                !media.is_empty() && !media.iter().any(is_writable)
            }
            Self::Scalar => false,
        }
    }

    /// The media type under which a value is written.
    fn written_as(self, media: &[String]) -> Option<String> {
        let mut named = media.iter().filter(|media| is_named(media));
        let media = match self {
            Self::Structure => {
                let writable = named.filter(|media| is_value(media));
                writable.min_by_key(|media| Format::of(media))
            }
            Self::Text | Self::Scalar => named.next(),
        };
        media.cloned()
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

/// Whether a part of a media type is neither a text nor JSON.
fn is_opaque(media: &str) -> bool {
    match Format::of(media) {
        Format::Json | Format::JsonLines | Format::Form | Format::Text | Format::Events => false,
        Format::Multipart | Format::Bytes | Format::Open => true,
    }
}

/// Whether JSON is of a media type.
fn is_value(media: &str) -> bool {
    Format::of(media) == Format::Json || essence(media) == "text/plain"
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

/// Whether a media type is one, and can stand in a header.
fn is_named(media: &str) -> bool {
    let is_plain = media.chars().all(|symbol| matches!(symbol, ' '..='~'));
    media.contains('/') && !is_range(media) && is_plain
}
