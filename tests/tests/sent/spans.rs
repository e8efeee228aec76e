//! What spans say of where a request goes.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use clients::rt::Operation;
use clients::servers::operations::servers::AtThePath;
use tests::http::Answer;
use tests::server::Server;
use tests::subscribers::keep_a_second;
use tracing::instrument::WithSubscriber;
use tracing_subscriber::fmt::format::FmtSpan;

use super::config;

/// All lines that are logged.
#[derive(Clone, Debug, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn an_operation_with_a_server_of_its_own_names_that() {
    let files = Server::start([Answer::empty(204)]);
    let url = files.url().replace("127.0.0.1", "localhost");
    let port = url.rsplit(':').next().expect("a port");
    let mut config = config("http://127.0.0.2:1");
    config.servers = [(AtThePath::SERVERS[0].url, url.clone())].into();
    let client = config.connect().expect("a client");
    keep_a_second();
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let call = client.at_the_path().into_future();
    call.with_subscriber(subscriber).await.expect("an answer");
    files.finish().expect("as scripted");
    let lines = lines.0.lock().unwrap_or_else(PoisonError::into_inner);
    let lines = String::from_utf8_lossy(&lines);
    for field in [
        "server.address=\"localhost\"",
        &format!("server.port={port}"),
    ] {
        // Of the call, and of the attempt with the call around it.
        assert_eq!(lines.matches(field).count(), 3, "{field}: {lines}");
    }
    assert!(!lines.contains("127.0.0.2"), "{lines}");
}
