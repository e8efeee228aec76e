//! Sequences in answers: what each event or value of one is, by the schema of all of it or of one.
//!
//! Descriptions before 3.2 give the schema of an element, and seldom that of the list of them all;
//! of an event they mostly describe the data alone. What describes the event's own fields tells
//! itself by these.

use super::schemas::{Home, Schemas};
use crate::api::{Content, Kind, Schema, Sequence};
use crate::model::Answer;
use crate::names::Ident;
use crate::rust_type::RustType;

/// How events are read.
pub(super) fn events(schemas: &Schemas<'_>, content: &Content, name: &Ident) -> Answer {
    let element = element(schemas, content, name);
    let schema = match &schemas.target(&content.schema).kind {
        Kind::Array(items) => items,
        _ => &content.schema,
    };
    if is_whole(schemas, schema, content.sequence, NESTED) {
        return Answer::WholeEvents(element);
    }
    match &schemas.target(schema).kind {
        // Of what nobody says anything it is not known whether it is JSON.
        Kind::Any | Kind::String(_) | Kind::Enum(_) => Answer::TextEvents,
        _ => Answer::Events(element),
    }
}

/// The type of an element.
pub(super) fn element(schemas: &Schemas<'_>, content: &Content, name: &Ident) -> RustType {
    let rust_type = schemas.element_type(&content.schema, name, Home::Operations);
    match rust_type.target() {
        RustType::List(element) => (**element).clone(),
        _ => rust_type,
    }
}

/// The fields of an event (WHATWG HTML, "Server-sent events").
const FIELDS: [&str; 4] = ["data", "event", "id", "retry"];

/// How deep unions of events may stand within each other.
const NESTED: usize = 8;

/// Whether a schema describes an event and not its data alone: it has fields of an event and no
/// others. `data` alone, or with an `id`, is a payload as well as any, unless the schema is known
/// for that of an element.
fn is_whole(schemas: &Schemas<'_>, schema: &Schema, of: Sequence, nested: usize) -> bool {
    match &schemas.target(schema).kind {
        Kind::Object(properties, _) => {
            let has = |name: &str| properties.iter().any(|property| property.wire == name);
            let are_fields = properties
                .iter()
                .all(|property| FIELDS.contains(&property.wire.as_str()));
            let says_so = match of {
                Sequence::Items => true,
                Sequence::Open => has("event"),
            };
            are_fields && has("data") && says_so
        }
        Kind::Union(members) => {
            nested > 0
                && members
                    .iter()
                    .all(|member| is_whole(schemas, member, of, nested - 1))
        }
        _ => false,
    }
}
