//! Work on all processors: many things to what becomes of them, the results in the order of the
//! things whichever was done first, and two pieces of work beside each other.

use std::cmp::Reverse;
use std::num::NonZero;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder, ScopedJoinHandle};

/// As much as the first thread of a process has: what nests as deep as a document may is walked by
/// calls.
const STACK: usize = 8 << 20;

/// What `work` makes of each thing.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_with(things, || (), |(), thing| work(thing))
}

/// The same, begun with the largest, so that nobody is left alone with it at the end.
pub fn each_by_size<T: Sync, R: Send>(
    things: &[T],
    size: impl Fn(&T) -> usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let mut largest: Vec<_> = things.iter().enumerate().collect();
    largest.sort_by_key(|(_, thing)| Reverse(size(thing)));
    let mut done = each(&largest, |(index, thing)| (*index, work(thing)));
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, made)| made).collect()
}

/// What `work` makes of each thing with what the thread that does it keeps. That comes to its things
/// in their order, on which hangs who is first to find what all of them share.
pub fn each_with<T: Sync, R: Send, K>(
    things: &[T],
    begin: impl Fn() -> K + Sync,
    work: impl Fn(&mut K, &T) -> R + Sync,
) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let take = || {
        let (mut done, mut kept) = (Vec::new(), begin());
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(index) else {
                return done;
            };
            done.push((index, work(&mut kept, thing)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others = (1..processors.min(things.len())).filter_map(|_| {
            // A thread that cannot be had is done without.
            Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, take)
                .ok()
        });
        let others: Vec<_> = others.collect();
        let mut done = take();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panicked) => panic::resume_unwind(panicked),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, made)| made).collect()
}

/// What two pieces of work make, the second beside the first.
pub fn both<A, B: Send>(first: impl FnOnce() -> A, second: impl Fn() -> B + Sync) -> (A, B) {
    thread::scope(|scope| {
        let builder = Builder::new().stack_size(STACK);
        let beside = builder.spawn_scoped(scope, &second);
        let first = first();
        match beside.map(ScopedJoinHandle::join) {
            Ok(Ok(second)) => (first, second),
            Ok(Err(panicked)) => panic::resume_unwind(panicked),
            // A thread that cannot be had is done without.
            Err(_) => (first, second()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_things() {
        for length in [0, 1, 2, 1000] {
            let things: Vec<usize> = (0..length).collect();
            let twice: Vec<_> = things.iter().map(|number| number * 2).collect();
            assert_eq!(each(&things, |number| number * 2), twice);
            assert_eq!(
                each_by_size(&things, |number| number % 7, |number| number * 2),
                twice
            );
        }
    }

    #[test]
    fn what_a_thread_keeps_comes_to_things_in_their_order() {
        let things: Vec<usize> = (0..1000).collect();
        let made = each_with(&things, Vec::new, |seen: &mut Vec<usize>, thing| {
            seen.push(*thing);
            seen.clone()
        });
        for (thing, seen) in made.iter().enumerate() {
            assert!(seen.is_sorted());
            assert_eq!(seen.last(), Some(&thing));
        }
    }

    #[test]
    fn what_panics_in_a_thread_panics_in_the_first() {
        let work = |number: &usize| assert!(*number != 999, "it is");
        let things: Vec<usize> = (0..1000).collect();
        assert!(panic::catch_unwind(|| each(&things, work)).is_err());
        assert!(panic::catch_unwind(|| both(|| 1, || assert_eq!(1, 2))).is_err());
    }

    #[test]
    fn two_pieces_of_work_wait_for_each_other() {
        let gate = std::sync::Barrier::new(2);
        let pass = |made: usize| {
            gate.wait();
            made
        };
        assert_eq!(both(|| pass(1), || pass(2)), (1, 2));
    }
}
