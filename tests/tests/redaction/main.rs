//! Nothing shows what a call holds: every operation, with canaries wherever a caller's or the
//! service's values go, through every outcome, and those of golden documents, which stream, page and
//! send what the bundled ones do not; then all that was logged at TRACE by any crate and
//! all that can be printed of client, request and error is searched for them.
//!
//! A process of its own: what it records is what any of its tests makes the crates log.

mod calls;
mod capture;
mod configuration;
mod documents;
mod echo;
mod outcome;
mod planted;
mod tls;
