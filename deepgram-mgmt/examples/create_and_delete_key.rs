//! Creates an API key that lives for an hour, and deletes it.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example create_and_delete_key -- PROJECT_ID
//! ```

#[path = "shared/invocation.rs"]
mod invocation;

use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;

use deepgram_mgmt::types::KeyCreate;
use deepgram_mgmt::{Client, Secret};

const USAGE: &str = "usage: create_and_delete_key PROJECT_ID";

const HELP: &str = "\
Creates an API key that lives for an hour, shows how long it is and whose, and deletes it.

Exit code: 0 the key is deleted, 1 a call failed or nothing can be printed, 2 wrong arguments.
Environment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.";

#[tokio::main]
async fn main() -> ExitCode {
    let project = match invocation::read(USAGE, HELP, &[], arguments) {
        Ok(project) => project,
        Err(code) => return code,
    };
    match create_and_delete(&project).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments(words: &[&str]) -> Result<String, String> {
    match words {
        [project] => Ok((*project).to_owned()),
        _ => Err("give the id of a project, and nothing else".to_owned()),
    }
}

async fn create_and_delete(project: &str) -> Result<(), Box<dyn Error>> {
    let client = Client::from_env()?;

    let wanted = KeyCreate::new("an example", ["usage:read"])
        .tags(["example"])
        .time_to_live_in_seconds(3600);
    let created = client.create_project_key(project, wanted).await?;
    let id = created.api_key_id.ok_or("the answer has no id")?;
    let shown = show(&client, project, &id, created.key).await;
    // Whatever became of that, the key is not left behind.
    if let Err(error) = client.delete_project_key(project, &id).await {
        let left = format!("{error}: `{id}` may be there still: delete it, or wait for an hour");
        return Err(shown
            .err()
            .map_or_else(|| left.clone(), |error| format!("{error}; {left}"))
            .into());
    }
    shown?;
    Ok(writeln!(io::stdout(), "deleted {id}")?)
}

async fn show(
    client: &Client,
    project: &str,
    id: &str,
    key: Option<Secret>,
) -> Result<(), Box<dyn Error>> {
    // The key is a secret and is sent this once. Nothing prints it by accident: `{:?}` shows
    // `Secret([redacted])`. Where it is stored, `expose_secret` gives the text.
    let key = key.ok_or("the answer has no key")?;
    let length = key.expose_secret().len();
    // `println!` would panic where stdout is closed.
    writeln!(io::stdout(), "created {id}, {length} characters long")?;

    let listed = client.get_project_key(project, id).await?;
    let owner = listed.member.and_then(|member| member.email);
    let owner = owner.as_deref().unwrap_or("not told");
    Ok(writeln!(io::stdout(), "its owner is {owner}")?)
}
