//! How a caller gives the fields of what a request sends: to `new` what is required, by a setter
//! the rest.

use crate::model::{Field, FieldSetter, Giving, Intake, Item, ItemKind, Maker, Mode};
use crate::names;
use crate::rust_type::RustType;

/// Completes the structs that a caller makes, their types being settled.
pub(super) fn complete(items: &mut [Item]) {
    for item in items {
        if let ItemKind::Struct(of) = &mut item.kind
            && of.maker == Maker::Caller
        {
            for field in &mut of.fields {
                field.giving = giving(field);
            }
        }
    }
}

fn giving(field: &Field) -> Giving {
    match field.mode {
        // There is nothing to choose.
        Mode::Required if *field.rust_type.target() == RustType::Null => Giving::Nothing,
        Mode::Required => Giving::New(intake(&field.rust_type)),
        Mode::Optional | Mode::Present | Mode::Patch | Mode::List => Giving::Set(setter(field)),
        // Of answers alone.
        Mode::Secret => Giving::Nothing,
    }
}

fn setter(field: &Field) -> FieldSetter {
    let name = names::field_setter(&field.name);
    FieldSetter {
        name: (name != field.name).then_some(name),
        intake: match &field.rust_type {
            RustType::Optional(inner) | RustType::Patch(inner) => intake(inner),
            other => intake(other),
        },
        null: (field.mode == Mode::Patch).then(|| names::null_setter(&field.name)),
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
