//! Making a client and requests: what is refused before any I/O, and what is never shown.

use std::time::Duration;

use deepgram_mgmt::reqwest::header::{HeaderName, HeaderValue};
use deepgram_mgmt::reqwest::{self, Method};
use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{Client, Error, ErrorKind};
use tests::client::{at, builder, client, install_cryptography};
use tests::http::{Answer, Request};
use tests::server::Server;

#[test]
fn clients_that_are_not_made() {
    install_cryptography();
    let rows = [
        (Client::builder(), "there is no credential"),
        (
            Client::builder().api_key("a").bearer_token("b"),
            "there are two credentials",
        ),
        (
            Client::builder().api_key("canary\n"),
            "holds a space, a newline",
        ),
        (Client::builder().api_key(""), "is empty"),
        (
            Client::builder().bearer_token("canary canary"),
            "holds a space",
        ),
        (
            Client::builder()
                .api_key("a")
                .base_url("http://canary.example"),
            "insecure",
        ),
        (
            Client::builder()
                .api_key("a")
                .base_url("https://canary@example.com"),
            "user name",
        ),
        (Client::builder().api_key("a").base_url("canary"), "no URL"),
        (
            Client::builder()
                .api_key("Token canary")
                .base_url("http://127.0.0.1"),
            "begins with `Token `; pass it without",
        ),
        (
            Client::builder()
                .api_key("a")
                .base_url("http://127.0.0.1")
                .connect_timeout(Duration::ZERO),
            "the connect timeout is 0 s",
        ),
        (
            Client::builder()
                .api_key("a")
                .base_url("http://127.0.0.1")
                .http(|http| http.user_agent("canary\n")),
            "the HTTP client cannot be made",
        ),
    ];
    for (builder, message) in rows {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        let text = format!("{error} {error:?}");
        assert!(text.contains(message), "{text}");
        assert!(error.to_string().contains("; "), "a remedy: {error}");
        assert!(!text.contains("canary"), "{text}");
    }
    let anywhere = Client::builder()
        .api_key("a")
        .base_url("http://example.com");
    assert!(anywhere.dangerously_allow_http().build().is_ok());
}

#[cfg(any(
    feature = "native-tls",
    feature = "rustls",
    feature = "rustls-no-provider"
))]
#[test]
fn the_default_service_is_that_of_the_description() {
    use deepgram_mgmt::ClientInfo;

    install_cryptography();
    let client = Client::builder().api_key("a").build().unwrap();
    assert_eq!(client.baseurl(), deepgram_mgmt::api::SERVERS[0].url);
    assert_eq!(
        <Client as ClientInfo<()>>::api_version(),
        deepgram_mgmt::meta::VERSION
    );
}

#[test]
fn nothing_secret_is_shown() {
    let builder = at("http://127.0.0.1:1/canary");
    let shown = format!("{builder:?} {builder:#?}");
    let client = builder.build().unwrap();
    let request = client.create_project_key("canary", KeyCreate::new("canary", ["canary"]));
    let rows = client
        .list_project_requests("canary")
        .accessor("canary")
        .stream();
    let raw = client
        .request(Method::GET, "/canary")
        .query("canary", "canary");
    let shown = format!("{shown} {client:?} {request:?} {request:#?} {rows:?} {raw:?}");
    assert!(!shown.contains("canary"), "{shown}");
    assert!(shown.contains("http://127.0.0.1:1"), "{shown}");
}

#[tokio::test]
async fn faults_are_reported_before_any_io() {
    let server = Server::start([]);
    let client = client(&server);
    let own = |name| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_static("canary"),
        )
    };
    let mut errors: Vec<Error> = Vec::new();
    for id in ["", "..", "%2e%2e", "canary\\", "canary\n"] {
        errors.push(client.delete_project_key("p", id).await.unwrap_err());
        errors.push(client.delete_project_key(id, "k").await.unwrap_err());
    }
    for name in [
        "authorization",
        "host",
        "content-length",
        "transfer-encoding",
        "connection",
    ] {
        let (name, value) = own(name);
        errors.push(
            client
                .delete_project_key("p", "k")
                .header(name, value)
                .await
                .unwrap_err(),
        );
    }
    for path in ["canary", "/canary/../x", "/canary?x", "//canary"] {
        errors.push(client.request(Method::GET, path).await.unwrap_err());
    }
    let number = client.request(Method::GET, "/x").query("q", f64::NAN);
    errors.push(number.await.unwrap_err());
    let odd_keys = std::collections::BTreeMap::from([(vec!["canary"], 1)]);
    errors.push(
        client
            .request(Method::POST, "/x")
            .json(&odd_keys)
            .await
            .unwrap_err(),
    );
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
        assert!(error.to_string().contains("; "), "a remedy: {error}");
    }
    assert_eq!(server.finish(), Ok(Vec::new()));
}

fn targets(requests: &[Request]) -> Vec<&str> {
    requests.iter().map(Request::target).collect()
}

#[tokio::test]
async fn hostile_path_values_stay_in_their_segment() {
    let rows = [
        ("a/b", "a%2Fb"),
        ("...", "..."),
        ("a?b#c", "a%3Fb%23c"),
        ("ä", "%C3%A4"),
        ("100%", "100%25"),
        ("{key_id}", "%7Bkey_id%7D"),
        ("@evil.example", "%40evil.example"),
    ];
    for prefix in ["", "/pre/fix", "/pre/"] {
        let server = Server::start(rows.map(|_| Answer::json(200, "{}")));
        let base_url = format!("{}{prefix}", server.url());
        let client = builder(&server).base_url(base_url).build().unwrap();
        for (id, _) in rows {
            client.delete_project_key("p", id).await.unwrap();
        }
        let prefix = prefix.trim_end_matches('/');
        let expected = rows.map(|(_, segment)| format!("{prefix}/v1/projects/p/keys/{segment}"));
        assert_eq!(targets(&server.finish().unwrap()), expected);
    }
}

#[tokio::test]
async fn undocumented_endpoints() {
    let server = Server::start(["[1]", "", "{}"].map(|body| Answer::json(200, body)));
    let client = client(&server);
    let call = client
        .request(Method::POST, "/v2/a b")
        .query("q", "1")
        .query("q", "x&y")
        .queries("tag", ["gone"])
        .queries("tag", ["a b", "c"])
        .queries("none", [0; 0])
        .json(&[2]);
    assert_eq!(call.await.unwrap(), Some([1].as_slice().into()));
    assert_eq!(client.request(Method::GET, "/v2/").await.unwrap(), None);
    let name = HeaderName::from_static("x-tag");
    let call = client
        .request(Method::GET, "/v2")
        .header(name, HeaderValue::from_static("t"));
    call.await.unwrap();
    let requests = server.finish().unwrap();
    assert_eq!(
        targets(&requests),
        ["/v2/a%20b?q=x%26y&tag=a%20b&tag=c", "/v2/", "/v2"]
    );
    assert_eq!(requests[0].body, b"[2]");
    for request in &requests {
        assert_eq!(request.header("authorization"), Some("Token canary-key"));
    }
    assert_eq!(requests[2].header("x-tag"), Some("t"));
}

#[tokio::test]
async fn a_bearer_token_is_sent_as_one() {
    install_cryptography();
    let server = Server::start([Answer::json(200, "{}")]);
    let client = Client::builder()
        .bearer_token("jwt")
        .base_url(server.url())
        .build()
        .unwrap();
    client.delete_project_key("p", "k").await.unwrap();
    let requests = server.finish().unwrap();
    assert_eq!(requests[0].header("authorization"), Some("Bearer jwt"));
}

#[tokio::test]
async fn what_the_hook_sets_is_kept_but_for_redirects() {
    let other = Server::start([]);
    let location = format!("{}/stolen", other.url());
    let server = Server::start([Answer::empty(302).header("location", location)]);
    let client = builder(&server).http(|http| {
        http.user_agent("mine/1")
            .redirect(reqwest::redirect::Policy::limited(5))
    });
    let error = client
        .build()
        .unwrap()
        .delete_project_key("p", "k")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    let requests = server.finish().unwrap();
    assert_eq!(requests[0].header("user-agent"), Some("mine/1"));
    assert_eq!(other.finish(), Ok(Vec::new()));
}
