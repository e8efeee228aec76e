//! The maintainer's command line as functions: all reading, writing and wording lives here, so that
//! the generator does none of it.
//!
//! Each task returns an [`Outcome`], what to print and the exit code; only the binary prints.
//! Nothing on disk changes unless a task succeeds.

pub mod cargo;
pub mod check;
pub mod corpus;
pub mod difference;
pub mod disk;
pub mod input;
pub mod ours;
pub mod outcome;
pub mod place;
pub mod scratch;
pub mod summary;
pub mod task;
pub mod workspace;

pub use corpus::{Compile, Corpus, Make};
pub use outcome::{Exit, Fault, Outcome};
pub use task::{Codegen, Mode, Spec};
pub use workspace::Workspace;
