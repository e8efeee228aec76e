//! A runtime in a hurry: a wait ends at once, and the clock is later by it.

use std::future;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use deepgram_mgmt::{Runtime, Sleep};

/// Half of what jitter may take, each time.
const CHANCE: f64 = 0.5;

#[derive(Clone)]
pub(crate) struct Hasty {
    start: Instant,
    longest: Duration,
    slept: Arc<Mutex<Vec<Duration>>>,
}

impl Hasty {
    /// Waits up to `longest` end at once, and longer ones never: those are the time limits.
    pub(crate) fn up_to(longest: Duration) -> Self {
        Self {
            start: Instant::now(),
            longest,
            slept: Arc::default(),
        }
    }

    /// The waits that ended, in their order.
    pub(crate) fn slept(&self) -> Vec<Duration> {
        self.slept.lock().unwrap().clone()
    }
}

impl Runtime for Hasty {
    fn now(&self) -> Instant {
        self.start + self.slept().iter().sum::<Duration>()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.slept().iter().sum::<Duration>()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        if duration > self.longest {
            return Box::pin(future::pending());
        }
        let slept = Arc::clone(&self.slept);
        Box::pin(async move { slept.lock().unwrap().push(duration) })
    }

    fn random(&self) -> f64 {
        CHANCE
    }
}
