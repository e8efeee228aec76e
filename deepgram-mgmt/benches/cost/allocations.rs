//! What the crate costs in allocations: of a call over the same call by hand (held), and of the
//! decoding of an answer.
//!
//! A binary of its own, since counting slows every allocation down.

mod answers;
mod bodies;
mod by_hand;
mod calls;
mod decoding;
mod pair;
mod server;

use std::process::ExitCode;

use allocation_counter::measure;
use bodies::Unnamed;
use pair::Pair;

/// So many more than the same call by hand may a call make.
const MORE: i64 = 10;

/// Of so many times, the median counts: a connection's buffers grow now and then.
const TIMES: usize = 101;

fn main() -> ExitCode {
    let calls = section("call", &calls::pairs());
    section("decoding", &decoding::ignoring(Unnamed::Absent));
    section(
        "decoding, unnamed fields kept",
        &decoding::keeping(Unnamed::Present),
    );
    section(
        "decoding, unnamed fields lost by hand",
        &decoding::ignoring(Unnamed::Present),
    );
    println!("a call makes at most {MORE} more than by hand");
    if calls.iter().any(|more| *more > MORE) {
        println!("over the limit");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Prints a line for each pair and returns how many more are ours.
fn section(title: &str, pairs: &[Pair]) -> Vec<i64> {
    println!("{title:<36} {:>8} {:>8} {:>8}", "ours", "by hand", "more");
    let line = |pair: &Pair| {
        let (ours, by_hand) = (allocations(&pair.ours), allocations(&pair.by_hand));
        let more = ours.cast_signed() - by_hand.cast_signed();
        println!("  {:<34} {ours:>8} {by_hand:>8} {more:>8}", pair.name);
        more
    };
    let more = pairs.iter().map(line).collect();
    println!();
    more
}

fn allocations<T>(work: &dyn Fn() -> T) -> u64 {
    let once = || {
        measure(|| {
            work();
        })
        .count_total
    };
    let mut counts: Vec<_> = (0..TIMES).map(|_| once()).collect();
    counts.sort_unstable();
    counts[TIMES / 2]
}
