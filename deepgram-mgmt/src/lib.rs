//! Typed client of the Deepgram management API: projects, keys, members, invitations, usage,
//! request records, balances and models.
//!
//! ```no_run
//! # async fn example() -> Result<(), deepgram_mgmt::Error> {
//! use deepgram_mgmt::{Client, chrono::Utc, types::KeyCreate};
//!
//! let client = Client::from_env()?; // DEEPGRAM_API_KEY
//! let key = client.create_project_key("project", KeyCreate::new("ci", ["usage:read"])).await?;
//! println!("{:?}", key.api_key_id);
//!
//! // The newest come first: without an end, requests made meanwhile would shift the pages.
//! let requests = client.list_project_requests("project").end(Utc::now()).limit(100);
//! let mut requests = requests.stream();
//! while let Some(request) = requests.next().await {
//!     println!("{:?}", request?.request_id);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Calls need a [tokio](https://docs.rs/tokio) runtime with its I/O and time enabled: outside of
//! one they are an error, and in one without I/O or time tokio panics.
//!
//! A call that fails is sent again where that does no harm, three times at most: one that changes
//! nothing or can be repeated (GET, PUT, DELETE) after most faults, any other (POST, PATCH) only
//! where the service has not taken it. The error says how it stands: [`Error::attempts`],
//! [`Error::is_retryable`], [`Error::maybe_applied`].
//!
//! Every operation is a method of [`Client`] that returns a [`Request`]: set what is optional,
//! then await it for the value, or [`send`](Request::send) it for status and headers too. All
//! calls fail with one [`Error`]; [`Error::body`] has the service's own words as
//! [`types::ApiError`].
//!
//! Answers keep what the description does not know: fields in `extra`, values of enums in
//! `Unknown`. A created key is a [`Secret`], which nothing prints.
//!
//! What the description says of values beyond their type, such as that `limit` is at most 1000, is
//! in the documentation and not checked here: the service knows better which of it still holds.
//! Refused before anything is sent is what cannot be said in a path, a query or a header.
//!
//! # Guide
//!
//! | page | on |
//! |---|---|
//! | [credentials](docs::credentials) | keys and TLS: where they come from, go, and are never shown |
//! | [errors](docs::errors) | which question to ask, and what to do where nobody can tell |
//! | [retry](docs::retry) | what is sent again, after what and when; every limit in a table |
//! | [dropped futures](docs::dropped) | what a call that is dropped leaves behind, stage by stage |
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `rustls` (default) | TLS by rustls, with the platform's trust store |
//! | `native-tls` | TLS by the platform's own library; where both are enabled, it is the one used |
//! | `rustls-no-provider` | TLS by rustls with the cryptography that the program installs before it builds a client |
//! | `blocking` | `Request::call` in code that is not async, and iterators over pages and rows |
//! | `tracing` | a span for each call and each attempt, by OpenTelemetry's names, at the level INFO |
//! | `gzip` | answers may come compressed; the limit on their size counts what is unpacked |

mod client_builder;
// Text alone: a program that uses the crate has nothing of it.
#[cfg(any(doc, doctest, test))]
pub mod docs;
#[rustfmt::skip]
mod generated;
// The contract of generated code, not of users: it may change with any version. What users need of
// it stands below.
#[doc(hidden)]
pub mod rt;

pub use client_builder::ClientBuilder;
#[doc(inline)]
pub use generated::{api, meta, operations, types};
#[cfg(feature = "blocking")]
#[doc(inline)]
pub use rt::Blocking;
#[doc(inline)]
pub use rt::{
    AnswerHeader, Attempt, ByteStream, Class, Client, Error, ErrorBody, ErrorKind, Extra,
    FromHeader, Observer, Operation, OperationData, Pages, Paginated, ParamValue, Request, Rows,
    Runtime, Secret, SecretBytes, Sending, Sleep, Timeout, TokioRuntime, Undocumented,
    UnknownError, Upload,
};
#[doc(no_inline)]
pub use rt::{ClientInfo, OperationInfo, ResponseValue, Value};
// Their types stand in signatures and fields of this crate.
pub use {chrono, reqwest};
