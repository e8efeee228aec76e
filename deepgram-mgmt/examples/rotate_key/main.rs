//! Replaces an API key by a new one like it: creates it, hands it over, verifies it, and only then
//! deletes the old one.
//!
//! ```text
//! DEEPGRAM_API_KEY=... cargo run --example rotate_key -- PROJECT_ID KEY_ID --file deepgram.key
//! DEEPGRAM_API_KEY=... cargo run --example rotate_key -- PROJECT_ID KEY_ID --stdout | put-away
//! ```
//!
//! The new key has the comment, scopes and tags of the old one, and lives as long as that one was
//! made to live. Where the service says that it came to have other scopes, tags or another expiry, both
//! keys are kept.
//!
//! The service gives a new key to the member that creates it. Where that is not known to be the one
//! that the old key belongs to, nothing is created, unless `--change-owner` allows it. Nor is it where
//! the old key has expired, or was made to live for less than a second.
//!
//! Its secret goes to a file, which must not exist yet and is made readable by its owner alone, or to
//! stdout; all else goes to stderr. The old key may be the one in `DEEPGRAM_API_KEY`: once it is
//! deleted, stderr says that the variable needs the new one. To run this again with the same `KEY_ID`
//! after a success finds no such key and changes nothing. A failure says what exists now and what to
//! do:
//!
//! | exit code | keys |
//! |---|---|
//! | 0 | the new one, verified; the old one is deleted |
//! | 1 | the old one: nothing has changed |
//! | 2 | the old one: the arguments are wrong |
//! | 3 | the old one, and maybe a new one whose secret nobody has |
//! | 4 | the old one, and the new one, whose secret is handed over: it is not verified, or not as asked for, or the old one cannot be deleted |
//! | 5 | the new one, whose secret is handed over, and maybe the old one |

mod failure;
#[path = "../shared/invocation.rs"]
mod invocation;
mod likeness;
mod owner;
mod place;
mod rotation;

use std::process::ExitCode;

use crate::owner::Owner;
use crate::place::Destination;
use crate::rotation::Rotation;

const USAGE: &str = "usage: rotate_key PROJECT_ID KEY_ID (--file PATH | --stdout) [--change-owner]";

const HELP: &str = "\
Creates an API key like KEY_ID, hands it over, verifies it, and then deletes KEY_ID.

  --file PATH     puts the new secret into a file, which must not exist yet
  --stdout        prints the new secret, and nothing else, to stdout
  --change-owner  lets the new key belong to another member than KEY_ID: a key belongs to the member
                  that creates it, here that of DEEPGRAM_API_KEY

Nothing is created where KEY_ID belongs to another member, or maybe does, unless --change-owner is
given; nor where KEY_ID has expired, or was made to live for less than a second.
Where the new key came to have other scopes, tags or another expiry than KEY_ID, both are kept.
After a success, a second run finds no such key and changes nothing. If KEY_ID is the key of
DEEPGRAM_API_KEY, set that to the new one afterwards.
Exit code: 0 rotated, 1 nothing has changed, 2 wrong arguments, 3 maybe a new key whose secret nobody
has, 4 both keys, 5 the new key and maybe the old one.
Environment: DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL.";

const OPTIONS: [&str; 3] = ["--change-owner", "--file", "--stdout"];

#[tokio::main]
async fn main() -> ExitCode {
    let (rotation, destination) = match invocation::read(USAGE, HELP, &OPTIONS, arguments) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    match rotation.run(destination).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            failure.exit_code()
        }
    }
}

fn arguments(words: &[&str]) -> Result<(Rotation, Destination), String> {
    let [project, old, options @ ..] = words else {
        return Err("give the id of a project and that of a key".to_owned());
    };
    let (mut destination, mut owner) = (None, Owner::Same);
    let mut options = options.iter().copied();
    while let Some(option) = options.next() {
        let place = match option {
            "--change-owner" => {
                owner = Owner::Caller;
                continue;
            }
            "--stdout" => Destination::Stdout,
            "--file" => Destination::File(options.next().ok_or("give `--file` a path")?.into()),
            _ => return Err(format!("`{option}` is no option")),
        };
        if destination.replace(place).is_some() {
            return Err("give one place for the new secret, not two".to_owned());
        }
    }
    let destination =
        destination.ok_or("give a place for the new secret: `--file` or `--stdout`")?;
    let rotation = Rotation {
        project: (*project).to_owned(),
        old: (*old).to_owned(),
        owner,
    };
    Ok((rotation, destination))
}
