//! Types into the features of the runtime without which they are not there.

use std::collections::BTreeSet;

use crate::model::{Feature, Item, Operation};
use crate::rust_type::RustType;

/// What these types and operations need.
pub(super) fn of<'m>(
    items: impl Iterator<Item = &'m Item>,
    operations: impl Iterator<Item = &'m Operation>,
) -> BTreeSet<Feature> {
    let mut features = BTreeSet::new();
    let mut note = |rust_type: &RustType| features.extend(feature(rust_type));
    for item in items {
        item.types(&mut note);
    }
    for operation in operations {
        operation.types(&mut note);
    }
    features
}

/// What a type needs; what an alias stands for is needed where that is defined.
fn feature(rust_type: &RustType) -> Option<Feature> {
    match rust_type {
        RustType::Uuid => Some(Feature::Uuid),
        RustType::List(inner)
        | RustType::Dictionary(inner)
        | RustType::Optional(inner)
        | RustType::Patch(inner)
        | RustType::Boxed(inner) => feature(inner),
        RustType::Text
        | RustType::Boolean
        | RustType::I64
        | RustType::I32
        | RustType::I16
        | RustType::I8
        | RustType::U64
        | RustType::U32
        | RustType::U16
        | RustType::U8
        | RustType::F64
        | RustType::F32
        | RustType::Instant
        | RustType::Date
        | RustType::Time
        | RustType::Base64
        | RustType::Binary
        | RustType::Upload
        | RustType::Secret
        | RustType::Password
        | RustType::Null
        | RustType::Anything
        | RustType::FreeForm
        | RustType::Named(_)
        | RustType::Alias(..) => None,
    }
}
