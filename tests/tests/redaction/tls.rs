//! Every operation over TLS: what it logs of handshakes and records, and what an error says of a
//! certificate that is not trusted.

use std::io::{BufReader, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use deepgram_mgmt::ErrorKind;
use deepgram_mgmt::reqwest::Certificate;
use rcgen::CertifiedKey;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tests::canary::Canary;
use tests::http::{Answer, Request};
use tests::table::{OPERATIONS, Texts};

use crate::calls::{assert_quiet, builder, ended};
use crate::capture::Capture;

/// A server with a certificate of its own for 127.0.0.1; it serves one connection for each answer,
/// and says on which of them a request came.
struct TlsServer {
    url: String,
    certificate: Certificate,
    serving: thread::JoinHandle<Vec<bool>>,
}

impl TlsServer {
    fn start(answers: Vec<Answer>) -> Self {
        let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]);
        let CertifiedKey { cert, signing_key } = made.expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(signing_key.serialize_der());
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key.into())
            .expect("key and certificate belong together");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("the listener has an address");
        let config = Arc::new(config);
        Self {
            url: format!("https://{address}"),
            certificate: Certificate::from_der(cert.der()).expect("a certificate"),
            serving: thread::spawn(move || {
                let serve = |answer: &Answer| serve(&listener, &config, answer);
                answers.iter().map(serve).collect()
            }),
        }
    }
}

/// Serves one connection, and says whether a request came on it.
fn serve(listener: &TcpListener, config: &Arc<ServerConfig>, answer: &Answer) -> bool {
    let (socket, _) = listener.accept().expect("a connection");
    let session = ServerConnection::new(Arc::clone(config)).expect("a session");
    let mut stream = BufReader::new(StreamOwned::new(session, socket));
    let Ok(Some(_)) = Request::read(0, &mut stream) else {
        return false;
    };
    let stream = stream.get_mut();
    let written = stream.write_all(&answer.to_bytes());
    stream.conn.send_close_notify();
    written.and_then(|()| stream.flush()).is_ok()
}

#[tokio::test]
async fn every_operation() {
    let capture = Capture::installed();
    let answers = OPERATIONS.iter().map(|operation| {
        let answer = Answer::json(200, operation.payload.sample());
        answer.header("connection", "close")
    });
    let server = TlsServer::start(answers.collect());
    let certificate = server.certificate.clone();
    let client = builder(&server.url)
        .http(|http| http.tls_certs_only([certificate]).no_proxy())
        .build()
        .unwrap();
    for operation in OPERATIONS {
        let call = (operation.prepare)(&client, &Texts::Canaries);
        ended(call, &server.url).await.unwrap();
    }
    assert_eq!(server.serving.join().unwrap(), vec![true; OPERATIONS.len()]);
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
    assert!(capture.heard("rustls::client"), "nothing was heard of TLS");
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted() {
    let capture = Capture::installed();
    let server = TlsServer::start(vec![Answer::empty(204)]);
    let builder = builder(&server.url).http(|http| http.tls_certs_only([]).no_proxy());
    let client = builder.max_attempts(1).build().unwrap();
    let call = (OPERATIONS[0].prepare)(&client, &Texts::Canaries);
    let error = ended(call, &server.url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert_quiet("an error", &error.to_string(), &server.url);
    assert!(error.to_string().contains("TLS"), "{error}");
    assert_eq!(server.serving.join().unwrap(), [false]);
    assert_eq!(capture.leaks(&Canary::all()), Vec::<String>::new());
}
