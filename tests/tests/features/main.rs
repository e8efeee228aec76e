//! What the client's features add, each on real sockets; a build without one leaves its tests out.

#[cfg(feature = "blocking")]
mod blocking;
mod compression;
#[cfg(feature = "tracing")]
mod spans;
mod tls;
