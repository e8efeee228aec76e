//! Creates an API key that lives for an hour, and deletes it.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example create_and_delete_key -- PROJECT_ID
//! ```

use std::env;
use std::error::Error;
use std::process::ExitCode;

use deepgram_mgmt::Client;
use deepgram_mgmt::types::KeyCreate;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(project) = env::args().nth(1) else {
        eprintln!("usage: create_and_delete_key PROJECT_ID");
        return ExitCode::from(2);
    };
    match create_and_delete(&project).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
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

    match client.delete_project_key(project, &id).await? {
        Some(answer) => println!("deleted: {}", answer.message.unwrap_or_default()),
        None => println!("deleted"),
    }
    Ok(())
}
