//! The runtime: everything that generated code is made of, for any API.
//!
//! Generated code is data and types; sending, encoding, decoding and reporting happen here, once.
//! This module names no service and nothing outside itself, so that another crate can mount it by
//! path; its list of exports is the whole contract between generator and runtime.
//!
//! What only some descriptions need is `#[inline]`, and so compiled only where it is used.

#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    unexpected_cfgs,
    reason = "each description uses its own part of the contract, and few use all of it; a crate \
              that mounts it has the features that it wants"
)]

mod amount;
mod answer;
mod answer_cases;
mod answer_header;
mod base64;
mod base_url;
mod binary;
mod blank;
#[cfg(feature = "blocking")]
mod blocking;
mod bodies;
mod body;
mod body_path;
mod body_scan;
mod body_value;
mod budget;
mod byte_stream;
mod call;
mod class;
mod client;
mod client_config;
mod compiled_once;
mod construction_macro;
mod credential;
mod decide;
mod decode;
mod effect;
mod engine;
mod envelope;
mod error;
mod error_body;
mod error_schema;
mod error_text;
mod event_answers;
mod event_parser;
mod event_stream;
mod exchange;
mod expectation;
mod extra;
mod failure;
mod fault;
pub(crate) mod field;
mod frames;
mod from_header;
mod head;
mod history;
mod http_request;
mod json_lines;
mod lenient;
mod link_header;
mod modules_macro;
mod multipart;
mod null;
#[cfg(test)]
pub(crate) mod numbers;
mod observer;
mod open_enum;
mod open_integer;
mod open_value;
mod operation;
mod operation_macro;
mod pages;
mod paging;
mod param;
mod parameters_macro;
mod parts_macro;
mod password;
mod patch;
mod path;
mod placed;
mod pools;
mod position;
mod query;
mod record;
mod record_key;
mod record_macro;
mod refusal;
mod request;
mod retry_after;
mod reworded;
mod rows;
mod runtime;
mod secret;
mod security;
mod seen;
mod send;
mod server;
mod shown;
#[cfg(feature = "tracing")]
mod span;
#[cfg(not(feature = "tracing"))]
#[path = "span_off.rs"]
mod span;
mod statuses;
mod style;
mod time_field;
mod timeout;
mod type_docs;
mod undocumented;
mod union;
mod union_macro;
mod union_memo;
mod unreadable;
mod upload;
mod upload_parts;
#[cfg(test)]
mod virtual_clock;
mod whole_numbers;

// What a user meets.
pub use answer_header::AnswerHeader;
pub use byte_stream::ByteStream;
pub use client::Client;
pub use error::{Error, ErrorKind};
pub use error_body::{ErrorBody, UnknownError};
pub use event_stream::{Event, EventStream};
pub use extra::Extra;
pub use from_header::FromHeader;
pub use json_lines::JsonLines;
pub use lenient::{Lenience, Lenient};
pub use observer::{Attempt, Observer};
pub use pages::Pages;
pub use param::ParamValue;
pub use request::Request;
pub use rows::Rows;
pub use runtime::{Runtime, Sleep, TokioRuntime};
pub use secret::{Secret, SecretBytes};
pub use send::Sending;
pub use timeout::Timeout;
pub use undocumented::Undocumented;
pub use upload::Upload;

#[cfg(feature = "blocking")]
pub use blocking::Blocking;

// What a client is made from.
pub use base_url::PlainHttp;
pub use client_config::{ClientConfig, Tls};
pub use credential::Credential;
pub use security::{Credentials, Security};
pub use server::{Server, ServerVariable};
pub use timeout::Limits;

// What generated operations say.
pub use answer::{
    Answer, Json, NoContent, OptionalJson, Payload, Received, Streamed, Text, Unreadable,
};
pub use answer_cases::{AnswerCase, ReadCase};
pub use class::Class;
pub use decode::Misfit;
pub use error_schema::ErrorSchema;
pub use event_answers::{Events, TextEvents, WholeEvents};
pub use head::Head;
pub use json_lines::Lines;
pub use operation::{Carrier, Operation, OperationData, SecurityScheme};
pub use paging::{PageNumbers, Paginated, Paging};
pub use statuses::Statuses;
pub(crate) use statuses::statuses;
pub use style::Style;

// What generated types are.
pub use base64::Base64;
pub use binary::Binary;
pub use blank::Blank;
pub use body_value::{BodyValue, NoForm};
pub use multipart::{Multipart, PartHead, PartWriter};
pub use null::Null;
pub use open_enum::OpenEnum;
pub use open_integer::OpenInteger;
pub use open_value::OpenValue;
pub use password::Password;
pub use patch::Patch;
pub use record::{Field, Presence, Record, Rest};
pub use union::{JsonType, Union, UnionMember};

// What generated code calls.
pub(crate) use answer_cases::{answer_case, answers, read_case};
pub(crate) use answer_header::answer_headers;
pub(crate) use body_value::prepare_field;
pub(crate) use construction_macro::{construction, new_docs, setter, taken, value};
pub(crate) use error_body::first_text;
pub(crate) use modules_macro::modules;
pub(crate) use open_enum::{deserialize_open_enum, open_enum, value_docs};
pub(crate) use open_integer::{deserialize_open_integer, open_integer};
pub(crate) use open_value::{
    deserialize_open_value, open_from_value, open_to_value, open_value, serialize_open_value,
};
pub(crate) use operation_macro::{error_type, operation, operation_id};
pub(crate) use paging::cursor;
pub(crate) use parameters_macro::parameters;
pub(crate) use parts_macro::parts;
pub(crate) use placed::{list, texts};
pub(crate) use record::{deserialize_record, serialize_record};
pub(crate) use record_macro::{field_docs, record};
pub(crate) use time_field::TimeField;
pub(crate) use type_docs::type_docs;
pub(crate) use union::{deserialize_union, read_member};
pub(crate) use union_macro::union;

// Of other crates.
#[doc(no_inline)]
pub use progenitor_client::{ClientInfo, OperationInfo, ResponseValue};
#[doc(no_inline)]
pub use reqwest::{Method, StatusCode, header};
#[doc(no_inline)]
pub use serde_json::Value;
#[cfg(feature = "uuid")]
#[doc(no_inline)]
pub use uuid::Uuid;
