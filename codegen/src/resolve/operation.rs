//! Operations: one method of one path, with its body and its answers.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, RequestBody, Response, Responses, StatusCode};
use serde_json::Value;

use super::path::Path;
use super::{Found, Known, Resolver, extension};
use crate::api::{
    Answer, Body, Content, Encoding, Members, Operation, PageCursors, PageNumbers, PagesBy,
    Pagination, Reserved, Schema, Sequence, Server, Status, Style,
};
use crate::keywords::Section;
use crate::lower::ITEMS;
use crate::media::{Format, essence};
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// The operation at `pointer`.
    pub(super) fn operation(
        &mut self,
        path: &Path<'_>,
        method: &str,
        pointer: Pointer,
        value: &Value,
    ) -> Option<Operation> {
        let node: openapiv3::Operation = self.read(value, &pointer)?;
        let own = self.parameter_list(node.parameters, value, &pointer);
        let parameters = self.merge(path, own, &pointer);
        let body = match node.request_body {
            Some(body) => self.body(body, pointer.key("requestBody")),
            None => None,
        };
        let mut answers = self.answers(node.responses, &pointer.key("responses"));
        if method == "head" {
            // Whatever is described, it has no body (RFC 9110, section 9.3.2).
            for answer in &mut answers {
                answer.contents.clear();
            }
        }
        let pagination = node
            .extensions
            .get("x-pagination")
            .and_then(|value| pagination(value, pointer.key("x-pagination")));
        let idempotent = node.extensions.get("x-idempotent");
        Some(Operation {
            idempotent: idempotent.and_then(Value::as_bool),
            id: node.operation_id,
            rust_name: extension(&node.extensions, "x-rust-name"),
            method: method.to_uppercase(),
            path: path.text.to_owned(),
            summary: node.summary,
            description: node.description,
            tags: node.tags,
            deprecated: node.deprecated,
            parameters,
            body,
            answers,
            pagination,
            servers: self.own_servers(path, &pointer),
            security: self
                .security(&pointer)
                .unwrap_or_else(|| path.security.clone()),
            pointer,
        })
    }

    /// Its own servers, or those of its path.
    fn own_servers(&mut self, path: &Path<'_>, pointer: &Pointer) -> Vec<Server> {
        let own = self.servers(pointer);
        if own.is_empty() {
            path.servers.clone()
        } else {
            own
        }
    }

    /// One without content is none.
    fn body(&mut self, node: ReferenceOr<RequestBody>, pointer: Pointer) -> Option<Body> {
        let found = self.found(node, pointer, Section::RequestBodies)?;
        let mut contents = self.contents(&found.node.content, &found.pointer);
        for content in &mut contents {
            if content.format == Format::Multipart {
                self.in_parts(&mut content.schema);
            }
        }
        let body = Body {
            pointer: found.pointer,
            description: found.description.or(found.node.description),
            required: found.node.required,
            contents,
        };
        Some(body).filter(|body| !body.contents.is_empty())
    }

    fn contents(&mut self, content: &IndexMap<String, MediaType>, owner: &Pointer) -> Vec<Content> {
        let content = content.iter();
        let mut contents: Vec<_> = content
            .map(|(key, media)| {
                let pointer = owner.key("content").key(key);
                let format = Format::of(key);
                let schema = match (&media.schema, format) {
                    (
                        Some(schema),
                        Format::Json
                        | Format::Events
                        | Format::JsonLines
                        | Format::Form
                        | Format::Multipart
                        | Format::Open,
                    ) => self.schema(schema, pointer.key("schema")),
                    (_, _) => Schema::any(pointer.clone()),
                };
                Content {
                    media: essence(key),
                    format,
                    schema,
                    sequence: if media.extensions.contains_key(ITEMS) {
                        Sequence::Items
                    } else {
                        Sequence::Open
                    },
                    envelope: extension(&media.extensions, "x-envelope"),
                    encodings: self.encodings(&pointer.key("encoding")),
                    parts: self.parts(&pointer.key("encoding")),
                    part_headers: self.part_headers(&media.encoding, &pointer.key("encoding")),
                    pointer,
                }
            })
            .collect();
        contents.sort_by(|one, other| one.media.cmp(&other.media));
        contents
    }

    /// How properties of a form are sent, where a style, `explode` or `allowReserved` says so.
    fn encodings(&self, pointer: &Pointer) -> Vec<(String, Encoding)> {
        let encodings = self.members(pointer).filter_map(|(name, value)| {
            let flag = |key| value.get(key).and_then(Value::as_bool);
            let style = value.get("style").and_then(Value::as_str);
            let says = ["style", "explode", "allowReserved"];
            says.iter().find(|key| value.get(**key).is_some())?;
            let style = match style {
                Some("spaceDelimited") => Style::SpaceDelimited,
                Some("pipeDelimited") => Style::PipeDelimited,
                Some("deepObject") => Style::DeepObject,
                _ => Style::Form,
            };
            let members = if flag("explode").unwrap_or(style == Style::Form) {
                Members::Apart
            } else {
                Members::Together
            };
            let reserved = if flag("allowReserved").unwrap_or_default() {
                Reserved::Kept
            } else {
                Reserved::Encoded
            };
            let encoding = Encoding {
                style,
                members,
                reserved,
            };
            Some((name.clone(), encoding))
        });
        let mut encodings: Vec<_> = encodings.collect();
        encodings.sort_by(|(one, _), (other, _)| one.cmp(other));
        encodings
    }

    fn answers(&mut self, responses: Responses, pointer: &Pointer) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (status, response) in responses.responses {
            let key = pointer.key(&status.to_string());
            let status = match status {
                StatusCode::Code(code) => Status::Code(code),
                StatusCode::Range(digit) => Status::Range(digit),
            };
            answers.extend(self.answer(status, response, key));
        }
        if let Some(response) = responses.default {
            answers.extend(self.answer(Status::Default, response, pointer.key("default")));
        }
        answers.sort_by_key(|answer| answer.status);
        answers
    }

    fn answer(
        &mut self,
        status: Status,
        node: ReferenceOr<Response>,
        pointer: Pointer,
    ) -> Option<Answer> {
        let known = Known::answers;
        let read = |resolver: &mut Self, found: Found<Response>| {
            Some(Answer {
                status,
                contents: resolver.contents(&found.node.content, &found.pointer),
                headers: resolver.headers(found.node.headers, &found.pointer),
                pointer: found.pointer,
            })
        };
        let (answer, _) = self.once(node, pointer, Section::Responses, known, read)?;
        Some(Answer { status, ..answer })
    }
}

fn pagination(value: &Value, pointer: Pointer) -> Option<Pagination> {
    let text = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let by = match (text("offset"), text("cursor"), text("link")) {
        (Some(offset), _, _) => PagesBy::Offset(offset),
        (None, Some(cursor), _) => PagesBy::Cursor(PageCursors {
            cursor,
            next: text("next_cursor")?,
            more: text("more"),
        }),
        (None, None, Some(link)) => PagesBy::Link(link),
        (None, None, None) => PagesBy::Number(PageNumbers {
            page: text("page")?,
            first: value.get("first").and_then(Value::as_i64)?,
            limit: text("limit")?,
            echoed_page: text("echoed_page"),
            echoed_limit: text("echoed_limit"),
        }),
    };
    Some(Pagination {
        pointer,
        items: text("items"),
        by,
    })
}
