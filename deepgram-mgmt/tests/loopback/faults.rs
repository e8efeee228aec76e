//! What breaks below the answer: connections, size, redirects.

use std::error::Error as _;
use std::net::{TcpListener, TcpStream};

use deepgram_mgmt::{Client, ErrorKind};

use crate::failure::{failure, shown};
use crate::server::{KEY, Server, answer, json};

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
        let server = Server::answering([bytes]);
        let client = server.builder().max_body_bytes(8 << 10).build().unwrap();
        let error = client.delete_project_key("p", "k").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
        assert_eq!(error.status().unwrap(), 200);
        assert!(error.to_string().contains("max_body_bytes"));
    }
    let server = Server::answering([json(r#"{"message":"1"}"#)]);
    let client = server.builder().max_body_bytes(15).build().unwrap();
    client.delete_project_key("p", "k").await.unwrap();
}

#[tokio::test]
async fn the_status_outlives_its_body() {
    let cut = b"HTTP/1.1 500 Oops\r\ncontent-length: 100\r\n\r\n{".to_vec();
    let error = failure(cut).await;
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Api, 500)
    );
    assert!(error.source().is_some());
}

#[tokio::test]
async fn faults_of_the_connection() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{".to_vec();
    for bytes in [Vec::new(), b"HTTP/1.1 200".to_vec(), cut] {
        let error = failure(bytes).await;
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        assert!(!shown(&error).contains("canary"), "{}", shown(&error));
        assert!(error.source().is_some());
    }

    let unused = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let client = Client::builder().api_key(KEY);
    let client = client.base_url(format!("http://{unused}"));
    let client = client.max_attempts(1).build().unwrap();
    let error = client
        .delete_project_key("canary-path", "k")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    let refused = TcpStream::connect(unused).unwrap_err();
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

#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_server_without_tls_is_told_apart() {
    use std::io::{Read, Write};

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("https://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        connection
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .unwrap();
        // Until the client has read it and hung up.
        let _ = connection.read_to_end(&mut Vec::new());
    });
    let client = Client::builder()
        .api_key(KEY)
        .base_url(base_url)
        .max_attempts(1)
        .build()
        .unwrap();
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
}

#[tokio::test]
async fn redirects_reach_nobody() {
    let other = Server::answering([json("{}")]);
    let location = format!("location: {}/stolen", other.base_url);
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary",
        "308 Permanent",
    ] {
        let error = failure(answer(status, &[&location], "")).await;
        assert_eq!(error.kind(), ErrorKind::Redirect);
    }
    assert_eq!(other.requests(), Vec::<String>::new());
}
