//! Lists the projects that a key may see, each with its balances.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example list_projects
//! ```

use std::env;

use deepgram_mgmt::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    if env::args().any(|word| word == "--help") {
        println!("usage: list_projects\n\nEnvironment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.");
        return Ok(());
    }
    let client = Client::from_env()?;
    for project in client.list_projects().await?.projects {
        // Any field of an answer may be missing: the service leaves out what it does not know.
        let Some(id) = project.project_id else {
            continue;
        };
        println!("{id}  {}", project.name.as_deref().unwrap_or("(no name)"));
        for balance in client.list_project_balances(&id).await?.balances {
            let amount = balance.amount.unwrap_or_default();
            let units = balance.units.map(|units| units.to_string());
            println!(
                "    {amount} {}",
                units.as_deref().unwrap_or("of an unknown unit")
            );
        }
    }
    Ok(())
}
