//! A call: its attempts, the waits between them, and what is known at the end.
//!
//! Free of the operations' types, so that it is compiled once. Everything happens in the caller's
//! future: dropping it ends the call at once, and nothing of it goes on.

use std::borrow::Cow;
use std::time::Duration;

use reqwest::StatusCode;

use super::base_url::BaseUrl;
use super::budget::Cost;
use super::call::Call;
use super::client::Inner;
use super::decide::{Cause, Decision, End, State, backoff, decide, may_repeat};
use super::exchange::{Exchange, Wanted, cause, exchange, told};
use super::failure::CHECK_FIRST;
use super::fault::Fault;
use super::http_request::http_request;
use super::observer::Attempt;
use super::retry_after::retry_after;
use super::span::CallSpan;
use super::timeout::Timer;
use super::{Class, Error, ErrorKind, Timeout, server};

/// How a call went: its last attempt, and what counts of all of them.
pub(super) struct Course {
    pub(super) outcome: Result<Exchange, Fault>,
    pub(super) history: History,
}

/// What an error tells of the attempts before it and of the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct History {
    class: Class,
    attempts: u32,
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

/// Sends the call as often as it takes and may.
///
/// # Errors
/// Where it is refused before any I/O, and outside of a tokio runtime, where the HTTP client would
/// panic.
pub(super) async fn call(inner: &Inner, call: &Call, wanted: Wanted) -> Result<Course, Error> {
    let target = target(inner, call);
    let base = target.as_ref().ok().map(|target| &*target.base);
    let span = CallSpan::start(base, call);
    let course = match target {
        Ok(target) => {
            let attempts = attempts(inner, call, &target, wanted, &span);
            span.around(attempts).await
        }
        Err(error) => Err(error),
    };
    match &course {
        Ok(course) => span.end(&course.outcome),
        Err(error) => span.refuse(error),
    }
    course
}

/// Where the requests of a call go, and by which HTTP client.
struct Target<'c> {
    base: Cow<'c, BaseUrl>,
    http: &'c reqwest::Client,
}

/// Decides once for all attempts where they go.
fn target<'c>(inner: &'c Inner, call: &Call) -> Result<Target<'c>, Error> {
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(Error::config(
            "there is no tokio runtime here",
            "await calls within one, such as under `#[tokio::main]`",
        ));
    }
    let base = server::base(&inner.base, &inner.servers, call.server)?;
    let http = inner.pools.to(&base)?;
    Ok(Target { base, http })
}

/// The attempts of a call, one after the other.
async fn attempts(
    inner: &Inner,
    call: &Call,
    target: &Target<'_>,
    wanted: Wanted,
    span: &CallSpan,
) -> Result<Course, Error> {
    let runtime = &*inner.runtime;
    let total_at = runtime.now().checked_add(call.limits.total);
    let mut history = History::new(call.class);
    loop {
        let sent = call.body.counter();
        let request = http_request(&inner.credentials, &target.base, call, sent.as_ref())
            .map_err(|refusal| Error::refused(ErrorKind::InvalidRequest, refusal))
            .map_err(|error| history.tell(error, None))?;
        let start = runtime.now();
        let timer = Timer::start(runtime, &call.limits, start, total_at).watching(sent);
        let span = span.attempt(&target.base, call, history.attempts);
        let exchange = exchange(inner, target.http, request, wanted, timer);
        let outcome = span.around(exchange).await;
        span.end(&outcome);
        let now = runtime.now();
        let left = total_at.map(|at| at.saturating_duration_since(now));
        let wait = history.note(inner, call, &outcome, left);
        let elapsed = now.saturating_duration_since(start);
        observe(inner, call, &history, &outcome, elapsed, wait);
        match wait {
            Some(wait) => {
                // Not held while nothing happens: its body can be large.
                drop(outcome);
                runtime.sleep(wait).await;
                // On a busy machine it ends late: what was settled must not become uncertain by an
                // attempt without time.
                if total_at.is_some_and(|at| runtime.now() >= at) {
                    let outcome = Err(Fault::Timeout(Timeout::Total));
                    return Ok(Course { outcome, history });
                }
            }
            None => return Ok(Course { outcome, history }),
        }
    }
}

/// Tells the observer of an attempt.
fn observe(
    inner: &Inner,
    call: &Call,
    history: &History,
    outcome: &Result<Exchange, Fault>,
    elapsed: Duration,
    retry_in: Option<Duration>,
) {
    let Some(observer) = &inner.observer else {
        return;
    };
    let (status, fault) = told(outcome);
    observer.attempt(&Attempt {
        operation: call.operation,
        method: &call.method,
        template: call.shown_template(),
        number: history.attempts,
        status,
        fault: fault.map(Fault::kind),
        timeout: fault.and_then(Fault::timeout),
        elapsed,
        retry_in,
    });
}

impl History {
    fn new(class: Class) -> Self {
        Self {
            class,
            attempts: 0,
            settlement: Settlement::Clear,
            cause: None,
            retry_after: None,
            end: None,
            repeatable: Repeatable::Yes,
        }
    }

    /// Notes an attempt, and gives the wait before the next if there is to be one.
    fn note(
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
        // An error of a success is one that cannot be read. Of the other statuses, 3xx and 4xx alone
        // say that nothing was done: what is beyond 599 counts as 5xx (RFC 9110, section 15).
        let acted = status.is_some_and(|status| !matches!(status.as_u16(), 300..=499));
        told.maybe_applied =
            self.class != Class::Safe && (acted || self.settlement == Settlement::Unclear);
        // Where the total timeout itself is the error, its hint says all.
        let note = self.end.and_then(End::note);
        told.note = note.filter(|_| told.timeout != Some(Timeout::Total));
        if self.class == Class::Once
            && matches!(self.cause, Some(Cause::Ambiguous | Cause::BodyCut))
        {
            told.kind = ErrorKind::OutcomeUnknown;
            told.hint = Some(CHECK_FIRST);
        }
        match told.kind {
            ErrorKind::EmptyAnswer if told.maybe_applied => told.hint = Some(CHECK_FIRST),
            ErrorKind::TooLarge if told.maybe_applied => {
                told.hint = Some(CHECK_FIRST);
                told.note = Some("larger answers are read with a larger `max_body_bytes`");
            }
            _ => {}
        }
        // What may be sent again without harm needs no look before.
        if told.maybe_applied && !told.is_retryable {
            let hint = told.hint.get_or_insert(CHECK_FIRST);
            if *hint != CHECK_FIRST && self.settlement == Settlement::Unclear {
                told.note = Some(CHECK_FIRST);
            }
        }
        error
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
