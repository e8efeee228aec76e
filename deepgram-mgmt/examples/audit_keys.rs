//! Lists every API key of every project as CSV: age, scopes, expiry, and what stands out.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example audit_keys > keys.csv
//! DEEPGRAM_API_KEY=... cargo run --example audit_keys -- --max-age 30 | column -s, -t
//! ```
//!
//! | finding | the key |
//! |---|---|
//! | `old` | is older than `--max-age` days, 90 unless given |
//! | `age-unknown` | has no date of creation |
//! | `no-expiry` | never expires |
//! | `expired` | has expired, and is listed all the same |
//! | `admin` | may manage members, keys or the project itself |
//!
//! Keys of other members are listed only for a key that has the scopes `members:read`, `admins:read` and
//! `owners:read`, or the role `admin` or `owner`. Without them the list is not complete, nor where it
//! lacks the key that this runs with.
//!
//! Text that begins with `=`, `+`, `-` or `@` has a `'` before it: no spreadsheet takes it for a formula.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | no key stands out |
//! | 1 | some do |
//! | 2 | the arguments are wrong |
//! | 3 | the list is not complete; stderr says what is missing |

#[path = "shared/cell.rs"]
mod cell;
#[path = "shared/invocation.rs"]
mod invocation;
#[path = "shared/sight.rs"]
mod sight;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use deepgram_mgmt::Client;
use deepgram_mgmt::chrono::{DateTime, SecondsFormat, Utc};
use deepgram_mgmt::types::{Key, Project, ProjectKey};

use crate::cell::cell;
use crate::sight::Sight;

const USAGE: &str = "usage: audit_keys [--max-age DAYS]";

const HELP: &str = "\
Lists every API key of every project as CSV, with what stands out.

  --max-age DAYS  how old a key may be, 90 unless given

All keys are listed only for a key with the scopes members:read, admins:read and owners:read, or with
the role admin or owner; without them the list is not complete, nor without the key itself.
Text that begins with =, +, - or @ has a ' before it, so that no spreadsheet takes it for a formula.

Findings: old, age-unknown, no-expiry, expired, admin.
Exit code: 0 no key stands out, 1 some do, 2 wrong arguments, 3 the list is not complete.
Environment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.";

/// How old a key may be, in days, where nothing else is said.
const MAX_AGE: i64 = 90;

/// Scopes that let a key make other keys, change who is a member, or change the project: roles by
/// their name, and what may be written by its.
const ADMIN_SCOPES: [&str; 8] = [
    "admin",
    "owner",
    "admins:write",
    "keys:write",
    "members:write",
    "owners:write",
    "project:delete",
    "project:write",
];

const COLUMNS: [&str; 10] = [
    "project_id",
    "project",
    "api_key_id",
    "comment",
    "owner",
    "age_days",
    "expires",
    "scopes",
    "tags",
    "findings",
];

#[tokio::main]
async fn main() -> ExitCode {
    let max_age = match invocation::read(USAGE, HELP, &["--max-age"], arguments) {
        Ok(max_age) => max_age,
        Err(code) => return code,
    };
    let mut audit = Audit {
        now: Utc::now(),
        max_age,
        keys: 0,
        stand_out: 0,
        unlisted: 0,
    };
    let sight = match audit.run().await {
        Ok(sight) => sight,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(3);
        }
    };
    sight.tell();
    eprintln!(
        "keys: {}, of which stand out: {}, projects without a list: {}",
        audit.keys, audit.stand_out, audit.unlisted
    );
    sight.verdict(audit.unlisted, audit.stand_out)
}

/// The greatest age in days.
fn arguments(words: &[&str]) -> Result<i64, String> {
    match words {
        [] => Ok(MAX_AGE),
        ["--max-age"] => Err("give `--max-age` a number of days".to_owned()),
        ["--max-age", days] => {
            let number = days.parse().ok().filter(|days| *days >= 0);
            number.ok_or_else(|| format!("`{days}` is no number of days"))
        }
        ["--max-age", _, word, ..] | [word, ..] => Err(format!("`{word}` is one word too many")),
    }
}

/// What is looked for, and what was found so far.
struct Audit {
    now: DateTime<Utc>,
    max_age: i64,
    keys: usize,
    stand_out: usize,
    unlisted: usize,
}

impl Audit {
    /// Writes the list, and says how far this sees. A project whose keys cannot be listed does not keep
    /// the others from it.
    async fn run(&mut self) -> Result<Sight, Box<dyn Error>> {
        let client = Client::from_env()?;
        let mut sight = Sight::of(&client).await;
        let mut own = sight.own.clone();
        let mut csv = csv::Writer::from_writer(io::stdout().lock());
        csv.write_record(COLUMNS)?;
        for project in client.list_projects().await?.projects {
            let id = project.project_id.as_deref().unwrap_or_default();
            match client.list_project_keys(id).await {
                Ok(listed) => {
                    for key in listed.api_keys {
                        own.take_if(|own| id_of(&key) == Some(own));
                        self.write(&mut csv, &project, key)?;
                    }
                }
                Err(error) => {
                    eprintln!("no keys of project `{id}`: {error}");
                    self.unlisted += 1;
                }
            }
        }
        if let Some(own) = own {
            sight.add_unlisted(&format!("the key that this runs with, `{own}`,"));
        }
        csv.flush()?;
        Ok(sight)
    }

    fn write(
        &mut self,
        csv: &mut csv::Writer<impl Write>,
        project: &Project,
        listed: ProjectKey,
    ) -> csv::Result<()> {
        let key = listed.api_key.unwrap_or_default();
        let owner = listed.member.unwrap_or_default();
        let findings = self.findings(&key);
        self.keys += 1;
        self.stand_out += usize::from(!findings.is_empty());
        let age = key.created.map(|created| self.age(created).to_string());
        let expires = key.expiration_date;
        let expires = expires.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
        csv.write_record([
            &*cell(project.project_id.as_deref().unwrap_or_default()),
            &cell(project.name.as_deref().unwrap_or_default()),
            &cell(key.api_key_id.as_deref().unwrap_or_default()),
            &cell(key.comment.as_deref().unwrap_or_default()),
            &cell(owner.email.as_deref().unwrap_or_default()),
            age.as_deref().unwrap_or_default(),
            expires.as_deref().unwrap_or("never"),
            &cell(&key.scopes.join(" ")),
            &cell(&key.tags.join(" ")),
            &findings.join(" "),
        ])
    }

    /// In whole days.
    fn age(&self, created: DateTime<Utc>) -> i64 {
        (self.now - created).num_days()
    }

    fn findings(&self, key: &Key) -> Vec<&'static str> {
        let age = key.created.map(|created| self.age(created));
        let is_admin = |scope: &String| ADMIN_SCOPES.contains(&scope.as_str());
        let expiry = key.expiration_date;
        [
            (age.is_some_and(|age| age > self.max_age), "old"),
            (age.is_none(), "age-unknown"),
            (expiry.is_none(), "no-expiry"),
            (expiry.is_some_and(|at| at <= self.now), "expired"),
            (key.scopes.iter().any(is_admin), "admin"),
        ]
        .into_iter()
        .filter_map(|(holds, finding)| holds.then_some(finding))
        .collect()
    }
}

fn id_of(listed: &ProjectKey) -> Option<&str> {
    listed.api_key.as_ref()?.api_key_id.as_deref()
}
