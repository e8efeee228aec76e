//! The spans of a build without the feature `tracing`: nothing, at no cost.

#![allow(clippy::unused_self, reason = "the spans that are there need theirs")]

use std::future::Future;

use super::Error;
use super::base_url::BaseUrl;
use super::call::Call;
use super::exchange::Exchange;
use super::fault::Fault;

/// No span around a call.
pub(super) struct CallSpan;

/// No span around an attempt.
pub(super) struct AttemptSpan;

impl CallSpan {
    pub(super) fn start(_: Option<&BaseUrl>, _: &Call) -> Self {
        Self
    }

    pub(super) fn around<F: Future>(&self, call: F) -> F {
        call
    }

    pub(super) fn attempt(&self, _: &BaseUrl, _: &Call, _: u32) -> AttemptSpan {
        AttemptSpan
    }

    pub(super) fn end(&self, _: &Result<Exchange, Fault>) {}

    pub(super) fn within<T>(&self, reading: impl FnOnce() -> T) -> T {
        reading()
    }

    pub(super) fn fail(&self, _: &Error) {}
}

impl AttemptSpan {
    pub(super) fn around<F: Future>(&self, attempt: F) -> F {
        attempt
    }

    pub(super) fn end(&self, _: &Result<Exchange, Fault>) {}
}
