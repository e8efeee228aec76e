//! Calls of the operations on API keys.

use chrono::{DateTime, Utc};
use deepgram_mgmt::Client;
use deepgram_mgmt::types::{KeyCreate, KeyStatus};

use super::{Answered, Call, KEY, PROJECT, encoded, exposed};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "listProjectKeys",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/keys?status=expired HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_keys(PROJECT).status(KeyStatus::Expired)),
    },
    Call {
        operation: "listProjectKeys",
        case: "nothing set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/keys HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_project_keys(PROJECT)),
    },
    Call {
        operation: "createProjectKey",
        case: "with an end",
        line: "POST /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/keys HTTP/1.1",
        body: Some(concat!(
            r#"{"comment":"billing: pear","scopes":["usage:read","keys:read"],"#,
            r#""expiration_date":"2027-03-31T21:59:59Z","tags":["pear","production"]}"#,
        )),
        make: |client| {
            let end: DateTime<Utc> = "2027-03-31T23:59:59+02:00".parse().expect("an instant");
            let key = KeyCreate::new("billing: pear", ["usage:read", "keys:read"])
                .tags(["pear", "production"])
                .expiration_date(end);
            created(client, key)
        },
    },
    Call {
        operation: "createProjectKey",
        case: "with a time to live",
        line: "POST /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/keys HTTP/1.1",
        body: Some(r#"{"comment":"ci","scopes":["member"],"time_to_live_in_seconds":3600}"#),
        make: |client| {
            let key = KeyCreate::new("ci", ["member"]).time_to_live_in_seconds(3600);
            created(client, key)
        },
    },
    Call {
        operation: "createProjectKey",
        case: "empty tags are not sent",
        line: "POST /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1/keys HTTP/1.1",
        body: Some(r#"{"comment":"ci","scopes":["member"]}"#),
        make: |client| created(client, KeyCreate::new("ci", ["member"]).tags([""; 0])),
    },
    Call {
        operation: "getProjectKey",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /keys/5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11 HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_project_key(PROJECT, KEY)),
    },
    Call {
        operation: "deleteProjectKey",
        case: "all set",
        line: "DELETE /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /keys/5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11 HTTP/1.1",
        body: None,
        make: |client| encoded(client.delete_project_key(PROJECT, KEY)),
    },
];

fn created(client: &Client, key: KeyCreate) -> Answered {
    let call = client.create_project_key(PROJECT, key);
    exposed(call, "key", |answer| answer.key.as_ref())
}
