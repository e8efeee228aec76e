//! Two ways of doing the same, timed in turn: the machine's moods meet both alike. Who goes first
//! changes every time, since the second finds the heap as the first left it.

use std::time::Duration;

use crate::pair::Pair;

/// How a pair is timed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Each gives a ratio; the median of them is the result.
    pub(crate) rounds: usize,
    /// In each round, one way after the other.
    pub(crate) turns: usize,
}

/// Medians of one pair.
pub(crate) struct Timing {
    pub(crate) ours: Duration,
    pub(crate) by_hand: Duration,
    /// Ours by that by hand: the median of the rounds, each of which compares its own medians.
    pub(crate) ratio: f64,
}

/// Times a pair, after one round that does not count.
pub(crate) fn time(pair: &Pair, plan: Plan) -> Timing {
    round(pair, plan);
    let rounds: Vec<_> = (0..plan.rounds).map(|_| round(pair, plan)).collect();
    let ratio = |(ours, by_hand): &(Duration, Duration)| ours.as_secs_f64() / by_hand.as_secs_f64();
    Timing {
        ours: median(rounds.iter().map(|(ours, _)| *ours)),
        by_hand: median(rounds.iter().map(|(_, by_hand)| *by_hand)),
        ratio: middle(rounds.iter().map(ratio).collect(), f64::total_cmp),
    }
}

fn round(pair: &Pair, plan: Plan) -> (Duration, Duration) {
    let took: Vec<_> = (0..plan.turns)
        .map(|turn| {
            if turn % 2 == 0 {
                ((pair.ours)(), (pair.by_hand)())
            } else {
                let by_hand = (pair.by_hand)();
                ((pair.ours)(), by_hand)
            }
        })
        .collect();
    let (ours, by_hand): (Vec<_>, Vec<_>) = took.into_iter().unzip();
    (median(ours), median(by_hand))
}

fn median(durations: impl IntoIterator<Item = Duration>) -> Duration {
    middle(durations.into_iter().collect(), Duration::cmp)
}

fn middle<T: Copy>(mut values: Vec<T>, order: impl FnMut(&T, &T) -> std::cmp::Ordering) -> T {
    values.sort_by(order);
    values[values.len() / 2]
}
