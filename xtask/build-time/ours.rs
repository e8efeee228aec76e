//! Every operation of the bundled description, called through `deepgram-mgmt`.

use deepgram_mgmt::chrono::Utc;
use deepgram_mgmt::types::{InvitationCreate, KeyCreate, ProjectUpdate, ScopeUpdate};
use deepgram_mgmt::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let (p, id) = ("project", "id");
    println!("{:?}", client.list_projects().await?);
    println!("{:?}", client.get_project(p).await?);
    println!("{:?}", client.update_project(p, ProjectUpdate::new().name("a")).await?);
    client.delete_project(p).await?;
    println!("{:?}", client.list_project_keys(p).await?);
    println!("{:?}", client.create_project_key(p, KeyCreate::new("a", ["b"])).await?);
    println!("{:?}", client.get_project_key(p, id).await?);
    client.delete_project_key(p, id).await?;
    println!("{:?}", client.list_project_members(p).await?);
    client.remove_project_member(p, id).await?;
    println!("{:?}", client.list_project_invitations(p).await?);
    println!("{:?}", client.send_project_invitation(p, InvitationCreate::new("a", "b")).await?);
    client.delete_project_invitation(p, id).await?;
    println!("{:?}", client.get_member_scopes(p, id).await?);
    println!("{:?}", client.update_member_scopes(p, id, ScopeUpdate::new("a")).await?);
    println!("{:?}", client.get_project_usage(p).end(Utc::now()).await?);
    println!("{:?}", client.list_project_requests(p).end(Utc::now()).limit(10).await?);
    println!("{:?}", client.list_project_balances(p).await?);
    println!("{:?}", client.get_project_balance(p, id).await?);
    println!("{:?}", client.list_models().include_outdated(true).await?);
    println!("{:?}", client.get_model(id).await?);
    Ok(())
}
