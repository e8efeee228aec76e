//! Time by hand, for a client whose waits and limits are tested without waiting.
//!
//! The sockets stay real, so that tokio's paused clock is of no use: it would move on while the
//! server has yet to answer.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant, SystemTime};

use deepgram_mgmt::rt::{Runtime, Sleep};

/// A clock that a test moves. Clones are the same clock.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    start: Instant,
    /// The longest sleep that moves the clock itself.
    leap: Duration,
    random: f64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    passed: Duration,
    leaps: Vec<Duration>,
    /// Until when each sleeps, and how it is woken.
    sleepers: Vec<(Duration, Waker)>,
}

/// The time of day at which every clock starts: the date in the example of RFC 9110.
pub const START: Duration = Duration::from_secs(784_111_777);

impl Clock {
    /// One that stands until [`advance`](Self::advance); waits that chance decides are none.
    pub fn still() -> Self {
        Self::new(Duration::ZERO, 0.0)
    }

    /// One on which sleeps of up to `most` are over at once; the clock moves on by them. Of longer
    /// ones it is as [`still`](Self::still): waits between attempts leap, and time limits stand.
    ///
    /// `random` is what chance gives.
    pub fn leaping(most: Duration, random: f64) -> Self {
        Self::new(most, random)
    }

    fn new(leap: Duration, random: f64) -> Self {
        Self(Arc::new(Inner {
            start: Instant::now(),
            leap,
            random,
            state: Mutex::default(),
        }))
    }

    /// Moves the clock on, and wakes who slept until then.
    pub fn advance(&self, by: Duration) {
        let mut state = self.state();
        state.passed += by;
        for (_, sleeper) in state.sleepers.drain(..) {
            sleeper.wake();
        }
    }

    /// The sleeps that were over at once, in their order.
    pub fn leaps(&self) -> Vec<Duration> {
        self.state().leaps.clone()
    }

    /// How long from now the first sleep ends that somebody fell into since the clock last moved.
    pub fn next_end(&self) -> Option<Duration> {
        let state = self.state();
        let ends = state.sleepers.iter().map(|(until, _)| *until);
        ends.min().map(|until| until.saturating_sub(state.passed))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Runtime for Clock {
    fn now(&self) -> Instant {
        self.0.start + self.state().passed
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + START + self.state().passed
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let clock = self.clone();
        if duration <= self.0.leap {
            return Box::pin(async move {
                // A wait is a point at which a call can be dropped, even if it takes no time.
                tokio::task::yield_now().await;
                clock.state().leaps.push(duration);
                clock.advance(duration);
            });
        }
        let until = self.state().passed + duration;
        Box::pin(Sleeper { clock, until })
    }

    fn random(&self) -> f64 {
        self.0.random
    }
}

struct Sleeper {
    clock: Clock,
    until: Duration,
}

impl Future for Sleeper {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.clock.state();
        if state.passed >= self.until {
            return Poll::Ready(());
        }
        state.sleepers.push((self.until, context.waker().clone()));
        Poll::Pending
    }
}

/// A clock on which each look takes a second. Who sleeps on it is not woken.
#[derive(Clone, Debug)]
pub struct Ticking {
    start: Instant,
    looks: Arc<AtomicU32>,
}

impl Default for Ticking {
    fn default() -> Self {
        Self {
            start: Instant::now(),
            looks: Arc::default(),
        }
    }
}

impl Runtime for Ticking {
    fn now(&self) -> Instant {
        let looks = self.looks.fetch_add(1, Ordering::Relaxed);
        self.start + Duration::from_secs(looks.into())
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + START
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let clock = self.clone();
        let until = clock.now() + duration;
        Box::pin(poll_fn(move |_| {
            if clock.now() >= until {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        }))
    }

    fn random(&self) -> f64 {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test]
    async fn sleeps_end_when_the_clock_says_so() {
        let clock = Clock::leaping(SECOND, 0.5);
        let start = clock.now();
        clock.sleep(SECOND).await;
        assert_eq!(clock.now() - start, SECOND);
        let mut long = clock.sleep(2 * SECOND);
        let mut context = Context::from_waker(Waker::noop());
        clock.advance(SECOND);
        assert!(long.as_mut().poll(&mut context).is_pending());
        assert_eq!(clock.next_end(), Some(SECOND));
        clock.advance(SECOND);
        assert!(long.as_mut().poll(&mut context).is_ready());
        assert_eq!(clock.leaps(), [SECOND]);
    }
}
