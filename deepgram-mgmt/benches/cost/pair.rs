//! The same work done by the crate and by hand.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Does the work once and says how long it took, without dropping what came of it.
type Work = Box<dyn Fn() -> Duration>;

/// Two ways to the same value.
pub(crate) struct Pair {
    pub(crate) name: &'static str,
    pub(crate) ours: Work,
    pub(crate) by_hand: Work,
}

impl Pair {
    pub(crate) fn new<A, B>(
        name: &'static str,
        ours: impl Fn() -> A + 'static,
        by_hand: impl Fn() -> B + 'static,
    ) -> Self {
        Self {
            name,
            ours: timed(ours),
            by_hand: timed(by_hand),
        }
    }
}

fn timed<T>(work: impl Fn() -> T + 'static) -> Work {
    Box::new(move || {
        let start = Instant::now();
        let value = black_box(work());
        let took = start.elapsed();
        drop(value);
        took
    })
}
