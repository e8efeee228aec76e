//! Components that are lists or maps of themselves, without an object between: an alias cannot
//! stand for what holds it, so that one component of each circle becomes a type of its own.
//!
//! A map becomes an object all of whose properties are unnamed, a list the one member of a union.
//! Which component it is follows from the keys of those in the circle alone.

use crate::api::{Kind, NamedSchema, Schema};
use std::collections::{BTreeMap, BTreeSet};

/// Makes types of the components that would hold themselves as aliases.
pub(super) fn define(schemas: &mut [NamedSchema]) {
    for key in circular(schemas) {
        if let Some(named) = schemas.iter_mut().find(|named| named.key == key) {
            as_type(&mut named.schema);
        }
    }
}

/// Of each circle the list or map whose key is the first. An alias is made of one component at
/// most, so that there is one way to follow.
fn circular(schemas: &[NamedSchema]) -> Vec<String> {
    let aliases: BTreeMap<&str, (&str, &Schema)> = schemas
        .iter()
        .filter_map(|named| Some((named.key.as_str(), (held(&named.schema)?, &named.schema))))
        .collect();
    let mut followed = BTreeSet::new();
    let mut found = Vec::new();
    for start in aliases.keys() {
        let mut way = Vec::new();
        let mut key = *start;
        while let Some((target, schema)) = aliases.get(key)
            && followed.insert(key)
        {
            way.push((key, schema));
            key = target;
        }
        // It ended at one that was followed before, or that leads no further.
        let circle = way.iter().skip_while(|(known, _)| *known != key);
        let open = circle.filter(|(_, schema)| !matches!(schema.kind, Kind::Ref(_)));
        found.extend(open.map(|(key, _)| (*key).to_owned()).min());
    }
    found
}

/// The component of which an alias is made.
fn held(schema: &Schema) -> Option<&str> {
    match &schema.kind {
        Kind::Ref(key) => Some(key),
        Kind::Array(inner) | Kind::Map(Some(inner)) => held(inner),
        _ => None,
    }
}

fn as_type(schema: &mut Schema) {
    let kind = std::mem::replace(&mut schema.kind, Kind::Any);
    schema.kind = match kind {
        Kind::Map(values) => Kind::Object(Vec::new(), values),
        list => Kind::Union(vec![Schema {
            kind: list,
            ..Schema::any(schema.pointer.clone())
        }]),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Form, Origin};
    use crate::pointer::Pointer;

    fn schema(kind: Kind) -> Schema {
        Schema {
            kind,
            ..Schema::any(Pointer::root())
        }
    }

    fn named((key, kind): (&str, Kind)) -> NamedSchema {
        NamedSchema {
            key: key.to_owned(),
            written: key.to_owned(),
            origin: Origin::Schema,
            form: Form::Whole,
            error: None,
            schema: schema(kind),
        }
    }

    fn to(key: &str) -> Kind {
        Kind::Ref(key.to_owned())
    }

    fn list(of: Kind) -> Kind {
        Kind::Array(Box::new(schema(of)))
    }

    fn map(of: Kind) -> Kind {
        Kind::Map(Some(Box::new(schema(of))))
    }

    #[test]
    fn one_of_each_circle_becomes_a_type() {
        let mut schemas: Vec<NamedSchema> = [
            ("A", list(to("B"))),
            ("B", to("C")),
            ("C", map(to("B"))),
            ("D", list(list(to("D")))),
            ("E", list(to("F"))),
            ("F", to("E")),
            ("G", map(Kind::Boolean(None))),
        ]
        .into_iter()
        .map(named)
        .collect();
        define(&mut schemas);
        let is_type =
            |named: &&NamedSchema| matches!(named.schema.kind, Kind::Object(..) | Kind::Union(_));
        let types = schemas.iter().filter(is_type);
        let types: Vec<_> = types.map(|named| named.key.as_str()).collect();
        assert_eq!(types, ["C", "D", "E"]);
    }

    #[test]
    fn a_circle_of_references_alone_is_left() {
        let mut schemas = vec![named(("A", to("B"))), named(("B", to("A")))];
        let before = schemas.clone();
        define(&mut schemas);
        assert_eq!(schemas, before);
    }

    #[test]
    fn a_long_chain_takes_no_long_time() {
        let key = |number: usize| format!("K{number:05}");
        let chain = (0..5_000).map(|number| (key(number), to(&key(number + 1))));
        let mut schemas: Vec<_> = chain.map(|(key, kind)| named((&key, kind))).collect();
        schemas.push(named((&key(5_000), list(to(&key(0))))));
        define(&mut schemas);
        let last = schemas.last().unwrap();
        assert!(matches!(last.schema.kind, Kind::Union(_)));
    }
}
