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
//! All members are listed only for a key that has the scopes `members:read`, `admins:read` and
//! `owners:read`, or the role `admin` or `owner`, and `keys:read`, by which it knows whose it is. Without
//! them the list is not complete, nor where a project has no members, or no project the member that the
//! key belongs to.
//!
//! Text that begins with `=`, `+`, `-` or `@` has a `'` before it: no spreadsheet takes it for a formula.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | nobody stands out |
//! | 1 | some do |
//! | 2 | the arguments are wrong |
//! | 3 | the list is not complete; stderr says what is missing |

#[path = "shared/cell.rs"]
mod cell;
#[path = "shared/invocation.rs"]
mod invocation;
#[path = "shared/sight.rs"]
mod sight;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use deepgram_mgmt::types::{Invitation, KeyMember, Member, MemberList, Project};
use deepgram_mgmt::{Client, Error};

use crate::cell::cell;
use crate::sight::Sight;

const USAGE: &str = "usage: audit_members [--domain DOMAIN] [--manager ADDRESS]...";

const HELP: &str = "\
Lists members and invitations of every project as CSV, with what stands out.

  --domain DOMAIN    whoever has no address there is an `outsider`
  --manager ADDRESS  may manage projects, and is not found to; may be given several times

All members are listed only for a key with the scopes members:read, admins:read and owners:read, or
with the role admin or owner, and keys:read; without them the list is not complete, nor without the
member that the key belongs to.
Text that begins with =, +, - or @ has a ' before it, so that no spreadsheet takes it for a formula.

Findings: manages, invited, scopes-unknown, outsider.
Exit code: 0 nobody stands out, 1 some do, 2 wrong arguments, 3 the list is not complete.
Environment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.";

const OPTIONS: [&str; 2] = ["--domain", "--manager"];

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
    let expected = match invocation::read(USAGE, HELP, &OPTIONS, Expected::of) {
        Ok(expected) => expected,
        Err(code) => return code,
    };
    let mut audit = Audit {
        expected,
        people: 0,
        stand_out: 0,
        missing: 0,
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
        "people: {}, of which stand out: {}, lists that are missing: {}",
        audit.people, audit.stand_out, audit.missing
    );
    sight.verdict(audit.missing, audit.stand_out)
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
    fn of(words: &[&str]) -> Result<Self, String> {
        let mut expected = Self::default();
        let mut words = words.iter();
        while let Some(option) = words.next() {
            if !OPTIONS.contains(option) {
                return Err(format!("`{option}` is no option"));
            }
            let value = words
                .next()
                .map_or("", |value| value.trim_start_matches('@'));
            if value.is_empty() || OPTIONS.contains(&value) {
                return Err(format!("give `{option}` a value"));
            }
            let value = value.to_lowercase();
            if *option == "--manager" {
                expected.managers.insert(value);
            } else if expected.domain.replace(format!("@{value}")).is_some() {
                return Err("give one `--domain`, not two".to_owned());
            }
        }
        Ok(expected)
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
    /// Writes the list, and says how far this sees. What cannot be listed of one project does not keep
    /// the others from it.
    async fn run(&mut self) -> Result<Sight, Box<dyn std::error::Error>> {
        let client = Client::from_env()?;
        let mut sight = Sight::of(&client).await;
        let (mut own, mut untold) = (sight.own.clone(), String::new());
        let mut csv = csv::Writer::from_writer(io::stdout().lock());
        csv.write_record(COLUMNS)?;
        for project in client.list_projects().await?.projects {
            let id = project.project_id.as_deref().unwrap_or_default();
            let members = client.list_project_members(id).await;
            let members = self.members(id, members);
            if let Some(key) = &own {
                match has_owner(&client, id, key, &members).await {
                    Ok(true) => own = None,
                    Ok(false) => {}
                    Err(error) => untold = format!(" ({error})"),
                }
            }
            let invited = client.list_project_invitations(id).await;
            let invited = self.listed("invitations", id, invited.map(|list| list.invites));
            // A member who has not accepted yet is on both lists.
            let known: BTreeSet<_> = members.iter().filter_map(address).collect();
            for member in members {
                self.write(&mut csv, &project, &member)?;
            }
            for invitation in invited {
                let person = person(invitation);
                if address(&person).is_none_or(|own| !known.contains(&own)) {
                    self.write(&mut csv, &project, &person)?;
                }
            }
        }
        if let Some(own) = own {
            sight.add_unlisted(&format!(
                "the member that this key, `{own}`, belongs to{untold}"
            ));
        }
        csv.flush()?;
        Ok(sight)
    }

    /// The members of a project, of which there is at least one.
    fn members(&mut self, project: &str, list: Result<MemberList, Error>) -> Vec<Member> {
        let is_empty = list.as_ref().is_ok_and(|list| list.members.is_empty());
        if is_empty {
            eprintln!(
                "no members of project `{project}`: the list is empty, so that it lacks some"
            );
            self.missing += 1;
        }
        self.listed("members", project, list.map(|list| list.members))
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
            &*cell(project.project_id.as_deref().unwrap_or_default()),
            &cell(project.name.as_deref().unwrap_or_default()),
            &cell(member.member_id.as_deref().unwrap_or_default()),
            &cell(&names.join(" ")),
            &cell(member.email.as_deref().unwrap_or_default()),
            &cell(&member.scopes.join(" ")),
            &findings.join(" "),
        ])
    }

    fn findings(&self, member: &Member) -> Vec<&'static str> {
        let email = address(member).unwrap_or_default();
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

/// Whether the owner of this key is one of these; not, where nobody tells whose it is.
async fn has_owner(
    client: &Client,
    project: &str,
    key: &str,
    members: &[Member],
) -> Result<bool, Error> {
    // Nothing is asked for the sake of an empty list.
    if members.is_empty() {
        return Ok(false);
    }
    let owner = client.get_project_key(project, key).await?.member;
    Ok(owner.is_some_and(|owner| members.iter().any(|member| is_same(member, &owner))))
}

/// By their ids, or by their addresses, where one of them has no id.
fn is_same(member: &Member, owner: &KeyMember) -> bool {
    let ids = member.member_id.as_ref().zip(owner.member_id.as_ref());
    let addresses = member.email.as_ref().zip(owner.email.as_ref());
    match (ids, addresses) {
        (Some((one, other)), _) => one == other,
        (None, Some((one, other))) => one.eq_ignore_ascii_case(other),
        (None, None) => false,
    }
}

/// Somebody's address in lower case: one is told from another by its letters.
fn address(member: &Member) -> Option<String> {
    member.email.as_deref().map(str::to_lowercase)
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
