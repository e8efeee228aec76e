//! How a caller makes what a request sends: `new` with what is required, setters for the rest.

use super::lints;
use crate::docs;
use crate::model::{
    Construction, Constructor, Field, FieldArgument, FieldSetter, FieldSetters, Intake, Item,
    ItemKind, Mode, Struct,
};
use crate::names;
use crate::rust_type::RustType;

/// Completes the structs that have a constructor, their types being settled.
pub(super) fn complete(items: &mut [Item]) {
    for item in items {
        if let ItemKind::Struct(of) = &mut item.kind
            && of.construction.is_some()
        {
            of.construction = Some(construction(of));
        }
    }
}

fn construction(of: &Struct) -> Construction {
    let mut required = Vec::new();
    let mut setters = Vec::new();
    for field in &of.fields {
        match field.mode {
            // There is nothing to choose.
            Mode::Required if *field.rust_type.target() == RustType::Null => {}
            Mode::Required => required.push(argument(field, intake(&field.rust_type))),
            Mode::Optional | Mode::Present | Mode::Patch => {
                setters.push(setter(field, optional(&field.rust_type)));
            }
            Mode::List => setters.push(setter(field, intake(&field.rust_type))),
            // Of answers alone.
            Mode::Secret => {}
        }
    }
    let lints = lints::of_constructor(&required);
    let constructor = match required.as_slice() {
        [] => Constructor::Blank,
        [_, ..] => Constructor::Required(required, lints),
    };
    Construction {
        constructor,
        setters: (!setters.is_empty()).then_some(FieldSetters(setters)),
    }
}

fn argument(field: &Field, intake: Intake) -> FieldArgument {
    FieldArgument {
        name: field.name.clone(),
        intake,
    }
}

fn setter(field: &Field, intake: Intake) -> FieldSetter {
    FieldSetter {
        name: names::field_setter(&field.name),
        docs: docs::setter(&field.name, &field.wire, &field.docs),
        argument: argument(field, intake),
        null: (field.mode == Mode::Patch).then(|| names::null_setter(&field.name)),
        deprecated: field.deprecated.clone(),
    }
}

fn optional(rust_type: &RustType) -> Intake {
    match rust_type {
        RustType::Optional(inner) => Intake::Some(Box::new(intake(inner))),
        RustType::Patch(inner) => Intake::Patch(Box::new(intake(inner))),
        other => intake(other),
    }
}

/// Texts and lists are taken as whatever becomes one; all else as it is.
fn intake(rust_type: &RustType) -> Intake {
    match rust_type {
        RustType::Boxed(inner) => Intake::Boxed((**inner).clone()),
        RustType::List(element) if *element.target() != RustType::Text => {
            Intake::List((**element).clone())
        }
        other => match other.target() {
            RustType::Text => Intake::Text,
            RustType::Password => Intake::Password,
            RustType::Upload => Intake::Upload,
            RustType::List(element) if *element.target() == RustType::Text => Intake::Texts,
            _ => Intake::Value(other.clone()),
        },
    }
}
