//! What a module of operations names of the modules beside it.

use crate::model::{ErrorType, Names, Operation, Security};
use crate::names;
use crate::rust_type::TypePath;

/// The modules that these operations name.
pub(super) fn of(operations: &[Operation]) -> Option<Names> {
    let types = operations.iter().any(names_types);
    let types = types.then(|| names::beside("types"));
    let api = operations.iter().any(names_api);
    let api = api.then(|| names::beside("api"));
    Names::of(api.into_iter().chain(types))
}

/// Whether the module of security schemes is named.
fn names_api(operation: &Operation) -> bool {
    match operation.security {
        Security::Nothing => false,
        Security::Root | Security::AnyOf(_) => true,
    }
}

/// Whether the module of types is named.
fn names_types(operation: &Operation) -> bool {
    let mut found = false;
    operation.types(&mut |rust_type| {
        rust_type.paths(&mut |path| match path {
            TypePath::Types(_) => found = true,
            TypePath::Here(_) => {}
        });
    });
    let is_component = |path: &TypePath| matches!(path, TypePath::Types(_));
    found
        || match &operation.error {
            ErrorType::Documented(path) => is_component(path),
            ErrorType::ByStatus(table) => table.iter().any(|(_, path)| is_component(path)),
            ErrorType::Unknown => false,
        }
}
