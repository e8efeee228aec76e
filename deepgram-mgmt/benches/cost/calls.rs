//! Four operations, called through the crate and by hand: without parameters, with one in the path,
//! with a query, with a body.

use std::future::IntoFuture;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use deepgram_mgmt::Client;
use deepgram_mgmt::types::KeyCreate;
use tokio::runtime::{Builder, Runtime};

use crate::bodies::{self, Unnamed};
use crate::by_hand;
use crate::pair::Pair;
use crate::server::{Answer, serve};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";
const PROJECT: &str = "4e5d6c7b-8a90-4b1c-9d2e-3f4a5b6c7d01";
const CREATED: &str = r#"{"api_key_id":"4e5d6c7b-8a90-4b1c-9d2e-3f4a5b6c7d02","key":"89abcdef0123456789abcdef0123456701234567","comment":"ci","scopes":["usage:read"],"tags":["team"],"created":"2026-02-03T04:05:06.123456Z"}"#;

/// The calls, on one thread: what the crate does on others would be found neither in their time nor
/// among their allocations, and it does nothing there.
pub(crate) fn pairs() -> Vec<Pair> {
    let base_url = serve(answers());
    let mut builder = Builder::new_current_thread();
    let runtime = Rc::new(builder.enable_all().build().expect("a runtime"));
    let ours = Client::builder().api_key(KEY).base_url(&base_url);
    let ours = ours.build().expect("a client");
    let by_hand = by_hand::Client::new(&base_url, KEY);
    let end = DateTime::from_timestamp(1_770_000_000, 0).expect("an instant");
    vec![
        list_projects(&runtime, &ours, &by_hand),
        list_project_keys(&runtime, &ours, &by_hand),
        list_project_requests(&runtime, &ours, &by_hand, end),
        create_project_key(&runtime, &ours, &by_hand),
    ]
}

fn answers() -> Vec<Answer> {
    let answer = |request: String, body| Answer { request, body };
    let below = |method: &str, path: &str| format!("{method} /v1/projects/{PROJECT}{path}");
    vec![
        answer(
            "GET /v1/projects".to_owned(),
            bodies::projects(2, Unnamed::Absent),
        ),
        answer(below("GET", "/keys"), bodies::keys(5, Unnamed::Absent)),
        answer(
            below("GET", "/requests"),
            bodies::requests(10, Unnamed::Absent),
        ),
        answer(below("POST", "/keys"), CREATED.to_owned()),
    ]
}

fn list_projects(runtime: &Rc<Runtime>, ours: &Client, by_hand: &by_hand::Client) -> Pair {
    let (ours, by_hand) = (ours.clone(), by_hand.clone());
    let (first, second) = (Rc::clone(runtime), Rc::clone(runtime));
    Pair::new(
        "list_projects",
        move || first.block_on(ours.list_projects().into_future()),
        move || second.block_on(by_hand.list_projects()),
    )
}

fn list_project_keys(runtime: &Rc<Runtime>, ours: &Client, by_hand: &by_hand::Client) -> Pair {
    let (ours, by_hand) = (ours.clone(), by_hand.clone());
    let (first, second) = (Rc::clone(runtime), Rc::clone(runtime));
    Pair::new(
        "list_project_keys",
        move || first.block_on(ours.list_project_keys(PROJECT).into_future()),
        move || second.block_on(by_hand.list_project_keys(PROJECT)),
    )
}

fn list_project_requests(
    runtime: &Rc<Runtime>,
    ours: &Client,
    by_hand: &by_hand::Client,
    end: DateTime<Utc>,
) -> Pair {
    let (ours, by_hand) = (ours.clone(), by_hand.clone());
    let (first, second) = (Rc::clone(runtime), Rc::clone(runtime));
    Pair::new(
        "list_project_requests",
        move || {
            let request = ours.list_project_requests(PROJECT).end(end).limit(10);
            first.block_on(request.into_future())
        },
        move || second.block_on(by_hand.list_project_requests(PROJECT, end, 10)),
    )
}

fn create_project_key(runtime: &Rc<Runtime>, ours: &Client, by_hand: &by_hand::Client) -> Pair {
    let (ours, by_hand) = (ours.clone(), by_hand.clone());
    let (first, second) = (Rc::clone(runtime), Rc::clone(runtime));
    Pair::new(
        "create_project_key",
        move || {
            let body = KeyCreate::new("ci", ["usage:read"]).tags(["team"]);
            first.block_on(ours.create_project_key(PROJECT, body).into_future())
        },
        move || {
            let body = by_hand::KeyCreate {
                comment: "ci".to_owned(),
                scopes: vec!["usage:read".to_owned()],
                expiration_date: None,
                time_to_live_in_seconds: None,
                tags: vec!["team".to_owned()],
            };
            second.block_on(by_hand.create_project_key(PROJECT, body))
        },
    )
}
