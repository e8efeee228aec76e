//! What breaks below the answer: connections, size, redirects.

use std::error::Error as _;
use std::net::TcpStream;

use deepgram_mgmt::reqwest::Method;
use deepgram_mgmt::{Error, ErrorKind};
use tests::client::{at, builder, client, shown};
use tests::http::Answer;
use tests::server::{Refusing, Script, Server};

use crate::failure::failure;

#[tokio::test]
async fn large_answers_are_refused_early() {
    let announced = b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000000\r\n\r\n".to_vec();
    let mut chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for _ in 0..64 {
        chunked.extend_from_slice(b"400\r\n");
        chunked.extend_from_slice(&[b' '; 0x400]);
        chunked.extend_from_slice(b"\r\n");
    }
    for bytes in [announced, chunked] {
        let server = Server::scripted([Script::new().request().write(bytes).hold()]);
        let client = builder(&server).max_body_bytes(8 << 10).build().unwrap();
        let error = client.delete_project_key("p", "k").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
        assert_eq!(error.status().unwrap(), 200);
        let said = error.to_string();
        assert!(said.contains("sending it again does no harm"), "{said}");
        assert!(
            said.contains("larger than the 8 KiB that the client accepts"),
            "{said}"
        );
        assert!(said.contains("with a larger `max_body_bytes`"), "{said}");
        server.finish().unwrap();
    }
    let server = Server::start([Answer::json(200, r#"{"message":"1"}"#)]);
    let client = builder(&server).max_body_bytes(15).build().unwrap();
    client.delete_project_key("p", "k").await.unwrap();
    server.finish().unwrap();
}

#[tokio::test]
async fn a_later_hint_leaves_the_advice() {
    let refused = Answer::json(401, r#"{"message": "no"}"#);
    let server = Server::start([Answer::empty(503).header("retry-after", "0"), refused]);
    let error = client(&server).delete_project_key("p", "k").await;
    let error = error.unwrap_err();
    assert!(error.maybe_applied() && !error.is_retryable());
    for advice in ["check that the credential", "sending it again does no harm"] {
        assert!(error.to_string().contains(advice), "{error}");
    }
    server.finish().unwrap();
}

#[tokio::test]
async fn no_way_to_a_host_is_opened() {
    let server = Server::start([]);
    let request = client(&server).request(Method::CONNECT, "/v1/x");
    let error = request.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::InvalidRequest, 0)
    );
    server.finish().unwrap();
}

/// The error of deleting a key whose connection gives these bytes and ends, sent once.
async fn cut(bytes: &[u8]) -> Error {
    let server = Server::scripted([Script::new().request().write(bytes)]);
    let call = client(&server).delete_project_key("canary-path", "k");
    let call = call.max_attempts(1);
    let error = call.await.unwrap_err();
    server.finish().unwrap();
    error
}

#[tokio::test]
async fn the_status_outlives_its_body() {
    let error = cut(b"HTTP/1.1 500 Oops\r\ncontent-length: 100\r\n\r\n{").await;
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Api, 500)
    );
    assert!(error.source().is_some());
}

#[tokio::test]
async fn faults_of_the_connection() {
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{";
    for bytes in [&b""[..], b"HTTP/1.1 200", half] {
        let error = cut(bytes).await;
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        assert!(!shown(&error).contains("canary"), "{}", shown(&error));
        assert!(error.source().is_some());
    }

    let refusing = Refusing::start();
    let client = at(refusing.url());
    let client = client.max_attempts(1).build().unwrap();
    let error = client
        .delete_project_key("canary-path", "k")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    let refused = TcpStream::connect(refusing.url().trim_start_matches("http://")).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "`deleteProjectKey`: no connection came about: {refused}; check the base URL, the network \
             and proxies on the way"
        )
    );
    let line = format!("{error:?}");
    assert!(line.starts_with(&error.to_string()), "{line}");
    assert!(line.ends_with(&format!(": caused by {refused}")), "{line}");
    assert_eq!(line.lines().count(), 1);
    assert!(!line.contains("127.0.0.1"), "{line}");
    assert!(!shown(&error).contains("canary"), "{}", shown(&error));
}

#[cfg(any(
    feature = "native-tls",
    feature = "rustls",
    feature = "rustls-no-provider"
))]
#[tokio::test]
async fn a_server_without_tls_is_told_apart() {
    let refusal = Answer::empty(400).to_bytes();
    let server = Server::scripted([Script::new().write(refusal).drain()]);
    let base_url = server.url().replace("http:", "https:");
    let builder = builder(&server).base_url(base_url).max_attempts(1);
    let client = builder.build().unwrap();
    let error = client
        .delete_project_key("canary-path", "k")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(
        error.to_string().contains("the TLS handshake failed"),
        "{}",
        shown(&error)
    );
    assert!(!shown(&error).contains("canary"), "{}", shown(&error));
    server.finish().unwrap();
}

#[tokio::test]
async fn redirects_reach_nobody() {
    let other = Server::start([]);
    let location = format!("{}/stolen", other.url());
    for status in [301, 302, 303, 307, 308] {
        let error = failure(Answer::empty(status).header("location", &location)).await;
        assert_eq!(error.kind(), ErrorKind::Redirect);
    }
    assert_eq!(other.finish(), Ok(Vec::new()));
}
