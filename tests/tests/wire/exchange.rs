//! One exchange: a client made for a server that plays a script.

use deepgram_mgmt::{Client, Error};
use libtest_mimic::Failed;
use serde_json::Value;
use tests::calls::{Answered, Call};
use tests::client::builder;
use tests::http::{Answer, Request};
use tests::server::Server;

/// The credential of every client here.
pub(crate) const API_KEY: &str = "f00dcafe0123456789abcdef";

/// A client of this server that sends each call once: what it repeats is tested elsewhere.
pub(crate) fn client(server: &Server) -> Result<Client, Error> {
    builder(server).api_key(API_KEY).max_attempts(1).build()
}

/// Makes a call against one answer; gives what came of it and the one request.
pub(crate) fn exchange(
    call: &Call,
    answer: Answer,
) -> Result<(Result<Value, Error>, Request), Failed> {
    let server = Server::start([answer]);
    let outcome = client(&server).and_then(|client| wait((call.make)(&client)));
    let mut requests = server.finish().map_err(|fault| match &outcome {
        Ok(_) => Failed::from(fault),
        Err(error) => Failed::from(format!("{fault}; the call failed: {error}")),
    })?;
    let request = requests.pop().ok_or("no request came")?;
    Ok((outcome, request))
}

fn wait(call: Answered) -> Result<Value, Error> {
    runtime().block_on(call)
}

/// A runtime of its own for each trial: no connection outlives it.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}
