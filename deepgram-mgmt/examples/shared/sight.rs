//! What the key that an example runs with may see: a service leaves out what it may not, and the list
//! looks like a whole one.

use std::process::ExitCode;

use deepgram_mgmt::Client;

/// What it takes to see all members, and their keys.
const NEEDED: [&str; 3] = ["members:read", "admins:read", "owners:read"];

/// Roles that bring all of [`NEEDED`].
const ROLES: [&str; 2] = ["admin", "owner"];

/// What the service says of the key.
pub(crate) struct Sight {
    /// Its id, where that is told.
    pub(crate) own: Option<String>,
    /// Why a list may lack something, each with what to do.
    gaps: Vec<String>,
}

impl Sight {
    pub(crate) async fn of(client: &Client) -> Self {
        let details = match client.get_token_details().await {
            Ok(details) => details,
            Err(error) => {
                let gap = format!(
                    "the service does not tell what this key may see: {error}; run this with a key \
                     that it tells of"
                );
                let gaps = vec![gap];
                return Self { own: None, gaps };
            }
        };
        let mut gaps = Vec::new();
        if details.api_key_id.is_none() {
            gaps.push(
                "the service does not tell which key this is: run this with one that it tells of"
                    .to_owned(),
            );
        }
        let has = |wanted: &&str| details.scopes.iter().any(|scope| scope == wanted);
        let mut missing = Vec::from(NEEDED);
        missing.retain(|scope| !has(scope));
        if !missing.is_empty() && !ROLES.iter().any(has) {
            gaps.push(format!(
                "this key lacks `{}`, without which others are left out: run this with a key that \
                 has them, or the role `admin` or `owner`",
                missing.join("`, `")
            ));
        }
        Self {
            own: details.api_key_id,
            gaps,
        }
    }

    /// Adds that the key itself, or what belongs to it, is in no list.
    pub(crate) fn add_unlisted(&mut self, what: &str) {
        self.gaps.push(format!(
            "{what} is in no list, so that more may be missing: see whether the key may read them"
        ));
    }

    /// How an audit ends, in which so many lists could not be had, and so much stands out.
    pub(crate) fn verdict(&self, missing: usize, stand_out: usize) -> ExitCode {
        match (missing + self.gaps.len(), stand_out) {
            (0, 0) => ExitCode::SUCCESS,
            (0, _) => ExitCode::from(1),
            (_, _) => ExitCode::from(3),
        }
    }

    /// Says on stderr why the list may not be whole.
    pub(crate) fn tell(&self) {
        for gap in &self.gaps {
            eprintln!("not complete: {gap}");
        }
    }
}
