//! What the crate costs in time: a call over the same call by hand, and the decoding of an answer
//! over that of a hand-written struct of the same fields.

mod bodies;
mod by_hand;
mod calls;
mod decoding;
mod pair;
mod server;
mod turns;

use std::env;
use std::process::ExitCode;

use bodies::Unnamed;
use pair::Pair;
use turns::{Plan, time};

/// A call may take this much of the time of the same call by hand.
const CALL: f64 = 1.05;

/// Decoding may take this much of the time of `serde_json` with a derived struct.
const DECODING: f64 = 1.15;

/// `cargo bench -p deepgram-mgmt --bench time -- decoding` runs the sections of that name alone.
fn main() -> ExitCode {
    let calls = Plan {
        rounds: 15,
        turns: 400,
    };
    let decoding = Plan {
        rounds: 15,
        turns: 15,
    };
    let held = [
        section("call", calls::pairs, calls, CALL),
        section(
            "decoding",
            || decoding::pairs(Unnamed::Absent),
            decoding,
            DECODING,
        ),
        section(
            "decoding, two unnamed fields each",
            || decoding::pairs(Unnamed::Present),
            decoding,
            DECODING,
        ),
    ];
    if held.contains(&false) {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Prints a line for each pair; says whether all of them are within the limit.
fn section(title: &str, pairs: fn() -> Vec<Pair>, plan: Plan, limit: f64) -> bool {
    let mut wanted = env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    if wanted.peek().is_some() && !wanted.any(|word| title.contains(&word)) {
        return true;
    }
    println!("{title:<36} {:>12} {:>12} {:>7}", "ours", "by hand", "ratio");
    let pairs = pairs();
    let within = pairs.iter().map(|pair| {
        let timing = time(pair, plan);
        let within = timing.ratio <= limit;
        println!(
            "  {:<34} {:>12} {:>12} {:>7.3}{}",
            pair.name,
            format!("{:.1?}", timing.ours),
            format!("{:.1?}", timing.by_hand),
            timing.ratio,
            if within { "" } else { "  over the limit" },
        );
        within
    });
    let within: Vec<_> = within.collect();
    println!("  at most {limit}\n");
    !within.contains(&false)
}
