//! End to end tests.

pub mod case;
pub mod expect;
pub mod lint;
pub mod scratch;
pub mod shuffle;
