//! What is set in two ways: by the call, and by a parameter or a credential of the same name.

use clients::rt::header::{COOKIE, HeaderName, HeaderValue};
use clients::rt::{
    Client, Credential, Credentials, Error, ErrorKind, Method, SecurityScheme, Value,
};
use clients::security::api;
use tests::http::{Answer, Request};
use tests::server::Server;

use super::{config, refused, sent};

#[tokio::test]
async fn cookies_of_a_header_stand_beside_those_of_parameters() {
    let own = HeaderValue::from_static("other=1;  theme=dark ;");
    let request = sent(|client| {
        let request = client.send_headers("a", "s").theme("dark");
        request.header(COOKIE, own)
    })
    .await;
    assert_eq!(
        request.header("cookie"),
        Some("session=s; theme=dark; other=1")
    );
    let other = HeaderValue::from_static("session=canary");
    let message = refused(|client| client.send_headers("a", "s").header(COOKIE, other)).await;
    assert!(message.contains("`session` is set twice"), "{message}");
    assert!(!message.contains("canary"), "{message}");
}

fn client(url: String, scheme: &SecurityScheme) -> Client {
    let mut config = config(url);
    config.credentials = Credentials::default();
    let credential = Credential::new(scheme, &"canary&1".into()).expect("a credential");
    config.credentials.give(scheme, credential);
    config.connect().expect("a client")
}

/// The one request of a call with a key in its query.
async fn with_key<F: IntoFuture<Output = Result<Option<Value>, Error>>>(
    call: impl FnOnce(&Client) -> F,
) -> Request {
    let server = Server::start([Answer::empty(204)]);
    call(&client(server.url(), &api::QUERY_KEY))
        .await
        .expect("an answer");
    server.finish().expect("as scripted").remove(0)
}

#[tokio::test]
async fn a_key_in_the_query_is_sent_once() {
    let plain = with_key(|client| client.request(Method::GET, "/x").query("a", "1")).await;
    assert_eq!(plain.target(), "/x?a=1&key=canary%261");
    let equal = with_key(|client| {
        let request = client.request(Method::GET, "/x").query("key", "canary&1");
        request.query("a", "1")
    })
    .await;
    assert_eq!(equal.target(), "/x?key=canary%261&a=1");
    let client = client("http://127.0.0.1:1".to_owned(), &api::QUERY_KEY);
    let other = client.request(Method::GET, "/x").query("key", "canary");
    let several = client
        .request(Method::GET, "/x")
        .queries("key", ["canary", "canary&1"]);
    for request in [other, several] {
        let error = request.await.expect_err("a refusal");
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        let message = error.to_string();
        assert!(message.contains("`key` is set twice"), "{message}");
        assert!(!message.contains("canary"), "{message}");
    }
}

#[tokio::test]
async fn the_header_of_a_credential_is_the_client_s() {
    let client = client("http://127.0.0.1:1".to_owned(), &api::HEADER_KEY);
    let value = HeaderValue::from_static("canary");
    let name = HeaderName::from_static("x-api-key");
    let request = client.request(Method::GET, "/x").header(name, value);
    let message = request.await.expect_err("a refusal").to_string();
    assert!(message.contains("set by the client itself"), "{message}");
}
