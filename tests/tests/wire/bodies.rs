//! Instants in the bodies of requests: sent to the microsecond, byte for byte, or refused before
//! any I/O.

use chrono::{DateTime, Utc};
use deepgram_mgmt::types::{KeyCreate, KeyWithSecret};
use deepgram_mgmt::{Client, Error, ErrorKind};
use libtest_mimic::{Failed, Trial};
use tests::http::Answer;
use tests::server::Server;

use crate::exchange::{client, runtime};

/// An instant, and how it is sent.
const SENT: &[(&str, &str)] = &[
    ("2027-03-31T21:59:59Z", "2027-03-31T21:59:59Z"),
    ("2027-03-31T23:59:59.5+02:00", "2027-03-31T21:59:59.500Z"),
    (
        "2027-03-31T21:59:59.123456789Z",
        "2027-03-31T21:59:59.123456Z",
    ),
    (
        "9999-12-31T23:59:59.9999999Z",
        "9999-12-31T23:59:59.999999Z",
    ),
];

/// Instants that RFC 3339 cannot say.
const REFUSED: &[&str] = &["+10000-01-01T00:00:00Z", "-0001-12-31T23:59:59Z"];

pub(crate) fn trials() -> Vec<Trial> {
    let sent = SENT.iter().map(|&(instant, written)| {
        let name = format!("body: the instant {instant}");
        Trial::test(name, || is_sent(instant, written))
    });
    let refused = REFUSED.iter().map(|&instant| {
        let name = format!("body: the instant {instant} is refused");
        Trial::test(name, || is_refused(instant))
    });
    sent.chain(refused).collect()
}

fn is_sent(instant: &str, written: &str) -> Result<(), Failed> {
    let server = Server::start([Answer::json(200, r#"{"api_key_id": "k"}"#)]);
    create(&client(&server)?, instant)??;
    let request = server.finish()?.pop().ok_or("no request came")?;
    let sent = String::from_utf8(request.body)?;
    let wanted = format!(r#"{{"comment":"ci","scopes":["member"],"expiration_date":"{written}"}}"#);
    if sent == wanted {
        Ok(())
    } else {
        Err(format!("the body is\n  {sent}\nand should be\n  {wanted}").into())
    }
}

fn is_refused(instant: &str) -> Result<(), Failed> {
    const LINE: &str = "`createProjectKey`: the body has a value without a form on the wire in \
         `expiration_date`; pass a finite number, or a date of the years 0 to 9999";
    let server = Server::start([]);
    let outcome = create(&client(&server)?, instant)?;
    server.finish()?;
    let error = outcome.err().ok_or("the call succeeded")?;
    if error.kind() == ErrorKind::InvalidRequest && error.to_string() == LINE {
        Ok(())
    } else {
        Err(format!("the error is {:?}: {error}", error.kind()).into())
    }
}

/// Creates a key that works until then.
fn create(client: &Client, end: &str) -> Result<Result<KeyWithSecret, Error>, Failed> {
    let end: DateTime<Utc> = end.parse()?;
    let key = KeyCreate::new("ci", ["member"]).expiration_date(end);
    Ok(runtime().block_on(client.create_project_key("p", key).into_future()))
}
