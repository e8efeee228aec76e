//! The feature `rustls-no-provider` in a process that has installed no cryptography, which one
//! test alone can have; with the others, there is nothing to install.

use deepgram_mgmt::{Client, Error};

fn built() -> Result<Client, Error> {
    Client::builder().api_key("k").build()
}

#[cfg(all(
    feature = "rustls-no-provider",
    not(any(feature = "native-tls", feature = "rustls"))
))]
#[test]
fn a_client_needs_the_programs_cryptography() {
    use deepgram_mgmt::ErrorKind;

    let error = built().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains("crypto provider"), "{error}");
    // Not even for a service without TLS can one be made.
    let plain = Client::builder().api_key("k").base_url("http://127.0.0.1");
    assert_eq!(plain.build().unwrap_err().kind(), ErrorKind::Config);
    tests::client::install_cryptography();
    built().unwrap();
}

#[cfg(any(feature = "native-tls", feature = "rustls"))]
#[test]
fn a_client_brings_its_own_cryptography() {
    built().unwrap();
}

#[cfg(not(any(
    feature = "native-tls",
    feature = "rustls",
    feature = "rustls-no-provider"
)))]
#[test]
fn a_client_without_tls_needs_no_cryptography() {
    built().unwrap_err();
    let plain = Client::builder().api_key("k").base_url("http://127.0.0.1");
    plain.build().unwrap();
}
