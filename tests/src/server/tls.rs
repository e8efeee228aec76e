//! A server of TLS with a certificate of its own for `localhost`: one request and its answer on each
//! connection.

use std::io::{BufReader, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rcgen::CertifiedKey;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::http::{Answer, Request};

/// A server on a free port that takes a connection for each of its answers.
#[derive(Debug)]
#[must_use = "what was asked is told by `finish`"]
pub struct TlsServer {
    url: String,
    certificate: Vec<u8>,
    serving: JoinHandle<Vec<Option<Request>>>,
}

impl TlsServer {
    /// Gives each connection the next answer.
    ///
    /// # Panics
    ///
    /// Where the machine has no free port on 127.0.0.1, or makes no certificate.
    pub fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]);
        let CertifiedKey { cert, signing_key } = made.expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(signing_key.serialize_der());
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("protocols that the provider knows")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key.into())
            .expect("key and certificate belong together");
        let listener = super::listener();
        let port = listener.local_addr().expect("a bound listener").port();
        let (config, answers) = (Arc::new(config), Vec::from_iter(answers));
        Self {
            url: format!("https://localhost:{port}"),
            certificate: cert.der().to_vec(),
            serving: thread::spawn(move || {
                let serve = |answer: &Answer| serve(&listener, &config, answer);
                answers.iter().map(serve).collect()
            }),
        }
    }

    /// Where it listens, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its certificate, as DER: who trusts it is answered.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// What was asked on each connection; nothing where the client ended the handshake. It waits
    /// for as many connections as there are answers.
    ///
    /// # Panics
    ///
    /// Where the server did.
    pub fn finish(self) -> Vec<Option<Request>> {
        self.serving.join().expect("the server panicked")
    }
}

/// Serves one connection.
fn serve(listener: &TcpListener, config: &Arc<ServerConfig>, answer: &Answer) -> Option<Request> {
    let (socket, _) = listener.accept().expect("a connection");
    let session = ServerConnection::new(Arc::clone(config)).expect("a session");
    let mut stream = BufReader::new(StreamOwned::new(session, socket));
    let request = Request::read(0, &mut stream).ok().flatten()?;
    let stream = stream.get_mut();
    stream.write_all(&answer.to_bytes()).ok()?;
    stream.conn.send_close_notify();
    stream.flush().ok()?;
    Some(request)
}
