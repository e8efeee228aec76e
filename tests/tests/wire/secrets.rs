//! Answers that hold a secret: whatever becomes of them, nothing shows it, and nothing loses it.

use deepgram_mgmt::ErrorKind;
use deepgram_mgmt::rt::SecretBytes;
use libtest_mimic::{Failed, Trial};
use tests::calls;
use tests::http::Answer;

use crate::exchange::exchange;

/// An operation, and an answer to it whose secret is well and whose other members are not.
const UNREADABLE: &[(&str, &str)] = &[
    (
        "createProjectKey",
        r#"{"key": "5ecre7-canary", "scopes": "5ecre7-canary"}"#,
    ),
    (
        "createSelfHostedCredentials",
        r#"{"secret": "5ecre7-canary", "scopes": "5ecre7-canary"}"#,
    ),
    (
        "createSelfHostedCredentials",
        r#"{"distribution_credentials": {"secret": "5ecre7-canary", "created": "5ecre7-canary"}}"#,
    ),
    (
        "grantToken",
        r#"{"access_token": "5ecre7-canary", "expires_in": "5ecre7-canary"}"#,
    ),
];

pub(crate) fn trials() -> Vec<Trial> {
    let numbered = UNREADABLE.iter().enumerate();
    numbered
        .map(|(index, (operation, body))| {
            let name = format!("secret: {operation}: in what cannot be read, {index}");
            Trial::test(name, || check(operation, body))
        })
        .collect()
}

/// The secret is in a body that cannot be decoded: it is not shown, and not lost.
fn check(operation: &str, body: &'static str) -> Result<(), Failed> {
    let call = calls::first(operation).ok_or("no call of this operation")?;
    let (outcome, _) = exchange(&call, Answer::json(200, body))?;
    let error = outcome.err().ok_or("the call succeeded")?;
    if error.kind() != ErrorKind::Decode {
        return Err(format!("the kind is {:?}: {error}", error.kind()).into());
    }
    let shown = format!("{error} {error:?} {error:#?}");
    if shown.contains("canary") {
        return Err(format!("the secret is shown: {shown}").into());
    }
    let raw = error.raw_body().map(SecretBytes::expose_secret);
    if raw == Some(body.as_bytes()) {
        Ok(())
    } else {
        Err("the body is not what came".into())
    }
}
