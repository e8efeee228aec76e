//! Clock, sleep and chance behind one trait, so that a test needs neither time nor luck.
//!
//! Every wait and every time limit of a call goes through it, but for the connect timeout, which
//! is the HTTP client's.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

/// A wait that is under way; dropping it ends it.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What a client takes from the machine beside the network.
///
/// The network itself is always tokio's.
pub trait Runtime: Send + Sync + 'static {
    /// The time by a clock that never goes back.
    fn now(&self) -> Instant;

    /// The time of day, against which a service's dates are held where it tells none itself.
    fn system_time(&self) -> SystemTime;

    /// Ends once [`now`](Self::now) is later by `duration`, not before.
    fn sleep(&self, duration: Duration) -> Sleep;

    /// Any number of at least 0 and less than 1, each as likely as another.
    fn random(&self) -> f64;
}

/// The machine's clocks, tokio's timers, and a fast source of chance that is no secret.
#[derive(Clone, Copy, Debug, Default)]
pub struct TokioRuntime;

impl Runtime for TokioRuntime {
    /// Tokio's clock, which stands still where a test has paused it.
    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }

    fn random(&self) -> f64 {
        fastrand::f64()
    }
}
