//! Calls of the operations on credentials for self-hosted deployments.

use deepgram_mgmt::Client;
use deepgram_mgmt::types::SelfHostedCredentialsCreate;

use super::{Answered, Call, PROJECT, encoded, exposed};

/// The credentials that the calls name.
const CREDENTIALS: &str = "8b36cfd0-472f-4a21-833f-2d6343c3a2f3";

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "listSelfHostedCredentials",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /self-hosted/distribution/credentials HTTP/1.1",
        body: None,
        make: |client| encoded(client.list_self_hosted_credentials(PROJECT)),
    },
    Call {
        operation: "createSelfHostedCredentials",
        case: "all set",
        line: "POST /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /self-hosted/distribution/credentials HTTP/1.1",
        body: Some(concat!(
            r#"{"provider":"quay","comment":"the cellar: press 2","#,
            r#""scopes":["self-hosted:product:api","self-hosted:product:engine"],"#,
            r#""tags":["cellar"]}"#,
        )),
        make: |client| {
            let scopes = ["self-hosted:product:api", "self-hosted:product:engine"];
            let wanted = SelfHostedCredentialsCreate::new("quay", "the cellar: press 2", scopes);
            created(client, wanted.tags(["cellar"]))
        },
    },
    Call {
        operation: "createSelfHostedCredentials",
        case: "without tags",
        line: "POST /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /self-hosted/distribution/credentials HTTP/1.1",
        body: Some(r#"{"provider":"quay","comment":"c","scopes":["self-hosted:products"]}"#),
        make: |client| {
            let scopes = ["self-hosted:products"];
            created(
                client,
                SelfHostedCredentialsCreate::new("quay", "c", scopes),
            )
        },
    },
    Call {
        operation: "getSelfHostedCredentials",
        case: "all set",
        line: "GET /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /self-hosted/distribution/credentials\
               /8b36cfd0-472f-4a21-833f-2d6343c3a2f3 HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_self_hosted_credentials(PROJECT, CREDENTIALS)),
    },
    Call {
        operation: "deleteSelfHostedCredentials",
        case: "all set",
        line: "DELETE /v1/projects/0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1\
               /self-hosted/distribution/credentials\
               /8b36cfd0-472f-4a21-833f-2d6343c3a2f3 HTTP/1.1",
        body: None,
        make: |client| encoded(client.delete_self_hosted_credentials(PROJECT, CREDENTIALS)),
    },
];

fn created(client: &Client, wanted: SelfHostedCredentialsCreate) -> Answered {
    let call = client.create_self_hosted_credentials(PROJECT, wanted);
    exposed(call, "secret", |answer| answer.secret.as_ref())
}
