//! A service that answers with the credential that it was sent: wherever its words are shown, the
//! credential is masked.

use deepgram_mgmt::ErrorKind;
use tests::client::shown;
use tests::http::{Answer, Request};
use tests::server::Server;
use tests::table::OPERATIONS;
use tests::table::Texts;

use crate::calls::{assert_quiet, builder};

/// Says again what was sent.
type Echo = fn(&str) -> Answer;

/// What a service may say of a request, by name.
fn echoes() -> [(&'static str, Echo); 6] {
    [
        ("a code", |sent| {
            Answer::json(401, format!(r#"{{"err_code": "{sent}"}}"#))
        }),
        ("a message", |sent| {
            let message = format!("no such key: '{sent}', {}", sent.to_uppercase());
            Answer::json(403, format!(r#"{{"err_msg": "{message}"}}"#))
        }),
        ("a request id", |sent| {
            Answer::json(400, format!(r#"{{"request_id": "{sent}"}}"#))
        }),
        ("a header", |sent| {
            Answer::json(400, r#"{"err_code": "BAD"}"#).header("dg-request-id", sent)
        }),
        ("a text", |sent| {
            Answer::text(503, format!("authorization={}", sent.replace('-', "%2D")))
        }),
        ("a text at the cut", |sent| {
            Answer::text(400, format!("{}{sent}", ".".repeat(190)))
        }),
    ]
}

fn credential(request: &Request) -> String {
    let value = request.header("authorization").expect("a credential");
    value.trim_start_matches("Token ").to_owned()
}

#[tokio::test]
async fn a_credential_that_comes_back_is_masked() {
    for (name, echo) in echoes() {
        let server = Server::answering(move |request| echo(&credential(request)));
        let url = server.url();
        let client = builder(&url).max_attempts(1).build().unwrap();
        for operation in OPERATIONS {
            let call = (operation.prepare)(&client, &Texts::Canaries);
            let error = call.outcome.await.unwrap_err();
            assert!(
                matches!(error.kind(), ErrorKind::Api | ErrorKind::OutcomeUnknown),
                "{error}"
            );
            assert_quiet(name, &shown(&error), &url);
        }
        server.finish().unwrap();
    }
}
