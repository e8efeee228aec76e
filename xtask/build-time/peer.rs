//! Every operation of the bundled description, called through progenitor's builder interface.

use chrono::Utc;
use peer::Client;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

type Fallible = Result<(), Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Fallible {
    let authorization = HeaderValue::try_from(std::env::var("DEEPGRAM_API_KEY")?)?;
    let headers = HeaderMap::from_iter([(AUTHORIZATION, authorization)]);
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    let client = Client::new_with_client("https://api.deepgram.com", http);
    let (p, id) = ("project", "id");
    println!("{:?}", client.list_projects().send().await?);
    println!("{:?}", client.get_project().project_id(p).send().await?);
    let update = client.update_project().project_id(p);
    println!("{:?}", update.body_map(|body| body.name("a".to_owned())).send().await?);
    client.delete_project().project_id(p).send().await?;
    println!("{:?}", client.list_project_keys().project_id(p).send().await?);
    let create = client.create_project_key().project_id(p);
    let create = create.body_map(|body| body.comment("a").scopes(["b".to_owned()]));
    println!("{:?}", create.send().await?);
    println!("{:?}", client.get_project_key().project_id(p).key_id(id).send().await?);
    client.delete_project_key().project_id(p).key_id(id).send().await?;
    println!("{:?}", client.list_project_members().project_id(p).send().await?);
    client.remove_project_member().project_id(p).member_id(id).send().await?;
    println!("{:?}", client.list_project_invitations().project_id(p).send().await?);
    let invite = client.send_project_invitation().project_id(p);
    println!("{:?}", invite.body_map(|body| body.email("a").scope("b")).send().await?);
    client.delete_project_invitation().project_id(p).email(id).send().await?;
    println!("{:?}", client.get_member_scopes().project_id(p).member_id(id).send().await?);
    let scopes = client.update_member_scopes().project_id(p).member_id(id);
    println!("{:?}", scopes.body_map(|body| body.scope("a")).send().await?);
    println!("{:?}", client.get_project_usage().project_id(p).end(Utc::now()).send().await?);
    let requests = client.list_project_requests().project_id(p).end(Utc::now());
    println!("{:?}", requests.limit(std::num::NonZeroU64::MIN).send().await?);
    println!("{:?}", client.list_project_balances().project_id(p).send().await?);
    println!("{:?}", client.get_project_balance().project_id(p).balance_id(id).send().await?);
    println!("{:?}", client.list_models().include_outdated(true).send().await?);
    println!("{:?}", client.get_model().model_id(id).send().await?);
    Ok(())
}
