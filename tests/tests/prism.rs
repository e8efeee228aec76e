//! A second opinion: every operation is called against Prism, which serves the effective
//! description and refuses what that does not allow.
//!
//! Without node or Prism the trials count as ignored, each with the reason and the remedy; under
//! `CI=true` they fail.

use std::env;
use std::future::IntoFuture as _;
use std::sync::{Arc, OnceLock};

use deepgram_mgmt::{Client, ErrorKind};
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use serde_json::Value;
use tests::calls::{self, Call};
use tests::case;
use tests::prism::{self, Prism};
use xtask::input::Overlays;

fn main() {
    let arguments = Arguments::from_args();
    let server = Arc::new(OnceLock::new());
    let mut trials: Vec<Trial> = calls::all()
        .map(|call| {
            let name = format!("prism: {}: {}", call.operation, call.case);
            trial(&server, name, move |prism| accepted(prism, &call))
        })
        .collect();
    let name = "prism: what the description forbids".to_owned();
    trials.push(trial(&server, name, forbidden));
    let conclusion = libtest_mimic::run(&arguments, trials);
    // `exit` drops nothing, and would leave Prism running.
    drop(server);
    conclusion.exit();
}

/// The server that all trials share; the first of them starts it.
type Shared = Arc<OnceLock<Result<Prism, Absence>>>;

/// Why there is no server.
enum Absence {
    /// Node or Prism is not installed.
    Missing(String),
    /// It does not start.
    Broken(String),
}

fn start() -> Result<Prism, Absence> {
    let script = prism::installed().map_err(Absence::Missing)?;
    let description = effective().map_err(|fault| {
        let reason = fault
            .message()
            .unwrap_or("there is no effective description");
        Absence::Broken(reason.to_owned())
    })?;
    Prism::start(&script, &description).map_err(Absence::Broken)
}

fn effective() -> Result<Value, Failed> {
    Ok(codegen::effective(case::bundled(Overlays::Bundled)?)?)
}

fn trial(
    server: &Shared,
    name: String,
    check: impl FnOnce(&Prism) -> Result<(), Failed> + Send + 'static,
) -> Trial {
    let server = Arc::clone(server);
    Trial::ignorable_test(name, move || match server.get_or_init(start) {
        Ok(prism) => check(prism).map(|()| Completion::Completed),
        Err(Absence::Missing(reason)) if !under_ci() => Ok(Completion::ignored_with(reason)),
        Err(Absence::Missing(reason) | Absence::Broken(reason)) => Err(reason.into()),
    })
}

fn under_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true")
}

fn client(prism: &Prism) -> Result<Client, Failed> {
    Ok(Client::builder()
        .api_key("key")
        .base_url(prism.url())
        .build()?)
}

/// The request is as described, and the described answer can be read.
fn accepted(prism: &Prism, call: &Call) -> Result<(), Failed> {
    let client = client(prism)?;
    let answer = runtime()?.block_on((call.make)(&client))?;
    if answer
        .as_object()
        .is_some_and(|members| !members.is_empty())
    {
        Ok(())
    } else {
        Err(format!("the answer is {answer}").into())
    }
}

/// Prism does look at requests: without that, the other trials would say little.
fn forbidden(prism: &Prism) -> Result<(), Failed> {
    let client = client(prism)?;
    let call = client.list_project_requests("p").limit(1001);
    let outcome = runtime()?.block_on(call.into_future());
    match outcome {
        Ok(_) => Err("a page of 1001 requests was granted".into()),
        Err(error) if error.kind() == ErrorKind::Api => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn runtime() -> Result<tokio::runtime::Runtime, Failed> {
    Ok(tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?)
}
