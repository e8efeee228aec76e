//! The time limits of a call, and a timer that says which of them passed.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
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
}

/// Races one attempt against its limits.
///
/// There is one sleep, until the limit that is next. What arrives moves only the idle limit, and
/// only later: a sleep that ends too early for it is followed by one for the rest, so that a part
/// of an answer costs a look at the clock and no timer.
pub(super) struct Timer<'r> {
    runtime: &'r dyn Runtime,
    idle: Duration,
    /// `None` where the limit is beyond the clock; so the next two.
    idle_at: Option<Instant>,
    attempt_at: Option<Instant>,
    total_at: Option<Instant>,
    /// Never later than the next limit.
    sleep: Option<Sleep>,
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
            idle: limits.idle,
            idle_at: now.checked_add(limits.idle),
            attempt_at: now.checked_add(limits.attempt),
            total_at,
            sleep: None,
        }
    }

    /// What `future` ends with, which counts as a sign of life, or the limit that passed before.
    pub(super) async fn race<F: Future>(&mut self, future: F) -> Result<F::Output, Timeout> {
        let mut future = pin!(future);
        poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                self.idle_at = self.runtime.now().checked_add(self.idle);
                return Poll::Ready(Ok(output));
            }
            self.poll_passed(context).map(Err)
        })
        .await
    }

    fn poll_passed(&mut self, context: &mut Context<'_>) -> Poll<Timeout> {
        let Some((at, timeout)) = self.next() else {
            return Poll::Pending;
        };
        loop {
            let sleep = self.sleep.get_or_insert_with(|| {
                let rest = at.saturating_duration_since(self.runtime.now());
                self.runtime.sleep(rest)
            });
            ready!(sleep.as_mut().poll(context));
            self.sleep = None;
            if self.runtime.now() >= at {
                return Poll::Ready(timeout);
            }
        }
    }

    /// The limit that passes next; of several at once the widest, which says most of the call.
    fn next(&self) -> Option<(Instant, Timeout)> {
        let limits = [
            (self.total_at, Timeout::Total),
            (self.attempt_at, Timeout::Attempt),
            (self.idle_at, Timeout::Idle),
        ];
        let limits = limits
            .into_iter()
            .filter_map(|(at, timeout)| Some((at?, timeout)));
        limits.min_by_key(|(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use std::future;
    use std::task::Waker;

    use super::*;
    use crate::rt::virtual_clock::VirtualClock;

    const SECOND: Duration = Duration::from_secs(1);

    fn seconds(idle: u32, attempt: u32) -> Limits {
        Limits {
            idle: SECOND * idle,
            attempt: SECOND * attempt,
            ..Limits::DEFAULT
        }
    }

    fn start<'r>(clock: &'r VirtualClock, limits: &Limits, total: Duration) -> Timer<'r> {
        let now = clock.now();
        Timer::start(clock, limits, now, now.checked_add(total))
    }

    /// One poll of a race against something that never comes.
    fn poll(timer: &mut Timer<'_>) -> Poll<Result<(), Timeout>> {
        let race = pin!(timer.race(future::pending()));
        race.poll(&mut Context::from_waker(Waker::noop()))
    }

    /// Something comes.
    fn hear(timer: &mut Timer<'_>) {
        let race = pin!(timer.race(future::ready(())));
        let heard = race.poll(&mut Context::from_waker(Waker::noop()));
        assert_eq!(heard, Poll::Ready(Ok(())));
    }

    #[test]
    fn the_limit_that_passes_first_is_named() {
        let rows = [
            (3, 5, 7, 3, Timeout::Idle),
            (5, 3, 7, 3, Timeout::Attempt),
            (7, 5, 3, 3, Timeout::Total),
            (3, 3, 5, 3, Timeout::Attempt),
            (3, 3, 3, 3, Timeout::Total),
        ];
        for (idle, attempt, total, passes, timeout) in rows {
            let clock = VirtualClock::new();
            let mut timer = start(&clock, &seconds(idle, attempt), SECOND * total);
            let almost = (SECOND * passes).saturating_sub(Duration::from_nanos(1));
            clock.pass(almost);
            assert_eq!(poll(&mut timer), Poll::Pending, "{timeout}");
            clock.pass(Duration::from_nanos(1));
            assert_eq!(poll(&mut timer), Poll::Ready(Err(timeout)));
        }
    }

    #[test]
    fn what_comes_puts_off_the_idle_limit_alone_and_costs_no_timer() {
        let clock = VirtualClock::new();
        let mut timer = start(&clock, &seconds(3, 8), SECOND * 100);
        for _ in 0..2 {
            assert_eq!(poll(&mut timer), Poll::Pending);
            clock.pass(SECOND);
            hear(&mut timer);
        }
        assert_eq!(clock.sleeps(), [SECOND * 3]);
        // The sleep ends, and the idle limit is two seconds off.
        clock.pass(SECOND);
        assert_eq!(poll(&mut timer), Poll::Pending);
        assert_eq!(clock.sleeps(), [SECOND * 3, SECOND * 2]);
        clock.pass(SECOND);
        hear(&mut timer);
        clock.pass(SECOND * 2);
        hear(&mut timer);
        clock.pass(SECOND * 2);
        assert_eq!(poll(&mut timer), Poll::Ready(Err(Timeout::Attempt)));
    }

    #[test]
    fn what_has_come_counts_though_its_limit_has_passed() {
        let clock = VirtualClock::new();
        let mut timer = start(&clock, &seconds(3, 8), SECOND * 100);
        clock.pass(SECOND * 5);
        hear(&mut timer);
        assert_eq!(clock.sleeps(), []);
    }

    #[test]
    fn limits_beyond_the_clock_are_none() {
        let clock = VirtualClock::new();
        let limits = Limits {
            idle: Duration::MAX,
            attempt: Duration::MAX,
            ..Limits::DEFAULT
        };
        let mut timer = start(&clock, &limits, Duration::MAX);
        hear(&mut timer);
        assert_eq!(poll(&mut timer), Poll::Pending);
        assert_eq!(clock.sleeps(), []);
    }
}
