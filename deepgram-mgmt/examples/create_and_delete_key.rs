//! Creates an API key that lives for an hour, and deletes it.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example create_and_delete_key -- PROJECT_ID
//! ```

#[path = "shared/invocation.rs"]
mod invocation;

use std::error::Error;
use std::process::ExitCode;

use deepgram_mgmt::Client;
use deepgram_mgmt::types::KeyCreate;

const USAGE: &str = "usage: create_and_delete_key PROJECT_ID";

const HELP: &str = "\
Creates an API key that lives for an hour, shows how long it is and whose, and deletes it.

Exit code: 0 the key is deleted, 1 a call failed, 2 wrong arguments.
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
    // The key is a secret and is sent this once. Nothing prints it by accident: `{:?}` shows
    // `Secret([redacted])`. Where it is stored, `expose_secret` gives the text.
    let key = created.key.ok_or("the answer has no key")?;
    println!(
        "created {id}, {} characters long",
        key.expose_secret().len()
    );

    let listed = client.get_project_key(project, &id).await?;
    let owner = listed.member.and_then(|member| member.email);
    println!("its owner is {}", owner.as_deref().unwrap_or("not told"));

    client.delete_project_key(project, &id).await?;
    println!("deleted {id}");
    Ok(())
}
