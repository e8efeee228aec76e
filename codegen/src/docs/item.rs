//! What stands at a type: what the description says of it, and where it has it. That, the macros of
//! the runtime write out; what they could not, and an alias, has it in its docs.

use super::wrap::wrap;
use super::{Docs, Indent, code, is_plain, source};
use crate::api::{Form, NamedSchema, Origin};
use crate::model::Source;
use crate::names::{self, Ident};
use crate::pointer::Pointer;

/// Of which kind an inline schema's place in its parent is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// A property of a struct, by its name on the wire, and where its schema is looked for.
    Property(Ident, String, Pointer),
    /// What a struct holds under names that the document does not give.
    Rest(Ident),
    /// A variant of a union.
    Variant(Ident, Ident),
    /// The elements of a type alias.
    Alias(Ident),
    /// A parameter of a method, by its name on the wire.
    Parameter(Ident, String),
    /// The body of a method.
    Body(Ident),
    /// The answer of a method.
    Answer(Ident),
    /// The error of a method.
    Error(Ident),
}

/// The type of a component, whose key the document writes so. An alias says all by itself.
pub fn component(named: &NamedSchema) -> (Docs, Source) {
    let NamedSchema {
        written,
        origin,
        form,
        schema,
        ..
    } = named;
    let what = match origin {
        Origin::Schema => "schema",
        Origin::Parameter => "parameter",
        Origin::Body => "body",
        Origin::Answer => "answer",
        Origin::Header => "header",
    };
    let generic = || format!("The {} {what}.", code(written));
    let description = schema.description.as_deref();
    let (indent, told) = if schema.kind.is_defined() {
        (Indent::Member, told(&schema.pointer))
    } else {
        (Indent::Item, None)
    };
    let source = source(schema.pointer.as_str());
    let docs = match (form, &told) {
        (Form::Whole, None) => Docs::sourced(description, &source, indent, generic),
        (Form::Whole, Some(_)) => Docs::described(description, indent).unwrap_or_default(),
        (Form::Request, told) => {
            let docs = Docs::text(description, indent, generic);
            let docs = docs.paragraph("What requests hold of it.", indent);
            match told {
                None => docs.goes_on(&source, indent),
                Some(_) => docs,
            }
        }
    };
    (docs, told.unwrap_or_default())
}

/// The type of an inline schema, which is no alias.
pub fn inline_type(within: &Within, pointer: &Pointer) -> (Docs, Source) {
    let indent = Indent::Member;
    match (within, told(pointer)) {
        (Within::Property(owner, wire, looked_for), Some(told)) if is_plain(wire) => {
            let pointer = told.pointer.filter(|_| !is_within(pointer, looked_for));
            let owner = Some((owner.clone(), wire.clone()));
            (Docs::default(), Source { owner, pointer })
        }
        (within, Some(told)) => (Docs(wrap(&sentence(within), indent.width())), told),
        (within, None) => {
            let docs = Docs(wrap(&sentence(within), indent.width()));
            let docs = docs.goes_on(&source(pointer.as_str()), indent);
            (docs, Source::default())
        }
    }
}

/// Where a schema stands, for the macro of its type, which can write what is plain.
fn told(pointer: &Pointer) -> Option<Source> {
    let text = format!("#{}", pointer.as_str());
    is_plain(&text).then_some(Source {
        owner: None,
        pointer: Some(text),
    })
}

/// Whether a schema is that of a property, or of the elements or values that one holds.
fn is_within(pointer: &Pointer, property: &Pointer) -> bool {
    let mut steps = pointer.steps();
    let is_property = property.steps().all(|step| steps.next() == Some(step));
    is_property && steps.all(|step| step == "items" || step == "additionalProperties")
}

fn sentence(within: &Within) -> String {
    let client = |method: &Ident| format!("[`Client::{}`]", names::plain(method));
    match within {
        Within::Property(parent, wire, _) => format!("The {} of [`{parent}`].", code(wire)),
        Within::Rest(parent) => format!("A further field of [`{parent}`]."),
        Within::Variant(parent, variant) => format!("The `{variant}` of [`{parent}`]."),
        Within::Alias(parent) => format!("An element of [`{parent}`]."),
        Within::Parameter(method, wire) => format!("The {} of {}.", code(wire), client(method)),
        Within::Body(method) => format!("The body of {}.", client(method)),
        Within::Answer(method) => format!("The answer of {}.", client(method)),
        Within::Error(method) => format!("The error of {}.", client(method)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Kind, Schema};

    fn pointer(steps: &[&str]) -> Pointer {
        let root = Pointer::root();
        steps.iter().fold(root, |pointer, step| pointer.key(step))
    }

    fn source(owner: Option<&str>, pointer: Option<&str>) -> Source {
        Source {
            owner: owner.map(|wire| (names::component("Key"), wire.to_owned())),
            pointer: pointer.map(str::to_owned),
        }
    }

    fn named(origin: Origin, key: &str, form: Form, kind: Kind) -> NamedSchema {
        NamedSchema {
            key: key.to_owned(),
            written: key.to_owned(),
            origin,
            form,
            error: None,
            schema: Schema::of(pointer(&[key]), kind),
        }
    }

    #[test]
    fn a_component_says_what_its_macro_does_not() {
        let told = source(None, Some("#/Key"));
        let requests = "What requests hold of it.";
        let table = [
            (Form::Whole, None, "Key", vec![], &told),
            (Form::Whole, Some("A key"), "Key", vec!["A key."], &told),
            (
                Form::Request,
                None,
                "Key",
                vec!["The `Key` schema.", "", requests],
                &told,
            ),
            (
                Form::Request,
                Some("A key."),
                "a`b",
                vec!["A key.", "", "What requests hold of it. Source: ``#/a`b``."],
                &Source::default(),
            ),
            (
                Form::Whole,
                None,
                "a`b",
                vec!["The ``a`b`` schema. Source: ``#/a`b``."],
                &Source::default(),
            ),
        ];
        for (form, description, key, docs, told) in table {
            let mut named = named(Origin::Schema, key, form, Kind::Enum(Vec::new()));
            named.schema.description = description.map(str::to_owned);
            let (found, source) = component(&named);
            assert_eq!(found.lines(), docs);
            assert_eq!(source, *told);
        }
    }

    #[test]
    fn an_alias_says_all_by_itself() {
        let mut named = named(Origin::Parameter, "a b", Form::Whole, Kind::Any);
        let (docs, _) = component(&named);
        assert_eq!(docs.lines(), ["The `a b` parameter. Source: `#/a b`."]);
        named.schema.description = Some("- one".to_owned());
        let (docs, source) = component(&named);
        assert_eq!(docs.lines(), ["- one", "", "Source: `#/a b`."]);
        assert_eq!(source, Source::default());
    }

    #[test]
    fn an_inline_type_is_that_of_a_field_or_says_of_what() {
        let looked_for = pointer(&["Key", "properties", "of"]);
        let property = |wire: &str| {
            Within::Property(names::component("Key"), wire.to_owned(), looked_for.clone())
        };
        let table = [
            (property("of"), looked_for.clone(), source(Some("of"), None)),
            (
                property("of"),
                looked_for.key("items").key("additionalProperties"),
                source(Some("of"), None),
            ),
            (
                property("of"),
                pointer(&["Key", "allOf", "0"]),
                source(Some("of"), Some("#/Key/allOf/0")),
            ),
        ];
        for (within, pointer, told) in table {
            let (docs, source) = inline_type(&within, &pointer);
            assert_eq!((docs, source), (Docs::default(), told));
        }
        let (docs, told) = inline_type(&property("a`b"), &looked_for);
        assert_eq!(docs.lines(), ["The ``a`b`` of [`Key`]."]);
        assert_eq!(told, source(None, Some("#/Key/properties/of")));
        let (docs, told) = inline_type(&property("of"), &pointer(&["a`b"]));
        assert_eq!(docs.lines(), ["The `of` of [`Key`]. Source: ``#/a`b``."]);
        assert_eq!(told, Source::default());
    }
}
