//! Request bodies: the method of an operation takes one of its media types, and each other one that
//! says something else has a method of its own.
//!
//! JSON comes before forms, these before bodies in parts, then texts and bytes; what a publisher
//! adds behind that order changes no method that is there.

use super::answers::is_same;
use super::schemas::{Home, Schemas};
use crate::api::{self, Content, Kind, Schema};
use crate::media::{Format, is_range};
use crate::model::{Body, BodyIntake, MediaType};
use crate::names::{self, Ident};

/// The media type of JSON where no other is named.
pub(super) const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

/// The bodies that an operation takes.
pub(super) struct Bodies<'o> {
    /// The first is that of its own method.
    pub(super) taken: Vec<Taken>,
    /// Schemas without a name, with the one that they get.
    pub(super) inline: Vec<(Ident, &'o Schema)>,
    /// The content of a body in parts, with the name that its type gets.
    pub(super) multipart: Option<(Ident, &'o Content)>,
}

/// A body that an operation takes.
pub(super) struct Taken {
    pub(super) body: Body,
    /// What the name of its method ends in, where it is not the first.
    pub(super) suffix: String,
    /// The media type, for the docs.
    pub(super) media: String,
    /// Others that it may be sent as, by saying so.
    pub(super) also: Vec<String>,
}

/// What the operation named `marker` takes.
pub(super) fn of<'o>(
    schemas: &Schemas<'_>,
    source: &'o api::Operation,
    marker: &Ident,
) -> Bodies<'o> {
    let mut made = Bodies {
        taken: Vec::new(),
        inline: Vec::new(),
        multipart: None,
    };
    let Some(body) = &source.body else {
        return made;
    };
    json(schemas, body, marker, &mut made);
    form(schemas, body, marker, &mut made);
    multipart(schemas, body, marker, &mut made);
    text(body, &mut made);
    bytes(schemas, body, &mut made);
    made
}

/// How a content is sent: of what can be anything, its schema tells. What comes in parts that
/// nobody names, the caller writes, as he does values one behind the other.
fn format(schemas: &Schemas<'_>, content: &Content) -> Format {
    match content.format {
        Format::Open => match schemas.target(&content.schema).kind {
            Kind::Any | Kind::String(_) => Format::Bytes,
            _ => Format::Json,
        },
        Format::Multipart => match content.schema.kind {
            Kind::Object(..) => Format::Multipart,
            _ => Format::Bytes,
        },
        Format::Events | Format::JsonLines => Format::Bytes,
        format => format,
    }
}

/// JSON of each schema that differs.
fn json<'o>(schemas: &Schemas<'_>, body: &'o api::Body, marker: &Ident, made: &mut Bodies<'o>) {
    let contents = body.contents.iter();
    let mut contents: Vec<_> = contents
        .filter(|content| format(schemas, content) == Format::Json)
        .collect();
    contents.sort_by_key(|content| (content.media != JSON, is_range(&content.media)));
    let mut first: Vec<&Content> = Vec::new();
    for content in contents {
        if first
            .iter()
            .any(|one| is_same(&one.schema, &content.schema))
        {
            continue;
        }
        let subtype = content.media.split('/').nth(1).unwrap_or_default();
        let subtype = subtype.replace('+', " ");
        let (name, suffix) = match first.as_slice() {
            [] => (names::inline(marker, "Body"), "json".to_owned()),
            _ => (names::inline(marker, &format!("{subtype} Body")), subtype),
        };
        let home = Home::Operations;
        let intake = if body.required {
            BodyIntake::Json(schemas.element_type(&content.schema, &name, home))
        } else {
            BodyIntake::OptionalJson(schemas.rust_type(&content.schema, &name, home))
        };
        let media = if is_range(&content.media) {
            JSON
        } else {
            &content.media
        };
        made.inline.push((name, &content.schema));
        made.taken.push(Taken {
            body: Body {
                intake,
                media: (media != JSON).then(|| MediaType(media.to_owned())),
            },
            suffix,
            media: media.to_owned(),
            also: Vec::new(),
        });
        first.push(content);
    }
}

/// A form. One of several media types has a type of its own where its schema has no name.
fn form<'o>(schemas: &Schemas<'_>, body: &'o api::Body, marker: &Ident, made: &mut Bodies<'o>) {
    let mut contents = body.contents.iter();
    let Some(content) = contents.find(|content| content.format == Format::Form) else {
        return;
    };
    let part = if made.taken.is_empty() {
        "Body"
    } else {
        "Form"
    };
    let name = names::inline(marker, part);
    let rust_type = schemas.rust_type(&content.schema, &name, Home::Operations);
    let encodings = content.encodings.clone();
    made.inline.push((name, &content.schema));
    made.taken.push(Taken {
        body: Body {
            intake: if body.required {
                BodyIntake::Form(rust_type, encodings)
            } else {
                BodyIntake::OptionalForm(rust_type, encodings)
            },
            media: None,
        },
        suffix: "form".to_owned(),
        media: content.media.clone(),
        also: Vec::new(),
    });
}

/// A body in parts, as a form.
fn multipart<'o>(
    schemas: &Schemas<'_>,
    body: &'o api::Body,
    marker: &Ident,
    made: &mut Bodies<'o>,
) {
    let mut contents = body.contents.iter();
    let is_multipart = |content: &&Content| format(schemas, content) == Format::Multipart;
    let Some(content) = contents.find(is_multipart) else {
        return;
    };
    let part = if made.taken.is_empty() {
        "Body"
    } else {
        "Multipart"
    };
    let name = names::inline(marker, part);
    let rust_type = schemas.rust_type(&content.schema, &name, Home::Operations);
    made.multipart = Some((name, content));
    made.taken.push(Taken {
        body: Body {
            intake: if body.required {
                BodyIntake::Multipart(rust_type)
            } else {
                BodyIntake::OptionalMultipart(rust_type)
            },
            media: None,
        },
        suffix: "multipart".to_owned(),
        media: content.media.clone(),
        also: Vec::new(),
    });
}

fn text(body: &api::Body, made: &mut Bodies<'_>) {
    const PLAIN: &str = "text/plain";
    let contents = body.contents.iter();
    let mut media: Vec<&str> = contents
        .filter(|content| content.format == Format::Text)
        .map(|content| content.media.as_str())
        .collect();
    media.sort_by_key(|media| (*media != PLAIN, is_range(media)));
    let [first, also @ ..] = media.as_slice() else {
        return;
    };
    let media = if is_range(first) { PLAIN } else { first };
    made.taken.push(Taken {
        body: Body {
            intake: BodyIntake::Text,
            media: (media != PLAIN).then(|| MediaType(media.to_owned())),
        },
        suffix: "text".to_owned(),
        media: media.to_owned(),
        also: also.iter().map(|media| (*media).to_owned()).collect(),
    });
}

/// Whatever else, as it is.
fn bytes(schemas: &Schemas<'_>, body: &api::Body, made: &mut Bodies<'_>) {
    let contents = body.contents.iter();
    let mut media: Vec<&str> = contents
        .filter(|content| format(schemas, content) == Format::Bytes)
        .map(|content| content.media.as_str())
        .collect();
    media.sort_by_key(|media| (*media != BYTES, is_range(media)));
    let Some(first) = media.first() else {
        return;
    };
    let default = if is_range(first) { BYTES } else { first };
    let also = media.iter();
    let also = also.filter(|media| **media != default && **media != "*/*");
    made.taken.push(Taken {
        body: Body {
            intake: BodyIntake::Upload,
            media: (default != BYTES).then(|| MediaType(default.to_owned())),
        },
        suffix: "bytes".to_owned(),
        media: default.to_owned(),
        also: also.map(|media| (*media).to_owned()).collect(),
    });
}
