//! What the crate costs in time: a call over the same call by hand, and the decoding of an answer
//! over that of a hand-written struct of the same fields.

mod answers;
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

/// How much of the time by hand ours may take.
#[derive(Clone, Copy, Debug)]
enum Limit {
    AtMost(f64),
    /// For information: the other side does less.
    Open,
}

impl Limit {
    fn holds(self, ratio: f64) -> bool {
        match self {
            Self::AtMost(most) => ratio <= most,
            Self::Open => true,
        }
    }
}

/// Of the same call by hand.
const CALL: Limit = Limit::AtMost(1.05);

/// Of `serde_json` with a derived struct of the same fields.
const DECODING: Limit = Limit::AtMost(1.15);

const CALLS: Plan = Plan {
    rounds: 15,
    turns: 400,
};

const DECODINGS: Plan = Plan {
    rounds: 15,
    turns: 25,
};

/// `cargo bench -p deepgram-mgmt --bench time -- decoding` runs the sections of that name alone.
fn main() -> ExitCode {
    let named = || decoding::ignoring(Unnamed::Absent);
    let kept = || decoding::keeping(Unnamed::Present);
    let lost = || decoding::ignoring(Unnamed::Present);
    let within = [
        section("call", calls::pairs, CALLS, CALL),
        section("decoding", named, DECODINGS, DECODING),
        section("decoding, unnamed fields kept", kept, DECODINGS, DECODING),
        section(
            "decoding, unnamed fields lost by hand",
            lost,
            DECODINGS,
            Limit::Open,
        ),
    ];
    if within.contains(&false) {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Prints a line for each pair; says whether all of them are within the limit.
fn section(title: &str, pairs: impl Fn() -> Vec<Pair>, plan: Plan, limit: Limit) -> bool {
    let wanted: Vec<_> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    if !wanted.is_empty() && !wanted.iter().any(|word| title.contains(word.as_str())) {
        return true;
    }
    println!(
        "{title:<38} {:>10} {:>10} {:>7}",
        "ours", "by hand", "ratio"
    );
    let mut within = true;
    for pair in pairs() {
        let timing = time(&pair, plan);
        let holds = limit.holds(timing.ratio);
        within &= holds;
        println!(
            "  {:<36} {:>10} {:>10} {:>7.3}{}",
            pair.name,
            format!("{:.1?}", timing.ours),
            format!("{:.1?}", timing.by_hand),
            timing.ratio,
            if holds { "" } else { "  over the limit" },
        );
    }
    match limit {
        Limit::AtMost(most) => println!("  at most {most}\n"),
        Limit::Open => println!("  no limit\n"),
    }
    within
}
