//! The spans of a build without the feature `tracing`: nothing, at no cost.

#![allow(clippy::unused_self, reason = "the spans that are there need theirs")]

use std::future::Future;

use super::client::Inner;
use super::exchange::Exchange;
use super::fault::Fault;
use super::request::Call;

/// No span around a call.
pub(super) struct CallSpan;

/// No span around an attempt.
pub(super) struct AttemptSpan;

impl CallSpan {
    pub(super) fn start(_: &Inner, _: &Call) -> Self {
        Self
    }

    pub(super) fn around<F: Future>(&self, call: F) -> F {
        call
    }

    pub(super) fn attempt(&self, _: &Inner, _: &Call, _: u32) -> AttemptSpan {
        AttemptSpan
    }

    pub(super) fn end(&self, _: &Result<Exchange, Fault>) {}
}

impl AttemptSpan {
    pub(super) fn around<F: Future>(&self, attempt: F) -> F {
        attempt
    }

    pub(super) fn end(&self, _: &Result<Exchange, Fault>) {}
}
