//! A client that `build.rs` generates: nothing of it is checked in.

// At the root, where generated code looks for `crate::rt`.
include!(concat!(env!("OUT_DIR"), "/client.rs"));

pub use generated::{meta, operations, types};

/// A client of the service at `base_url`.
///
/// # Errors
/// Where the base URL is refused.
pub fn client(base_url: &str) -> Result<rt::Client, rt::Error> {
    rt::ClientConfig::new(base_url, rt::Tls::Missing, "build-example/0.1").connect()
}
