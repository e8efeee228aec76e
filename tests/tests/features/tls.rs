//! TLS by each library that can do it, against a server of rustls with a certificate of its own.

#[cfg(any(
    feature = "native-tls",
    feature = "rustls",
    feature = "rustls-no-provider"
))]
mod there {
    use deepgram_mgmt::reqwest::Certificate;
    use deepgram_mgmt::{Client, ClientBuilder, ErrorKind};
    use tests::client::{KEY, install_cryptography, shown};
    use tests::http::Answer;
    use tests::server::TlsServer;

    /// A client of this server that trusts these certificates alone.
    fn trusting(server: &TlsServer, certificates: Vec<Certificate>) -> ClientBuilder {
        install_cryptography();
        let builder = Client::builder().api_key(KEY).base_url(server.url());
        let builder = builder.max_attempts(1);
        builder.http(move |http| http.tls_certs_only(certificates.clone()).no_proxy())
    }

    #[tokio::test]
    async fn a_trusted_server_is_reached() {
        let server = TlsServer::start([Answer::json(200, r#"{"projects":[]}"#)]);
        let certificate = Certificate::from_der(server.certificate()).unwrap();
        let client = trusting(&server, vec![certificate]).build().unwrap();
        client.list_projects().await.unwrap();
        let requests = server.finish();
        let credential = format!("Token {KEY}");
        let request = requests[0].as_ref().unwrap();
        assert_eq!(request.header("authorization"), Some(&*credential));
    }

    #[tokio::test]
    async fn a_server_that_is_not_trusted_sees_nothing() {
        let server = TlsServer::start([Answer::empty(200)]);
        let client = trusting(&server, Vec::new()).build().unwrap();
        let error = client.list_projects().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
        assert!(error.to_string().contains("TLS"), "{error}");
        assert!(error.to_string().contains("certificates"), "{error}");
        assert!(!error.maybe_applied());
        assert!(!shown(&error).contains(KEY), "{}", shown(&error));
        assert_eq!(server.finish(), [None]);
    }
}

#[cfg(not(any(
    feature = "native-tls",
    feature = "rustls",
    feature = "rustls-no-provider"
)))]
#[test]
fn https_without_it_is_refused() {
    use deepgram_mgmt::{Client, ErrorKind};

    let error = Client::builder().api_key("k").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains("`rustls`"), "{error}");
}
