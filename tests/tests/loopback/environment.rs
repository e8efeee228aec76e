//! A client of the environment: its variables, and what the environment says of proxies.

use std::process::Command;

use deepgram_mgmt::Client;
use tests::client::{KEY, install_cryptography};
use tests::http::Answer;
use tests::server::Server;

/// Runs `probe` in a process of its own, which is the only safe way to set variables.
fn probe_with(variables: &[(&str, &str)]) -> String {
    let mut probe = Command::new(std::env::current_exe().unwrap());
    probe.args(["--ignored", "--exact", "environment::probe", "--nocapture"]);
    for name in [
        "DEEPGRAM_API_KEY",
        "DEEPGRAM_BASE_URL",
        "HTTP_PROXY",
        "http_proxy",
        "NO_PROXY",
        "no_proxy",
    ] {
        probe.env_remove(name);
    }
    let output = probe.envs(variables.iter().copied()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
#[ignore = "run by `the_environment` in a process of its own"]
async fn probe() {
    install_cryptography();
    match Client::from_env() {
        Ok(client) => println!("answer: {:?}", client.delete_project_key("p", "k").await),
        Err(error) => println!("refused: {error}"),
    }
}

#[test]
fn the_environment() {
    assert!(probe_with(&[]).contains("refused: there is no credential; set `DEEPGRAM_API_KEY`"));
    let faulty = probe_with(&[("DEEPGRAM_API_KEY", "canary\n")]);
    assert!(
        faulty.contains("refused: `DEEPGRAM_API_KEY`: the credential holds a space, a newline"),
        "{faulty}"
    );
    assert!(!faulty.contains("canary"));
    let copied = probe_with(&[("DEEPGRAM_API_KEY", "Token canary")]);
    let said = "refused: `DEEPGRAM_API_KEY`: the credential begins with `Token `";
    assert!(copied.contains(said), "{copied}");
    assert!(!copied.contains("canary"));
    assert!(
        probe_with(&[("DEEPGRAM_API_KEY", "")]).contains("`DEEPGRAM_API_KEY`: the credential is")
    );
    let insecure = [
        ("DEEPGRAM_API_KEY", KEY),
        ("DEEPGRAM_BASE_URL", "http://example.com"),
    ];
    let insecure = probe_with(&insecure);
    assert!(insecure.contains("refused: `DEEPGRAM_BASE_URL`: the base URL is insecure"));
    assert!(insecure.contains("`dangerously_allow_http`"));

    // A proxy of the environment must not see what stays on this machine.
    let proxy = Server::start([]);
    let server = Server::start([Answer::json(200, r#"{"message": "reached"}"#)]);
    let answered = probe_with(&[
        ("DEEPGRAM_API_KEY", KEY),
        ("DEEPGRAM_BASE_URL", &server.url()),
        ("HTTP_PROXY", &proxy.url()),
        ("http_proxy", &proxy.url()),
    ]);
    assert!(answered.contains("reached"), "{answered}");
    assert_eq!(proxy.finish(), Ok(Vec::new()));
    let requests = server.finish().unwrap();
    assert_eq!(
        requests[0].header("authorization"),
        Some("Token canary-key")
    );
}
