//! What stands around the operations: title, servers, tags, security schemes.

use openapiv3::SecurityScheme as Scheme;
use serde_json::Value;

use super::{Found, Resolver, extension};
use crate::api::{SecurityScheme, Server, Tag};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::keywords::Section;
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// Title and version.
    pub(super) fn info(&mut self) -> Option<(String, String)> {
        let pointer = Pointer::root().key("info");
        let info: openapiv3::Info = self.read(self.at(&pointer)?, &pointer)?;
        Some((info.title, info.version))
    }

    pub(super) fn servers(&mut self) -> Vec<Server> {
        let list = Pointer::root().key("servers");
        let mut servers = Vec::new();
        for (pointer, value) in self.elements(&list) {
            let Some(server) = self.read::<openapiv3::Server>(value, &pointer) else {
                continue;
            };
            if server.url.contains('{') {
                let message = format!("a variable in the server `{}` is not supported", server.url);
                self.fault(
                    Code::Unsupported,
                    &pointer.key("url"),
                    &message,
                    "write the URL out",
                );
            }
            servers.push(Server {
                pointer,
                url: server.url,
            });
        }
        servers
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
        let (header, prefix, description) = match self.read(found.node, &found.pointer)? {
            Scheme::APIKey {
                name,
                description,
                extensions,
                ..
            } => (
                name,
                extension(&extensions, "x-value-prefix").unwrap_or_default(),
                description,
            ),
            Scheme::HTTP { description, .. } => (
                "Authorization".to_owned(),
                "Bearer ".to_owned(),
                description,
            ),
            Scheme::OAuth2 { .. } | Scheme::OpenIDConnect { .. } => {
                self.internal(
                    &found.pointer,
                    "a security scheme of a type that is not supported",
                );
                return None;
            }
        };
        let description = found.description.or(description);
        Some(SecurityScheme {
            pointer: found.pointer,
            key: key.to_owned(),
            description,
            header,
            prefix,
        })
    }

    /// Every scheme that the security of the root names must be there.
    pub(super) fn security(&mut self) {
        let schemes = Pointer::root()
            .key("components")
            .key(Section::SecuritySchemes.as_str());
        for (pointer, requirement) in self.elements(&Pointer::root().key("security")) {
            for key in requirement
                .as_object()
                .into_iter()
                .flat_map(|requirement| requirement.keys())
            {
                if self.at(&schemes.key(key)).is_none() {
                    let message = format!("there is no security scheme `{key}`");
                    let help =
                        format!("add `{key}` to `components.securitySchemes`, or correct the name");
                    let pointer = pointer.key(key);
                    let place = self.tree.key_place(&pointer);
                    self.push(
                        &pointer,
                        Diagnostic::new(Code::DanglingRef, place, message, help),
                    );
                }
            }
        }
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
