//! The client: where requests go, with which credential and within which limits.

use std::fmt;
use std::sync::Arc;

use super::base_url::BaseUrl;
use super::budget::Budget;
use super::pools::Pools;
use super::server::Mapped;
use super::shown::Mask;
use super::{Credentials, Limits, Method, Observer, Request, Runtime, Undocumented};

/// A client of the service; clones are cheap and share one pool of connections.
///
/// Calls need a tokio runtime with I/O and time enabled, as those of `#[tokio::main]` and of
/// `enable_all()` are: outside of a runtime they are an error of kind
/// [`Config`](super::ErrorKind::Config), and in one without I/O or time tokio panics.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Inner>);

/// What the clones of a [`Client`] share.
pub(crate) struct Inner {
    /// That of the base URL.
    pub(super) http: reqwest::Client,
    pub(super) pools: Pools,
    pub(super) base: BaseUrl,
    pub(super) servers: Mapped,
    pub(super) credentials: Credentials,
    /// Hides the credentials in the words of a service.
    pub(super) mask: Mask,
    pub(super) limits: Limits,
    pub(super) max_body_bytes: u64,
    pub(super) budget: Budget,
    pub(super) runtime: Box<dyn Runtime>,
    pub(super) observer: Option<Box<dyn Observer>>,
}

impl Client {
    /// A request to an endpoint that the description does not name, with the first credential that
    /// the client was given and the same rules for paths, answers and retries, which go by its
    /// method.
    ///
    /// `path` starts with `/`; its segments are given unencoded, without query. The request takes
    /// [`query`](Request::query), [`queries`](Request::queries) and [`json`](Request::json).
    ///
    /// It sends what a typed body does not write, too: an empty list that may be left out, which
    /// most services read as one that is absent. Where one does not, the body's own JSON
    /// (`serde_json::to_value`) with the list put in says it.
    pub fn request(&self, method: Method, path: &str) -> Request<Undocumented> {
        // With its type: a setter of some operation may have the same name.
        Request::<Undocumented>::undocumented(self, method, path)
    }
}

/// Not methods of the client: its names belong to the operations.
impl Inner {
    /// The base URL without a trailing slash.
    pub(crate) fn base_url(&self) -> &str {
        self.base.as_str()
    }

    /// The HTTP client that requests to the base URL take.
    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.http
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("origin", &self.0.base.origin())
            .finish_non_exhaustive()
    }
}

const _: () = {
    const fn is_shareable<T: Clone + Send + Sync + 'static>() {}
    is_shareable::<Client>();
};
