//! Operations: one method of one path, with its body and its answers.

use openapiv3::{MediaType, ReferenceOr, RequestBody, Response, Responses, StatusCode};
use serde_json::Value;

use super::path::Path;
use super::schema::any;
use super::{Resolver, extension};
use crate::api::{Answer, Body, Operation, Pagination, Payload, Schema, Server, Status};
use crate::keywords::Section;
use crate::pointer::Pointer;

pub(super) const JSON: &str = "application/json";

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
        let own = match value.get("parameters") {
            Some(list) => self.parameter_list(list, &pointer.key("parameters")),
            None => Vec::new(),
        };
        let parameters = self.merge(path, own, &pointer);
        let body = match node.request_body {
            Some(body) => Some(self.body(body, pointer.key("requestBody"))?),
            None => None,
        };
        let mut answers = self.answers(node.responses, &pointer.key("responses"));
        if method == "head" {
            // Whatever is described, it has no body (RFC 9110, section 9.3.2).
            for answer in &mut answers {
                answer.payload = None;
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

    fn body(&mut self, node: ReferenceOr<RequestBody>, pointer: Pointer) -> Option<Body> {
        let found = self.found(node, pointer, Section::RequestBodies)?;
        let Some(media) = found.node.content.get(JSON) else {
            self.internal(&found.pointer, "a request body that is not JSON");
            return None;
        };
        let schema = self.media(media, &found.pointer);
        let description = found.description.or(found.node.description);
        Some(Body {
            pointer: found.pointer,
            description,
            schema,
        })
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
        let found = self.found(node, pointer, Section::Responses)?;
        let payload = found.node.content.get(JSON).map(|media| Payload {
            schema: self.media(media, &found.pointer),
            envelope: extension(&media.extensions, "x-envelope"),
        });
        Some(Answer {
            pointer: found.pointer,
            status,
            payload,
        })
    }

    /// The schema of the JSON of a body, an answer or a parameter; without one it is any value.
    pub(super) fn media(&mut self, media: &MediaType, owner: &Pointer) -> Schema {
        let pointer = owner.key("content").key(JSON);
        match &media.schema {
            Some(schema) => self.schema(schema, pointer.key("schema")),
            None => any(pointer),
        }
    }
}

fn pagination(value: &Value, pointer: Pointer) -> Option<Pagination> {
    let text = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
    Some(Pagination {
        pointer,
        page: text("page")?,
        first: value.get("first").and_then(Value::as_i64)?,
        limit: text("limit")?,
        items: text("items")?,
        echoed_page: text("echoed_page"),
        echoed_limit: text("echoed_limit"),
    })
}
