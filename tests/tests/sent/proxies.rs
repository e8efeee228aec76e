//! Which requests heed the proxies of the environment, and which those that the caller has set.
//!
//! The environment is that of a process, so that each client is made in one of its own.

use std::env;
use std::process::Command;

use clients::rt::{Operation, PlainHttp};
use clients::servers::operations::servers::AtThePath;
use deepgram_mgmt::reqwest::Proxy;
use tests::http::Answer;
use tests::server::Server;

use super::config;

/// Where the client of the process sends: its base URL, a server of one operation, and a proxy.
const VARIABLES: [&str; 3] = ["TEST_BASE", "TEST_FILES", "TEST_PROXY"];

#[tokio::test]
#[ignore = "run by the other tests in a process of its own"]
async fn probe() {
    let [base, files, proxy] = VARIABLES.map(|name| env::var(name).unwrap_or_default());
    let mut config = config(base);
    config.plain_http = PlainHttp::Anywhere;
    config.servers = vec![(AtThePath::SERVERS[0].url, files)];
    if !proxy.is_empty() {
        config.http = Some(Box::new(move |http| {
            http.proxy(Proxy::all(&proxy).expect("a URL"))
        }));
    }
    let client = config.connect().expect("a client");
    client.at_the_root().await.expect("an answer");
    client.at_the_path().await.expect("an answer");
}

/// Runs `probe` with these values, and this proxy in the environment.
fn probe_with(values: [&str; 3], proxy: &Server) {
    let mut probe = Command::new(env::current_exe().expect("a program"));
    probe.args(["--ignored", "--exact", "proxies::probe", "--nocapture"]);
    for name in ["NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"] {
        probe.env_remove(name);
    }
    probe.envs(["HTTP_PROXY", "http_proxy"].map(|name| (name, proxy.url())));
    let output = probe.envs(VARIABLES.into_iter().zip(values)).output();
    let output = output.expect("a process");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
}

fn lines(server: Server) -> Vec<String> {
    let requests = server.finish().expect("as scripted");
    requests.into_iter().map(|request| request.line).collect()
}

#[test]
fn each_request_goes_its_own_way() {
    let (proxy, here) = (
        Server::start([Answer::empty(204)]),
        Server::start([Answer::empty(204)]),
    );
    probe_with(["http://api.example", &here.url(), ""], &proxy);
    assert_eq!(lines(proxy), ["GET http://api.example/root HTTP/1.1"]);
    assert_eq!(lines(here), ["GET /files HTTP/1.1"]);

    let (proxy, here) = (
        Server::start([Answer::empty(204)]),
        Server::start([Answer::empty(204)]),
    );
    probe_with([&here.url(), "http://files.example/v3", ""], &proxy);
    assert_eq!(lines(proxy), ["GET http://files.example/v3/files HTTP/1.1"]);
    assert_eq!(lines(here), ["GET /root HTTP/1.1"]);
}

#[test]
fn a_proxy_of_the_caller_holds_for_all() {
    let (proxy, own) = (
        Server::start([]),
        Server::start([Answer::empty(204), Answer::empty(204)]),
    );
    probe_with(
        ["http://127.0.0.1:1", "http://files.example", &own.url()],
        &proxy,
    );
    assert_eq!(lines(proxy), [""; 0]);
    let expected = [
        "GET http://127.0.0.1:1/root HTTP/1.1",
        "GET http://files.example/files HTTP/1.1",
    ];
    assert_eq!(lines(own), expected);
}
