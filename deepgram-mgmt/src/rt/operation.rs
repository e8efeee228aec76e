//! What generated code says of an operation; it holds data and types, and does nothing.

use super::{
    Answer, Class, ErrorBody, ErrorSchema, Method, OperationInfo, Security, Server, Statuses,
};

/// An operation, as the type that names it.
pub trait Operation: 'static {
    /// Name, method, path and class.
    const DATA: OperationData;
    /// The key of a wrapper that the answer may come in.
    const ENVELOPE: Option<&'static str> = None;
    /// The media types of its answers, as `Accept` has them.
    const ACCEPT: &'static str = "application/json";
    /// Which credentials it takes.
    const SECURITY: Security = Security::Nothing;
    /// Its own servers, if it has some; it goes to the first.
    const SERVERS: &'static [Server] = &[];
    /// How a 2xx answer is read.
    type Answer: Answer;
    /// The documented error schema, or that of what none describes.
    type Error: ErrorBody;
    /// The documented error schemas by status, where there are several.
    const ERRORS: &'static [ErrorSchema] = &[ErrorSchema::of::<Self::Error>(&[Statuses::Default])];
}

/// Name, method, path and class of an operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OperationData {
    /// The `operationId`.
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path template.
    pub path: &'static str,
    /// What repeating it can do.
    pub class: Class,
}

impl OperationData {
    /// The form in which progenitor's clients pass it to hooks.
    pub fn info(&self) -> OperationInfo {
        OperationInfo {
            operation_id: self.id,
        }
    }
}

/// One way of saying who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its name in the description.
    pub key: &'static str,
    /// What carries the credential.
    pub carrier: Carrier,
}

/// What carries a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A header, behind a prefix.
    Header {
        /// The header.
        name: &'static str,
        /// What stands before the credential.
        prefix: &'static str,
    },
    /// A parameter of the query.
    Query {
        /// The parameter.
        name: &'static str,
    },
    /// A cookie.
    Cookie {
        /// The cookie.
        name: &'static str,
    },
    /// HTTP basic: user name and password.
    Basic,
    /// The connection itself, by a certificate of the client's.
    Tls,
}

impl Carrier {
    /// Whether a request carries something.
    pub(super) fn sends(self) -> bool {
        match self {
            Self::Header { .. } | Self::Query { .. } | Self::Cookie { .. } | Self::Basic => true,
            Self::Tls => false,
        }
    }
}
