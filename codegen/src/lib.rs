//! Documents in, files out: an OpenAPI description and its overlays become the source of a typed
//! Rust client.
//!
//! The stages stand in `ARCHITECTURE.md`; each starts only when the one before it found nothing
//! wrong, so that a document with nine faults prints nine. The core does no I/O and does not panic;
//! [`build_script`] alone reads and writes, for crates that generate while they are built.

pub mod account;
pub mod api;
pub mod beside;
pub mod build_script;
pub mod bundle;
pub mod check;
pub mod code;
pub mod diagnostic;
mod digest;
pub mod docs;
pub mod document;
pub mod emit;
pub mod files;
pub mod format;
mod generate;
pub mod inventory;
pub mod ir;
mod items;
mod judge;
mod keywords;
pub mod load;
pub mod locate;
pub mod lower;
pub mod media;
pub mod message;
pub mod model;
pub mod names;
mod nearest;
pub mod operations_md;
pub mod overlay;
pub mod pointer;
mod reference;
pub mod render;
pub mod resolve;
pub mod rust_type;
pub mod share;
mod trail;
pub mod tree;

pub use generate::{Failure, Input, Output, effective, generate, generate_among};
pub use model::Feature;
pub use render::HEADER;
