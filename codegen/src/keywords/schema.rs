//! Keywords of schemas: those of OpenAPI 3.0 and of JSON Schema 2020-12.

use std::sync::OnceLock;

use super::table::Table;
use super::{
    BOOLEAN, Edition, Form, Kind, SCHEMA, TEXT, TEXTS, Types, Verdict, ignored, keyword, required,
    used,
};

const VALIDATION: &str = "the service validates; it bears on no type";
const PROSE: &str = "prose that the client does not carry";
const EXAMPLE: &str = "examples bear on no type";
const NAMED: &str = "references are read by where things stand, not by names they give themselves";
const DEFINITIONS: &str = "a schema is read where something refers to it";
const CONDITION: &str = "fields that a condition adds are kept with those that have no name";
const WHOLE: &str = "what is no field is sent or answered as a whole";
const NAMELESS: &str = "nothing in Rust stands for it alone";
/// Where a schema has a doc comment of its own.
const DESCRIBED: &[Kind] = &[
    Kind::ComponentSchema,
    Kind::ComponentMember,
    Kind::ComponentPart,
    Kind::PropertySchema,
    Kind::PropertyPart,
    Kind::ValueSchema,
];
/// Where a schema is a field.
const FIELDS: &[Kind] = &[Kind::PropertySchema, Kind::PropertyPart];
const MEMBERS: Form = Form::List(&Form::Schema(Kind::Member));
const PARTS: Form = Form::List(&Form::Schema(Kind::SchemaPart));
const COUNT: Form = Form::Value(Types::INTEGER);
const NUMBER: Form = Form::Value(Types::NUMBER);
const OBJECT: Form = Form::Value(Types::OBJECT);
/// Keywords that are ignored or unsupported are not looked into, but must be schemas.
const OPAQUE: Form = Form::Value(Types::OBJECT.or(Types::BOOLEAN));

pub(super) static SCHEMA_OBJECT: Table = Table {
    name: "schema",
    by_name: OnceLock::new(),
    keywords: &[
        // annotations
        keyword(
            "title",
            TEXT,
            Verdict::On(&[Kind::ValueSchema], "types are named by their keys"),
        ),
        keyword("description", TEXT, Verdict::On(DESCRIBED, NAMELESS)),
        keyword("deprecated", BOOLEAN, Verdict::On(FIELDS, NAMELESS)),
        keyword(
            "default",
            Form::Anything,
            Verdict::On(
                &[Kind::ParameterSchema, Kind::ParameterPart],
                "the service fills in what is left out",
            ),
        ),
        // what it is
        keyword("$ref", TEXT, Verdict::Used),
        keyword("type", TEXT, Verdict::Judged).edition(Edition::Until30),
        keyword("type", Form::Texts, Verdict::Judged).edition(Edition::Since31),
        keyword("nullable", BOOLEAN, Verdict::Used).edition(Edition::Until30),
        keyword("allOf", PARTS, Verdict::Used),
        keyword("oneOf", MEMBERS, Verdict::Judged),
        keyword("anyOf", MEMBERS, Verdict::Judged),
        keyword(
            "discriminator",
            Form::Object(Kind::Discriminator),
            Verdict::Judged,
        ),
        keyword("enum", Form::List(&Form::Anything), Verdict::Judged),
        keyword("const", Form::Anything, Verdict::Judged).edition(Edition::Since31),
        keyword("format", TEXT, Verdict::Judged),
        keyword("items", SCHEMA, Verdict::Judged),
        keyword("items", Form::Value(Types::ARRAY), Verdict::Judged).edition(Edition::Former),
        keyword("prefixItems", Form::Value(Types::ARRAY), Verdict::Judged)
            .edition(Edition::Since31),
        keyword(
            "properties",
            Form::Map(&Form::Schema(Kind::PropertySchema)),
            Verdict::Of(Types::OBJECT),
        ),
        keyword("required", TEXTS, Verdict::Of(Types::OBJECT)),
        keyword("additionalProperties", SCHEMA, Verdict::Judged),
        keyword("patternProperties", Form::Map(&SCHEMA), Verdict::Judged).edition(Edition::Since31),
        keyword("readOnly", BOOLEAN, Verdict::On(FIELDS, WHOLE)),
        keyword("writeOnly", BOOLEAN, Verdict::On(FIELDS, WHOLE)),
        keyword("contentEncoding", TEXT, Verdict::Judged).edition(Edition::Since31),
        keyword("contentMediaType", TEXT, Verdict::Judged).edition(Edition::Since31),
        // what has no bearing
        ignored("not", OPAQUE, VALIDATION),
        ignored("if", OPAQUE, CONDITION).edition(Edition::Since31),
        ignored("then", OPAQUE, CONDITION).edition(Edition::Since31),
        ignored("else", OPAQUE, CONDITION).edition(Edition::Since31),
        keyword("minimum", NUMBER, Verdict::Judged),
        ignored("maximum", NUMBER, VALIDATION),
        ignored("exclusiveMinimum", BOOLEAN, VALIDATION).edition(Edition::Until30),
        ignored("exclusiveMaximum", BOOLEAN, VALIDATION).edition(Edition::Until30),
        ignored("exclusiveMinimum", NUMBER, VALIDATION).edition(Edition::Since31),
        ignored("exclusiveMaximum", NUMBER, VALIDATION).edition(Edition::Since31),
        ignored("multipleOf", NUMBER, VALIDATION),
        ignored("minLength", COUNT, VALIDATION),
        ignored("maxLength", COUNT, VALIDATION),
        ignored("pattern", TEXT, VALIDATION),
        ignored("minItems", COUNT, VALIDATION),
        ignored("maxItems", COUNT, VALIDATION),
        ignored("uniqueItems", BOOLEAN, VALIDATION),
        ignored("minProperties", COUNT, VALIDATION),
        ignored("maxProperties", COUNT, VALIDATION),
        ignored("contains", OPAQUE, VALIDATION).edition(Edition::Since31),
        ignored("minContains", COUNT, VALIDATION).edition(Edition::Since31),
        ignored("maxContains", COUNT, VALIDATION).edition(Edition::Since31),
        ignored("propertyNames", OPAQUE, VALIDATION).edition(Edition::Since31),
        ignored("unevaluatedItems", OPAQUE, VALIDATION).edition(Edition::Since31),
        ignored("unevaluatedProperties", OPAQUE, VALIDATION).edition(Edition::Since31),
        ignored("dependentRequired", OBJECT, VALIDATION).edition(Edition::Since31),
        ignored("dependentSchemas", OBJECT, VALIDATION).edition(Edition::Since31),
        ignored("contentSchema", OPAQUE, VALIDATION).edition(Edition::Since31),
        ignored("example", Form::Anything, EXAMPLE),
        ignored("examples", Form::Value(Types::ARRAY), EXAMPLE).edition(Edition::Since31),
        ignored("externalDocs", Form::Object(Kind::ExternalDocs), PROSE),
        ignored("xml", Form::Object(Kind::Xml), "the client speaks JSON"),
        ignored("$comment", TEXT, PROSE).edition(Edition::Since31),
        ignored(
            "$schema",
            TEXT,
            "schemas are read as the standard's own dialect",
        )
        .edition(Edition::Since31),
        ignored(
            "$vocabulary",
            OBJECT,
            "schemas are read as the standard's own dialect",
        )
        .edition(Edition::Since31),
        ignored("$defs", OBJECT, DEFINITIONS).edition(Edition::Since31),
        ignored("definitions", OBJECT, DEFINITIONS),
        ignored("$id", TEXT, NAMED).edition(Edition::Since31),
        ignored("$anchor", TEXT, NAMED).edition(Edition::Since31),
        ignored("$dynamicAnchor", TEXT, NAMED).edition(Edition::Since31),
        // What it leads to hangs on how the validator came there: to a type it is any value.
        ignored("$dynamicRef", TEXT, NAMED).edition(Edition::Since31),
        ignored("$recursiveAnchor", BOOLEAN, NAMED).edition(Edition::Former),
        ignored("$recursiveRef", TEXT, NAMED).edition(Edition::Former),
        ignored("dependencies", OBJECT, VALIDATION).edition(Edition::Former),
        ignored("additionalItems", OPAQUE, VALIDATION).edition(Edition::Former),
        ignored("required", BOOLEAN, "the object names what it requires").edition(Edition::Former),
    ],
    patterns: &[],
};

pub(super) static DISCRIMINATOR: Table = Table {
    name: "discriminator",
    by_name: OnceLock::new(),
    keywords: &[
        required("propertyName", TEXT),
        used("mapping", Form::Map(&TEXT)),
        ignored(
            "defaultMapping",
            TEXT,
            "an object of another kind is kept as it is",
        )
        .edition(Edition::Since31),
    ],
    patterns: &[],
};

const XML_ONLY: &str = "the client speaks JSON";

pub(super) static XML: Table = Table {
    name: "xml object",
    by_name: OnceLock::new(),
    keywords: &[
        ignored("name", TEXT, XML_ONLY),
        ignored("namespace", TEXT, XML_ONLY),
        ignored("prefix", TEXT, XML_ONLY),
        ignored("attribute", BOOLEAN, XML_ONLY),
        ignored("wrapped", BOOLEAN, XML_ONLY),
    ],
    patterns: &[],
};
