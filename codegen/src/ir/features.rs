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
        other => other.inner().and_then(feature),
    }
}
