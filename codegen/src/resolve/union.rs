//! Unions: what tells their members, and which members say nothing of their own.

use openapiv3::Discriminator as Node;

use super::Resolver;
use crate::api::{Discriminator, Kind, Said, Schema, Texts};
use crate::code::Code;
use crate::format::scalar;
use crate::keywords::Section;
use crate::pointer::Pointer;
use crate::reference;
use crate::rust_type::RustType;

impl Resolver<'_> {
    /// What leads to no component says nothing: its objects are read as of an unknown kind.
    pub(super) fn discriminator(&mut self, node: &Node, pointer: &Pointer) -> Discriminator {
        let mut mapping = Vec::with_capacity(node.mapping.len());
        for (text, target) in &node.mapping {
            match self.mapped(target) {
                Some(key) => mapping.push((text.clone(), key)),
                None => self.fault(
                    Code::IdleMapping,
                    &pointer.key("mapping").key(text),
                    &format!("`{text}` stands for `{target}`, and no schema is called so"),
                    "an object of that text is read as of an unknown kind: name a key of \
                     `components.schemas` or a reference to one, or remove the entry",
                ),
            }
        }
        Discriminator {
            wire: node.property_name.clone(),
            mapping,
        }
    }

    /// The key of a component that a mapping names, by its key or by a reference.
    fn mapped(&self, target: &str) -> Option<String> {
        let section = Section::Schemas;
        let schemas = Pointer::root().key("components").key(section.as_str());
        let is_there = |key: &str| self.at(&schemas.key(key)).is_some();
        if is_there(target) {
            return Some(target.to_owned());
        }
        let target = reference::parse(target).ok()?;
        (target.section == section && is_there(&target.key)).then_some(target.key)
    }
}

/// A union that knows what each member was called and takes null from any of them, as long as it
/// is one: what stands beside it is put together with every member.
pub(super) fn noted(mut schema: Schema) -> Schema {
    if let Kind::Union(members) = &mut schema.kind {
        for member in members {
            note(member);
            schema.nullable |= std::mem::take(&mut member.nullable);
        }
    }
    schema
}

fn note(member: &mut Schema) {
    if let (Kind::Ref(key), None) = (&member.kind, &member.member) {
        member.member = Some(key.clone());
    }
}

/// What a schema of one value says of itself, it says of the value.
fn tell(member: &mut Schema) {
    let value = match &member.kind {
        Kind::Enum(texts) => match texts.as_slice() {
            [only] => only.clone(),
            _ => return,
        },
        Kind::IntegerEnum(integers) => match integers.as_slice() {
            [only] => only.to_string(),
            _ => return,
        },
        _ => return,
    };
    let said = Said {
        title: member.title.take(),
        description: member.description.take(),
    };
    if said != Said::default() {
        member.said.insert(value, said);
    }
}

/// Leaves out of a union the members that add nothing; of one member alone it is that member.
///
/// An enum keeps every value of its type, and so it takes in the other enums of that, and one of
/// texts the strings beside it. A member of any value adds nothing to what is kept as it is; a
/// union of nothing else holds any value. Null is no member: it is said of the union.
pub(super) fn simplify(schema: &mut Schema) {
    let Kind::Union(members) = &mut schema.kind else {
        return;
    };
    let mut kept: Vec<Schema> = Vec::with_capacity(members.len());
    let all = std::mem::take(members);
    let is_open = all.iter().any(|member| member.kind == Kind::Any);
    for mut member in all {
        note(&mut member);
        tell(&mut member);
        schema.nullable |= member.nullable;
        let says_something = !matches!(member.kind, Kind::Any | Kind::Null);
        if says_something && !kept.iter_mut().any(|other| takes_in(other, &member)) {
            kept.push(member);
        }
    }
    let takes_texts = |member: &Schema| matches!(member.kind, Kind::Enum(_));
    if kept.iter().any(takes_texts) {
        let before = kept.len();
        kept.retain(|member| !is_text(&member.kind));
        if kept.len() < before {
            let enums = kept.iter_mut().filter(|member| takes_texts(member));
            enums.for_each(|member| member.texts = Texts::Any);
        }
    }
    match (kept.pop(), is_open) {
        (None, _) => schema.kind = Kind::Any,
        (Some(only), false) if kept.is_empty() => {
            schema.description = schema.description.take().or(only.description);
            schema.rust_name = schema.rust_name.take().or(only.rust_name);
            schema.texts = only.texts;
            schema.said = only.said;
            schema.kind = only.kind;
        }
        (Some(last), _) => {
            kept.push(last);
            schema.kind = Kind::Union(kept);
        }
    }
}

/// Whether the other member adds nothing to this one, which then says what both said.
fn takes_in(member: &mut Schema, other: &Schema) -> bool {
    match (&mut member.kind, &other.kind) {
        (Kind::Enum(texts), Kind::Enum(others)) => add(texts, others),
        (Kind::IntegerEnum(integers), Kind::IntegerEnum(others)) => add(integers, others),
        (Kind::Values(values), Kind::Values(others)) => add(values, others),
        (Kind::Boolean(one), Kind::Boolean(other)) => {
            if *one != *other {
                *one = None;
            }
        }
        (Kind::Ref(key), Kind::Ref(other)) => return key == other,
        (kind, other) => {
            return match (scalar(kind), scalar(other)) {
                (Some(kind), Some(other)) => kind == other,
                _ => false,
            };
        }
    }
    for (value, said) in &other.said {
        member.said.entry(value.clone()).or_insert(said.clone());
    }
    true
}

fn add<T: Clone + PartialEq>(values: &mut Vec<T>, others: &[T]) {
    for value in others {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
}

fn is_text(kind: &Kind) -> bool {
    scalar(kind) == Some(RustType::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(kind: Kind) -> Schema {
        Schema {
            kind,
            ..Schema::any(Pointer::root())
        }
    }

    fn texts(texts: &[&str]) -> Kind {
        Kind::Enum(texts.iter().map(|&text| text.to_owned()).collect())
    }

    fn string(format: &str) -> Kind {
        Kind::String(Some(format.to_owned()))
    }

    #[test]
    fn members_that_add_nothing_are_left_out() {
        let key = || Kind::Ref("Key".to_owned());
        let member = |kind: &Kind| Schema {
            member: (*kind == key()).then(|| "Key".to_owned()),
            ..schema(kind.clone())
        };
        let union = |kinds: &[Kind]| Kind::Union(kinds.iter().map(member).collect());
        let table = [
            (vec![Kind::Any], Kind::Any),
            (vec![Kind::Any, Kind::Any], Kind::Any),
            (vec![Kind::Any, key()], union(&[key()])),
            (vec![key(), key()], key()),
            (
                vec![key(), Kind::Boolean(None)],
                union(&[key(), Kind::Boolean(None)]),
            ),
            (vec![string("uri"), Kind::String(None)], string("uri")),
            (
                vec![string("date"), string("email"), Kind::String(None)],
                union(&[string("date"), string("email")]),
            ),
            (
                vec![texts(&["a"]), Kind::String(None), texts(&["b", "a"])],
                texts(&["a", "b"]),
            ),
            (
                vec![Kind::Integer(None), Kind::Number(None)],
                union(&[Kind::Integer(None), Kind::Number(None)]),
            ),
            (
                vec![
                    Kind::IntegerEnum(vec![2]),
                    Kind::IntegerEnum(vec![1, 2]),
                    Kind::IntegerEnum(vec![3]),
                ],
                Kind::IntegerEnum(vec![2, 1, 3]),
            ),
            (
                vec![Kind::IntegerEnum(vec![2]), Kind::Integer(None)],
                union(&[Kind::IntegerEnum(vec![2]), Kind::Integer(None)]),
            ),
            (vec![Kind::Map(None), Kind::Map(None)], Kind::Map(None)),
            (
                vec![Kind::Boolean(Some(true)), Kind::Boolean(Some(false))],
                Kind::Boolean(None),
            ),
            (
                vec![
                    Kind::Values(vec![0.5.into()]),
                    Kind::Values(vec![1.5.into(), 0.5.into()]),
                ],
                Kind::Values(vec![0.5.into(), 1.5.into()]),
            ),
        ];
        for (members, wanted) in table {
            let mut schema = schema(union(&members));
            simplify(&mut schema);
            assert_eq!(schema.kind, wanted, "{members:?}");
        }
    }

    #[test]
    fn null_of_a_member_is_that_of_the_union() {
        let nullable = Schema {
            nullable: true,
            ..schema(Kind::Boolean(None))
        };
        let union = Kind::Union(vec![schema(Kind::String(None)), nullable]);
        assert!(noted(schema(union.clone())).nullable);
        let mut schema = schema(union);
        simplify(&mut schema);
        assert!(schema.nullable);
    }
}
