//! What the clients of golden documents send, byte for byte as it comes out of a socket.

mod absence;
mod answers;
mod bodies;
mod broken_streams;
mod echo;
mod headers;
mod multipart;
mod pages;
mod parameters;
mod proxies;
mod security;
mod servers;
#[cfg(feature = "tracing")]
mod spans;
mod streams;
mod twice;
mod values;

use clients::rt::{Client, ClientConfig, Error, ErrorKind, Tls};
use tests::http::{Answer, Request};
use tests::server::Server;

/// A client of the service at `url`, without credentials.
fn config(url: impl Into<String>) -> ClientConfig {
    ClientConfig::new(url, Tls::Missing, "test/1")
}

/// The one request that `call` makes, which is answered with 204.
async fn sent<F: IntoFuture<Output = Result<T, Error>>, T>(
    call: impl FnOnce(Client) -> F,
) -> Request {
    let server = Server::start([Answer::empty(204)]);
    let client = config(server.url()).connect().expect("a client");
    call(client).await.expect("an answer");
    let mut requests = server.finish().expect("as scripted");
    requests.remove(0)
}

/// The target of the one request that `call` makes.
async fn target<F: IntoFuture<Output = Result<(), Error>>>(
    call: impl FnOnce(Client) -> F,
) -> String {
    let request = sent(call).await;
    let mut words = request.line.split(' ');
    words.nth(1).expect("a request line").to_owned()
}

/// What `call` is refused with, before anything is sent.
async fn refused<F: IntoFuture<Output = Result<(), Error>>>(
    call: impl FnOnce(Client) -> F,
) -> String {
    let server = Server::start([]);
    let client = config(server.url()).connect().expect("a client");
    let error = call(client).await.expect_err("a refusal");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(server.finish().expect("as scripted").is_empty());
    error.to_string()
}
