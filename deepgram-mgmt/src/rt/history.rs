//! What counts of the attempts of a call: how often it was sent, whether it may have taken effect,
//! and why no other attempt follows. Errors tell it.

use std::time::Duration;

use reqwest::StatusCode;

use super::budget::Cost;
use super::call::Call;
use super::client::Inner;
use super::decide::{Cause, Decision, End, State, backoff, decide, may_repeat};
use super::effect::Effect;
use super::exchange::{Exchange, cause};
use super::fault::Fault;
use super::retry_after::retry_after;
use super::{Class, Error, ErrorKind, Timeout};

/// What an error tells of the attempts before it and of the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct History {
    class: Class,
    pub(super) attempts: u32,
    /// What the whole call may take.
    total: Duration,
    settlement: Settlement,
    /// Why the last attempt is no success.
    cause: Option<Cause>,
    /// What the last answer asks for.
    retry_after: Option<Duration>,
    /// Why no attempt followed.
    end: Option<End>,
    repeatable: Repeatable,
}

/// Whether the body of the call can be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repeatable {
    Yes,
    /// It is a stream that was taken.
    No,
}

/// Whether it is known of every attempt what it came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Settlement {
    /// Of every one.
    Clear,
    /// Any may have been acted upon without saying so.
    Unclear,
}

impl History {
    /// Of a call that was not sent yet.
    pub(super) fn new(call: &Call) -> Self {
        Self {
            class: call.class,
            attempts: 0,
            total: call.limits.total,
            settlement: Settlement::Clear,
            cause: None,
            retry_after: None,
            end: None,
            repeatable: Repeatable::Yes,
        }
    }

    /// Notes an attempt, and gives the wait before the next if there is to be one.
    pub(super) fn note(
        &mut self,
        inner: &Inner,
        call: &Call,
        outcome: &Result<Exchange, Fault>,
        left: Option<Duration>,
    ) -> Option<Duration> {
        self.attempts = self.attempts.saturating_add(1);
        self.cause = cause(outcome);
        self.retry_after = asked_wait(inner, outcome);
        let Some(cause) = self.cause else {
            inner.budget.give_back();
            return None;
        };
        if matches!(cause, Cause::Ambiguous | Cause::BodyCut) {
            self.settlement = Settlement::Unclear;
        }
        let state = State {
            attempts: self.attempts,
            max_attempts: call.limits.attempts,
            backoff: backoff(cause, self.attempts, inner.runtime.random()),
            retry_after: self.retry_after,
            left,
        };
        let end = match decide(self.class, cause, &state) {
            Decision::Retry(_) if !call.body.can_be_sent() => {
                self.repeatable = Repeatable::No;
                End::Spent
            }
            Decision::Retry(wait) if inner.budget.take(cost(outcome)) => return Some(wait),
            Decision::Retry(_) => End::Budget,
            Decision::End(end) => end,
        };
        self.end = Some(end);
        None
    }

    /// Notes that an answer which was handed on as it came did not come whole.
    pub(super) fn cut(&mut self) {
        self.cause = Some(Cause::BodyCut);
        self.settlement = Settlement::Unclear;
    }

    /// Adds to an error what the attempts say of it; `status` is that of the answer, if one came.
    pub(super) fn tell(self, mut error: Error, status: Option<StatusCode>) -> Error {
        let told = &mut *error.0;
        told.attempts = self.attempts;
        told.retry_after = self.retry_after;
        let may_repeat = self
            .cause
            .is_some_and(|cause| may_repeat(self.class, cause));
        told.is_retryable = may_repeat && self.repeatable == Repeatable::Yes;
        told.effect = self.effect(status);
        // Where the total timeout itself is the error, its hint says all.
        let end = self.end.filter(|_| told.timeout != Some(Timeout::Total));
        told.note = end.and_then(|end| end.note(self.total));
        if self.class == Class::Once
            && matches!(self.cause, Some(Cause::Ambiguous | Cause::BodyCut))
        {
            told.kind = ErrorKind::OutcomeUnknown;
        }
        // To ask again for less would be to act again.
        if told.kind == ErrorKind::TooLarge && told.effect != Effect::None {
            told.hint =
                Some("larger answers are read with a larger `max_body_bytes` on the builder");
        }
        error
    }

    /// Whether the call may have taken effect; `status` is that of its last answer.
    fn effect(self, status: Option<StatusCode>) -> Effect {
        // An error of a success is one that cannot be read. Of the other statuses, 3xx and 4xx
        // alone say that nothing was done: what is beyond 599 counts as 5xx (RFC 9110, section 15).
        let acted = status.is_some_and(|status| !matches!(status.as_u16(), 300..=499));
        if acted || self.settlement == Settlement::Unclear {
            Effect::unclear(self.class)
        } else {
            Effect::None
        }
    }
}

/// What the answer asks to wait, where such a wish means something.
fn asked_wait(inner: &Inner, outcome: &Result<Exchange, Fault>) -> Option<Duration> {
    let exchange = outcome.as_ref().ok()?;
    let asks = matches!(
        exchange.status,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE
    );
    asks.then(|| retry_after(&exchange.headers, inner.runtime.system_time()))?
}

fn cost(outcome: &Result<Exchange, Fault>) -> Cost {
    let fault = match outcome {
        Ok(exchange) => exchange.body.as_ref().err().map(|cut| &cut.fault),
        Err(fault) => Some(fault),
    };
    match fault.and_then(Fault::timeout) {
        Some(_) => Cost::Timeout,
        None => Cost::Failure,
    }
}
