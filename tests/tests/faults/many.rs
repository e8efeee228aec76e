//! A thousand calls at once on one client.

use std::time::Duration;

use deepgram_mgmt::ErrorKind;
use deepgram_mgmt::rt::Class;
use tests::client::builder;
use tests::clock::Clock;
use tests::http::Answer;
use tests::server::{Gate, Server};

use crate::trial::{LEAP, assert_well_said, in_time};

const CALLS: usize = 1_000;

/// More than the leaps of a thousand calls move the clock on.
const FOREVER: Duration = Duration::from_secs(1_000_000);

/// At most what the budget of 500 pays for at 5 a retry, and the calls themselves.
const REQUESTS: usize = 1_100;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_storm_of_429() {
    let server = Server::answering(|_| Answer::json(429, r#"{"err_msg": "no"}"#));
    let patient = builder(&server).runtime(Clock::leaping(LEAP, 0.5));
    let patient = patient.idle_timeout(FOREVER).attempt_timeout(FOREVER);
    let client = patient.total_timeout(FOREVER).build().unwrap();
    let calls: Vec<_> = (0..CALLS)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.get_project("canary-path").await })
        })
        .collect();
    let mut sent = 0;
    let mut out_of_budget = 0;
    for call in calls {
        let error = in_time(call).await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Api, "{error}");
        assert_well_said(Class::Safe, &error);
        sent += error.attempts() as usize;
        out_of_budget += usize::from(error.to_string().contains("retry budget"));
    }
    assert!(out_of_budget > CALLS / 2, "{out_of_budget} say so");
    let requests = server.finish().unwrap().len();
    assert_eq!(requests, sent, "the errors say how often");
    assert!(requests > CALLS, "none was repeated");
    assert!(requests <= REQUESTS, "{requests} requests");
}

/// All are under way before the first is answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_has_its_own_answer() {
    let all = Gate::new();
    let gate = all.clone();
    let server = Server::answering(move |request| {
        gate.pass().expect("nobody closes it");
        let id = request.target().rsplit('/').next().unwrap_or_default();
        Answer::json(200, format!(r#"{{"project_id": "{id}"}}"#))
    });
    let client = builder(&server).build().unwrap();
    let calls: Vec<_> = (0..CALLS)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move { client.get_project(format!("p-{number}")).await })
        })
        .collect();
    in_time(all.reached(CALLS)).await;
    all.open();
    for (number, call) in calls.into_iter().enumerate() {
        let project = in_time(call).await.unwrap().unwrap();
        let id = project.project_id.unwrap();
        assert_eq!(id, format!("p-{number}"));
    }
    assert_eq!(server.finish().unwrap().len(), CALLS);
}
