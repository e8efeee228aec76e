//! What the crates below write to the log: nothing of a request but where it goes.

use std::sync::{Mutex, PoisonError};

use deepgram_mgmt::types::KeyCreate;
use log::{LevelFilter, Log, Metadata, Record};
use tests::client::{KEY, builder};
use tests::http::Answer;
use tests::server::Server;

/// Keeps all records of all tests in this process.
struct Recorder(Mutex<Vec<String>>);

static RECORDER: Recorder = Recorder(Mutex::new(Vec::new()));

impl Recorder {
    fn records(&self) -> Vec<String> {
        let records = self.0.lock();
        records.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Log for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let line = format!("{} {}", record.target(), record.args());
        let records = self.0.lock();
        records.unwrap_or_else(PoisonError::into_inner).push(line);
    }

    fn flush(&self) {}
}

#[tokio::test]
async fn a_verbose_connection_is_quiet() {
    log::set_logger(&RECORDER).unwrap();
    log::set_max_level(LevelFilter::Trace);
    let server = Server::start([Answer::json(200, r#"{"key": "canary-answer"}"#)]);
    let client = builder(&server).http(|http| http.connection_verbose(true));
    let call = client
        .build()
        .unwrap()
        .create_project_key("canary-path", KeyCreate::new("canary-body", ["s"]));
    call.await.unwrap();
    server.finish().unwrap();
    let records = RECORDER.records();
    let connects = |line: &String| line.contains("starting new connection");
    assert!(records.iter().any(connects), "{records:?}");
    for secret in [KEY, "canary-answer", "canary-path", "canary-body"] {
        let telling = records.iter().find(|line| line.contains(secret));
        assert_eq!(telling, None);
    }
}
