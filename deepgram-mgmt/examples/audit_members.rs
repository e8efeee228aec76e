//! Lists everybody who can get at a project, of every project, as CSV: members, those who are
//! invited, and what stands out.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example audit_members > members.csv
//! DEEPGRAM_API_KEY=... cargo run --example audit_members -- --domain example.com | column -s, -t
//! DEEPGRAM_API_KEY=... cargo run --example audit_members -- --manager me@example.com
//! ```
//!
//! A project has somebody who manages it: `--manager`, as often as needed, names by their addresses
//! those who may. Then exit code 1 says that something has changed.
//!
//! | finding | the person |
//! |---|---|
//! | `manages` | is an admin or owner, or may write or delete something of the project itself, and is no `--manager` |
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

const USAGE: &str = "usage: audit_members [--domain DOMAIN] [--manager ADDRESS]...";

const HELP: &str = "\
Lists members and invitations of every project as CSV, with what stands out.

  --domain DOMAIN    whoever has no address there is an `outsider`
  --manager ADDRESS  may manage projects, and is not found to; may be given several times

Findings: manages, invited, scopes-unknown, outsider.
Exit code: 0 nobody stands out, 1 some do, 2 wrong arguments, 3 the list is not complete.
Environment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.";

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
    if env::args().skip(1).any(|word| word == "--help") {
        println!("{USAGE}\n\n{HELP}");
        return ExitCode::SUCCESS;
    }
    let Some(expected) = Expected::of(env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut audit = Audit {
        expected,
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

/// What does not stand out, in lower case.
#[derive(Default)]
struct Expected {
    /// With its `@`.
    domain: Option<String>,
    /// Who may manage, by their addresses.
    managers: BTreeSet<String>,
}

impl Expected {
    fn of(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut expected = Self::default();
        while let Some(option) = words.next() {
            let value = words.next()?.to_lowercase();
            let is_news = match option.as_str() {
                "--domain" => {
                    let domain = format!("@{}", value.trim_start_matches('@'));
                    expected.domain.replace(domain).is_none()
                }
                "--manager" => {
                    expected.managers.insert(value);
                    true
                }
                _ => false,
            };
            if !is_news {
                return None;
            }
        }
        Some(expected)
    }
}

/// What is looked for, and what was found so far.
struct Audit {
    expected: Expected,
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
        let domain = self.expected.domain.as_ref();
        let manages = member.scopes.iter().any(|scope| manages(scope));
        let may_manage = self.expected.managers.contains(&email);
        [
            (manages && !may_manage, "manages"),
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
