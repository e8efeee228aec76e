//! Whatever can go wrong with a call, on a socket where it does go wrong: each fault gives one
//! error of the right kind, in time, after as many requests as the call's class allows, and shows
//! nothing of what was sent.
//!
//! `FAULTS.md` lists every fault with its tests; `coverage` holds the list against what is here.

mod connection;
mod coverage;
mod dropped;
mod error_answers;
mod many;
mod operations;
mod pages;
mod paths;
mod redirects;
mod retry_after;
mod size;
mod slow;
mod status;
mod trial;
mod unreadable;
