//! What errors say of answers that are something else, and of calls that the HTTP client does not
//! send.

use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{Error, ErrorKind};
use tests::client::{builder, client, shown};
use tests::http::Answer;
use tests::server::Server;

/// The error of creating a key that is answered so.
async fn creating(answer: Answer) -> Error {
    let server = Server::start([answer]);
    let wanted = KeyCreate::new("c", ["s"]);
    let error = client(&server).create_project_key("p", wanted).await;
    server.finish().unwrap();
    error.unwrap_err()
}

#[tokio::test]
async fn a_page_of_a_proxy_is_named_so() {
    let page = Answer::empty(200).header("content-type", "text/html; charset=utf-8");
    let error = creating(page.body("<html>canary</html>")).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "`createProjectKey`: 200 OK: the answer is `text/html`, not JSON; check the base URL and the \
         proxies on the way; `raw_body()` has the answer as it came; the call may have taken effect: \
         check before repeating it"
    );
    let raw = error.raw_body().unwrap();
    assert_eq!(raw.expose_secret(), b"<html>canary</html>");
}

/// A service can say its credential back anywhere.
#[tokio::test]
async fn a_media_type_of_canaries_shows_none() {
    for media in ["canary-key/html", "text/canary-key", "canary canary"] {
        let page = Answer::empty(200).header("content-type", media);
        let error = creating(page.body("<html>")).await;
        assert!(!shown(&error).contains("canary"), "{}", shown(&error));
    }
}

#[tokio::test]
async fn a_client_of_https_alone_says_that_it_is() {
    let server = Server::start([]);
    let strict = builder(&server).http(|http| http.https_only(true));
    let client = strict.build().unwrap();
    let error = client.delete_project_key("p", "k").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Config, 0));
    assert!(!error.maybe_applied() && !error.is_retryable());
    let said = "check the changes made through `http`: `https_only`";
    assert!(error.to_string().contains(said), "{error}");
    assert!(!shown(&error).contains("http://"), "{}", shown(&error));
    server.finish().unwrap();
}
