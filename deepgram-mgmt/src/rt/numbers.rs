//! The numbers and rules of the runtime as documentation writes them.
//!
//! They are made of the constants and the functions that decide, so that a page that is compared
//! with them cannot say anything else.

use std::time::Duration;

use super::budget::{Budget, Cost};
use super::decide::{Cause, LONGEST_WAIT, backoff, may_repeat};
use super::{Class, ClientConfig, Method, StatusCode, Tls, retry_after, shown};

/// The classes, in the order of the columns.
const CLASSES: [Class; 3] = [Class::Safe, Class::Idempotent, Class::Once];

/// Each limit: what it is, and its number with its unit.
pub(crate) fn limits() -> Vec<[String; 2]> {
    let config = ClientConfig::new("http://127.0.0.1", Tls::Missing, "docs/1");
    let [first, refused] = [Cause::Ambiguous, Cause::Refused].map(|cause| backoff(cause, 1, 1.0));
    let longest = backoff(Cause::Ambiguous, u32::MAX, 1.0);
    let (full, back) = tokens();
    let rows = [
        (
            "attempts of a call, the first included",
            config.limits.attempts.to_string(),
        ),
        ("connect timeout", time(config.connect_timeout)),
        ("idle timeout", time(config.limits.idle)),
        ("attempt timeout", time(config.limits.attempt)),
        ("total timeout", time(config.limits.total)),
        ("wait before the second attempt, at most", time(first)),
        ("the same after a 429, at most", time(refused)),
        ("any wait of our own choice, at most", time(longest)),
        (
            "a wait that the service asks for, at most",
            time(LONGEST_WAIT),
        ),
        (
            "a `Retry-After` as it is told, at most",
            time(retry_after::LONGEST),
        ),
        ("budget of a client, full", format!("{full} tokens")),
        (
            "a repeated attempt costs",
            format!("{} tokens", Cost::Failure as u32),
        ),
        (
            "the same after a timeout",
            format!("{} tokens", Cost::Timeout as u32),
        ),
        ("a successful call gives back", format!("{back} token")),
        (
            "largest answer, after decoding",
            format!("{} MiB", config.max_body_bytes >> 20),
        ),
    ];
    rows.map(|(what, number)| [what.to_owned(), number]).into()
}

/// How many tokens there are at first, and how many a success gives back, by counting.
fn tokens() -> (u32, u32) {
    let cost = Cost::Failure as u32;
    let budget = Budget::full();
    let mut full = 0;
    while budget.take(Cost::Failure) {
        full += cost;
    }
    let mut successes = 0;
    while !budget.take(Cost::Failure) {
        budget.give_back();
        successes += 1;
    }
    (full, cost / successes)
}

/// A duration in the widest unit that leaves no rest.
fn time(duration: Duration) -> String {
    const DAY: u64 = 24 * 60 * 60;
    match (duration.as_secs(), duration.subsec_millis()) {
        (seconds, 0) if seconds % DAY == 0 => format!("{} d", seconds / DAY),
        (seconds, 0) => format!("{seconds} s"),
        (_, _) => format!("{} ms", duration.as_millis()),
    }
}

/// Whether an attempt that ended so is repeated, a column for each class.
pub(crate) fn repeats() -> Vec<[String; 4]> {
    let rows = [
        ("not sent", Cause::NotSent),
        ("refused", Cause::Refused),
        ("ambiguous", Cause::Ambiguous),
        ("body cut", Cause::BodyCut),
        ("final", Cause::Final),
    ];
    let row = |(what, cause): (&str, Cause)| {
        let [safe, idempotent, once] = CLASSES.map(|class| {
            let follows = if may_repeat(class, cause) {
                "again"
            } else {
                "error"
            };
            follows.to_owned()
        });
        [what.to_owned(), safe, idempotent, once]
    };
    rows.map(row).into()
}

/// The error statuses that are refusals, and those that are ambiguous.
pub(crate) fn statuses() -> [String; 2] {
    [Cause::Refused, Cause::Ambiguous].map(|cause| {
        let of_cause = (100..=999_u16).filter(|status| {
            StatusCode::from_u16(*status).is_ok_and(|status| Cause::of_status(status) == cause)
        });
        let texts: Vec<String> = of_cause.map(|status| status.to_string()).collect();
        texts.join(", ")
    })
}

/// The methods of each class, of those that HTTP itself defines.
pub(crate) fn methods() -> [String; 2] {
    let all = [
        Method::GET,
        Method::HEAD,
        Method::OPTIONS,
        Method::TRACE,
        Method::PUT,
        Method::DELETE,
        Method::POST,
        Method::PATCH,
    ];
    [Class::Safe, Class::Idempotent].map(|class| {
        let of_class = all
            .iter()
            .filter(|method| Class::of_method(method) == class);
        of_class.map(Method::as_str).collect::<Vec<_>>().join(", ")
    })
}

/// How many characters of a service's text are shown.
pub(crate) const SHOWN: usize = shown::LONGEST;
