//! Values that are one of several types: read once as JSON, then as the member that fits.
//!
//! A property that the description names for it tells objects apart, or else the JSON type does.
//! Where both leave several members, the value is read as each of them, and the one of which the
//! value names the most counts ([`BodyValue::named`]); among equals the first, since the more
//! special stand before the more general.
//!
//! A value that no member reads is kept as it is: one odd value must not fail the page that holds
//! it, and nothing is lost.

use std::borrow::Cow;

use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

use super::reworded::Worded;
use super::whole_numbers::whole;
use super::{BodyValue, union_memo};

/// An enum of the types that a value may have; implemented by the macro `union!`.
pub trait Union: BodyValue + Clone + 'static {
    /// The property that tells objects apart, by its text, boolean or integer, if one does.
    const TAG: Option<&'static str>;
    /// The members, the more special before the more general.
    const MEMBERS: &'static [UnionMember<Self>];

    /// A value that is none of the members.
    fn unknown(value: Value) -> Self;
}

/// A type that a value may have.
#[derive(Clone, Copy, Debug)]
pub struct UnionMember<U> {
    /// The JSON type of its values.
    pub json: JsonType,
    /// The texts of the tag that mean this member; none for a member that has no tag.
    pub tags: &'static [&'static str],
    /// Reads a value as this member, if it is one.
    pub read: fn(&Value) -> Option<U>,
}

/// The JSON type of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// `true` and `false`.
    Boolean,
    /// Integers too.
    Number,
    /// A text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
    /// Several of these, as of a union within a union.
    Any,
}

impl JsonType {
    fn admits(self, value: &Value) -> bool {
        match self {
            Self::Boolean => value.is_boolean(),
            Self::Number => value.is_number(),
            Self::String => value.is_string(),
            Self::Array => value.is_array(),
            Self::Object => value.is_object(),
            Self::Any => !value.is_null(),
        }
    }
}

/// Reads a union.
pub(crate) fn deserialize_union<'de, U: Union, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<U, D::Error> {
    let value = <Value as serde::Deserialize>::deserialize(deserializer)?;
    Ok(read(&value).unwrap_or_else(|| U::unknown(value)))
}

/// Reads a value as a member holds it: not `1.5` where an integer is foreseen, nor a text that is
/// no date, nor an object of which no field is known; [`reworded`](super::reworded) says in which
/// words it is tried.
pub(crate) fn read_member<T: DeserializeOwned, U>(
    value: &Value,
    known: impl FnOnce(T) -> U,
) -> Option<U> {
    T::deserialize(value).ok().map(known)
}

fn read<U: Union>(value: &Value) -> Option<U> {
    let tag = U::TAG.and_then(|tag| value.get(tag)).and_then(tag_text);
    let tag = tag.as_deref();
    let is_known = tag.is_some_and(|tag| members::<U>(value).any(|member| member.has(tag)));
    let fits = |member: &&UnionMember<U>| match tag {
        Some(tag) if is_known => member.has(tag),
        Some(_) => member.tags.is_empty(),
        None => true,
    };
    let mut candidates = members::<U>(value).filter(fits);
    let first = candidates.next()?;
    let Some(second) = candidates.next() else {
        return Worded::new(value).read(first.read).map(|(read, _)| read);
    };
    let candidates = [first, second].into_iter().chain(candidates);
    union_memo::once(value, || most_named(candidates, value))
}

/// The text of a tag; a boolean or an integer is told by how JSON writes it.
#[inline]
fn tag_text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => {
            let integer = whole(number);
            Some(Cow::Owned(integer.as_ref().unwrap_or(value).to_string()))
        }
        Value::Bool(_) => Some(Cow::Owned(value.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The members of the value's JSON type.
fn members<U: Union>(value: &Value) -> impl Iterator<Item = &'static UnionMember<U>> {
    U::MEMBERS.iter().filter(|member| member.json.admits(value))
}

impl<U> UnionMember<U> {
    fn has(&self, tag: &str) -> bool {
        self.tags.contains(&tag)
    }
}

fn most_named<'m, U: Union>(
    candidates: impl Iterator<Item = &'m UnionMember<U>>,
    value: &Value,
) -> Option<U> {
    let worded = Worded::new(value);
    let mut best = None;
    for (read, words) in candidates.filter_map(|member| worded.read(member.read)) {
        let rank = (read.named(), words);
        if best.as_ref().is_none_or(|(most, _)| rank > *most) {
            best = Some((rank, read));
        }
    }
    best.map(|(_, read)| read)
}

#[cfg(test)]
mod tests;
