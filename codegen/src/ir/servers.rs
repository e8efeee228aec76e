//! Servers: those of the root, and those that an operation goes to in their place.

use crate::api::{Api, Operation, Server};
use crate::pointer::Pointer;

/// Those of the root; without any there is one at the place of the description (3.1.1, "OpenAPI
/// Object").
pub(super) fn of_root(api: &Api) -> Vec<Server> {
    if api.servers.is_empty() {
        return vec![Server {
            pointer: Pointer::root(),
            url: "/".to_owned(),
            description: None,
            variables: Vec::new(),
        }];
    }
    api.servers.clone()
}

/// Those of an operation, unless their first is that of the root: it then goes where all others go.
pub(super) fn of_operation(api: &Api, operation: &Operation) -> Vec<Server> {
    let url = |servers: &[Server]| servers.first().map(|server| server.url.clone());
    if url(&operation.servers) == url(&of_root(api)) {
        return Vec::new();
    }
    operation.servers.clone()
}

/// The URL with the defaults of its variables, as the runtime has it: no default is a template
/// itself.
pub(super) fn url(server: &Server) -> String {
    let mut url = String::new();
    let mut rest = server.url.as_str();
    while let Some((literal, behind)) = rest.split_once('{') {
        url.push_str(literal);
        let named = behind.split_once('}').and_then(|(name, behind)| {
            let mut known = server.variables.iter();
            let variable = known.find(|variable| variable.name == name)?;
            Some((variable.default.as_str(), behind))
        });
        let (value, behind) = named.unwrap_or(("{", behind));
        url.push_str(value);
        rest = behind;
    }
    url.push_str(rest);
    url
}
