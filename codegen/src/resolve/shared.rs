//! Schemas without a name that stand in components, parameters, bodies, answers and headers, to
//! components of their own: operations that refer to one of those have its types from one place,
//! and share them.
//!
//! Such a component is called after the one that it stands in, `statusParameter`, whoever refers to
//! that; where another has that name, by a longer one.

use crate::api::{Content, Form, Kind, NamedSchema, Operation, Origin, Schema};
use crate::keywords::Section;
use crate::media::Format;
use crate::names;
use crate::pointer::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// Takes the schemas out of the operations.
pub(super) fn name(schemas: &mut Vec<NamedSchema>, operations: &mut [Operation]) {
    let mut found = BTreeMap::new();
    each(operations, &mut |schema, behind| {
        if let Some((origin, written)) = home(&schema.pointer) {
            let texts = texts(origin, &written, behind);
            let place = schema.pointer.clone();
            found.insert(place, (origin, written, texts));
        }
    });
    let keys = keys(schemas, found.values().map(|(.., texts)| texts));
    let mut taken: BTreeSet<String> = schemas.iter().map(|named| named.key.clone()).collect();
    let mut named = BTreeMap::new();
    for ((place, (origin, written, _)), key) in found.into_iter().zip(keys) {
        // What no text tells from another component stays with its operations.
        if taken.insert(key.clone()) {
            named.insert(place, (key, origin, written));
        }
    }
    let mut own = BTreeMap::new();
    each(operations, &mut |schema, _| {
        let Some((key, origin, written)) = named.get(&schema.pointer) else {
            return;
        };
        let reference = Schema {
            kind: Kind::Ref(key.clone()),
            deprecated: schema.deprecated,
            nullable: schema.nullable,
            default: schema.default.clone(),
            ..Schema::any(schema.pointer.clone())
        };
        let component = NamedSchema {
            key: key.clone(),
            written: written.clone(),
            origin: *origin,
            form: Form::Whole,
            error: None,
            schema: std::mem::replace(schema, reference),
        };
        own.insert(key.clone(), component);
    });
    schemas.extend(own.into_values());
    schemas.sort_by(|one, other| one.key.cmp(&other.key));
}

/// Calls `visit` with the schemas of the operations that become a type with members, each with what
/// tells it from the list or map that it stands in.
fn each(operations: &mut [Operation], visit: &mut impl FnMut(&mut Schema, &str)) {
    for operation in operations {
        for parameter in &mut operation.parameters {
            within(&mut parameter.schema, "", visit);
        }
        for answer in &mut operation.answers {
            let headers = answer.headers.iter_mut().map(|header| &mut header.schema);
            headers
                .filter(is_shared)
                .for_each(|schema| visit(schema, ""));
        }
        let bodies = operation.body.iter_mut().map(|body| &mut body.contents);
        let answers = operation.answers.iter_mut();
        for contents in bodies.chain(answers.map(|answer| &mut answer.contents)) {
            // A name would hang on the other media types, and what is no JSON may have other types.
            if let [
                content @ Content {
                    format: Format::Json,
                    ..
                },
            ] = contents.as_mut_slice()
            {
                within(&mut content.schema, "", visit);
            }
        }
    }
}

/// Whether a header's schema has a type that its text can be read as, and stands in a component of
/// its own: one of an answer's component would need the header's name too.
fn is_shared(schema: &&mut Schema) -> bool {
    let is_enum = matches!(schema.kind, Kind::Enum(_) | Kind::IntegerEnum(_));
    is_enum && home(&schema.pointer).is_some_and(|(origin, _)| origin == Origin::Header)
}

fn within(schema: &mut Schema, behind: &str, visit: &mut impl FnMut(&mut Schema, &str)) {
    match &mut schema.kind {
        Kind::Array(items) => within(items, &format!("{behind}Item"), visit),
        Kind::Map(Some(values)) => within(values, &format!("{behind}Value"), visit),
        kind if kind.is_defined() => visit(schema, behind),
        _ => {}
    }
}

/// The component that a node stands in, if that is none of the schemas.
fn home(pointer: &Pointer) -> Option<(Origin, String)> {
    let mut steps = pointer.steps();
    let is_component = steps.next()? == "components";
    let section = Section::named(&steps.next()?).filter(|_| is_component)?;
    let origin = match section {
        Section::Parameters => Origin::Parameter,
        Section::RequestBodies => Origin::Body,
        Section::Responses => Origin::Answer,
        Section::Headers => Origin::Header,
        Section::Schemas | Section::PathItems | Section::SecuritySchemes => return None,
    };
    Some((origin, steps.next()?))
}

/// What such a component can be called by: its own key where that says what it is, else with that
/// behind it.
fn texts(origin: Origin, written: &str, behind: &str) -> Vec<String> {
    let what = match origin {
        Origin::Schema => "Schema",
        Origin::Parameter => "Parameter",
        Origin::Body => "Body",
        Origin::Answer => "Response",
        Origin::Header => "Header",
    };
    let says_it = written.ends_with(what).then(String::new);
    let longer = [what.to_owned(), what.repeat(2)];
    let texts = says_it.into_iter().chain(longer);
    texts
        .map(|what| format!("{written}{what}{behind}"))
        .collect()
}

/// The keys that are chosen of the texts, so that no two components have one name in Rust, and
/// those of schemas stay.
fn keys<'t>(schemas: &[NamedSchema], texts: impl Iterator<Item = &'t Vec<String>>) -> Vec<String> {
    let fixed = schemas.iter().map(|named| vec![named.key.clone()]);
    let all: Vec<Vec<String>> = fixed.chain(texts.cloned()).collect();
    let chosen = names::settle(&all, |_, text| vec![names::component(text).to_string()]);
    let keys = all.iter().zip(chosen);
    keys.skip(schemas.len())
        .filter_map(|(texts, chosen)| texts.get(chosen).cloned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_of_what_it_is_the_schema() {
        let pointer = Pointer::parse("/components/responses/not found/content/a~1json/schema");
        assert_eq!(
            home(&pointer),
            Some((Origin::Answer, "not found".to_owned()))
        );
        for other in [
            "/components/schemas/A/properties/a",
            "/paths/~1a/get",
            "/components/pathItems/A",
        ] {
            assert_eq!(home(&Pointer::parse(other)), None, "{other}");
        }
        let table = [
            (Origin::Parameter, "status", "Item", "statusParameterItem"),
            (Origin::Parameter, "StatusParameter", "", "StatusParameter"),
            (Origin::Body, "Key", "", "KeyBody"),
            (Origin::Answer, "NotFound", "", "NotFoundResponse"),
            (Origin::Header, "Tier", "", "TierHeader"),
        ];
        for (origin, written, behind, wanted) in table {
            assert_eq!(texts(origin, written, behind)[0], wanted);
        }
    }

    #[test]
    fn the_key_of_a_schema_stays_and_others_give_way() {
        let schema = |key: &str| NamedSchema {
            key: key.to_owned(),
            written: key.to_owned(),
            origin: Origin::Schema,
            form: Form::Whole,
            error: None,
            schema: Schema::any(Pointer::root()),
        };
        let schemas = [schema("page_parameter"), schema("Status")];
        let shared = ["page", "status", "limit", "limitParameter"];
        let texts = shared.map(|key| texts(Origin::Parameter, key, ""));
        assert_eq!(
            keys(&schemas, texts.iter()),
            [
                "pageParameterParameter",
                "statusParameter",
                "limitParameterParameter",
                "limitParameterParameterParameter",
            ]
        );
    }
}
