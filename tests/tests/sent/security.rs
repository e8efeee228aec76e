//! Which credentials go with which operation, and where they stand.

use clients::rt::{Client, Credential, Credentials, Error, ErrorKind, SecurityScheme};
use clients::security::api;
use tests::http::{Answer, Request};
use tests::server::Server;

use super::config;

/// A credential for each of these schemes, named like its scheme.
fn credentials(schemes: &[SecurityScheme]) -> Credentials {
    let mut credentials = Credentials::default();
    for scheme in schemes {
        let secret = format!("canary-{}", scheme.key);
        let credential = Credential::new(scheme, &secret.into()).expect("a credential");
        credentials.give(scheme, credential);
    }
    credentials
}

/// The one request that `call` makes with these credentials.
async fn sent<F: IntoFuture<Output = Result<(), Error>>>(
    credentials: Credentials,
    call: impl FnOnce(&Client) -> F,
) -> Request {
    let server = Server::start([Answer::empty(204)]);
    let mut config = config(server.url());
    config.credentials = credentials;
    let client = config.connect().expect("a client");
    call(&client).await.expect("an answer");
    let shown = format!("{client:?}");
    assert!(!shown.contains("canary"), "{shown}");
    server.finish().expect("as scripted").remove(0)
}

fn authorization(request: &Request) -> Option<&str> {
    request.header("authorization")
}

#[tokio::test]
async fn each_operation_takes_its_own() {
    let all = || {
        let mut all = credentials(&[
            api::BEARER_AUTH,
            api::TOKEN,
            api::QUERY_KEY,
            api::COOKIE_KEY,
            api::HEADER_KEY,
            api::OAUTH,
            api::CUSTOM,
        ]);
        let login = Credential::basic("user", &"pass word".into()).expect("a credential");
        all.give(&api::LOGIN, login);
        all
    };
    let root = sent(all(), Client::as_the_root).await;
    assert_eq!(authorization(&root), Some("Token canary-token"));
    let query = sent(all(), Client::with_query_key).await;
    assert_eq!(query.line, "PUT /secured?key=canary-queryKey HTTP/1.1");
    assert_eq!(authorization(&query), None);
    let both = sent(all(), Client::with_both).await;
    assert_eq!(both.header("cookie"), Some("sid=canary-cookieKey"));
    assert_eq!(both.header("x-api-key"), Some("canary-headerKey"));
    assert_eq!(authorization(&both), None);
    let other = sent(all(), Client::with_other_scheme).await;
    assert_eq!(authorization(&other), Some("Custom canary-custom"));
    let anonymous = sent(all(), Client::perhaps_anonymous).await;
    assert_eq!(authorization(&anonymous), Some("Bearer canary-oauth"));
    for request in [
        sent(all(), Client::without_credential).await,
        sent(all(), Client::with_certificate).await,
        sent(Credentials::default(), Client::perhaps_anonymous).await,
    ] {
        let text = format!("{request:?}");
        assert!(!text.contains("canary"), "{text}");
        assert_eq!(authorization(&request), None);
    }
}

#[tokio::test]
async fn the_first_alternative_that_can_be_satisfied_counts() {
    let bearer = sent(credentials(&[api::BEARER_AUTH]), Client::as_the_root).await;
    assert_eq!(authorization(&bearer), Some("Bearer canary-bearerAuth"));
    let mut half = credentials(&[api::HEADER_KEY]);
    let login = Credential::basic("user", &"pass word".into()).expect("a credential");
    half.give(&api::LOGIN, login);
    let login = sent(half, Client::with_both).await;
    assert_eq!(authorization(&login), Some("Basic dXNlcjpwYXNzIHdvcmQ="));
    assert_eq!(login.header("x-api-key"), None);
    let identity = sent(
        credentials(&[api::TOKEN, api::IDENTITY]),
        Client::with_identity,
    )
    .await;
    assert_eq!(authorization(&identity), Some("Bearer canary-identity"));
}

#[tokio::test]
async fn without_a_credential_nothing_is_sent() {
    let server = Server::start([]);
    let mut config = config(server.url());
    config.credentials = credentials(&[api::HEADER_KEY, api::QUERY_KEY]);
    let client = config.connect().expect("a client");
    let error = client.with_both().await.expect_err("a refusal");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let message = error.to_string();
    assert!(
        message.contains("`cookieKey` with `headerKey`, or `login`"),
        "{message}"
    );
    assert!(!message.contains("canary"), "{message}");
    assert!(server.finish().expect("as scripted").is_empty());
}

#[tokio::test]
async fn a_key_in_a_query_is_never_shown() {
    let server = Server::start([Answer::text(403, "no")]);
    let url = server.url();
    let mut first = config(url.clone());
    first.credentials = credentials(&[api::QUERY_KEY]);
    let client = first.connect().expect("a client");
    let refused = client.with_query_key().await.expect_err("403");
    server.finish().expect("as scripted");
    let unreachable = client.with_query_key().await.expect_err("nobody listens");
    for error in [refused, unreachable] {
        let mut shown = format!("{error} {error:?}");
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            shown = format!("{shown} {cause} {cause:?}");
            source = cause.source();
        }
        assert!(!shown.contains("canary"), "{shown}");
    }
}
