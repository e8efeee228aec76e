//! What `encoding` says of the properties of forms and of bodies in parts: a style, or a media
//! type, and a warning for what of that is never sent.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Context;
use super::held::{self, Held};
use super::part_headers;
use super::schemas::Schemas;
use crate::api::{Content, Encoding, Kind, Members, Property, Reserved, Schema, Style};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::format;
use crate::media::Format;
use crate::pointer::Pointer;
use crate::rust_type::RustType;
use crate::tree::Tree;

/// What is said of the property `wire`.
pub(super) fn said<'s, T>(of: &'s [(String, T)], wire: &str) -> Option<&'s T> {
    let mut said = of.iter();
    said.find(|(name, _)| name == wire).map(|(_, said)| said)
}

/// The style of a part, in which nothing is percent-encoded; a file, which is sent as it comes, has
/// none.
pub(super) fn style_of_part(
    schemas: &Schemas<'_>,
    property: &Property,
    content: &Content,
) -> Option<Encoding> {
    let style = said(&content.encodings, &property.wire)?;
    let plain = Encoding {
        reserved: Reserved::Encoded,
        ..*style
    };
    (!is_file(schemas, &property.schema)).then_some(plain)
}

/// Whether a part is a file by its schema alone.
fn is_file(schemas: &Schemas<'_>, schema: &Schema) -> bool {
    let target = schemas.target(schema);
    if let Some(element) = target.kind.elements() {
        return is_file(schemas, element);
    }
    let media = held::own_media(schemas, schema);
    format::scalar(&target.kind) == Some(RustType::Binary)
        || Held::of(schemas, schema).is_file(&media)
}

/// Reports what is never sent.
pub(super) fn check(context: &mut Context<'_>, schemas: &Schemas<'_>) {
    let api = context.api;
    let bodies = api.operations.iter().flat_map(|operation| &operation.body);
    for content in bodies.flat_map(|body| &body.contents) {
        let of_property = match content.format {
            Format::Form => of_form,
            Format::Multipart => of_part,
            Format::Json
            | Format::Events
            | Format::JsonLines
            | Format::Text
            | Format::Bytes
            | Format::Open => continue,
        };
        if let Kind::Object(properties, _) = &schemas.target(&content.schema).kind {
            for property in properties {
                of_property(context, schemas, property, content);
            }
            nameless(context, schemas, properties, content);
        }
    }
}

/// Reports what is said of names that are no properties of the body.
fn nameless(
    context: &mut Context<'_>,
    schemas: &Schemas<'_>,
    properties: &[Property],
    body: &Content,
) {
    let styles = body.encodings.iter().map(|(name, _)| name);
    let media = body.parts.iter().map(|(name, _)| name);
    let headers = body.part_headers.iter().map(|(name, _)| name);
    let names: BTreeSet<_> = styles.chain(media).chain(headers).collect();
    for name in names {
        let is_sent = properties.iter().any(|property| property.wire == *name);
        // What a request does not hold, since it is `readOnly`, needs no encoding either.
        if is_sent || describes(context.tree, &schemas.target(&body.schema).pointer, name) {
            continue;
        }
        let what = format!(
            "the body has no property `{}` whose encoding this is",
            name.escape_debug()
        );
        let help = "give it the name of one, or remove it with an overlay";
        let pointer = body.pointer.key("encoding").key(name);
        unsent(context, &pointer, what, help);
    }
}

/// Whether the schema at `pointer`, or one that it is put together from, has such a property.
fn describes(tree: &Tree, pointer: &Pointer, name: &str) -> bool {
    let mut open = vec![pointer.clone()];
    let mut met = BTreeSet::new();
    while let Some(pointer) = open.pop() {
        let Some(schema) = pointer
            .find(&tree.value)
            .filter(|_| met.insert(pointer.clone()))
        else {
            continue;
        };
        if schema
            .get("properties")
            .is_some_and(|properties| properties.get(name).is_some())
        {
            return true;
        }
        let target = schema.get("$ref").and_then(Value::as_str);
        let target = target.and_then(|text| text.strip_prefix('#'));
        open.extend(target.map(Pointer::parse));
        let parts = schema
            .get("allOf")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        let parts = (0..parts).map(|index| pointer.key("allOf").index(index));
        open.extend(parts);
    }
    false
}

fn of_form(context: &mut Context<'_>, schemas: &Schemas<'_>, property: &Property, body: &Content) {
    let Some(media) = said(&body.parts, &property.wire) else {
        return;
    };
    if said(&body.encodings, &property.wire).is_some() {
        beside_style(context, property, body);
    } else if !Held::of(schemas, &property.schema).is_writable(&held::listed(media)) {
        let what = format!(
            "`{}` is never sent as `{}`",
            property.wire,
            media.escape_debug()
        );
        let help = "a form holds texts, and objects as JSON: describe the property as a `string` \
                    with an overlay, which the caller writes";
        let pointer = at(property, body).key("contentType");
        unsent(context, &pointer, what, help);
    }
}

fn of_part(context: &mut Context<'_>, schemas: &Schemas<'_>, property: &Property, body: &Content) {
    part_headers::check(context, schemas, body, &property.wire);
    let Some(encoding) = said(&body.encodings, &property.wire) else {
        return;
    };
    let is_styled = style_of_part(schemas, property, body).is_some();
    if is_styled && said(&body.parts, &property.wire).is_some() {
        beside_style(context, property, body);
    }
    // Each element of a list is a part, which is what this style says of files too.
    let is_plain = encoding.style == Style::Form && encoding.members == Members::Apart;
    if !is_styled && !is_plain {
        let what = format!("the file `{}` is never sent by a style", property.wire);
        let help = "a file is sent as it comes: remove `style` and `explode`, or describe the \
                    property as a text with an overlay";
        unsent(context, &at(property, body), what, help);
    }
}

/// By the standard a style says all.
fn beside_style(context: &mut Context<'_>, property: &Property, body: &Content) {
    let what = format!("the `contentType` of `{}` is never sent", property.wire);
    let help = "beside `style`, `explode` or `allowReserved` the standard has it ignored: remove \
                one of the two with an overlay";
    let pointer = at(property, body).key("contentType");
    unsent(context, &pointer, what, help);
}

/// Where the property's own encoding stands.
fn at(property: &Property, body: &Content) -> Pointer {
    body.pointer.key("encoding").key(&property.wire)
}

pub(super) fn unsent(context: &mut Context<'_>, pointer: &Pointer, what: String, help: &str) {
    let place = context.tree.key_place(pointer);
    let diagnostic = Diagnostic::new(Code::Unsent, place, what, help);
    context.report.push(diagnostic);
}
