//! The guide: what holds for every call, whatever its operation.
//!
//! Its pages are the files of the folder `docs` of this package. Each number in them is compared
//! with the constant that the code uses, and each block of code compiles as a test.

/// Keys and TLS: where a credential comes from, where it goes, and where it is never shown.
///
/// [`Client`]: crate::Client
/// [`Client::from_env`]: crate::Client::from_env
/// [`api_key`]: crate::ClientBuilder::api_key
/// [`bearer_token`]: crate::ClientBuilder::bearer_token
/// [`dangerously_allow_http`]: crate::ClientBuilder::dangerously_allow_http
/// [`http`]: crate::ClientBuilder::http
/// [`create_project_key`]: crate::Client::create_project_key
/// [`grant_token`]: crate::Client::grant_token
/// [`Error`]: crate::Error
/// [`Observer`]: crate::Observer
/// [`Secret`]: crate::Secret
/// [`SecretBytes`]: crate::SecretBytes
/// [errors]: crate::docs::errors
///
#[doc = include_str!("../docs/credentials.md")]
pub mod credentials {}

/// What a future leaves behind that is dropped before its end, at each stage of a call.
///
/// [`Error`]: crate::Error
/// [`Observer`]: crate::Observer
/// [`OutcomeUnknown`]: crate::ErrorKind::OutcomeUnknown
/// [`total_timeout`]: crate::Request::total_timeout
/// [errors]: crate::docs::errors
///
#[doc = include_str!("../docs/dropped.md")]
pub mod dropped {}

/// Which question to ask an error, what its kinds mean, and what to do where nobody can tell.
///
/// [`Error`]: crate::Error
/// [`kind()`]: crate::Error::kind
/// [`is_retryable()`]: crate::Error::is_retryable
/// [`retry_after()`]: crate::Error::retry_after
/// [`maybe_applied()`]: crate::Error::maybe_applied
/// [`attempts()`]: crate::Error::attempts
/// [`timeout()`]: crate::Error::timeout
/// [`status()`]: crate::Error::status
/// [`code()`]: crate::Error::code
/// [`message()`]: crate::Error::message
/// [`body()`]: crate::Error::body
/// [`request_id()`]: crate::Error::request_id
/// [`raw_body()`]: crate::Error::raw_body
/// [`page()`]: crate::Error::page
/// [`ApiError`]: crate::types::ApiError
///
#[doc = include_str!("../docs/errors.md")]
pub mod errors {}

/// Which calls are sent again, after what, how often and when; all limits as a table.
///
/// [`Class`]: crate::Class
/// [`Request`]: crate::Request
/// [`assume_idempotent()`]: crate::Request::assume_idempotent
/// [`retry_after()`]: crate::Error::retry_after
/// [`timeout()`]: crate::Error::timeout
/// [`Observer`]: crate::Observer
/// [`Runtime`]: crate::Runtime
/// [dropped]: crate::docs::dropped
/// [errors]: crate::docs::errors
///
#[doc = include_str!("../docs/retry.md")]
pub mod retry {}

/// The code of the README compiles too.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub mod readme {}

#[cfg(test)]
mod tests;
