//! The spans of a call and of each of its attempts, by OpenTelemetry's names for HTTP clients.
//!
//! A span holds the template of the path in place of the URL, and nothing of headers, bodies and
//! parameters. Source of the names: OpenTelemetry, semantic conventions for HTTP spans, 1.38.

use std::future::Future;

use tracing::field::Empty;
use tracing::instrument::{Instrument, Instrumented};
use tracing::{Level, Span, span};

use super::base_url::BaseUrl;
use super::call::Call;
use super::exchange::{Exchange, told};
use super::fault::Fault;
use super::{Error, ErrorKind};

/// A call, from its first attempt until its answer is read; one that is read as a stream, to its
/// head.
pub(super) struct CallSpan(Span);

/// One attempt, within the span of its call.
pub(super) struct AttemptSpan(Span);

impl CallSpan {
    /// The span of a call to `base`, if it is known where it goes.
    pub(super) fn start(base: Option<&BaseUrl>, call: &Call) -> Self {
        let span = span!(
            Level::INFO,
            "call",
            otel.name = call.operation,
            otel.kind = "internal",
            otel.status_code = Empty,
            http.request.method = call.method.as_str(),
            http.response.status_code = Empty,
            url.template = call.shown_template(),
            server.address = base.map(BaseUrl::host),
            server.port = base.and_then(BaseUrl::port),
            error.type = Empty,
        );
        Self(span)
    }

    /// What happens in the call.
    pub(super) fn around<F: Future>(&self, call: F) -> Instrumented<F> {
        call.instrument(self.0.clone())
    }

    /// A span for the attempt after `before` others.
    pub(super) fn attempt(&self, base: &BaseUrl, call: &Call, before: u32) -> AttemptSpan {
        let method = call.method.as_str();
        let template = call.shown_template();
        let span = span!(
            parent: &self.0,
            Level::INFO,
            "attempt",
            otel.name = Empty,
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = method,
            http.request.resend_count = (before > 0).then_some(before),
            http.response.status_code = Empty,
            url.template = template,
            server.address = base.host(),
            server.port = base.port(),
            error.type = Empty,
        );
        if !span.is_disabled() {
            let name =
                template.map_or_else(|| method.to_owned(), |path| format!("{method} {path}"));
            span.record("otel.name", name);
        }
        AttemptSpan(span)
    }

    pub(super) fn end(&self, outcome: &Result<Exchange, Fault>) {
        end(&self.0, outcome);
    }

    /// What happens at once in the call.
    pub(super) fn within<T>(&self, reading: impl FnOnce() -> T) -> T {
        self.0.in_scope(reading)
    }

    /// Says that it was refused before any I/O, or that its answer cannot be read.
    pub(super) fn fail(&self, error: &Error) {
        self.0.record("error.type", error_type(error.kind()));
        self.0.record("otel.status_code", "ERROR");
    }
}

impl AttemptSpan {
    /// What happens in the attempt.
    pub(super) fn around<F: Future>(&self, attempt: F) -> Instrumented<F> {
        attempt.instrument(self.0.clone())
    }

    pub(super) fn end(&self, outcome: &Result<Exchange, Fault>) {
        end(&self.0, outcome);
    }
}

/// Says how it went; of what is dropped under way, nothing more is said.
fn end(span: &Span, outcome: &Result<Exchange, Fault>) {
    if span.is_disabled() {
        return;
    }
    let (status, fault) = told(outcome);
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
    let refused = status.filter(|status| !status.is_success());
    match (fault, refused) {
        (None, None) => return,
        (_, Some(status)) => span.record("error.type", status.as_str()),
        (Some(fault), None) => span.record("error.type", error_type(fault.kind())),
    };
    span.record("otel.status_code", "ERROR");
}

/// A word for each way in which a call is not sent, or no answer comes that can be read whole.
fn error_type(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Config => "config",
        ErrorKind::InvalidRequest => "invalid_request",
        ErrorKind::Connect => "connect",
        ErrorKind::Upload => "upload",
        ErrorKind::Timeout => "timeout",
        ErrorKind::TooLarge => "too_large",
        ErrorKind::Transport => "transport",
        ErrorKind::EmptyAnswer => "empty_answer",
        ErrorKind::Decode => "decode",
        // Said of an answer whose status says more, or of several.
        ErrorKind::OutcomeUnknown | ErrorKind::Redirect | ErrorKind::Api | ErrorKind::Pages => {
            "_OTHER"
        }
    }
}
