//! A call: its attempts, the waits between them, and what is known at the end.
//!
//! Free of the operations' types, so that it is compiled once. Everything happens in the caller's
//! future: dropping it ends the call at once, and nothing of it goes on.

use std::borrow::Cow;
use std::time::Duration;

use super::base_url::BaseUrl;
use super::call::Call;
use super::client::Inner;
use super::exchange::{Exchange, Wanted, exchange, told};
use super::fault::Fault;
use super::history::History;
use super::http_request::http_request;
use super::observer::Attempt;
use super::refusal::Refusal;
use super::span::CallSpan;
use super::timeout::{Passed, Timer};
use super::{Error, ErrorKind, Timeout, server};

/// How a call went: its last attempt, and what counts of all of them.
pub(super) struct Course {
    pub(super) outcome: Result<Exchange, Fault>,
    pub(super) history: History,
    /// To be held until the answer is read.
    pub(super) span: CallSpan,
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
    match course {
        Ok((outcome, history)) => {
            span.end(&outcome);
            Ok(Course {
                outcome,
                history,
                span,
            })
        }
        Err(error) => {
            span.fail(&error);
            Err(error)
        }
    }
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
) -> Result<(Result<Exchange, Fault>, History), Error> {
    let runtime = &*inner.runtime;
    let total_at = runtime.now().checked_add(call.limits.total);
    let mut history = History::new(call);
    if call.limits.leave_no_time() {
        let refusal = Refusal::new(
            "a timeout of 0 s leaves the call no time",
            "raise it; `Duration::MAX` stands for no limit",
        );
        let error = Error::refused(ErrorKind::InvalidRequest, refusal);
        return Err(history.tell(error, None));
    }
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
        if let Err(Fault::Refused(error)) = outcome {
            return Err(history.tell(Fault::Refused(error).into_error(), None));
        }
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
                    let outcome = Err(Fault::Timeout(Passed {
                        timeout: Timeout::Total,
                        limit: call.limits.total,
                    }));
                    return Ok((outcome, history));
                }
            }
            None => return Ok((outcome, history)),
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
