//! Every name: from a text of the document to a Rust identifier or a file's name.
//!
//! A name depends on its own text only, never on what else the document holds, and every function
//! here yields a valid identifier for every text. Two texts may yield the same identifier:
//! `distinct` tells them apart where it can, and `ir` reports the rest.

mod case;
mod distinct;
mod ident;
mod reserved;
mod spelling;

use serde_json::Value;

use crate::digest;
use crate::pointer::Pointer;

pub use distinct::{are_distinct, settle, symbols_spelled, texts};
pub use ident::Ident;

use case::{camel, snake};
use reserved::{
    KEYWORDS, NEVER_RAW, PLACEHOLDERS, RESERVED_CONSTANTS, RESERVED_FIELD_SETTERS,
    RESERVED_METHODS, RESERVED_SETTERS, RESERVED_STEMS, RESERVED_TYPES,
};

/// The type of a component, by its key.
pub fn component(key: &str) -> Ident {
    upper(key, RESERVED_TYPES, "Schema")
}

/// The type of a schema that stands within something named `parent`.
pub fn inline(parent: &Ident, part: &str) -> Ident {
    // What sets the parent apart from a keyword stands at its end only.
    let parent = parent.as_str().trim_end_matches('_');
    let name = format!("{parent}{}", camel(part));
    if RESERVED_TYPES.contains(&name.as_str()) {
        ident(&format!("{name}Schema"))
    } else {
        ident(&name)
    }
}

/// The longer name of an inline type at `pointer`, which tells where its parent's name ends:
/// `OwnerOfKey` for `KeyOwner`.
pub fn nested(name: &Ident, pointer: &Pointer) -> Ident {
    let steps: Vec<String> = pointer.steps().collect();
    let part = steps.iter().rev().find_map(|step| said(step));
    let part = camel(part.unwrap_or_default());
    let name = name.as_str();
    let parent = name.strip_suffix(&part).unwrap_or(name);
    ident(&format!("{part}Of{parent}"))
}

/// What a step of a pointer adds to the name of what stands below it.
pub(crate) fn said(step: &str) -> Option<&str> {
    match step {
        "items" => Some("Item"),
        "additionalProperties" => Some("Value"),
        step if SILENT.contains(&step) => None,
        step => Some(step),
    }
}

/// Steps of pointers that say what kind of thing stands below them, not which.
const SILENT: [&str; 12] = [
    "components",
    "schemas",
    "parameters",
    "responses",
    "requestBodies",
    "properties",
    "definitions",
    "$defs",
    "paths",
    "content",
    "schema",
    "pathItems",
];

/// The empty type that names an operation, by its `operationId` or method.
pub fn marker(id: &str) -> Ident {
    upper(id, RESERVED_TYPES, "Operation")
}

/// The method of an operation on `Client`.
pub fn method(id: &str) -> Ident {
    lower(id, &[RESERVED_METHODS], "_operation")
}

/// The argument or setter of a parameter.
pub fn parameter(wire: &str) -> Ident {
    lower(wire, &[&["body"], PLACEHOLDERS, RESERVED_SETTERS], "_param")
}

/// The field of a property.
pub fn field(wire: &str) -> Ident {
    lower(wire, &[&["extra"], PLACEHOLDERS], "_field")
}

/// The setter of a field.
pub fn field_setter(field: &Ident) -> Ident {
    lower(&plain(field), &[RESERVED_FIELD_SETTERS], "_field")
}

/// The method that sets a field to null.
pub fn null_setter(field: &Ident) -> Ident {
    // `self_`, which cannot be raw, has a `_` of its own.
    ident(&format!("{}_null", plain(field).trim_end_matches('_')))
}

/// The variant of a value of an enum.
pub fn variant(value: &str) -> Ident {
    upper(value, &["Unknown"], "Value")
}

/// The variant of an integer.
pub fn integer(value: i64) -> Ident {
    let sign = if value < 0 { "Minus" } else { "Value" };
    ident(&format!("{sign}{}", value.unsigned_abs()))
}

/// A variant that would stand for several values or types, with a number.
pub fn numbered(variant: &Ident, number: usize) -> Ident {
    ident(&format!("{}{number}", plain(variant)))
}

/// The module and file of a tag or a type; also the stem of the file.
pub fn module(text: &str) -> Ident {
    let stem = bounded(snake(text));
    if RESERVED_STEMS.contains(&stem.as_str()) || is_keyword(&stem) {
        ident(&format!("{stem}_"))
    } else {
        ident(&stem)
    }
}

/// A stem that file systems take, most of which end at 255 bytes: the first part of a longer one,
/// and a hash that tells it from others which begin so.
fn bounded(stem: String) -> String {
    match stem.get(..LONGEST_STEM) {
        None => stem,
        Some(_) if stem.len() == LONGEST_STEM => stem,
        Some(start) => {
            let hash = digest::sha256(&Value::from(stem.as_str()));
            let hash = hash.get(..8).unwrap_or_default();
            format!("{}_{hash}", start.trim_end_matches('_'))
        }
    }
}

/// The longest stem of a file, in bytes.
const LONGEST_STEM: usize = 100;

/// A constant, such as that of a security scheme.
pub fn constant(text: &str) -> Ident {
    let name = snake(text).to_ascii_uppercase();
    if matches!(name.as_str(), "SECURITY" | "SERVERS") {
        ident(&format!("{name}_SCHEME"))
    } else {
        ident(&name)
    }
}

/// The constant of a header of answers.
pub fn header(wire: &str) -> Ident {
    let name = snake(wire).to_ascii_uppercase();
    if RESERVED_CONSTANTS.contains(&name.as_str()) {
        ident(&format!("{name}_HEADER"))
    } else {
        ident(&name)
    }
}

/// A module of ours, beside those of the operations or within that of the types.
pub fn beside(module: &'static str) -> Ident {
    ident(module)
}

/// The argument that is the body of a request.
pub fn body() -> Ident {
    ident("body")
}

/// An identifier without `r#`.
pub fn plain(ident: &Ident) -> String {
    ident.plain().to_owned()
}

/// A type's name that the document gives by `x-rust-name`, if it can be one.
pub fn given_type(text: &str) -> Option<Ident> {
    let fits = text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.chars().all(|symbol| symbol.is_ascii_alphanumeric())
        && !NEVER_RAW.contains(&text)
        && !RESERVED_TYPES.contains(&text);
    fits.then(|| ident(text))
}

/// A method's, field's or parameter's name that the document gives by `x-rust-name`, if it can be
/// one.
pub fn given_member(text: &str) -> Option<Ident> {
    let fits = text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|symbol| symbol.is_ascii_lowercase() || symbol.is_ascii_digit() || symbol == '_')
        && !text.contains("__")
        && !NEVER_RAW.contains(&text)
        && !matches!(text, "body" | "extra")
        && !PLACEHOLDERS.contains(&text)
        && !RESERVED_SETTERS.contains(&text)
        && !RESERVED_METHODS.contains(&text);
    fits.then(|| ident(text))
}

/// A constant's name that the document gives by `x-rust-name`, if it can be one.
pub fn given_constant(text: &str) -> Option<Ident> {
    let fits = text.starts_with(|first: char| first.is_ascii_uppercase())
        && text
            .chars()
            .all(|symbol| symbol.is_ascii_uppercase() || symbol.is_ascii_digit() || symbol == '_')
        && !text.contains("__")
        && !text.ends_with('_')
        && !RESERVED_CONSTANTS.contains(&text);
    fits.then(|| ident(text))
}

fn upper(text: &str, reserved: &[&str], suffix: &str) -> Ident {
    let name = camel(text);
    if reserved.contains(&name.as_str()) {
        ident(&format!("{name}{suffix}"))
    } else {
        ident(&name)
    }
}

fn lower(text: &str, reserved: &[&[&str]], suffix: &str) -> Ident {
    let name = snake(text);
    if reserved.iter().any(|names| names.contains(&name.as_str())) {
        ident(&format!("{name}{suffix}"))
    } else {
        ident(&name)
    }
}

fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name) || NEVER_RAW.contains(&name)
}

/// `name` is ASCII letters, digits and underscores, begins with a letter and is not empty: that is
/// what [`spelled`] and heck leave.
fn ident(name: &str) -> Ident {
    if NEVER_RAW.contains(&name) {
        Ident::new(&format!("{name}_"))
    } else if KEYWORDS.contains(&name) {
        Ident::new_raw(name)
    } else {
        Ident::new(name)
    }
}

#[cfg(test)]
mod tests;
