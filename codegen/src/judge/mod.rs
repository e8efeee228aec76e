//! What a key of an object means, from the table of keywords and from the keys beside it.
//!
//! A judgement depends on the object alone, so that `check`, which reports and counts it, and
//! `lower`, which takes out what is ignored, can never disagree.

mod content;
mod listing;
mod schema;
mod shape;

use serde_json::{Map, Value};

pub(crate) use content::{content_format, width_of};
pub(crate) use listing::Listing;
pub(crate) use shape::{Shape, UnionKeyword, is_null_member, single_member};

use crate::keywords::{
    EXTENSIONS, Edition, Extension, Form, Keyword, Kind, Literal, Presence, Types, Verdict,
};
use crate::nearest;

/// Keywords of which an object that is no schema has one at most.
const EXCLUSIVE: [(&str, &str); 3] = [
    ("example", "examples"),
    ("operationRef", "operationId"),
    ("schema", "content"),
];

/// An object of a known kind.
pub(crate) struct Object<'a> {
    /// The kind, looked at closely.
    pub(crate) kind: Kind,
    pub(crate) map: &'a Map<String, Value>,
    edition: Edition,
    shape: Option<Shape>,
}

/// What a key of an object is.
pub(crate) enum Entry {
    /// A keyword.
    Known(&'static Form, Judgement),
    /// A keyword of another version of the standard, or a value that it has there.
    Foreign(&'static Keyword, Judgement),
    /// A keyword whose value says nothing that could be read.
    Void(&'static Keyword),
    /// An extension of ours where it may stand.
    Extension(&'static Form, Judgement),
    /// An extension of somebody else's.
    Vendor,
    /// An extension of ours where it may not stand.
    Misplaced(&'static Extension),
    /// Nothing that the table knows.
    Unknown,
}

/// What a keyword means where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// It bears on the output.
    Used,
    /// It has no bearing.
    Ignored,
    /// It cannot be generated.
    Unsupported {
        /// What of it is to be changed.
        at: Where,
        /// The use that is not supported.
        what: String,
        /// The remedy.
        help: String,
    },
}

/// Which end of a member a diagnostic points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    Key,
    Value,
}

impl Judgement {
    /// Whether nothing is made of it.
    pub(crate) fn is_idle(&self) -> bool {
        *self == Self::Ignored
    }

    fn unsupported(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Unsupported {
            at: Where::Key,
            what: what.into(),
            help: help.into(),
        }
    }

    /// `key: text`, where one of `choices` must stand; the remedy is the one that was probably
    /// meant, or `help`.
    fn unknown_word(
        key: &str,
        text: &str,
        choices: impl Iterator<Item = &'static str>,
        help: &str,
    ) -> Self {
        Self::Unsupported {
            at: Where::Value,
            what: format!("`{key}: {text}`"),
            help: match nearest::word(text, choices) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => help.to_owned(),
            },
        }
    }
}

impl<'a> Object<'a> {
    /// The object `map`, which stands where the table says `kind`.
    pub(crate) fn of(kind: Kind, map: &'a Map<String, Value>, edition: Edition) -> Self {
        let kind = kind.refine(map);
        let shape = kind.is_schema().then(|| Shape::of(map));
        Self {
            kind,
            map,
            edition,
            shape,
        }
    }

    /// What its key `key` is, which holds `value`.
    pub(crate) fn entry(&self, key: &str, value: &Value) -> Entry {
        let table = self.kind.table();
        if let Some(keyword) = self.keyword(key, value) {
            if keyword.is_void(value) {
                return Entry::Void(keyword);
            }
            let judgement = self.judge(key, value, &keyword.form, &keyword.verdict);
            return if keyword.edition.admits(self.edition) {
                Entry::Known(&keyword.form, judgement)
            } else {
                Entry::Foreign(keyword, judgement)
            };
        }
        if let Some(pattern) = table.patterns.iter().find(|pattern| (pattern.matches)(key)) {
            let judgement = self.judge(key, value, &pattern.form, &pattern.verdict);
            return Entry::Known(&pattern.form, judgement);
        }
        if let Some(extension) = EXTENSIONS.iter().find(|extension| extension.name == key) {
            if !extension.places.contains(&self.kind) {
                return Entry::Misplaced(extension);
            }
            let judgement = self.judge(key, value, &extension.form, &extension.verdict);
            return Entry::Extension(&extension.form, judgement);
        }
        if key.starts_with("x-") && !self.kind.is_extension() {
            return Entry::Vendor;
        }
        Entry::Unknown
    }

    /// The keyword `key` of the document's own version, unless only that of another one can have
    /// this value.
    fn keyword(&self, key: &str, value: &Value) -> Option<&'static Keyword> {
        self.kind.table().named(key).min_by_key(|keyword| {
            let foreign = !keyword.edition.admits(self.edition);
            (!keyword.form.types().admit(value), foreign)
        })
    }

    /// The keywords that it should have and lacks.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'static Keyword> {
        self.kind.table().keywords.iter().filter(|keyword| {
            let has = |key: &str| self.map.contains_key(key);
            let required = match keyword.presence {
                Presence::Optional => false,
                Presence::Required | Presence::Expected(_) => true,
                Presence::RequiredIn(edition) => edition.admits(self.edition),
                Presence::RequiredWithout(other) | Presence::ExpectedWithout(other) => !has(other),
                Presence::RequiredWithoutAny(others) => !others.iter().any(|other| has(other)),
            };
            required && !has(keyword.name)
        })
    }

    /// The pairs of keywords of which it should have one at most.
    pub(crate) fn exclusive(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let has = |key: &str| self.map.contains_key(key) && self.names().any(|name| name == key);
        let pairs = EXCLUSIVE.into_iter().filter(|_| !self.kind.is_schema());
        pairs.filter(move |(one, other)| has(one) && has(other))
    }

    /// Whether what stands under `key` bears on the output.
    pub(crate) fn bears(&self, key: &str) -> bool {
        let value = self.map.get(key);
        value
            .is_some_and(|value| matches!(self.entry(key, value), Entry::Known(_, Judgement::Used)))
    }

    /// Whether something must stand under `key`, even where it has no bearing.
    pub(crate) fn requires(&self, key: &str) -> bool {
        let mut keywords = self.kind.table().named(key);
        keywords.any(|keyword| match keyword.presence {
            Presence::Required | Presence::Expected(_) | Presence::RequiredWithout(_) => true,
            Presence::Optional
            | Presence::RequiredIn(_)
            | Presence::RequiredWithoutAny(_)
            | Presence::ExpectedWithout(_) => false,
        })
    }

    /// Whether it has a keyword `key` that can hold `value`.
    pub(crate) fn admits(&self, key: &str, value: &Value) -> bool {
        let mut keywords = self.kind.table().named(key);
        keywords.any(|keyword| keyword.form.types().admit(value))
    }

    /// The names that it may use.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.kind
            .table()
            .keywords
            .iter()
            .map(|keyword| keyword.name)
    }

    /// The words of which one must stand under `key`; none where the standard names none.
    pub(crate) fn choices(&self, key: &str) -> Vec<&'static str> {
        let mut keywords = self.kind.table().named(key);
        match keywords.next().map(|keyword| &keyword.verdict) {
            Some(Verdict::Only(literals, _)) => {
                literals.iter().map(|literal| literal.text()).collect()
            }
            // A property called so is none: its table is that of schemas.
            Some(Verdict::Judged) if key == "type" => Types::names().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether something would be generated otherwise if `value` stood under this keyword, which is
    /// not there: a slip that must not pass with a warning.
    pub(crate) fn would_bear(&self, name: &str, value: &Value) -> bool {
        let meant = self.kind.table().named(name).next();
        meant.is_some_and(|keyword| {
            !keyword.is_dispensable()
                && keyword.form.types().admit(value)
                && !self.map.contains_key(name)
        })
    }

    /// Whether it is a schema that is put together from several.
    pub(crate) fn is_merged(&self) -> bool {
        self.shape == Some(Shape::AllOf)
    }

    fn judge(&self, key: &str, value: &Value, form: &Form, verdict: &Verdict) -> Judgement {
        if self.kind.overlooks(key) {
            return Judgement::Ignored;
        }
        match verdict {
            Verdict::Used => Judgement::Used,
            Verdict::On(kinds, _) if kinds.contains(&self.kind) && !value.is_null() => {
                Judgement::Used
            }
            Verdict::Ignored(_) | Verdict::On(..) => Judgement::Ignored,
            Verdict::Only(literals, help) => only(key, value, form, literals, help),
            Verdict::Unsupported(help) => Judgement::unsupported(format!("`{key}`"), *help),
            Verdict::Of(types) => match &self.shape {
                Some(shape) => shape.judge_of(*types),
                None => Judgement::Used,
            },
            Verdict::Judged => match &self.shape {
                Some(shape) => shape.judge(self.map, key, value),
                None => Judgement::Used,
            },
        }
    }
}

/// Used with one of these values; a value of the wrong type is another rule's.
fn only(key: &str, value: &Value, form: &Form, literals: &[Literal], help: &str) -> Judgement {
    if literals.iter().any(|literal| literal.is(value)) || !form.types().admit(value) {
        return Judgement::Used;
    }
    match value {
        Value::String(text) => {
            let choices = literals.iter().map(|literal| literal.text());
            Judgement::unknown_word(key, text, choices, help)
        }
        Value::Bool(boolean) => Judgement::unsupported(format!("`{key}: {boolean}`"), help),
        _ => Judgement::unsupported(format!("this `{key}`"), help),
    }
}
