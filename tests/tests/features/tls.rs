//! TLS by each library that can do it, against a server of rustls with a certificate of its own.

#[cfg(any(
    feature = "native-tls",
    feature = "rustls",
    feature = "rustls-no-provider"
))]
mod there {
    use std::io::{BufReader, Write};
    use std::net::TcpListener;
    use std::sync::Arc;
    use std::thread;

    use deepgram_mgmt::reqwest::Certificate;
    use deepgram_mgmt::{Client, ClientBuilder, ErrorKind};
    use rcgen::{CertifiedKey, generate_simple_self_signed};
    use rustls::pki_types::PrivateKeyDer;
    use rustls::{ServerConfig, ServerConnection, StreamOwned};
    use tests::client::{KEY, install_cryptography, shown};
    use tests::http::{Answer, Request};

    /// A server of one connection, and its certificate; whether a request came is told at its end.
    fn server(
        answer: Answer,
    ) -> (
        ClientBuilder,
        Certificate,
        thread::JoinHandle<Option<Request>>,
    ) {
        install_cryptography();
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let served = thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let connection = ServerConnection::new(Arc::new(config)).unwrap();
            let mut stream = BufReader::new(StreamOwned::new(connection, stream));
            // A client that does not trust the certificate ends the handshake.
            let request = Request::read(0, &mut stream).ok().flatten()?;
            let stream = stream.get_mut();
            stream.write_all(&answer.to_bytes()).unwrap();
            stream.conn.send_close_notify();
            stream.flush().unwrap();
            Some(request)
        });
        let url = format!("https://localhost:{port}");
        let builder = Client::builder().api_key(KEY).base_url(url).max_attempts(1);
        let certificate = Certificate::from_der(cert.der()).unwrap();
        (builder, certificate, served)
    }

    #[tokio::test]
    async fn a_trusted_server_is_reached() {
        let (builder, certificate, served) = server(Answer::json(200, r#"{"projects":[]}"#));
        let trusting = builder.http(|http| http.tls_certs_only([certificate]).no_proxy());
        trusting.build().unwrap().list_projects().await.unwrap();
        let request = served.join().unwrap().unwrap();
        let credential = format!("Token {KEY}");
        assert_eq!(request.header("authorization"), Some(&*credential));
    }

    #[tokio::test]
    async fn a_server_that_is_not_trusted_sees_nothing() {
        let (builder, _, served) = server(Answer::empty(200));
        let wary = builder.http(|http| http.tls_certs_only([]).no_proxy());
        let error = wary.build().unwrap().list_projects().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
        assert!(error.to_string().contains("TLS"), "{error}");
        assert!(error.to_string().contains("certificates"), "{error}");
        assert!(!error.maybe_applied());
        assert!(!shown(&error).contains(KEY), "{}", shown(&error));
        assert_eq!(served.join().unwrap(), None);
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
