//! What the new key is asked to be, and in what it came to be another: a service may grant less, or
//! for a shorter time, and say so in nothing but its answers.

use std::collections::BTreeSet;

use deepgram_mgmt::chrono::{DateTime, SecondsFormat, Utc};
use deepgram_mgmt::types::{Key, KeyCreate, KeyWithSecret, TokenDetails};

/// How many seconds an expiry may be off: it is counted from a moment that is not told exactly.
const LEEWAY: i64 = 60;

/// Scopes that are roles, and stand for others that the service may name beside them.
const ROLES: [&str; 3] = ["admin", "member", "owner"];

/// The description of a key that is like the old one, which works still: what has ended was meant to
/// end.
pub(crate) fn wanted(old: &Key) -> Result<KeyCreate, &'static str> {
    if old.expiration_date.is_some_and(|end| end <= Utc::now()) {
        return Err("the key has expired, and a new one like it would work again");
    }
    if old.scopes.is_empty() {
        return Err("the service does not tell the scopes of the key");
    }
    let comment = old.comment.as_deref().unwrap_or("rotated");
    let wanted = KeyCreate::new(comment, &old.scopes).tags(&old.tags);
    match (old.created, old.expiration_date) {
        (_, None) => Ok(wanted),
        (Some(start), Some(end)) => match (end - start).num_seconds() {
            ..1 => Err("the key was to live for less than a second, which cannot be asked for"),
            seconds => Ok(wanted.time_to_live_in_seconds(seconds)),
        },
        (None, Some(_)) => Err("the key expires, and nobody tells how long it was to live"),
    }
}

/// What the service says of the new key.
pub(crate) struct Told {
    pub(crate) created: KeyWithSecret,
    /// When that was answered.
    pub(crate) at: DateTime<Utc>,
}

/// Each difference, in words.
pub(crate) fn differences(wanted: &KeyCreate, told: &Told, details: &TokenDetails) -> Vec<String> {
    let created = &told.created;
    let asked = set(&wanted.scopes);
    let mut found = Vec::new();
    if created.scopes.is_empty() && details.scopes.is_empty() {
        found.push(format!("scopes are not told, not {}", words(&asked)));
    }
    let granted = set(&created.scopes);
    if !granted.is_empty() && granted != asked {
        let (granted, asked) = (words(&granted), words(&asked));
        found.push(format!(
            "scopes are {granted} where it was created, not {asked}"
        ));
    }
    let granted = set(&details.scopes);
    if !granted.is_empty() && !stands_for(&asked, &granted) {
        let (granted, asked) = (words(&granted), words(&asked));
        found.push(format!(
            "scopes are {granted} in its token details, not {asked}"
        ));
    }
    let (tags, asked) = (set(&created.tags), set(&wanted.tags));
    if tags != asked {
        found.push(format!("tags are {}, not {}", words(&tags), words(&asked)));
    }
    found.extend(expiry(wanted, told));
    found
}

fn expiry(wanted: &KeyCreate, told: &Told) -> Option<String> {
    let text = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    match (wanted.time_to_live_in_seconds, told.created.expiration_date) {
        (None, None) => None,
        (None, Some(end)) => Some(format!("expiry is {}, not never", text(end))),
        (Some(seconds), None) => Some(format!("expiry is not told, not in {seconds} seconds")),
        (Some(seconds), Some(end)) => {
            let start = told.created.created.unwrap_or(told.at);
            let off = (end - start).num_seconds() - seconds;
            (off.abs() > LEEWAY)
                .then(|| format!("expiry is {}, not in {seconds} seconds", text(end)))
        }
    }
}

/// Whether these scopes are what was asked for, or that and what a role among it stands for.
fn stands_for(asked: &BTreeSet<&str>, granted: &BTreeSet<&str>) -> bool {
    let has_role = ROLES.iter().any(|role| asked.contains(role));
    let mut others = granted.difference(asked);
    asked.is_subset(granted) && others.all(|scope| has_role && !ROLES.contains(scope))
}

fn set(words: &[String]) -> BTreeSet<&str> {
    words.iter().map(String::as_str).collect()
}

fn words(set: &BTreeSet<&str>) -> String {
    if set.is_empty() {
        return "none".to_owned();
    }
    let words: Vec<&str> = set.iter().copied().collect();
    format!("`{}`", words.join(" "))
}
