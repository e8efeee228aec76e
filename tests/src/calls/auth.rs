//! Calls of the operations on tokens.

use deepgram_mgmt::Client;
use deepgram_mgmt::types::TokenGrant;

use super::{Answered, Call, encoded, exposed};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "grantToken",
        case: "all set",
        line: "POST /v1/auth/grant HTTP/1.1",
        body: Some(r#"{"ttl_seconds":3600}"#),
        make: |client| granted(client, TokenGrant::new().ttl_seconds(3600)),
    },
    Call {
        operation: "grantToken",
        case: "nothing set",
        line: "POST /v1/auth/grant HTTP/1.1",
        body: Some("{}"),
        make: |client| granted(client, TokenGrant::new()),
    },
    Call {
        operation: "getTokenDetails",
        case: "all set",
        line: "GET /v1/auth/token HTTP/1.1",
        body: None,
        make: |client| encoded(client.get_token_details()),
    },
];

fn granted(client: &Client, wanted: TokenGrant) -> Answered {
    exposed(client.grant_token(wanted), "access_token", |answer| {
        answer.access_token.as_ref()
    })
}
