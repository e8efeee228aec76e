//! A key in place of another, through success and through a failure of each step.

mod creating;
mod deleting;
mod done;
mod likeness;
mod owner;
mod unchanged;

use std::fs;

use tempfile::TempDir;
use tests::http::{Answer, Request};
use tests::server::{Script, Server};

use crate::run::{Ran, run};

/// The secret of the new key; it may stand in the intended place alone.
const SECRET: &str = "5ecre7-canary";

const OLD: &str = r#"{"member": {"member_id": "m", "email": "a@b.c"}, "api_key": {"api_key_id": "old", "comment": "ci", "scopes": ["usage:read", "keys:read"], "tags": ["pear"], "created": "2024-02-01T00:00:00Z", "expiration_date": "2999-02-01T00:00:00Z"}}"#;
const OTHER: &str = r#"{"member": {"member_id": "m"}, "api_key": {"api_key_id": "other", "comment": "ci", "scopes": ["x"]}}"#;
const NEW: &str = r#"{"api_key": {"api_key_id": "new", "comment": "ci", "scopes": ["x"]}}"#;
const ELSE: &str = r#"{"api_key": {"api_key_id": "else", "comment": "cd", "scopes": ["x"]}}"#;

/// What the new key is to have, in another order.
const SCOPES: &str = r#""scopes": ["keys:read", "usage:read"]"#;
const TAGS: &str = r#""tags": ["pear"]"#;
const DATES: &str =
    r#""created": "2024-02-01T00:00:05Z", "expiration_date": "2999-02-01T00:00:05Z""#;

const LIST: &str = "GET /v1/projects/p/keys HTTP/1.1";
const CREATE: &str = "POST /v1/projects/p/keys HTTP/1.1";
const VERIFY: &str = "GET /v1/auth/token HTTP/1.1";
/// Asked with the key that the example runs with.
const OWN: &str = VERIFY;
const DELETE: &str = "DELETE /v1/projects/p/keys/old HTTP/1.1";

fn list(keys: &[&str]) -> Answer {
    Answer::json(200, format!(r#"{{"api_keys": [{}]}}"#, keys.join(", ")))
}

fn before() -> Answer {
    list(&[OTHER, OLD])
}

fn created() -> Answer {
    created_with(&format!("{SCOPES}, {TAGS}, {DATES}"))
}

/// A new key with these members, which are JSON.
fn created_with(members: &str) -> Answer {
    let body = format!(r#"{{"api_key_id": "new", "key": "{SECRET}", "comment": "ci", {members}}}"#);
    Answer::json(200, body)
}

fn verified() -> Answer {
    verified_with(SCOPES)
}

fn verified_with(scopes: &str) -> Answer {
    Answer::json(200, format!(r#"{{"api_key_id": "new", {scopes}}}"#))
}

/// Which key the example runs with.
fn own(id: &str) -> Answer {
    Answer::json(200, format!(r#"{{"api_key_id": "{id}"}}"#))
}

fn deleted() -> Answer {
    Answer::json(200, r#"{"message": "done"}"#)
}

/// A connection for this answer alone.
fn closing(answer: Answer) -> Script {
    Script::new().answer(&answer.header("connection", "close"))
}

/// What a run that writes into a file came to.
#[derive(Debug)]
struct Rotated {
    ran: Ran,
    /// What the file holds, if it is there.
    kept: Option<String>,
    lines: Vec<String>,
    requests: Vec<Request>,
}

impl Rotated {
    /// Runs against these answers, each on a connection of its own; nothing but the file may hold
    /// the secret.
    fn with(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self::scripted(answers.into_iter().map(closing))
    }

    fn scripted(scripts: impl IntoIterator<Item = Script>) -> Self {
        Self::run(scripts, &[])
    }

    /// The same with these options too.
    fn run(scripts: impl IntoIterator<Item = Script>, options: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("new.key");
        let server = Server::scripted(scripts);
        let arguments = ["p", "old", "--file", path.to_str().unwrap()];
        let arguments = [&arguments, options].concat();
        let mut ran = run("rotate_key", &arguments, &server);
        // The name of the folder is another each time.
        ran.err = ran.err.replace(path.to_str().unwrap(), "FILE");
        assert_eq!(ran.out, "", "{ran:?}");
        assert!(!ran.err.contains(SECRET), "{ran:?}");
        let requests = server.finish().unwrap();
        Self {
            kept: fs::read_to_string(&path).ok(),
            lines: requests
                .iter()
                .map(|request| request.line.clone())
                .collect(),
            requests,
            ran,
        }
    }

    /// Asserts how it ended: the exit code, the lines behind the last step, and what was asked.
    fn assert(&self, code: i32, said: &[&str], lines: &[&str]) {
        assert_eq!(self.ran.code, Some(code), "{self:#?}");
        let mut rest = self.ran.err.as_str();
        for part in said {
            let (_, behind) = rest
                .split_once(part)
                .unwrap_or_else(|| panic!("no `{part}` in its place: {}", self.ran.err));
            rest = behind;
        }
        assert_eq!(self.lines, lines, "{}", self.ran.err);
    }

    fn assert_kept(&self) {
        assert_eq!(self.kept, Some(format!("{SECRET}\n")));
    }
}
