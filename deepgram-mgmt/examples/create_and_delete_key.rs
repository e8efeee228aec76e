//! Creates an API key that lives for an hour, and deletes it.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example create_and_delete_key -- PROJECT_ID
//! ```

use std::env;
use std::error::Error;

use deepgram_mgmt::Client;
use deepgram_mgmt::types::KeyCreate;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let project = env::args().nth(1).ok_or("give the id of a project")?;
    let client = Client::from_env()?;

    let wanted = KeyCreate::new("an example", ["usage:read"])
        .tags(["example"])
        .time_to_live_in_seconds(3600);
    let created = client.create_project_key(&project, wanted).await?;
    let id = created.api_key_id.ok_or("the answer has no id")?;
    // The key is a secret and is sent this once. Nothing prints it by accident: `{:?}` shows
    // `Secret([redacted])`. Where it is stored, `expose_secret` gives the text.
    let key = created.key.ok_or("the answer has no key")?;
    println!(
        "created {id}, {} characters long",
        key.expose_secret().len()
    );

    let listed = client.get_project_key(&project, &id).await?;
    println!(
        "its owner is {:?}",
        listed.member.and_then(|member| member.email)
    );

    match client.delete_project_key(&project, &id).await? {
        Some(answer) => println!("deleted: {}", answer.message.unwrap_or_default()),
        None => println!("deleted"),
    }
    Ok(())
}
