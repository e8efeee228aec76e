//! Keys that hold nothing where an object must stand. In YAML that is nearly always an object whose
//! members are indented too little: they stand beside their key instead of below it. In JSON it is
//! what a serializer writes for nothing, and read as that where nothing may stand; so it is in YAML
//! where nothing stands beside it that could belong below.
//!
//! Invariant: what belongs below such a key is named in the message about it, and nowhere else.

use serde_json::{Map, Value};

use super::Mark;
use super::message;
use super::node::Node;
use super::walk::Walk;
use crate::document::Format;
use crate::judge::{Entry, Object, Where};
use crate::keywords::{Edition, Form, Kind, Types};
use crate::trail::Trail;

/// What the keys of a map are.
#[derive(Clone, Copy)]
pub(super) enum Keys<'a> {
    /// Keywords of an object.
    Keywords(&'a Object<'a>),
    /// Names, under each of which stands this.
    Names(&'a Form),
}

/// The keys of one map that hold nothing; hardly any map has one.
pub(super) struct Lost<'m>(Vec<Empty<'m>>);

struct Empty<'m> {
    key: &'m str,
    /// The keys behind it that belong below it.
    members: Vec<&'m str>,
}

/// Whether a key may be left out.
#[derive(Clone, Copy)]
enum Lack {
    May,
    No,
}

impl<'m> Lost<'m> {
    fn of(keys: Keys<'_>, map: &'m Map<String, Value>, edition: Edition) -> Self {
        let nulls = map
            .iter()
            .enumerate()
            .filter(|(_, (_, value))| value.is_null());
        let empty = nulls.filter_map(|(index, (key, value))| {
            let (form, lack) = keys.wanted(key, value)?;
            let is_nested = form.types().has(Types::OBJECT) && !form.types().admit(value);
            let behind = map.iter().skip(index + 1);
            let members = behind
                .filter(|(key, value)| !keys.own(key, value) && takes(form, key, value, edition));
            let members: Vec<_> = members.map(|(key, _)| key.as_str()).collect();
            let is_lost = match lack {
                Lack::No => true,
                // What may be nothing is just that, where nothing beside it is missing below it.
                Lack::May => !members.is_empty(),
            };
            (is_nested && is_lost).then_some(Empty { key, members })
        });
        Self(empty.collect())
    }

    fn empty(&self, key: &str) -> Option<&Empty<'m>> {
        self.0.iter().find(|empty| empty.key == key)
    }

    fn has_member(&self, key: &str) -> bool {
        self.0.iter().any(|empty| empty.members.contains(&key))
    }
}

impl<'k> Keys<'k> {
    /// What must stand under a key that holds nothing, and whether nothing may.
    fn wanted(self, key: &str, value: &Value) -> Option<(&'k Form, Lack)> {
        match self {
            Self::Names(form) => Some((form, Lack::No)),
            Self::Keywords(object) => match object.entry(key, value) {
                Entry::Void(keyword) if keyword.is_dispensable() => None,
                Entry::Void(keyword) => Some((&keyword.form, Lack::May)),
                Entry::Known(form, _) => Some((form, Lack::No)),
                Entry::Foreign(keyword, _) => Some((&keyword.form, Lack::No)),
                Entry::Extension(..) | Entry::Vendor | Entry::Misplaced(_) | Entry::Unknown => None,
            },
        }
    }

    /// Whether a member is one of this map by what it is called or holds.
    fn own(self, key: &str, value: &Value) -> bool {
        match self {
            Self::Names(form) => form.types().admit(value),
            // Behind a key that holds nothing it is hardly the map's own.
            Self::Keywords(_) if key == "$ref" => false,
            Self::Keywords(object) => key.starts_with("x-") || object.admits(key, value),
        }
    }
}

/// Whether a member would be at home in what has this form.
fn takes(form: &Form, key: &str, value: &Value, edition: Edition) -> bool {
    match form {
        Form::Object(kind) | Form::Schema(kind) => is_keyword(*kind, key, value, edition),
        Form::Reference(kind) => {
            is_keyword(*kind, key, value, edition)
                || is_keyword(kind.reference(), key, value, edition)
        }
        Form::Map(inner) => inner.types().admit(value),
        Form::Components(..) => value.is_object(),
        Form::Anything | Form::Value(_) | Form::List(_) | Form::Texts => false,
    }
}

fn is_keyword(kind: Kind, key: &str, value: &Value, edition: Edition) -> bool {
    match Object::of(kind, &Map::new(), edition).entry(key, value) {
        Entry::Known(form, _) => form.types().admit(value),
        Entry::Foreign(keyword, _) => keyword.form.types().admit(value),
        Entry::Void(_)
        | Entry::Extension(..)
        | Entry::Vendor
        | Entry::Misplaced(_)
        | Entry::Unknown => false,
    }
}

impl Walk<'_> {
    /// The keys of the map at `trail` that hold nothing.
    pub(super) fn lost<'m>(
        &self,
        keys: Keys<'_>,
        map: &'m Map<String, Value>,
        trail: &Trail<'_>,
    ) -> Lost<'m> {
        if !map.values().any(Value::is_null) {
            return Lost(Vec::new());
        }
        let written = self.tree.place(&trail.pointer()).source;
        match self.sources.get(written).map(|source| source.format) {
            Some(Format::Json) => Lost(Vec::new()),
            Some(Format::Yaml) | None => Lost::of(keys, map, self.edition),
        }
    }

    /// Whether the member at `trail` holds nothing, which is reported, or belongs below one that
    /// does.
    pub(super) fn is_lost(
        &mut self,
        lost: &Lost<'_>,
        (key, value): (&String, &Value),
        node: &Node<'_>,
        trail: &Trail<'_>,
    ) -> bool {
        if let Some(empty) = lost.empty(key) {
            let words = message::empty(key, &empty.members);
            self.fault(node.codes.wrong_type, Where::Value, words, value, trail);
            return true;
        }
        let has_member = lost.has_member(key);
        if has_member {
            self.all(value, trail, Mark::Reported);
        }
        has_member
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::check;
    use crate::diagnostic::Report;
    use crate::document::{Format, Source, Sources};
    use crate::tree::Tree;

    /// What is said of a document in that format, each with its remedy.
    fn said(format: Format, document: &serde_json::Value) -> Vec<String> {
        let mut sources = Sources::default();
        let id = sources.add(Source {
            name: String::new(),
            format,
            text: String::new(),
        });
        let mut report = Report::default();
        let account = check(&Tree::of(id, document.clone()), &sources, &mut report);
        assert_eq!(account.sum(), account.total);
        let said = report.iter().map(|diagnostic| {
            let (code, message, help) = (diagnostic.code, &diagnostic.message, &diagnostic.help);
            format!("{code}: {message}; {help}")
        });
        said.collect()
    }

    #[test]
    fn an_empty_key_is_a_slip_in_yaml_and_nothing_in_json() {
        let document = json!({
            "openapi": "3.1.0",
            "info": {"title": "t", "version": "1"},
            "paths": {"/a": {"get": {
                "operationId": "a",
                "parameters": null,
                "requestBody": null,
                "externalDocs": null,
                "responses": {},
            }}},
        });
        let idle = |key: &str, types: &str| {
            format!(
                "idle-type: `{key}` must be {types}, not null; \
                 it is left out: write {types}, or remove the key"
            )
        };
        let (docs, parameters) = (
            idle("externalDocs", "an object"),
            idle("parameters", "an array"),
        );
        let body = idle("requestBody", "an object");
        let nothing = [docs.clone(), parameters.clone(), body];
        assert_eq!(said(Format::Json, &document), nothing);
        assert_eq!(said(Format::Yaml, &document), nothing);
        let mut document = document;
        document["paths"]["/a"]["get"]["content"] = json!({"text/plain": {}});
        let lost = "wrong-type: `requestBody` holds nothing; indent `content` below `requestBody`";
        assert_eq!(
            said(Format::Yaml, &document),
            [lost.to_owned(), docs, parameters]
        );
    }

    #[test]
    fn what_must_stand_there_is_missed_in_json_too() {
        let document = json!({
            "openapi": "3.0.3",
            "info": {"title": "t", "version": "1"},
            "paths": {"/a": {"get": {"responses": null}}},
        });
        assert_eq!(
            said(Format::Json, &document),
            [
                "wrong-type: `responses` must be an object, not null; write an object, or remove the key"
            ]
        );
    }
}
