//! Every operation over TLS: what it logs of handshakes and records, and what an error says of a
//! certificate that is not trusted.

use deepgram_mgmt::ErrorKind;
use deepgram_mgmt::reqwest::Certificate;
use tests::canary::Canary;
use tests::http::Answer;
use tests::server::TlsServer;
use tests::table::{OPERATIONS, Texts};

use crate::calls::{assert_quiet, builder, ended};
use crate::capture::Capture;

#[tokio::test]
async fn every_operation() {
    let capture = Capture::installed();
    let server = TlsServer::start(OPERATIONS.iter().map(|operation| {
        let answer = Answer::json(200, operation.payload.sample());
        answer.header("connection", "close")
    }));
    let url = server.url().to_owned();
    let certificate = Certificate::from_der(server.certificate()).unwrap();
    let client = builder(&url)
        .http(move |http| http.tls_certs_only([certificate.clone()]).no_proxy())
        .build()
        .unwrap();
    for operation in OPERATIONS {
        let call = (operation.prepare)(&client, &Texts::Canaries);
        ended(call, &url).await.unwrap();
    }
    let requests = server.finish();
    assert_eq!(requests.iter().flatten().count(), OPERATIONS.len());
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
    assert!(capture.heard("rustls::client"), "nothing was heard of TLS");
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted() {
    let capture = Capture::installed();
    let server = TlsServer::start([Answer::empty(204)]);
    let builder = builder(server.url()).http(|http| http.tls_certs_only([]).no_proxy());
    let client = builder.max_attempts(1).build().unwrap();
    let call = (OPERATIONS[0].prepare)(&client, &Texts::Canaries);
    let error = ended(call, server.url()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert_quiet("an error", &error.to_string(), server.url());
    assert!(error.to_string().contains("TLS"), "{error}");
    assert_eq!(server.finish(), [None]);
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
}
