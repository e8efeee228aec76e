//! What stands around the operations: title, servers, tags, security schemes.

use serde_json::Value;

use super::{Found, Resolver, template};
use crate::api::{Carrier, Security, SecurityScheme, Server, ServerVariable, Tag};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::keywords::Section;
use crate::pointer::Pointer;

/// Schemes of the registry of HTTP (IANA, "HTTP Authentication Schemes") that are more than a text.
const CHALLENGES: [&str; 8] = [
    "digest",
    "dpop",
    "hoba",
    "mutual",
    "negotiate",
    "oauth",
    "scram-sha-1",
    "scram-sha-256",
];

impl Resolver<'_> {
    /// Title and version.
    pub(super) fn info(&mut self) -> Option<(String, String)> {
        let pointer = Pointer::root().key("info");
        let info: openapiv3::Info = self.read(self.at(&pointer)?, &pointer)?;
        Some((info.title, info.version))
    }

    /// The `servers` of the root, a path or an operation; none where there is no such keyword.
    pub(super) fn servers(&mut self, owner: &Pointer) -> Vec<Server> {
        let mut servers = Vec::new();
        for (pointer, value) in self.elements(&owner.key("servers")) {
            let text = |key| value.get(key).and_then(Value::as_str);
            let server = Server {
                url: text("url").unwrap_or_default().to_owned(),
                description: text("description").map(str::to_owned),
                variables: self.variables(&pointer.key("variables")),
                pointer,
            };
            self.check_variables(&server);
            servers.push(server);
        }
        servers
    }

    fn variables(&self, pointer: &Pointer) -> Vec<ServerVariable> {
        let variables = self.members(pointer).map(|(name, value)| {
            let texts = value
                .get("enum")
                .and_then(Value::as_array)
                .into_iter()
                .flatten();
            ServerVariable {
                name: name.clone(),
                default: value
                    .get("default")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned(),
                values: texts.filter_map(Value::as_str).map(str::to_owned).collect(),
            }
        });
        let mut variables: Vec<_> = variables.collect();
        variables.sort_by(|one, other| one.name.cmp(&other.name));
        variables
    }

    /// Every name in braces must be that of a variable.
    fn check_variables(&mut self, server: &Server) {
        let at = server.pointer.key("url");
        let Ok(names) = template::names(&server.url) else {
            let message = format!("the braces of the server `{}` do not pair", server.url);
            let help = "write each variable once, as `{name}`";
            return self.fault(Code::Unsupported, &at, &message, help);
        };
        let is_known = |name: &&str| {
            server
                .variables
                .iter()
                .any(|variable| variable.name == *name)
        };
        for variable in &server.variables {
            self.check_default(server, variable);
        }
        if let Some(name) = names.iter().find(|name| !is_known(name)) {
            let message = format!("the server `{}` has no variable `{name}`", server.url);
            let help = "describe it in `variables`, with a `default`";
            self.fault(Code::Unsupported, &at, &message, help);
        }
    }

    /// The default of a variable is one of its values, where they are named.
    fn check_default(&mut self, server: &Server, variable: &ServerVariable) {
        let pointer = server.pointer.key("variables").key(&variable.name);
        let is_one = variable.values.contains(&variable.default);
        if is_one || self.at(&pointer.key("enum")).is_none() {
            return;
        }
        let name = &variable.name;
        let message = format!("the default of the server variable `{name}` is none of its values");
        let help = "it is taken all the same: name it in `enum`";
        self.fault(Code::IdleDefault, &pointer.key("default"), &message, help);
    }

    pub(super) fn tags(&mut self) -> Vec<Tag> {
        let list = Pointer::root().key("tags");
        let mut tags = Vec::new();
        for (pointer, value) in self.elements(&list) {
            if let Some(tag) = self.read::<openapiv3::Tag>(value, &pointer) {
                tags.push(Tag {
                    pointer,
                    name: tag.name,
                    description: tag.description,
                });
            }
        }
        tags
    }

    pub(super) fn schemes(&mut self) -> Vec<SecurityScheme> {
        let section = Pointer::root()
            .key("components")
            .key(Section::SecuritySchemes.as_str());
        let mut schemes = Vec::new();
        for (key, _) in self.members(&section) {
            let found = self.follow(&section.key(key), Section::SecuritySchemes);
            schemes.extend(found.and_then(|found| self.scheme(key, found)));
        }
        schemes.sort_by(|one, other| one.key.cmp(&other.key));
        schemes
    }

    fn scheme(&mut self, key: &str, found: Found<&Value>) -> Option<SecurityScheme> {
        let text = |key| found.node.get(key).and_then(Value::as_str);
        let name = || text("name").unwrap_or_default().to_owned();
        let authorization = |scheme: &str| Carrier::Header {
            name: "Authorization".to_owned(),
            prefix: format!("{scheme} "),
        };
        let carrier = match (text("type"), text("in"), text("scheme")) {
            (Some("apiKey"), Some("header"), _) => Carrier::Header {
                name: name(),
                prefix: text("x-value-prefix").unwrap_or_default().to_owned(),
            },
            (Some("apiKey"), Some("query"), _) => Carrier::Query(name()),
            (Some("apiKey"), Some("cookie"), _) => Carrier::Cookie(name()),
            (Some("http"), _, Some(scheme)) if scheme.eq_ignore_ascii_case("basic") => {
                Carrier::Basic
            }
            (Some("http"), _, Some(scheme)) if scheme.eq_ignore_ascii_case("bearer") => {
                authorization("Bearer")
            }
            (Some("http"), _, Some(scheme)) => {
                self.tell_challenge(&found.pointer, scheme);
                authorization(scheme)
            }
            (Some("oauth2" | "openIdConnect"), _, _) => authorization("Bearer"),
            (Some("mutualTLS"), _, _) => Carrier::Tls,
            (_, _, _) => {
                self.internal(
                    &found.pointer,
                    "a security scheme of a type that is not supported",
                );
                return None;
            }
        };
        let description = text("description").map(str::to_owned);
        Some(SecurityScheme {
            key: key.to_owned(),
            description: found.description.or(description),
            carrier,
            pointer: found.pointer,
        })
    }

    /// What answers a challenge or proves each request can be sent as it was made elsewhere, once.
    fn tell_challenge(&mut self, scheme_at: &Pointer, scheme: &str) {
        if CHALLENGES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scheme))
        {
            self.fault(
                Code::Challenge,
                &scheme_at.key("scheme"),
                &format!("`{scheme}` answers a challenge or signs each request, which no credential of a client does"),
                "what the client is given is sent as it is, with every request: set the header for each, or \
                 describe another scheme, by an overlay",
            );
        }
    }

    /// The `security` of the root or of an operation, if it has one; every scheme that it names
    /// must be there.
    pub(super) fn security(&mut self, owner: &Pointer) -> Option<Security> {
        let list = owner.key("security");
        self.at(&list)?;
        let schemes = Pointer::root()
            .key("components")
            .key(Section::SecuritySchemes.as_str());
        let mut alternatives = Vec::new();
        for (pointer, requirement) in self.elements(&list) {
            let keys = requirement
                .as_object()
                .into_iter()
                .flat_map(|one| one.keys());
            let mut keys: Vec<_> = keys.cloned().collect();
            keys.sort();
            for key in &keys {
                if self.at(&schemes.key(key)).is_none() {
                    self.no_scheme(key, &pointer.key(key));
                }
            }
            alternatives.push(keys);
        }
        Some(alternatives)
    }

    fn no_scheme(&mut self, key: &str, pointer: &Pointer) {
        let message = format!("there is no security scheme `{key}`");
        let help = format!("add `{key}` to `components.securitySchemes`, or correct the name");
        let place = self.tree.key_place(pointer);
        let diagnostic = Diagnostic::new(Code::DanglingRef, place, message, help);
        self.push(pointer, diagnostic);
    }
}

impl<'t> Resolver<'t> {
    /// The elements of the array at `list`, each with its pointer.
    fn elements(&self, list: &Pointer) -> Vec<(Pointer, &'t Value)> {
        let elements = self
            .at(list)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .enumerate();
        elements
            .map(|(index, value)| (list.index(index), value))
            .collect()
    }
}
