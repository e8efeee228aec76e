//! How long a call waits between its attempts, and what ends it: the service's wish, its limits,
//! the budget. No test waits.

use std::net::TcpListener;
use std::time::Duration;

use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{Client, ClientBuilder, ErrorKind, Timeout};

use crate::hasty::Hasty;
use crate::server::{KEY, Server, answer, json};

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// A call's own limits, beyond every wait but the ones that a test is about.
fn unlimited(builder: ClientBuilder) -> ClientBuilder {
    let long = seconds(3600);
    builder
        .idle_timeout(long)
        .attempt_timeout(long)
        .timeout(long)
}

fn throttled(headers: &[&str]) -> Vec<u8> {
    answer("429 Too Many Requests", headers, "")
}

#[tokio::test]
async fn the_service_says_how_long() {
    let date = "date: Sun, 06 Nov 1994 08:49:37 GMT";
    let rows: [(&[&str], Duration); 7] = [
        (&[], Duration::from_millis(500)),
        (&["retry-after: 60"], seconds(60)),
        (&["retry-after: 1.5"], Duration::from_millis(1500)),
        // Our own backoff is the longer one.
        (&["retry-after: 0"], Duration::from_millis(500)),
        (&["retry-after: -5"], Duration::from_millis(500)),
        (
            &[date, "retry-after: Sun, 06 Nov 1994 08:49:47 GMT"],
            seconds(10),
        ),
        (&["retry-after: Thu, 01 Jan 1970 00:00:09 GMT"], seconds(9)),
    ];
    for (headers, wait) in rows {
        let server = Server::answering([throttled(headers), json(r#"{"projects": []}"#)]);
        let runtime = Hasty::up_to(seconds(60));
        let client = unlimited(server.builder().runtime(runtime.clone()));
        client.build().unwrap().list_projects().await.unwrap();
        assert_eq!(runtime.slept(), [wait], "{headers:?}");
    }
}

#[tokio::test]
async fn a_wait_that_is_too_long_is_the_callers() {
    let server = Server::answering([throttled(&["retry-after: 61"])]);
    let runtime = Hasty::up_to(seconds(60));
    let client = unlimited(server.builder().runtime(runtime.clone()));
    let error = client.build().unwrap().list_projects().await.unwrap_err();
    assert_eq!(error.retry_after(), Some(seconds(61)));
    assert_eq!((error.attempts(), error.is_retryable()), (1, true));
    assert!(
        error
            .to_string()
            .contains("a longer wait than a call takes"),
        "{error}"
    );
    assert_eq!(runtime.slept(), []);
}

#[tokio::test]
async fn a_wait_beyond_the_total_timeout_is_not_begun() {
    let unavailable = answer("503 Unavailable", &["retry-after: 60"], "");
    let server = Server::answering([unavailable]);
    let runtime = Hasty::up_to(seconds(59));
    let client = unlimited(server.builder().runtime(runtime.clone()));
    let call = client.build().unwrap().list_projects();
    let error = call.total_timeout(seconds(60)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Api, 1));
    assert_eq!(error.retry_after(), Some(seconds(60)));
    assert!(
        error.to_string().contains("no time for another attempt"),
        "{error}"
    );
    assert_eq!(runtime.slept(), []);
}

#[tokio::test]
async fn the_error_says_which_limit_passed() {
    // Connections come about, and nobody takes them up.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let client = || Client::builder().api_key(KEY).base_url(&base_url);
    let rows = [
        (client(), Timeout::Idle, 3),
        (client().attempt_timeout(seconds(14)), Timeout::Attempt, 3),
        // After two attempts and two waits less than a third is left of it.
        (client().timeout(seconds(40)), Timeout::Total, 3),
        (client().timeout(seconds(14)), Timeout::Total, 1),
    ];
    for (builder, timeout, attempts) in rows {
        let runtime = Hasty::up_to(seconds(60));
        let client = builder.runtime(runtime).build().unwrap();
        let error = client.delete_project_key("p", "k").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(
            (error.timeout(), error.attempts()),
            (Some(timeout), attempts)
        );
        assert!(error.to_string().contains(&timeout.to_string()), "{error}");
        assert!(error.maybe_applied());

        let create = client.create_project_key("p", KeyCreate::new("c", ["s"]));
        let error = create.await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::OutcomeUnknown, 1)
        );
        assert!(error.timeout().is_some());
    }
}

/// Fifty calls of three attempts use the budget of all clones up; successes fill it again.
#[tokio::test]
async fn the_budget_is_shared_and_its_end_is_told() {
    let failures = (0..152).map(|_| throttled(&[]));
    let successes = (0..5).map(|_| json(r#"{"projects": []}"#));
    let after = [throttled(&[]), json(r#"{"projects": []}"#)];
    let server = Server::answering(failures.chain(successes).chain(after));
    let client = server.builder().runtime(Hasty::up_to(seconds(12)));
    let client = client.build().unwrap();
    for _ in 0..50 {
        let error = client.clone().list_projects().await.unwrap_err();
        assert_eq!(error.attempts(), 3);
        assert!(!error.to_string().contains("budget"), "{error}");
    }
    for _ in 0..2 {
        let error = client.clone().list_projects().await.unwrap_err();
        assert_eq!((error.attempts(), error.is_retryable()), (1, true));
        assert!(
            error.to_string().contains("retry budget is used up"),
            "{error}"
        );
    }
    for _ in 0..6 {
        client.list_projects().await.unwrap();
    }
    assert_eq!(server.requests().len(), 159);
}
