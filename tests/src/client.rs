//! A client of a scripted server, and all that can be printed of its errors.

use std::error::Error as StdError;

use deepgram_mgmt::{Client, ClientBuilder};

use crate::server::Server;

/// The credential of every client here.
pub const KEY: &str = "canary-key";

/// A client of this server, to be changed.
pub fn builder(server: &Server) -> ClientBuilder {
    at(server.url())
}

/// A client of the service at this address, to be changed.
///
/// It trusts no certificate: to read the machine's takes longer than most tests.
pub fn at(url: impl Into<String>) -> ClientBuilder {
    install_cryptography();
    let builder = Client::builder().api_key(KEY).base_url(url);
    #[cfg(any(
        feature = "native-tls",
        feature = "rustls",
        feature = "rustls-no-provider"
    ))]
    let builder = builder.http(|http| http.tls_certs_only([]));
    builder
}

/// Gives rustls its cryptography, where the client's feature leaves that to the program; once is
/// enough.
pub fn install_cryptography() {
    #[cfg(feature = "rustls-no-provider")]
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}

/// A client of this server.
///
/// # Panics
///
/// Never: key and address are fit.
pub fn client(server: &Server) -> Client {
    builder(server).build().expect("key and address are fit")
}

/// An error and its causes, in every form in which they can be printed.
pub fn shown(error: &impl StdError) -> String {
    let mut parts = vec![format!("{error} {error:?} {error:#?}")];
    let mut source = error.source();
    while let Some(cause) = source {
        parts.push(format!("{cause} {cause:?} {cause:#?}"));
        source = cause.source();
    }
    parts.join(" ")
}
