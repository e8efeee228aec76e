//! Where requests go: the client's base URL, and the servers that operations have of their own.

use clients::rt::{ErrorKind, Server as Described};
use clients::servers::api::SERVERS;
use clients::servers::operations::servers::{AtItsOwn, AtThePath};
use clients::{header_parameters, rt::Operation};
use tests::http::Answer;
use tests::server::Server;

use super::config;

#[test]
fn servers_are_data() {
    let [regional, test] = SERVERS else {
        panic!("two servers");
    };
    assert_eq!(String::from(*regional), "https://eu.example.com/v1/");
    let chosen = regional.url_with(&[("region", "us"), ("version", "v2")]);
    assert_eq!(chosen.expect("a URL"), "https://us.example.com/v2/");
    assert!(regional.url_with(&[("region", "mars")]).is_err());
    assert_eq!(
        (test.url, test.description),
        ("https://test.example.com", "For tests.")
    );
    let own = |servers: &[Described]| servers.first().copied().map(String::from);
    let own_url = own(AtItsOwn::SERVERS).expect("a server of its own");
    assert_eq!(own_url, "https://upload.example.com/upload");
    let shared = own(AtThePath::SERVERS).expect("the server of its path");
    assert_eq!(shared, "https://files.example.com/v2");
    assert_eq!(header_parameters::api::SERVERS.len(), 1);
}

#[tokio::test]
async fn each_request_goes_to_its_server() {
    let root = Server::start([Answer::empty(204), Answer::empty(204)]);
    let files = Server::start([Answer::empty(204)]);
    let upload = Server::start([Answer::empty(204)]);
    let mut config = config(format!("{}/prefix/", root.url()));
    config.servers = [
        (AtThePath::SERVERS[0].url, format!("{}/v3", files.url())),
        (AtItsOwn::SERVERS[0].url, upload.url()),
    ]
    .into();
    let client = config.connect().expect("a client");
    client.at_the_root().await.expect("an answer");
    client.beside_the_root().await.expect("an answer");
    client.at_the_path().await.expect("an answer");
    client.at_its_own().await.expect("an answer");
    let lines = |server: Server| {
        let requests = server.finish().expect("as scripted");
        let lines = requests.into_iter().map(|request| request.line);
        lines.collect::<Vec<_>>()
    };
    let expected = ["GET /prefix/root HTTP/1.1", "POST /status/files HTTP/1.1"];
    assert_eq!(lines(root), expected);
    assert_eq!(lines(files), ["GET /v3/files HTTP/1.1"]);
    assert_eq!(lines(upload), ["PUT /files HTTP/1.1"]);
}

/// Only a path that the caller wrote is one to check.
#[tokio::test]
async fn a_404_blames_the_path_of_the_base_url_that_was_given() {
    let advice = "check the path of the base URL";
    let missing = || Answer::empty(404);
    let root = Server::start([missing(), missing()]);
    let files = Server::start([missing()]);
    let mut given = config(format!("{}/prefix", root.url()));
    given.servers = [(AtThePath::SERVERS[0].url, files.url())].into();
    let client = given.connect().expect("a client");
    let error = client.at_the_root().await.expect_err("404").to_string();
    assert!(error.contains(advice), "{error}");
    // To `/status` at the client's host, by the description.
    let error = client.beside_the_root().await.expect_err("404").to_string();
    assert!(!error.contains(advice), "{error}");
    let error = client.at_the_path().await.expect_err("404").to_string();
    assert!(!error.contains(advice), "{error}");
    root.finish().expect("as scripted");
    files.finish().expect("as scripted");
    let files = Server::start([missing()]);
    let mut given = config("http://127.0.0.1:1");
    given.servers = [(AtThePath::SERVERS[0].url, format!("{}/v3", files.url()))].into();
    let client = given.connect().expect("a client");
    let error = client.at_the_path().await.expect_err("404").to_string();
    assert!(error.contains(advice), "{error}");
    files.finish().expect("as scripted");
}

/// Before anything is sent, whichever server it is that asks for it.
#[tokio::test]
async fn a_server_that_needs_tls_is_refused_without_it() {
    let mut mapped = config("http://127.0.0.1");
    mapped.servers = [(AtItsOwn::SERVERS[0].url, "https://127.0.0.1:1".to_owned())].into();
    let error = mapped.connect().expect_err("no TLS");
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains("has no TLS"), "{error}");
    let client = config("http://127.0.0.1").connect().expect("a client");
    let error = client.at_its_own().await.expect_err("no TLS");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Config, 0));
    assert!(error.to_string().contains("has no TLS"), "{error}");
    assert_eq!(error.operation(), Some("atItsOwn"));
}

#[test]
fn a_relative_server_needs_a_base_url() {
    let error = config("/v1").connect().expect_err("no host");
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(
        error.to_string().contains("give the client a base URL"),
        "{error}"
    );
    let mut mapped = config("http://127.0.0.1");
    mapped.servers = [(AtItsOwn::SERVERS[0].url, "http://example.com".to_owned())].into();
    let error = mapped.connect().expect_err("an insecure URL");
    assert!(error.to_string().contains("insecure"), "{error}");
}
