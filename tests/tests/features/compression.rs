//! Compressed answers: asked for only by a build that reads them, and limited after decoding.

use deepgram_mgmt::ErrorKind;
use tests::client::client;
use tests::http::Answer;
use tests::server::Server;

const EMPTY: &str = r#"{"projects":[]}"#;

#[cfg(feature = "gzip")]
mod gzip {
    use std::io::{self, Write};

    use deepgram_mgmt::ErrorKind;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use tests::client::builder;

    use super::*;

    fn compressed(write: impl FnOnce(&mut GzEncoder<Vec<u8>>) -> io::Result<()>) -> Answer {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        write(&mut encoder).unwrap();
        let body = encoder.finish().unwrap();
        Answer::empty(200)
            .header("content-type", "application/json")
            .header("content-encoding", "gzip")
            .body(body)
    }

    #[tokio::test]
    async fn a_compressed_answer_is_asked_for_and_read() {
        let server = Server::start([compressed(|body| body.write_all(EMPTY.as_bytes()))]);
        client(&server).list_projects().await.unwrap();
        let requests = server.finish().unwrap();
        assert_eq!(requests[0].header("accept-encoding"), Some("gzip"));
    }

    /// The announced length is that of the compressed body, far below the limit.
    #[tokio::test]
    async fn a_bomb_is_refused_by_its_decoded_size() {
        let spaces = vec![b' '; 1 << 20];
        let server = Server::start([compressed(|body| {
            (0..256).try_for_each(|_| body.write_all(&spaces))
        })]);
        let client = builder(&server).max_body_bytes(4 << 20).build().unwrap();
        let error = client.list_projects().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
        server.finish().unwrap();
    }

    /// Longer than the limit as it is sent would be short enough decoded: only that counts.
    #[tokio::test]
    async fn the_length_of_the_compressed_body_is_no_limit() {
        let small = compressed(|body| body.write_all(EMPTY.as_bytes()));
        let server = Server::start([small]);
        let limit = u64::try_from(EMPTY.len()).unwrap();
        let client = builder(&server).max_body_bytes(limit).build().unwrap();
        client.list_projects().await.unwrap();
        server.finish().unwrap();
    }

    #[tokio::test]
    async fn what_is_not_gzip_is_an_error() {
        let broken = Answer::json(200, EMPTY).header("content-encoding", "gzip");
        let server = Server::start([broken]);
        let client = builder(&server).max_attempts(1).build().unwrap();
        let error = client.list_projects().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        assert!(error.to_string().contains("cannot be unpacked"), "{error}");
        server.finish().unwrap();
    }
}

#[tokio::test]
async fn what_nobody_unpacks_is_named() {
    let packed = Answer::json(200, "\u{1f}").header("content-encoding", "br");
    let server = Server::start([packed]);
    let error = client(&server).list_projects().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("packed, by `br`"), "{error}");
    server.finish().unwrap();
}

#[cfg(not(feature = "gzip"))]
#[tokio::test]
async fn nothing_compressed_is_asked_for() {
    let server = Server::start([Answer::json(200, EMPTY)]);
    client(&server).list_projects().await.unwrap();
    let requests = server.finish().unwrap();
    assert_eq!(requests[0].header("accept-encoding"), None);
}
