//! The steps of a rotation; each failure is told by what it leaves behind.

use std::collections::BTreeSet;

use deepgram_mgmt::chrono::Utc;
use deepgram_mgmt::reqwest::StatusCode;
use deepgram_mgmt::types::{Key, KeyCreate, ProjectKey, TokenDetails};
use deepgram_mgmt::{Client, ClientInfo as _, Error, Secret};

use crate::failure::Failure;
use crate::likeness::{self, Told};
use crate::owner::{self, Owner};
use crate::place::Destination;

/// The key that is to be replaced, and to whom the other may belong.
pub(crate) struct Rotation {
    pub(crate) project: String,
    pub(crate) old: String,
    pub(crate) owner: Owner,
}

/// The new key.
struct New {
    id: String,
    secret: Secret,
    told: Told,
}

impl Rotation {
    pub(crate) async fn run(&self, destination: Destination) -> Result<(), Failure> {
        let old = self.old.as_str();
        let uncalled = |error: Error| Failure::uncalled(old, &error);
        let client = Client::from_env().map_err(uncalled)?;
        let listed = self.listed(&client).await.map_err(uncalled)?;
        let keys = keys(&listed);
        let wanted = self
            .find(&keys)
            .and_then(likeness::wanted)
            .map_err(|error| Failure::unchanged(old, error))?;
        let own = self.own(&client, &listed).await?;
        // Before there is a key to put there: a wrong path then costs nothing.
        let place = destination.open();
        let place = place.map_err(|error| Failure::unchanged(old, error))?;

        let new = match self.create(&client, &wanted, &ids(&keys)).await {
            Ok(new) => new,
            Err(failure) => {
                place.discard();
                return Err(failure);
            }
        };
        eprintln!("created: `{}`", new.id);
        let kept = place.keep(&new.secret);
        let told = kept.map_err(|error| Failure::unheld(old, &new.id, error))?;
        eprintln!("handed over: {told}");
        let verified = verify(&client, &new).await;
        let (with_new, details) =
            verified.map_err(|error| Failure::unverified(old, &new.id, &told, error))?;
        let differences = likeness::differences(&wanted, &new.told, &details);
        if !differences.is_empty() {
            return Err(Failure::unlike(old, &new.id, &told, &differences));
        }
        eprintln!("verified: `{}`", new.id);
        self.delete(&client, &with_new, &new.id, &told).await?;
        eprintln!("deleted: `{old}`");
        if own.as_deref() == Some(old) {
            eprintln!("next: `DEEPGRAM_API_KEY` was `{old}`: set it to the new key, {told}");
        }
        Ok(())
    }

    /// The key that this runs with, where the service tells; a failure, where the owner of the old key
    /// would not have the new one.
    async fn own(&self, client: &Client, listed: &[ProjectKey]) -> Result<Option<String>, Failure> {
        let details = client.get_token_details().await;
        let own = match (details, self.owner) {
            (Ok(details), _) => details.api_key_id,
            (Err(_), Owner::Caller) => None,
            (Err(error), Owner::Same) if error.is_retryable() => {
                return Err(Failure::uncalled(&self.old, &error));
            }
            (Err(error), Owner::Same) => return Err(Failure::not_owned(&self.old, error)),
        };
        match self.owner {
            Owner::Caller => Ok(own),
            Owner::Same => match owner::fault(listed, &self.old, own.as_deref()) {
                None => Ok(own),
                Some(fault) => Err(Failure::not_owned(&self.old, fault)),
            },
        }
    }

    /// All keys of the project that may be seen, with their owners.
    async fn listed(&self, client: &Client) -> Result<Vec<ProjectKey>, Error> {
        Ok(client.list_project_keys(&self.project).await?.api_keys)
    }

    /// The same without them.
    async fn keys(&self, client: &Client) -> Result<Vec<Key>, Error> {
        Ok(keys(&self.listed(client).await?))
    }

    /// The key that is to be replaced, of those that may be seen.
    fn find<'a>(&self, keys: &'a [Key]) -> Result<&'a Key, &'static str> {
        let mut keys = keys.iter();
        keys.find(|key| key.api_key_id.as_ref() == Some(&self.old))
            .ok_or(
                "the project has no such key, or `DEEPGRAM_API_KEY` may not see it; a rotation that \
                 succeeded has deleted it",
            )
    }

    /// Creates the key; `before` are the ids of those that were there.
    async fn create(
        &self,
        client: &Client,
        wanted: &KeyCreate,
        before: &BTreeSet<String>,
    ) -> Result<New, Failure> {
        let comment = &wanted.comment;
        let sent = client.create_project_key(&self.project, wanted.clone());
        let error = match sent.await {
            Ok(mut created) => match (created.api_key_id.clone(), created.key.take()) {
                (Some(id), Some(secret)) => {
                    let at = Utc::now();
                    let told = Told { created, at };
                    return Ok(New { id, secret, told });
                }
                (Some(id), None) => {
                    let error = "the answer has no secret";
                    return Err(Failure::unheld(&self.old, &id, error));
                }
                (None, _) => "the answer does not say which key was created".to_owned(),
            },
            // The outcome is unknown, or the answer to a success cannot be read.
            Err(error) if error.maybe_applied() => error.to_string(),
            Err(error) => return Err(Failure::uncalled(&self.old, &error)),
        };
        // What was created has the same comment, and was not there before.
        let found = self.keys(client).await.map(|mut keys| {
            keys.retain(|key| key.comment.as_deref() == Some(comment));
            ids(&keys).difference(before).cloned().collect()
        });
        Err(Failure::doubtful(&self.old, comment, error, found))
    }

    /// Deletes the old key; where nobody can tell whether that was done, it looks.
    ///
    /// The old key may be the one that this runs with. Once it is deleted, the service takes it no
    /// longer: a 401 is then the answer to a deletion that is sent again, and to every look with it.
    async fn delete(
        &self,
        client: &Client,
        with_new: &Client,
        new: &str,
        told: &str,
    ) -> Result<(), Failure> {
        let Err(error) = client.delete_project_key(&self.project, &self.old).await else {
            return Ok(());
        };
        if !error.maybe_applied() && !is_missing(&error) && !is_not_taken(&error) {
            return Err(Failure::undeleted(&self.old, new, told, error));
        }
        let mut listed = self.keys(client).await;
        if listed.as_ref().is_err_and(is_not_taken) {
            listed = self.keys(with_new).await;
        }
        match listed {
            Ok(keys) if ids(&keys).contains(&self.old) => {
                Err(Failure::undeleted(&self.old, new, told, error))
            }
            Ok(_) => Ok(()),
            Err(look) => Err(Failure::maybe_deleted(&self.old, new, told, error, &look)),
        }
    }
}

fn is_missing(error: &Error) -> bool {
    error.status() == Some(StatusCode::NOT_FOUND)
}

/// Whether the service does not take the key, or takes it no longer.
fn is_not_taken(error: &Error) -> bool {
    error.status() == Some(StatusCode::UNAUTHORIZED)
}

fn keys(listed: &[ProjectKey]) -> Vec<Key> {
    let keys = listed.iter().filter_map(|key| key.api_key.clone());
    keys.collect()
}

fn ids(keys: &[Key]) -> BTreeSet<String> {
    let ids = keys.iter().filter_map(|key| key.api_key_id.clone());
    ids.collect()
}

/// Makes a call with the new key, which must be the one that the service knows it for; the client
/// that has it, and what the service says of it.
async fn verify(client: &Client, new: &New) -> Result<(Client, TokenDetails), String> {
    let builder = Client::builder().api_key(new.secret.clone());
    let with_new = builder.base_url(client.baseurl()).build();
    let with_new = with_new.map_err(|error| error.to_string())?;
    let details = with_new.get_token_details().await;
    let details = details.map_err(|error| error.to_string())?;
    match &details.api_key_id {
        Some(id) if *id == new.id => Ok((with_new, details)),
        Some(id) => Err(format!("the service takes it for the key `{id}`")),
        None => Err("the service does not say which key it takes it for".to_owned()),
    }
}
