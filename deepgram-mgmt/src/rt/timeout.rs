//! The time limits of a call, and a timer that says which of them passed.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use super::runtime::{Runtime, Sleep};

/// A time limit of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Timeout {
    /// For a connection to come about.
    Connect,
    /// For the answer to begin, and then for each next part of it.
    Idle,
    /// For one attempt, to the end of its answer.
    Attempt,
    /// For the whole call, with every attempt and every wait between them.
    Total,
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "connect timeout",
            Self::Idle => "idle timeout",
            Self::Attempt => "attempt timeout",
            Self::Total => "total timeout",
        })
    }
}

/// A limit that passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passed {
    pub(super) timeout: Timeout,
    /// What it was in this call.
    pub(super) limit: Duration,
}

/// What a call may take: of the client, unless the call has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For the answer to begin, and then for each next part of it.
    pub idle: Duration,
    /// For one attempt.
    pub attempt: Duration,
    /// For the call.
    pub total: Duration,
    /// How often it is sent at most; 0 counts as 1.
    pub attempts: u32,
}

impl Limits {
    /// Idle 15 s, attempt 30 s, total 120 s; three attempts.
    pub const DEFAULT: Self = Self {
        idle: Duration::from_secs(15),
        attempt: Duration::from_secs(30),
        total: Duration::from_secs(120),
        attempts: 3,
    };

    /// Whether no call could come to its end: what would be sent is better not sent.
    pub(super) fn leave_no_time(&self) -> bool {
        [self.idle, self.attempt, self.total]
            .iter()
            .any(Duration::is_zero)
    }
}

/// Races one attempt against its limits.
///
/// There is one sleep, until the limit that is next. What arrives moves only the idle limit, and
/// only later: a sleep that ends too early for it is followed by one for the rest, so that a part
/// of an answer costs a look at the clock and no timer.
pub(super) struct Timer<'r> {
    runtime: &'r dyn Runtime,
    limits: Limits,
    /// `None` where the limit is beyond the clock; so the next two.
    idle_at: Option<Instant>,
    attempt_at: Option<Instant>,
    total_at: Option<Instant>,
    /// When something last came, or the attempt began.
    heard_at: Instant,
    /// Never later than the next limit.
    sleep: Option<Sleep>,
    /// Counts the parts of a body that leave, which are signs of life too.
    sent: Option<Arc<AtomicU64>>,
    /// How many had left when the idle limit was set.
    seen: u64,
}

impl<'r> Timer<'r> {
    /// Starts with an attempt at `now`, of a call that ends at `total_at`.
    pub(super) fn start(
        runtime: &'r dyn Runtime,
        limits: &Limits,
        now: Instant,
        total_at: Option<Instant>,
    ) -> Self {
        Self {
            runtime,
            limits: *limits,
            idle_at: now.checked_add(limits.idle),
            attempt_at: now.checked_add(limits.attempt),
            total_at,
            heard_at: now,
            sleep: None,
            sent: None,
            seen: 0,
        }
    }

    /// Takes what leaves of the body for a sign of life: the idle limit does not pass while it
    /// goes on.
    pub(super) fn watching(mut self, sent: Option<Arc<AtomicU64>>) -> Self {
        self.sent = sent;
        self
    }

    /// What `future` ends with, which counts as a sign of life, or the limit that passed before.
    pub(super) async fn race<F: Future>(&mut self, future: F) -> Result<F::Output, Passed> {
        let mut future = pin!(future);
        poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                self.heard_at = self.runtime.now();
                self.idle_at = self.heard_at.checked_add(self.limits.idle);
                return Poll::Ready(Ok(output));
            }
            self.poll_passed(context).map(Err)
        })
        .await
    }

    /// The limit of the attempt or the call that had passed when something last came. A race alone
    /// does not tell: what is ready wins it, however late.
    pub(super) fn passed(&self) -> Option<Passed> {
        let [total, attempt, _] = self.ends();
        let passed = |(at, _): &(Option<Instant>, Passed)| at.is_some_and(|at| self.heard_at >= at);
        let limits = [total, attempt];
        limits.into_iter().find(passed).map(|(_, passed)| passed)
    }

    /// When each limit passes, the widest first.
    fn ends(&self) -> [(Option<Instant>, Passed); 3] {
        let Limits {
            idle,
            attempt,
            total,
            ..
        } = self.limits;
        let passed = |timeout, limit| Passed { timeout, limit };
        [
            (self.total_at, passed(Timeout::Total, total)),
            (self.attempt_at, passed(Timeout::Attempt, attempt)),
            (self.idle_at, passed(Timeout::Idle, idle)),
        ]
    }

    fn poll_passed(&mut self, context: &mut Context<'_>) -> Poll<Passed> {
        loop {
            let Some((at, passed)) = self.next() else {
                return Poll::Pending;
            };
            let sleep = self.sleep.get_or_insert_with(|| {
                let rest = at.saturating_duration_since(self.runtime.now());
                self.runtime.sleep(rest)
            });
            ready!(sleep.as_mut().poll(context));
            self.sleep = None;
            if self.runtime.now() < at {
                continue;
            }
            if passed.timeout != Timeout::Idle || !self.has_sent() {
                return Poll::Ready(passed);
            }
        }
    }

    /// Whether a part of the body has left since this was asked; then the idle limit starts anew.
    fn has_sent(&mut self) -> bool {
        let Some(sent) = &self.sent else {
            return false;
        };
        let sent = sent.load(Ordering::Relaxed);
        let has_sent = sent != self.seen;
        if has_sent {
            self.seen = sent;
            self.idle_at = self.runtime.now().checked_add(self.limits.idle);
        }
        has_sent
    }

    /// The limit that passes next; of several at once the widest, which says most of the call.
    fn next(&self) -> Option<(Instant, Passed)> {
        let ends = self.ends().into_iter();
        let limits = ends.filter_map(|(at, passed)| Some((at?, passed)));
        limits.min_by_key(|(at, _)| *at)
    }
}

#[cfg(test)]
mod tests;
