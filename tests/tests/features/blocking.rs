//! Calls without async code.

use std::thread;
use std::time::Duration;

use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{ErrorKind, Timeout};
use tests::client::{builder, client};
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::{Script, Server};

const PROJECTS: &str = r#"{"projects":[{"project_id":"p","name":"n"}]}"#;

/// A page of requests with as many rows as its ids.
fn page(ids: &[&str]) -> Answer {
    let rows: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"{{"request_id":"{id}"}}"#))
        .collect();
    Answer::json(200, format!(r#"{{"requests":[{}]}}"#, rows.join(",")))
}

#[test]
fn the_value_and_the_answer() {
    let server = Server::start([Answer::json(200, PROJECTS), Answer::json(200, PROJECTS)]);
    let client = client(&server);
    assert_eq!(client.list_projects().call().unwrap().projects.len(), 1);
    let answer = client.list_projects().call_response().unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.projects.len(), 1);
    let connections: Vec<usize> = server
        .finish()
        .unwrap()
        .iter()
        .map(|request| request.connection)
        .collect();
    assert_eq!(connections, [0, 0], "a connection is kept between calls");
}

#[test]
fn several_threads_call_at_once() {
    let server = Server::answering(|request| {
        let id = request.target().rsplit('/').next().unwrap_or_default();
        Answer::json(200, format!(r#"{{"project_id":"{id}"}}"#))
    });
    let client = client(&server);
    thread::scope(|scope| {
        for number in 0..16 {
            let client = client.clone();
            scope.spawn(move || {
                let project = client.get_project(number.to_string()).call().unwrap();
                assert_eq!(project.project_id, Some(number.to_string()));
            });
        }
    });
    assert_eq!(server.finish().unwrap().len(), 16);
}

#[test]
fn calls_are_repeated_as_their_class_allows() {
    let server = Server::start([
        Answer::empty(503),
        Answer::json(200, PROJECTS),
        Answer::empty(503),
    ]);
    let clock = Clock::leaping(Duration::from_secs(12), 0.5);
    let client = builder(&server).runtime(clock).build().unwrap();
    client.list_projects().call().unwrap();
    let create = client.create_project_key("p", KeyCreate::new("c", ["s"]));
    let error = create.call().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
    assert_eq!(error.attempts(), 1);
    server.finish().unwrap();
}

#[test]
fn time_limits_hold() {
    let server = Server::scripted([Script::new().request().hold()]);
    let client = client(&server);
    let call = client.list_projects().max_attempts(1);
    let error = call
        .idle_timeout(Duration::from_millis(50))
        .call()
        .unwrap_err();
    assert_eq!(error.timeout(), Some(Timeout::Idle));
    server.finish().unwrap();
}

#[test]
fn rows_and_pages_are_iterators() {
    let server = Server::start([page(&["a", "b"]), page(&["c"]), page(&["a"])]);
    let client = client(&server);
    let request = client.list_project_requests("p").limit(2);
    let ids: Vec<_> = request
        .clone()
        .stream()
        .blocking()
        .map(|row| row.unwrap().request_id.unwrap())
        .collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(request.pages().blocking().count(), 1);
    server.finish().unwrap();
}

#[test]
fn an_error_ends_an_iterator() {
    let server = Server::start([page(&["a", "b"]), Answer::empty(404)]);
    let client = client(&server);
    let mut rows = client
        .list_project_requests("p")
        .limit(2)
        .stream()
        .blocking();
    assert_eq!(rows.by_ref().flatten().count(), 2);
    assert!(rows.next().is_none());
    server.finish().unwrap();
}

/// Also where async code would be blocked by way of `spawn_blocking`: an error, never a panic.
#[tokio::test]
async fn within_async_code_it_is_an_error() {
    let server = Server::start([]);
    let client = client(&server);
    let error = client.list_projects().call().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert_eq!(error.operation(), Some("listProjects"));
    assert!(error.to_string().contains("await"), "{error}");
    let request = client.list_project_requests("p");
    let mut rows = request.clone().stream().blocking();
    let error = rows.next().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(rows.next().is_none());
    let within = tokio::task::spawn_blocking(move || request.call().unwrap_err().kind());
    assert_eq!(within.await.unwrap(), ErrorKind::Config);
    server.finish().unwrap();
}
