//! The client on a raw socket: every operation makes exactly its request, reads every answer that
//! the service is known to give without losing a field, and tells every error apart.
//!
//! A trial for each request, answer and error, so that a failure names its operation and shape;
//! and one that fails where an operation of the client has none.

mod answers;
mod bodies;
mod coverage;
mod errors;
mod exchange;
mod odd_errors;
mod pages;
mod refusals;
mod requests;
mod secrets;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let trials: Vec<Trial> = [
        coverage::trials(),
        requests::trials(),
        bodies::trials(),
        answers::trials(),
        errors::trials(),
        odd_errors::trials(),
        secrets::trials(),
        pages::trials(),
        refusals::trials(),
    ]
    .into_iter()
    .flatten()
    .collect();
    libtest_mimic::run(&arguments, trials).exit();
}
