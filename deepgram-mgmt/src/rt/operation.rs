//! What generated code says of an operation; it holds data and types, and does nothing.

use serde::Serialize;

use super::{Answer, Class, ErrorBody, Json, Method, OperationInfo, Security, Server};

/// An operation, as the type that names it.
pub trait Operation: 'static {
    /// Name, method, path and class.
    const DATA: OperationData;
    /// The key of a wrapper that the answer may come in.
    const ENVELOPE: Option<&'static str> = None;
    /// Which credentials it takes.
    const SECURITY: Security = Security::Nothing;
    /// Its own servers, if it has some; it goes to the first.
    const SERVERS: &'static [Server] = &[];
    /// How a 2xx answer is read.
    type Answer: Answer;
    /// The documented error schema.
    type Error: ErrorBody;
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

/// An operation whose answer is one page of many, by number.
pub trait Paginated: Operation<Answer = Json<<Self as Paginated>::Page>> {
    /// The parameters that choose a page.
    const PAGES: PageNumbers;
    /// The answer.
    type Page: serde::de::DeserializeOwned + Send + 'static;
    /// One row of it.
    type Item: Serialize + Send + 'static;

    /// What the page says of its own place.
    fn echo(page: &Self::Page) -> PageEcho;
    /// The rows of the page.
    fn items(page: &mut Self::Page) -> &mut Vec<Self::Item>;
}

/// Query parameters that choose a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumbers {
    /// The parameter of the page's number.
    pub page: &'static str,
    /// The number of the first page.
    pub first: i64,
    /// The parameter of the page's length.
    pub limit: &'static str,
    /// The page's length when none is asked for.
    pub default_limit: Option<i64>,
}

/// What a page says of its own place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageEcho {
    /// Its number.
    pub page: Option<i64>,
    /// Its length, were it full.
    pub limit: Option<i64>,
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
