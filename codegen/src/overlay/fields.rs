//! What the objects of an overlay document may hold: one table each, as in the standard's schema.
//!
//! Invariant: a field that no table has is reported, save extensions (`x-`).

use serde_json::{Map, Value};

use super::Version;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Place, SourceId};
use crate::nearest;
use crate::pointer::Pointer;

/// A field of an object of the standard.
pub(super) struct Field {
    name: &'static str,
    presence: Presence,
    kind: Kind,
    since: Version,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

/// The JSON type of a field.
#[derive(Clone, Copy)]
enum Kind {
    Any,
    Array,
    Boolean,
    Object,
    String,
}

impl Kind {
    fn admits(self, value: &Value) -> bool {
        match self {
            Self::Any => true,
            Self::Array => value.is_array(),
            Self::Boolean => value.is_boolean(),
            Self::Object => value.is_object(),
            Self::String => value.is_string(),
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Any => "a value",
            Self::Array => "an array",
            Self::Boolean => "`true` or `false`",
            Self::Object => "an object",
            Self::String => "a string",
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::Any => "write a value",
            Self::Array => "write an array, its elements behind `- ` or in `[...]`",
            Self::Boolean => "write `true` or `false`, without quotes",
            Self::Object => "write an object with named fields",
            Self::String => "write a text; one that looks like a number needs quotes",
        }
    }
}

const fn required(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        presence: Presence::Required,
        kind,
        since: Version::V1_0,
    }
}

const fn optional(name: &'static str, kind: Kind, since: Version) -> Field {
    Field {
        name,
        presence: Presence::Optional,
        kind,
        since,
    }
}

/// The root.
pub(super) const ROOT: &[Field] = &[
    required("overlay", Kind::String),
    required("info", Kind::Object),
    optional("extends", Kind::String, Version::V1_0),
    required("actions", Kind::Array),
];

/// `info`.
pub(super) const INFO: &[Field] = &[
    required("title", Kind::String),
    required("version", Kind::String),
    optional("description", Kind::String, Version::V1_1),
];

/// An element of `actions`.
pub(super) const ACTION: &[Field] = &[
    required("target", Kind::String),
    optional("description", Kind::String, Version::V1_0),
    optional("update", Kind::Any, Version::V1_0),
    optional("copy", Kind::String, Version::V1_1),
    optional("remove", Kind::Boolean, Version::V1_0),
];

/// The document whose objects are checked, and where faults go.
pub(super) struct Checker<'r> {
    pub(super) source: SourceId,
    pub(super) version: Version,
    pub(super) report: &'r mut Report,
}

impl Checker<'_> {
    /// Reports what breaks the standard at a value of the overlay.
    pub(super) fn invalid(&mut self, pointer: Pointer, message: impl Into<String>, help: &str) {
        self.push(
            Code::OverlayInvalid,
            Place::value(self.source, pointer),
            message,
            help,
        );
    }

    /// Reports a fault at any place.
    pub(super) fn push(
        &mut self,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report
            .push(Diagnostic::new(code, place, message, help));
    }

    /// The object at `pointer`, which may hold the fields of `table`.
    pub(super) fn object<'v>(
        &mut self,
        value: &'v Value,
        pointer: &Pointer,
        table: &'static [Field],
    ) -> Option<&'v Map<String, Value>> {
        let Value::Object(object) = value else {
            self.invalid(
                pointer.clone(),
                "this is not an object",
                "write an object with named fields",
            );
            return None;
        };
        for field in table {
            // That the field is missing follows from how it is written.
            if !strays(object, table).any(|key| meant(key, table) == Some(field.name)) {
                self.field(object, pointer, field);
            }
        }
        for key in strays(object, table) {
            let message = format!("the Overlay Specification has no field `{key}` here");
            let place = Place::key(self.source, pointer.key(key));
            let help = match meant(key, table) {
                Some(name) => format!("did you mean `{name}`?"),
                None => {
                    "correct its name, remove it, or make it an extension that begins with `x-`"
                        .to_owned()
                }
            };
            self.push(Code::OverlayInvalid, place, message, help);
        }
        Some(object)
    }

    fn field(&mut self, object: &Map<String, Value>, pointer: &Pointer, field: &Field) {
        let Field {
            name,
            presence,
            kind,
            since,
        } = *field;
        let Some(value) = object.get(name) else {
            if presence == Presence::Required {
                let help = format!("add `{name}`, which is {}", kind.as_str());
                let place = Place::value(self.source, pointer.clone());
                self.push(
                    Code::OverlayInvalid,
                    place,
                    format!("`{name}` is missing"),
                    help,
                );
            }
            return;
        };
        let pointer = pointer.key(name);
        if since > self.version {
            let message = format!("`{name}` came with Overlay {}", since.as_str());
            let place = Place::key(self.source, pointer);
            self.push(
                Code::OverlayInvalid,
                place,
                message,
                "write `overlay: 1.1.0` at the top",
            );
        } else if !kind.admits(value) {
            let message = format!("`{name}` is not {}", kind.as_str());
            self.invalid(pointer, message, kind.remedy());
        }
    }
}

/// The keys of an object that its table does not know, extensions aside.
fn strays<'v>(
    object: &'v Map<String, Value>,
    table: &'static [Field],
) -> impl Iterator<Item = &'v str> {
    let known = move |key: &str| table.iter().any(|field| field.name == key);
    let keys = object.keys().map(String::as_str);
    keys.filter(move |key| !key.starts_with("x-") && !known(key))
}

/// The field that was probably meant by a key.
fn meant(key: &str, table: &'static [Field]) -> Option<&'static str> {
    nearest::word(key, table.iter().map(|field| field.name))
}
