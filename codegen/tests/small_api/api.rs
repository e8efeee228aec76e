//! A small api model, made by hand: what `resolve` would make of a description with one list of
//! keys by pages, a request body, an error schema and a type that holds itself.

use codegen::api::{
    Absence, Answer, Api, Body, Carrier, Content, Encoding, ErrorFields, Form, Kind, Location,
    NamedSchema, Operation, Origin, PageNumbers, PagesBy, Pagination, Parameter, Property, Schema,
    SecurityScheme, Sequence, Server, Status, Tag,
};
use codegen::media::Format;
use codegen::pointer::Pointer;

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text)
}

/// A schema that says nothing of itself.
pub(crate) fn schema(at: &Pointer, kind: Kind) -> Schema {
    Schema::of(at.clone(), kind)
}

/// A component of this kind, which is made with its place.
pub(crate) fn component(key: &str, kind: impl FnOnce(&Pointer) -> Kind) -> NamedSchema {
    let at = pointer("/components/schemas").key(key);
    NamedSchema {
        key: key.to_owned(),
        written: key.to_owned(),
        origin: Origin::Schema,
        form: Form::Whole,
        error: None,
        schema: schema(&at, kind(&at)),
    }
}

/// An object of optional properties.
pub(crate) fn object(at: &Pointer, properties: Vec<(&str, Kind)>) -> Kind {
    let property = |(wire, kind): (&str, Kind)| Property {
        wire: wire.to_owned(),
        required: false,
        absence: Absence::Empty,
        schema: schema(&at.key("properties").key(wire), kind),
    };
    Kind::Object(properties.into_iter().map(property).collect(), None)
}

/// A list of elements of this kind.
pub(crate) fn list(at: &Pointer, kind: Kind) -> Kind {
    Kind::Array(Box::new(schema(&at.key("items"), kind)))
}

/// A reference to a component.
pub(crate) fn reference(key: &str) -> Kind {
    Kind::Ref(key.to_owned())
}

/// A string without a format.
pub(crate) fn text() -> Kind {
    Kind::String(None)
}

/// A parameter of this kind; one in the path is required.
pub(crate) fn parameter(
    operation: &Pointer,
    location: Location,
    wire: &str,
    kind: Kind,
) -> Parameter {
    let at = operation.key("parameters").key(wire);
    Parameter {
        pointer: at.clone(),
        wire: wire.to_owned(),
        rust_name: None,
        location,
        encoding: Encoding::plain(location),
        required: location == Location::Path,
        description: None,
        deprecated: false,
        schema: schema(&at.key("schema"), kind),
    }
}

/// An answer with JSON of this kind, or without content.
pub(crate) fn answer(operation: &Pointer, status: Status, kind: Option<Kind>) -> Answer {
    let at = operation.key("responses").key(&format!("{status:?}"));
    let contents = kind.into_iter().map(|kind| json(&at, kind)).collect();
    Answer {
        pointer: at,
        status,
        contents,
        headers: Vec::new(),
    }
}

/// JSON of this kind.
fn json(owner: &Pointer, kind: Kind) -> Content {
    Content {
        pointer: owner.clone(),
        media: "application/json".to_owned(),
        format: Format::Json,
        schema: schema(&owner.key("schema"), kind),
        sequence: Sequence::Open,
        envelope: None,
        encodings: Vec::new(),
        parts: Vec::new(),
        part_headers: Vec::new(),
    }
}

/// An operation that answers nothing.
pub(crate) fn operation(id: &str, method: &str, path: &str) -> Operation {
    let at = pointer("/paths").key(path).key(&method.to_lowercase());
    Operation {
        id: Some(id.to_owned()),
        rust_name: None,
        method: method.to_owned(),
        path: path.to_owned(),
        summary: None,
        description: None,
        tags: vec!["Keys".to_owned()],
        deprecated: false,
        parameters: Vec::new(),
        body: None,
        answers: vec![answer(&at, Status::Code(204), None)],
        servers: Vec::new(),
        security: vec![vec!["token".to_owned()]],
        idempotent: None,
        pagination: None,
        pointer: at,
    }
}

fn list_keys() -> Operation {
    let mut list = operation("listKeys", "GET", "/projects/{project}/keys");
    let at = list.pointer.clone();
    list.summary = Some("List keys".to_owned());
    list.description = Some("By pages of `limit`.".to_owned());
    let integer = || Kind::Integer(None);
    list.parameters = vec![
        parameter(&at, Location::Path, "project", text()),
        parameter(
            &at,
            Location::Query,
            "status",
            Kind::Enum(vec!["active".to_owned()]),
        ),
        parameter(&at, Location::Query, "tag", list_of_texts(&at)),
        parameter(&at, Location::Query, "page", integer()),
        parameter(&at, Location::Query, "limit", integer()),
    ];
    list.answers = vec![
        answer(&at, Status::Code(200), Some(reference("KeyList"))),
        answer(&at, Status::Range(4), Some(reference("Error"))),
    ];
    list.pagination = Some(Pagination {
        pointer: at.key("x-pagination"),
        items: Some("keys".to_owned()),
        by: PagesBy::Number(PageNumbers {
            page: "page".to_owned(),
            first: 0,
            limit: "limit".to_owned(),
            echoed_page: Some("page".to_owned()),
            echoed_limit: None,
        }),
    });
    list
}

fn create_key() -> Operation {
    let mut create = operation("createKey", "POST", "/projects/{project}/keys");
    let at = create.pointer.clone();
    create.parameters = vec![parameter(&at, Location::Path, "project", text())];
    create.body = Some(Body {
        pointer: at.key("requestBody"),
        description: None,
        required: true,
        contents: vec![json(&at.key("requestBody"), reference("KeyCreate"))],
    });
    create.answers = vec![
        answer(&at, Status::Code(200), Some(reference("Key"))),
        answer(&at, Status::Code(204), None),
    ];
    create
}

fn list_of_texts(at: &Pointer) -> Kind {
    list(at, text())
}

fn error() -> NamedSchema {
    let mut error = component("Error", |at| object(at, vec![("code", text())]));
    error.schema.rust_name = Some("ApiError".to_owned());
    error.error = Some(ErrorFields {
        pointer: error.schema.pointer.key("x-error"),
        code: vec!["code".to_owned()],
        message: Vec::new(),
        request_id: Vec::new(),
        request_id_header: Some("x-request-id".to_owned()),
    });
    error
}

fn key_create() -> NamedSchema {
    let mut create = component("KeyCreate", |at| {
        object(
            at,
            vec![
                ("comment", text()),
                ("scopes", list_of_texts(at)),
                ("tags", list_of_texts(at)),
            ],
        )
    });
    if let Kind::Object(properties, _) = &mut create.schema.kind {
        properties[0].required = true;
        properties[1].required = true;
    }
    create
}

/// The whole of it.
pub(crate) fn api() -> Api {
    Api {
        title: "Keys".to_owned(),
        version: "2".to_owned(),
        servers: vec![Server {
            pointer: pointer("/servers/0"),
            url: "https://api.example.com".to_owned(),
            description: None,
            variables: Vec::new(),
        }],
        schemes: vec![SecurityScheme {
            pointer: pointer("/components/securitySchemes/token"),
            key: "token".to_owned(),
            description: None,
            carrier: Carrier::Header {
                name: "Authorization".to_owned(),
                prefix: "Token ".to_owned(),
            },
        }],
        security: vec![vec!["token".to_owned()]],
        tags: vec![Tag {
            pointer: pointer("/tags/0"),
            name: "Keys".to_owned(),
            description: Some("Keys of projects".to_owned()),
        }],
        operations: vec![list_keys(), create_key()],
        schemas: vec![
            error(),
            component("Key", |at| {
                let secret = Kind::String(Some("password".to_owned()));
                object(
                    at,
                    vec![("secret", secret), ("rotated_from", reference("Key"))],
                )
            }),
            key_create(),
            component("KeyList", |at| {
                let keys = list(&at.key("properties").key("keys"), reference("Key"));
                object(at, vec![("page", Kind::Integer(None)), ("keys", keys)])
            }),
        ],
    }
}
