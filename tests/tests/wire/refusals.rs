//! What is refused before any I/O: the server hears nothing, and the error does not repeat the
//! value.

use deepgram_mgmt::{Client, Error, ErrorKind};
use libtest_mimic::{Failed, Trial};
use tests::server::Server;

use crate::exchange::{client, runtime};

/// Path values that would lead elsewhere, or nowhere.
const HOSTILE: &[&str] = &["", ".", "..", "%2e%2E", "%252e.", "a\\b", "a\nb", "../../x"];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = HOSTILE
        .iter()
        .map(|value| {
            let name = format!("refusal: path value {value:?}");
            Trial::test(name, || path_value(value))
        })
        .collect();
    trials.push(Trial::test("refusal: an API key with a line break", || {
        let builder = Client::builder().api_key("canary\nx: y");
        config(builder.base_url("https://example.com").build())
    }));
    trials.push(Trial::test(
        "refusal: plain HTTP to another machine",
        || {
            let builder = Client::builder().api_key("key");
            config(builder.base_url("http://canary.example.com").build())
        },
    ));
    trials
}

/// In every position, and with the operation that does the most harm.
fn path_value(value: &'static str) -> Result<(), Failed> {
    let server = Server::start([]);
    let client = client(&server)?;
    let outcomes = runtime().block_on(async {
        [
            client.delete_project_key(value, "k").await,
            client.delete_project_key("p", value).await,
        ]
    });
    server.finish()?;
    for outcome in outcomes {
        let error = outcome.err().ok_or("the call succeeded")?;
        if error.kind() != ErrorKind::InvalidRequest {
            return Err(format!("the kind is {:?}: {error}", error.kind()).into());
        }
    }
    Ok(())
}

fn config(built: Result<Client, Error>) -> Result<(), Failed> {
    let error = built.err().ok_or("the client was built")?;
    let shown = format!("{error} {error:?}");
    if error.kind() != ErrorKind::Config || shown.contains("canary") {
        return Err(format!("{:?}: {shown}", error.kind()).into());
    }
    Ok(())
}
