//! Documents in, files out: an OpenAPI description and its overlays become the source of a typed
//! Rust client.
//!
//! The stages stand in `ARCHITECTURE.md`; each starts only when the one before it found nothing
//! wrong, so that a document with nine faults prints nine. The core does no I/O and does not panic.

pub mod account;
pub mod api;
pub mod code;
pub mod diagnostic;
pub mod docs;
pub mod document;
pub mod emit;
pub mod inventory;
pub mod ir;
pub mod model;
pub mod names;
pub mod operations_md;
pub mod pointer;
pub mod render;
pub mod rust_type;
pub mod tree;
