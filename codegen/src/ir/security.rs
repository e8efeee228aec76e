//! Security schemes to constants, and the schemes that an operation takes to the names of these.

use super::Context;
use super::claims::{Claims, Remedy};
use crate::api::{self, Api};
use crate::docs;
use crate::model::{Scheme, Security};
use crate::names;

/// The schemes, by key.
pub(super) fn schemes(context: &mut Context<'_>) -> Vec<Scheme> {
    let mut claims = Claims::new("constant", Remedy::Rename);
    let mut schemes: Vec<_> = context.api.schemes.iter().collect();
    schemes.sort_by(|one, other| one.key.cmp(&other.key));
    let mut made = Vec::with_capacity(schemes.len());
    for scheme in schemes {
        let name = names::constant(&scheme.key);
        claims.claim(context, &name.to_string(), &scheme.pointer);
        made.push(Scheme {
            docs: docs::scheme(
                &scheme.key,
                scheme.description.as_deref(),
                scheme.pointer.as_str(),
            ),
            name,
            key: scheme.key.clone(),
            carrier: scheme.carrier.clone(),
        });
    }
    made
}

/// What operations take unless they say otherwise.
pub(super) fn of_root(api: &Api) -> Security {
    of(&api.security)
}

/// What an operation takes.
pub(super) fn of_operation(api: &Api, operation: &api::Operation) -> Security {
    match of(&operation.security) {
        Security::AnyOf(_) if operation.security == api.security => Security::Root,
        own => own,
    }
}

/// Anonymous access alone is no different from none at all.
fn of(security: &api::Security) -> Security {
    if security.iter().all(Vec::is_empty) {
        return Security::Nothing;
    }
    let constants = |keys: &Vec<String>| keys.iter().map(|key| names::constant(key)).collect();
    Security::AnyOf(security.iter().map(constants).collect())
}
