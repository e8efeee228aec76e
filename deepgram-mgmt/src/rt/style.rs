//! Values of parameters by the styles of OpenAPI (3.1.1, "Style Values"; RFC 6570): a JSON value
//! becomes the text of a path segment, a header, or the pairs of a query or of a cookie.
//!
//! Where the standard leaves a form open, every value still has one, and none is lost: a list or
//! object within another stands as its JSON text; only `deepObject` nests, `a[b][c]=1` and
//! `a[b][0]=1`. `null` is left out, as is a list or an object without members.

mod parts;

use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::Value;

pub(super) use self::parts::{Parts, text};
use self::parts::{escaped, flatten};
use super::compiled_once::joined;
use super::param::RESERVED;

/// How a value becomes text: the style, whether its members stand apart, what is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    notation: Notation,
    members: Members,
    /// What is percent-encoded of a value in a query.
    encoded: &'static AsciiSet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Json,
}

/// Whether the members of a list or object stand apart, each with a name: `explode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Members {
    Together,
    Apart,
}

/// With `allowReserved`: reserved characters stand as they are, but for those that would end the
/// value or that no query can hold (3.1.1, "Parameter Object": `#`, `[`, `]`, `&`, `+`) and `%`,
/// without which the value would not arrive as it was given.
const KEPT: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

impl Style {
    /// `simple`: `blue,black` in a path or a header.
    pub const SIMPLE: Self = Self::of(Notation::Simple);
    /// `label`: `.blue,black` in a path.
    pub const LABEL: Self = Self::of(Notation::Label);
    /// `matrix`: `;color=blue,black` in a path.
    pub const MATRIX: Self = Self::of(Notation::Matrix);
    /// `form`: `color=blue,black` in a query or a cookie.
    pub const FORM: Self = Self::of(Notation::Form);
    /// `spaceDelimited`: `color=blue%20black` in a query.
    pub const SPACE_DELIMITED: Self = Self::of(Notation::SpaceDelimited);
    /// `pipeDelimited`: `color=blue%7Cblack` in a query.
    pub const PIPE_DELIMITED: Self = Self::of(Notation::PipeDelimited);
    /// `deepObject`: `color%5BR%5D=100&color%5BG%5D=200` in a query.
    pub const DEEP_OBJECT: Self = Self::of(Notation::DeepObject);
    /// `content` of `application/json`: the value as JSON.
    pub const JSON: Self = Self::of(Notation::Json);

    const fn of(notation: Notation) -> Self {
        Self {
            notation,
            members: Members::Together,
            encoded: RESERVED,
        }
    }

    /// With `explode`: each member stands apart.
    pub const fn exploded(mut self) -> Self {
        self.members = Members::Apart;
        self
    }

    /// With `allowReserved`: reserved characters are not encoded in a query.
    pub const fn reserved(mut self) -> Self {
        self.encoded = KEPT;
        self
    }

    /// The texts that the value is made of, before they are encoded and put together.
    #[inline]
    pub(super) fn parts(self, value: Value) -> Parts {
        match (self.notation, value) {
            (Notation::Json, value) => Parts::One(value.to_string()),
            (_, Value::Null) => Parts::List(Vec::new()),
            (Notation::DeepObject, value @ (Value::Array(_) | Value::Object(_))) => {
                let mut pairs = Vec::new();
                flatten(String::new(), value, &mut pairs);
                Parts::Object(pairs)
            }
            (_, Value::Array(elements)) => {
                let present = elements.into_iter().filter(|element| !element.is_null());
                Parts::List(present.map(text).collect())
            }
            (_, Value::Object(members)) => {
                let present = members.into_iter().filter(|(_, member)| !member.is_null());
                Parts::Object(present.map(|(key, member)| (key, text(member))).collect())
            }
            (_, scalar) => Parts::One(text(scalar)),
        }
    }

    /// The pairs of a query or a cookie, name and value percent-encoded.
    #[inline]
    pub(super) fn pairs(self, name: &str, parts: &Parts) -> Vec<(String, String)> {
        let value = |text: &str| encode(text, self.encoded);
        self.named(
            name,
            parts,
            self.separator(),
            |name| encode(name, RESERVED),
            value,
        )
    }

    /// The names and texts of parts of a body, which are no URL and as they are.
    #[inline]
    pub(super) fn plain_pairs(self, name: &str, parts: &Parts) -> Vec<(String, String)> {
        let separator = match self.notation {
            Notation::SpaceDelimited => Some(" "),
            Notation::PipeDelimited => Some("|"),
            Notation::Simple
            | Notation::Label
            | Notation::Matrix
            | Notation::Form
            | Notation::DeepObject
            | Notation::Json => self.separator(),
        };
        self.named(name, parts, separator, str::to_owned, str::to_owned)
    }

    /// Pairs, with `separator` between members that stand together; without one they never do.
    fn named(
        self,
        name: &str,
        parts: &Parts,
        separator: Option<&str>,
        key: fn(&str) -> String,
        value: impl Fn(&str) -> String,
    ) -> Vec<(String, String)> {
        let list = |separator: &str, texts: &[&str]| {
            let texts: Vec<_> = texts.iter().map(|text| value(text)).collect();
            vec![(key(name), joined(&texts, separator))]
        };
        match (parts, separator, self.members) {
            (Parts::One(text), _, _) => vec![(key(name), value(text))],
            (parts, _, _) if parts.is_empty() => Vec::new(),
            (parts, Some(separator), Members::Together) => list(separator, &parts.texts()),
            (Parts::List(texts), _, _) => {
                let texts = texts.iter();
                texts.map(|text| (key(name), value(text))).collect()
            }
            (Parts::Object(members), Some(_), Members::Apart) => members
                .iter()
                .map(|(name, text)| (value(name), value(text)))
                .collect(),
            (Parts::Object(members), None, _) => members
                .iter()
                .map(|(place, text)| (key(name) + &key(place), value(text)))
                .collect(),
        }
    }

    /// What stands between members that stand together, percent-encoded; `None` where they never
    /// do.
    #[inline]
    fn separator(self) -> Option<&'static str> {
        match self.notation {
            Notation::Simple
            | Notation::Label
            | Notation::Matrix
            | Notation::Form
            | Notation::Json => Some(","),
            Notation::SpaceDelimited => Some("%20"),
            Notation::PipeDelimited => Some("%7C"),
            Notation::DeepObject => None,
        }
    }

    /// The segment of a path, encoded; the parts are known to be fit for one.
    #[inline]
    pub(super) fn segment(self, name: &str, parts: &Parts) -> String {
        let name = encode(name, RESERVED);
        let encoded = |text: &str| encode(text, RESERVED);
        match self.notation {
            Notation::Label => format!(".{}", self.members(".", parts, encoded)),
            Notation::Matrix => match (parts, self.members) {
                (Parts::Object(_), Members::Apart) => {
                    format!(";{}", self.members(";", parts, encoded))
                }
                (Parts::List(_), Members::Apart) => {
                    let separator = format!(";{name}=");
                    format!("{separator}{}", self.members(&separator, parts, encoded))
                }
                (_, _) => format!(";{name}={}", self.members(",", parts, encoded)),
            },
            Notation::Simple
            | Notation::Form
            | Notation::SpaceDelimited
            | Notation::PipeDelimited
            | Notation::DeepObject
            | Notation::Json => self.members(",", parts, encoded),
        }
    }

    /// The value of a header; no part of it is percent-encoded (3.1.1, "Parameter Object").
    #[inline]
    pub(super) fn header(self, parts: &Parts) -> String {
        match self.notation {
            Notation::Json => self.members(",", parts, escaped),
            Notation::Simple
            | Notation::Label
            | Notation::Matrix
            | Notation::Form
            | Notation::SpaceDelimited
            | Notation::PipeDelimited
            | Notation::DeepObject => self.members(",", parts, str::to_owned),
        }
    }

    /// The members in one text, with `apart` between those that stand apart.
    fn members(self, apart: &str, parts: &Parts, encode: impl Fn(&str) -> String) -> String {
        let (separator, equals) = match self.members {
            Members::Together => (",", ","),
            Members::Apart => (apart, "="),
        };
        let texts: Vec<_> = match parts {
            Parts::One(text) => return encode(text),
            Parts::List(texts) => texts.iter().map(|text| encode(text)).collect(),
            Parts::Object(members) => members
                .iter()
                .map(|(key, text)| format!("{}{equals}{}", encode(key), encode(text)))
                .collect(),
        };
        joined(&texts, separator)
    }
}

#[inline]
fn encode(text: &str, set: &'static AsciiSet) -> String {
    utf8_percent_encode(text, set).to_string()
}

#[cfg(test)]
mod tests;
