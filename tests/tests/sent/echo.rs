//! A service that answers with the credential that it was sent: none of its forms is shown.

use clients::rt::{Client, Credential, Credentials, SecurityScheme};
use clients::security::api;
use tests::canary::Canary;
use tests::http::{Answer, Request};
use tests::server::Server;

use super::config;

/// The whole head of the request, on one line.
fn head(request: &Request) -> Answer {
    let headers = request.headers.iter();
    let headers = headers.map(|(name, value)| format!("{name}={value}"));
    let lines = headers.collect::<Vec<_>>().join(" ");
    // What is shown is cut: what is searched for comes first.
    let credentials = lines.split_once("accept=").map_or("", |(_, rest)| rest);
    Answer::text(403, format!("{} {credentials}", request.target()))
}

/// What is printed of a call with these credentials that is answered with its own request.
async fn printed<F: IntoFuture<Output = Result<(), clients::rt::Error>>>(
    credentials: Credentials,
    call: impl FnOnce(&Client) -> F,
) -> String {
    let server = Server::answering(head);
    let mut config = config(server.url());
    config.credentials = credentials;
    let client = config.connect().expect("a client");
    let error = call(&client).await.expect_err("403");
    server.finish().expect("as scripted");
    format!("{error} {error:?} {error:#?}")
}

fn credentials(scheme: &SecurityScheme, secret: &str) -> Credentials {
    let mut credentials = Credentials::default();
    let credential = Credential::new(scheme, &secret.into()).expect("a credential");
    credentials.give(scheme, credential);
    credentials
}

#[tokio::test]
async fn no_form_of_a_credential_is_shown() {
    let mut basic = Credentials::default();
    let login = Credential::basic("user", &"canary word".into()).expect("a credential");
    basic.give(&api::LOGIN, login);
    let rows = [
        printed(credentials(&api::TOKEN, "canary-key"), Client::as_the_root).await,
        printed(
            credentials(&api::QUERY_KEY, "canary&key"),
            Client::with_query_key,
        )
        .await,
        printed(basic, Client::with_both).await,
        printed(
            credentials(&api::CUSTOM, "canary\\\"key"),
            Client::with_other_scheme,
        )
        .await,
    ];
    for text in rows {
        assert!(text.contains("[redacted]"), "{text}");
        assert_eq!(Canary::new("canary").shown(&text), None, "{text}");
    }
}
