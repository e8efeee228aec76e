//! Whether a failed attempt is followed by another, and when: a table, a line of arithmetic, and
//! nothing that needs a clock or a network.

use std::borrow::Cow;
use std::time::Duration;

use reqwest::StatusCode;

use super::Class;
use super::amount::Seconds;

/// What is known of the request after an attempt that was no success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// It never left: no connection came about.
    NotSent,
    /// The service took it and turned it down unread: 429.
    Refused,
    /// It may have been acted upon: no answer came, or one that does not tell.
    Ambiguous,
    /// It was acted upon, and the answer ended early.
    BodyCut,
    /// The service has answered it for good.
    Final,
}

impl Cause {
    /// What an answer that is no success says of its request.
    pub(super) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            429 => Self::Refused,
            408 | 500 | 502 | 503 | 504 => Self::Ambiguous,
            _ => Self::Final,
        }
    }

    /// What the first wait is at most.
    fn base(self) -> Duration {
        match self {
            Self::Refused => Duration::from_secs(1),
            Self::NotSent | Self::Ambiguous | Self::BodyCut | Self::Final => {
                Duration::from_millis(200)
            }
        }
    }
}

/// Whether a request of this class may follow one that ended so.
pub(super) fn may_repeat(class: Class, cause: Cause) -> bool {
    match (class, cause) {
        (_, Cause::NotSent | Cause::Refused)
        | (Class::Safe | Class::Idempotent, Cause::Ambiguous)
        | (Class::Safe, Cause::BodyCut) => true,
        (Class::Once, Cause::Ambiguous)
        | (Class::Idempotent | Class::Once, Cause::BodyCut)
        | (_, Cause::Final) => false,
    }
}

/// No wait is longer by our own arithmetic.
const LONGEST_BACKOFF: Duration = Duration::from_secs(20);

/// A service that asks for more is not waited for.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Full jitter: any share of what doubles with each attempt, so that callers that fail together
/// do not come back together. `random` is at least 0 and less than 1.
pub(super) fn backoff(cause: Cause, attempts: u32, random: f64) -> Duration {
    let doubled = 1_u32.checked_shl(attempts.saturating_sub(1));
    let most = cause.base().saturating_mul(doubled.unwrap_or(u32::MAX));
    // A runtime that draws outside of its range shall make no wait negative, longer or a panic.
    let share = if random.is_nan() { 1.0 } else { random };
    most.min(LONGEST_BACKOFF).mul_f64(share.clamp(0.0, 1.0))
}

/// Where a call stands after a failed attempt.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// How often it was sent.
    pub(super) attempts: u32,
    /// How often it is sent at most.
    pub(super) max_attempts: u32,
    /// What [`backoff`] gave.
    pub(super) backoff: Duration,
    /// What the service asks for.
    pub(super) retry_after: Option<Duration>,
    /// What is left of the total timeout; `None` where that has no end.
    pub(super) left: Option<Duration>,
}

/// What follows a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// Another attempt after this wait.
    Retry(Duration),
    /// The error.
    End(End),
}

/// Why no attempt follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The request must not be repeated, or need not.
    Settled,
    /// All attempts are used.
    Attempts,
    /// The service asks for a longer wait than a call takes.
    LongWait(Duration),
    /// The wait would not end within the total timeout.
    Deadline,
    /// The client's budget of retries is used up.
    Budget,
    /// The body was a stream, which is gone.
    Spent,
}

impl End {
    /// What the error of a call that may take `total` says of it, where it does not go without
    /// saying.
    pub(super) fn note(self, total: Duration) -> Option<Cow<'static, str>> {
        let note = match self {
            Self::Settled | Self::Attempts => return None,
            Self::LongWait(wait) => {
                return Some(Cow::Owned(format!(
                    "the service asks to wait {}, longer than the {} that a call waits: repeat it \
                     after `retry_after()`",
                    Seconds(wait),
                    Seconds(LONGEST_WAIT)
                )));
            }
            Self::Deadline => {
                return Some(Cow::Owned(format!(
                    "the total timeout of {} leaves no time for another attempt: raise \
                     `total_timeout`, or repeat the call later",
                    Seconds(total)
                )));
            }
            Self::Budget => {
                "the client's retry budget is used up, since too many calls failed: send less \
                 until calls succeed again"
            }
            Self::Spent => {
                "the body was a stream, which cannot be sent again: repeat the call with a new one, \
                 or pass bytes or a file"
            }
        };
        Some(Cow::Borrowed(note))
    }
}

/// What follows, as far as the budget, which all calls share, has no say in it.
pub(super) fn decide(class: Class, cause: Cause, state: &State) -> Decision {
    let wait = state.backoff.max(state.retry_after.unwrap_or_default());
    if !may_repeat(class, cause) {
        Decision::End(End::Settled)
    } else if state.attempts >= state.max_attempts {
        Decision::End(End::Attempts)
    } else if wait > LONGEST_WAIT {
        Decision::End(End::LongWait(wait))
    } else if state.left.is_some_and(|left| wait >= left) {
        Decision::End(End::Deadline)
    } else {
        Decision::Retry(wait)
    }
}

#[cfg(test)]
mod tests;
