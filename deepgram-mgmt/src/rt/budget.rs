//! The budget of retries that all clones of a client share.
//!
//! A service in distress gets at most a fixed number of repeated requests from one client, however
//! many calls fail at once; successes fill the budget up again.

use std::sync::atomic::{AtomicU32, Ordering};

/// What a full budget holds.
const FULL: u32 = 500;

/// What a retry takes from the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cost {
    /// After a failure that came at once.
    Failure = 5,
    /// After a timeout, which has held a connection of the service all the while.
    Timeout = 10,
}

/// Tokens, from full to none.
#[derive(Debug)]
pub(super) struct Budget(AtomicU32);

// The number is all that is shared: nothing else is published with it, so that the order of other
// reads and writes does not matter.
const ORDER: Ordering = Ordering::Relaxed;

impl Budget {
    /// A full one.
    pub(super) fn full() -> Self {
        Self(AtomicU32::new(FULL))
    }

    /// Takes what a retry costs; takes nothing where that is not there, and says so.
    pub(super) fn take(&self, cost: Cost) -> bool {
        let paid = |tokens: u32| tokens.checked_sub(cost as u32);
        self.0.fetch_update(ORDER, ORDER, paid).is_ok()
    }

    /// Gives back for a success.
    pub(super) fn give_back(&self) {
        let refilled = |tokens| (tokens < FULL).then(|| tokens + 1);
        // Of a full budget, nothing is written: the usual case touches no shared line.
        let _ = self.0.fetch_update(ORDER, ORDER, refilled);
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn taken(budget: &Budget, cost: Cost) -> usize {
        std::iter::repeat_with(|| budget.take(cost))
            .take_while(|paid| *paid)
            .count()
    }

    #[test]
    fn a_full_budget_pays_for_a_hundred_failures_or_fifty_timeouts() {
        assert_eq!(taken(&Budget::full(), Cost::Failure), 100);
        assert_eq!(taken(&Budget::full(), Cost::Timeout), 50);
    }

    #[test]
    fn successes_fill_it_up_and_no_further() {
        let budget = Budget::full();
        budget.give_back();
        assert_eq!(taken(&budget, Cost::Failure), 100, "never over full");
        for _ in 0..9 {
            budget.give_back();
        }
        assert!(!budget.take(Cost::Timeout), "nine do not pay for ten");
        assert!(budget.take(Cost::Failure), "and nothing was taken");
    }

    #[test]
    fn threads_take_no_more_than_there_is() {
        let budget = Budget::full();
        let paid: usize = thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| taken(&budget, Cost::Failure)))
                .collect();
            let paid = threads.into_iter().map(|thread| thread.join().unwrap());
            paid.sum()
        });
        assert_eq!(paid, 100);
    }
}
