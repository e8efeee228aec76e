//! What a program may learn of each attempt, for its metrics and logs.
//!
//! Nothing here holds a URL, a header, a body or the value of a parameter.

use std::time::Duration;

use reqwest::StatusCode;

use super::{ErrorKind, Method, Timeout};

/// Is told of each attempt of each call.
///
/// It is called where the call runs: it must not block, and a panic of it goes through the call.
pub trait Observer: Send + Sync + 'static {
    /// An attempt has ended; of one that is dropped under way, nothing is told.
    fn attempt(&self, attempt: &Attempt<'_>);
}

/// An attempt that has ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The `operationId`.
    pub operation: &'static str,
    /// The method.
    pub method: &'a Method,
    /// The path as the description has it, parameters in braces; `None` where it has none for the
    /// call, whose path is then made of values.
    pub template: Option<&'static str>,
    /// 1 for the first of its call.
    pub number: u32,
    /// The status of the answer, if one came.
    pub status: Option<StatusCode>,
    /// Why there is no answer, or not all of its body.
    pub fault: Option<ErrorKind>,
    /// The time limit that ended it.
    pub timeout: Option<Timeout>,
    /// From sending to the end of the answer; of one that is read as a stream, to its head.
    pub elapsed: Duration,
    /// The wait before the next attempt; `None` for the last.
    pub retry_in: Option<Duration>,
}
