//! Replaces an API key by a new one like it: creates it, hands it over, verifies it, and only then
//! deletes the old one.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example rotate_key -- PROJECT_ID KEY_ID --file deepgram.key
//! DEEPGRAM_API_KEY=... cargo run --example rotate_key -- PROJECT_ID KEY_ID --stdout | put-away
//! ```
//!
//! The new key has the comment, scopes and tags of the old one, and lives as long as that one was
//! made to live. Its secret goes to a file, which must not exist yet and is made readable by its
//! owner alone, or to stdout; all else goes to stderr. A failure says what exists now and what to
//! do:
//!
//! | exit code | keys |
//! |---|---|
//! | 0 | the new one, verified; the old one is deleted |
//! | 1 | the old one: nothing has changed |
//! | 2 | the old one: the arguments are wrong |
//! | 3 | the old one, and maybe a new one whose secret nobody has |
//! | 4 | the old one, and the new one, whose secret is handed over |
//! | 5 | the new one, whose secret is handed over, and maybe the old one |

mod failure;
mod place;
mod rotation;

use std::env;
use std::process::ExitCode;

use crate::place::Destination;
use crate::rotation::Rotation;

const USAGE: &str = "usage: rotate_key PROJECT_ID KEY_ID (--file PATH | --stdout)";

#[tokio::main]
async fn main() -> ExitCode {
    let Some((rotation, destination)) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match rotation.run(destination).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            failure.exit_code()
        }
    }
}

fn arguments() -> Option<(Rotation, Destination)> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (project, old, destination) = match words[..] {
        [project, old, "--stdout"] => (project, old, Destination::Stdout),
        [project, old, "--file", path] => (project, old, Destination::File(path.into())),
        _ => return None,
    };
    let rotation = Rotation {
        project: project.to_owned(),
        old: old.to_owned(),
    };
    Some((rotation, destination))
}
