//! A clock that moves when a test says so.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};

use super::runtime::{Runtime, Sleep};

/// Clones show the same time. Nothing is woken: who tests polls again.
#[derive(Clone, Debug)]
pub(super) struct VirtualClock {
    start: Instant,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    passed: Duration,
    sleeps: Vec<Duration>,
}

impl VirtualClock {
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            shared: Arc::default(),
        }
    }

    /// Moves it on.
    pub(super) fn pass(&self, duration: Duration) {
        self.shared().passed += duration;
    }

    /// What was slept so far, each as long as it was asked for.
    pub(super) fn sleeps(&self) -> Vec<Duration> {
        self.shared().sleeps.clone()
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap()
    }
}

impl Runtime for VirtualClock {
    fn now(&self) -> Instant {
        self.start + self.shared().passed
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.shared().passed
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.shared().sleeps.push(duration);
        let (clock, end) = (self.clone(), self.now() + duration);
        Box::pin(poll_fn(move |_| {
            if clock.now() < end {
                Poll::Pending
            } else {
                Poll::Ready(())
            }
        }))
    }

    fn random(&self) -> f64 {
        0.5
    }
}
