//! Lists everybody who can get at a project, of every project, as CSV: members, those who are
//! invited, and what stands out.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example audit_members > members.csv
//! DEEPGRAM_API_KEY=... cargo run --example audit_members -- --domain example.com | column -s, -t
//! ```
//!
//! | finding | the person |
//! |---|---|
//! | `manages` | is an admin or owner, or may write or delete something of the project itself |
//! | `invited` | has not accepted the invitation yet |
//! | `scopes-unknown` | has no scopes that the service tells |
//! | `outsider` | has no address at `--domain`, where that is given |
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | nobody stands out |
//! | 1 | some do |
//! | 2 | the arguments are wrong |
//! | 3 | the list is not complete; stderr says what is missing |

use std::collections::BTreeSet;
use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use deepgram_mgmt::types::{Invitation, Member, Project};
use deepgram_mgmt::{Client, Error};

const USAGE: &str = "usage: audit_members [--domain DOMAIN]";

const COLUMNS: [&str; 7] = [
    "project_id",
    "project",
    "member_id",
    "name",
    "email",
    "scopes",
    "findings",
];

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let domain = match words[..] {
        [] => None,
        ["--domain", domain] => Some(format!("@{}", domain.to_lowercase())),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut audit = Audit {
        domain,
        people: 0,
        stand_out: 0,
        missing: 0,
    };
    if let Err(error) = audit.run().await {
        eprintln!("error: {error}");
        return ExitCode::from(3);
    }
    eprintln!(
        "people: {}, of which stand out: {}, lists that are missing: {}",
        audit.people, audit.stand_out, audit.missing
    );
    match (audit.missing, audit.stand_out) {
        (0, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::from(1),
        (_, _) => ExitCode::from(3),
    }
}

/// What is looked for, and what was found so far.
struct Audit {
    /// With its `@`.
    domain: Option<String>,
    people: usize,
    stand_out: usize,
    missing: usize,
}

impl Audit {
    /// Writes the list. What cannot be listed of one project does not keep the others from it.
    async fn run(&mut self) -> Result<(), Box<dyn std::error::Error>> {
        let client = Client::from_env()?;
        let mut csv = csv::Writer::from_writer(io::stdout().lock());
        csv.write_record(COLUMNS)?;
        for project in client.list_projects().await?.projects {
            let id = project.project_id.as_deref().unwrap_or_default();
            let members = client.list_project_members(id).await;
            let members = self.listed("members", id, members.map(|list| list.members));
            let invited = client.list_project_invitations(id).await;
            let invited = self.listed("invitations", id, invited.map(|list| list.invites));
            // A member who has not accepted yet is on both lists.
            let known: BTreeSet<_> = members.iter().filter_map(|own| own.email.clone()).collect();
            for member in members {
                self.write(&mut csv, &project, &member)?;
            }
            for invitation in invited {
                let person = person(invitation);
                if person.email.as_ref().is_none_or(|own| !known.contains(own)) {
                    self.write(&mut csv, &project, &person)?;
                }
            }
        }
        Ok(csv.flush()?)
    }

    /// What was listed, or nothing and a word of it.
    fn listed<T>(&mut self, what: &str, project: &str, list: Result<Vec<T>, Error>) -> Vec<T> {
        list.unwrap_or_else(|error| {
            eprintln!("no {what} of project `{project}`: {error}");
            self.missing += 1;
            Vec::new()
        })
    }

    fn write(
        &mut self,
        csv: &mut csv::Writer<impl Write>,
        project: &Project,
        member: &Member,
    ) -> csv::Result<()> {
        let findings = self.findings(member);
        self.people += 1;
        self.stand_out += usize::from(!findings.is_empty());
        let names = [&member.first_name, &member.last_name];
        let names: Vec<_> = names.into_iter().flatten().map(String::as_str).collect();
        csv.write_record([
            project.project_id.as_deref().unwrap_or_default(),
            project.name.as_deref().unwrap_or_default(),
            member.member_id.as_deref().unwrap_or_default(),
            &names.join(" "),
            member.email.as_deref().unwrap_or_default(),
            &member.scopes.join(" "),
            &findings.join(" "),
        ])
    }

    fn findings(&self, member: &Member) -> Vec<&'static str> {
        let email = member.email.as_deref().unwrap_or_default().to_lowercase();
        let domain = self.domain.as_ref();
        [
            (member.scopes.iter().any(|scope| manages(scope)), "manages"),
            (member.member_id.is_none(), "invited"),
            (member.scopes.is_empty(), "scopes-unknown"),
            (domain.is_some_and(|own| !email.ends_with(own)), "outsider"),
        ]
        .into_iter()
        .filter_map(|(holds, finding)| holds.then_some(finding))
        .collect()
    }
}

/// Somebody who is invited, as the member to be.
fn person(invitation: Invitation) -> Member {
    let mut member = Member::default();
    member.email = invitation.email;
    member.scopes = invitation.scope.iter().map(ToString::to_string).collect();
    member
}

/// Whether a scope is a role that manages, or lets its owner write or delete.
fn manages(scope: &str) -> bool {
    let may = |right| scope.ends_with(right);
    matches!(scope, "admin" | "owner") || may(":write") || may(":delete")
}
