//! Parameters: where they are sent, and how their values become text there.

use super::{Found, Known, Resolver, extension};
use crate::api::{Encoding, Kind, Location, Members, Parameter, Reserved, Schema, Style};
use crate::code::Code;
use crate::keywords::{Section, is_of_transport, is_own_header};
use crate::media::Format;
use crate::pointer::Pointer;
use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, HeaderStyle, MediaType, Parameter as Node, ParameterSchemaOrContent, PathStyle,
    QueryStyle, ReferenceOr,
};
use serde_json::Value;

impl Resolver<'_> {
    /// The name of the parameter at `pointer`, or at the end of its reference, if that is a header
    /// which no caller sets.
    pub(super) fn own_header(&mut self, node: &Value, pointer: &Pointer) -> Option<String> {
        let text = |node: &Value, key| node.get(key).and_then(Value::as_str).map(str::to_owned);
        let node = match node.get("$ref") {
            Some(_) => self.follow(pointer, Section::Parameters)?.node,
            None => node,
        };
        let is_header = text(node, "in").as_deref() == Some("header");
        text(node, "name").filter(|name| is_header && is_own_header(name))
    }

    /// Tells of a header parameter that is left out although the standard does not say so.
    pub(super) fn tell_own_header(&mut self, name: &str, pointer: &Pointer) {
        if is_of_transport(name) {
            let message = format!("the header parameter `{name}` is left out");
            let help = "the HTTP client sets it, and no caller can: remove it";
            self.fault(Code::MendedParameter, pointer, &message, help);
        }
    }

    /// The parameter at `pointer`, or at the end of its reference.
    pub(super) fn parameter(
        &mut self,
        node: ReferenceOr<Node>,
        pointer: Pointer,
    ) -> Option<Parameter> {
        let known = Known::parameters;
        let section = Section::Parameters;
        let (parameter, said) = self.once(node, pointer, section, known, Self::read_parameter)?;
        Some(Parameter {
            description: said.or(parameter.description),
            ..parameter
        })
    }

    fn read_parameter(&mut self, found: Found<Node>) -> Option<Parameter> {
        let pointer = found.pointer;
        let (location, style, reserved) = place(&found.node);
        let data = found.node.parameter_data();
        let (encoding, schema) = match data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let exploded = data.explode.unwrap_or(style == Style::Form);
                let encoding = Encoding {
                    style,
                    members: if exploded {
                        Members::Apart
                    } else {
                        Members::Together
                    },
                    reserved,
                };
                (encoding, self.schema(&schema, pointer.key("schema")))
            }
            ParameterSchemaOrContent::Content(content) => {
                self.content(location, &content, &pointer)?
            }
        };
        self.require(location, data.required, &data.name, &pointer);
        Some(Parameter {
            wire: data.name,
            rust_name: extension(&data.extensions, "x-rust-name"),
            location,
            encoding,
            required: data.required || location == Location::Path,
            description: data.description,
            deprecated: data.deprecated.unwrap_or_default(),
            schema,
            pointer,
        })
    }

    /// How a parameter is sent that `content` describes: as JSON, or as a text of the caller's.
    fn content(
        &mut self,
        location: Location,
        content: &IndexMap<String, MediaType>,
        owner: &Pointer,
    ) -> Option<(Encoding, Schema)> {
        let content_pointer = owner.key("content");
        let mut media_types = content.iter();
        let (Some((key, media)), None) = (media_types.next(), media_types.next()) else {
            let (message, help) = if content.is_empty() {
                (
                    "a parameter without content is not supported",
                    "describe its `application/json`, or give it a `schema`",
                )
            } else {
                (
                    "a parameter of several media types is not supported",
                    "the standard has it contain one: remove the others with an overlay",
                )
            };
            self.fault(Code::Unsupported, &content_pointer, message, help);
            return None;
        };
        let pointer = content_pointer.key(key);
        let schema = match (Format::of(key), &media.schema) {
            (Format::Json, Some(schema)) => self.schema(schema, pointer.key("schema")),
            (Format::Json, None) => Schema::any(pointer),
            (
                Format::Events
                | Format::JsonLines
                | Format::Form
                | Format::Multipart
                | Format::Text
                | Format::Bytes
                | Format::Open,
                _,
            ) => {
                let text = Schema {
                    kind: Kind::String(None),
                    ..Schema::any(pointer)
                };
                return Some((Encoding::plain(location), text));
            }
        };
        let encoding = Encoding {
            style: Style::Json,
            members: Members::Together,
            reserved: Reserved::Encoded,
        };
        Some((encoding, schema))
    }

    /// A path parameter must be required.
    fn require(&mut self, location: Location, required: bool, wire: &str, pointer: &Pointer) {
        if location != Location::Path || required {
            return;
        }
        let keyword = pointer.key("required");
        let at = if self.at(&keyword).is_some() {
            &keyword
        } else {
            pointer
        };
        let message = format!("the path parameter `{wire}` is not required");
        let help = "it is read as required: write `required: true`";
        self.fault(Code::MendedParameter, at, &message, help);
    }
}

/// Where a parameter is sent, in which style, and what is encoded of it.
fn place(node: &Node) -> (Location, Style, Reserved) {
    match node {
        Node::Path { style, .. } => {
            let style = match style {
                PathStyle::Simple => Style::Simple,
                PathStyle::Label => Style::Label,
                PathStyle::Matrix => Style::Matrix,
            };
            (Location::Path, style, Reserved::Encoded)
        }
        Node::Query {
            style,
            allow_reserved,
            ..
        } => {
            let style = match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            };
            let reserved = if *allow_reserved {
                Reserved::Kept
            } else {
                Reserved::Encoded
            };
            (Location::Query, style, reserved)
        }
        Node::Header {
            style: HeaderStyle::Simple,
            ..
        } => (Location::Header, Style::Simple, Reserved::Encoded),
        Node::Cookie {
            style: CookieStyle::Form,
            ..
        } => (Location::Cookie, Style::Form, Reserved::Encoded),
    }
}
