//! What a property of a form or of a body in parts holds, and in which media types that can be
//! sent.

use super::schemas::Schemas;
use crate::api::{Kind, Schema};
use crate::format;
use crate::media::{Format, essence, is_range};
use crate::rust_type::RustType;

/// What a property holds, or each element of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// A text, or anything.
    Text,
    /// An object, or one of several values of which one is no text.
    Structure,
    /// A value that is one text in any media type.
    Scalar,
}

impl Held {
    pub(super) fn of(schemas: &Schemas<'_>, schema: &Schema) -> Self {
        let target = schemas.target(schema);
        match target.kind.elements() {
            Some(element) => Self::of(schemas, element),
            None => Self::of_one(schemas, &target.kind),
        }
    }

    /// What one value holds, which is itself, or a member of a union that is.
    fn of_one(schemas: &Schemas<'_>, kind: &Kind) -> Self {
        match kind {
            // A format says how it is written.
            Kind::String(_) if !is_plain(kind) => Self::Scalar,
            Kind::String(_) | Kind::Any => Self::Text,
            Kind::Array(_) | Kind::Object(..) | Kind::Map(_) | Kind::AllOf(_) => Self::Structure,
            Kind::Union(members) => Self::of_several(schemas, members),
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

    /// What all members hold; several that hold different things are written as JSON is.
    fn of_several(schemas: &Schemas<'_>, members: &[Schema]) -> Self {
        let held = members.iter().map(|member| schemas.target(member));
        let mut held = held.map(|target| Self::of_one(schemas, &target.kind));
        let first = held.next().unwrap_or(Self::Text);
        if held.all(|other| other == first) {
            first
        } else {
            Self::Structure
        }
    }

    /// A text of one of several media types is a file, and an object of one in which we cannot
    /// write it.
    pub(super) fn is_file(self, media: &[String]) -> bool {
        match self {
            Self::Text => media.len() > 1 || media.iter().any(|media| is_opaque(media)),
            Self::Structure => !self.is_writable(media),
            Self::Scalar => false,
        }
    }

    /// Whether a text can be written of it that is of one of these media types, or of any where
    /// there are none.
    pub(super) fn is_writable(self, media: &[String]) -> bool {
        match self {
            Self::Text | Self::Scalar => true,
            Self::Structure => {
                let is_writable = |media: &String| is_range(media) || is_value(media);
                media.is_empty() || media.iter().any(is_writable)
            }
        }
    }

    /// The media type under which a value is written.
    pub(super) fn written_as(self, media: &[String]) -> Option<String> {
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

/// The media types that `contentType` names.
pub(super) fn listed(media: &str) -> Vec<String> {
    let media = media.split(',').map(|media| media.trim().to_owned());
    media.collect()
}

/// The media types that the schema of a text, or of the elements of a list, gives it by
/// `contentMediaType`.
pub(super) fn own_media(schemas: &Schemas<'_>, schema: &Schema) -> Vec<String> {
    let target = schemas.target(schema);
    match (target.kind.elements(), &target.kind) {
        (Some(element), _) => own_media(schemas, element),
        (None, Kind::String(Some(format))) if format.contains('/') => listed(format),
        (None, _) => Vec::new(),
    }
}

/// Whether a media type is one, and can stand in a header.
pub(super) fn is_named(media: &str) -> bool {
    let is_plain = media.chars().all(|symbol| matches!(symbol, ' '..='~'));
    media.contains('/') && !is_range(media) && is_plain
}

/// Whether nothing says how a text is written.
fn is_plain(kind: &Kind) -> bool {
    [Some(RustType::Text), Some(RustType::Binary)].contains(&format::scalar(kind))
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
