//! Lists the projects that a key may see, each with its balances.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example list_projects
//! ```

#[path = "shared/invocation.rs"]
mod invocation;

use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;

use deepgram_mgmt::Client;

const USAGE: &str = "usage: list_projects";

const HELP: &str = "\
Lists the projects that a key may see, each with its balances.

Exit code: 0 all are listed, 1 a call failed or nothing can be printed, 2 wrong arguments.
Environment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.";

#[tokio::main]
async fn main() -> ExitCode {
    if let Err(code) = invocation::read(USAGE, HELP, &[], arguments) {
        return code;
    }
    match list().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments(words: &[&str]) -> Result<(), String> {
    match words {
        [] => Ok(()),
        [word, ..] => Err(format!("`{word}` is one word too many")),
    }
}

async fn list() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env()?;
    let mut out = io::stdout().lock();
    for project in client.list_projects().await?.projects {
        // Any field of an answer may be missing: the service leaves out what it does not know.
        let Some(id) = project.project_id else {
            continue;
        };
        let name = project.name.as_deref().unwrap_or("(no name)");
        // `println!` would panic where stdout is closed.
        writeln!(out, "{id}  {name}")?;
        for balance in client.list_project_balances(&id).await?.balances {
            let amount = balance.amount.unwrap_or_default();
            let units = balance.units.map(|units| units.to_string());
            let units = units.as_deref().unwrap_or("of an unknown unit");
            writeln!(out, "    {amount} {units}")?;
        }
    }
    Ok(())
}
