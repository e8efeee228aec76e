//! A document into how its own process ended. The generator may panic, overflow its stack or never
//! end there, and the run goes on.

use std::env;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::make::{Finding, Made};

/// Longer takes no document: the largest needs seconds, and a minute without optimization.
const LIMIT: Duration = Duration::from_secs(300);

/// The hidden subcommand.
pub(super) const SUBCOMMAND: &str = "corpus-document";

/// How a process ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// It said what became of the document.
    Made(Made<Finding>),
    /// It did not come so far, and why.
    Crashed(String),
}

/// Generates `file`, with an overlay if there is one, into `out` in a process of its own.
pub(super) fn generate(file: &Path, overlay: Option<&Path>, out: &Path) -> Ended {
    ended(file, overlay, out)
        .unwrap_or_else(|error| Ended::Crashed(format!("cannot be run: {error}")))
}

fn ended(file: &Path, overlay: Option<&Path>, out: &Path) -> io::Result<Ended> {
    // To a file, since nobody reads it before the end.
    let said = tempfile::NamedTempFile::new()?;
    let child = Command::new(env::current_exe()?)
        .arg(SUBCOMMAND)
        .arg(file)
        .arg(out)
        .args(overlay)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(said.reopen()?)
        .spawn()?;
    let (status, out) = within_limit(child)?;
    let Some(status) = status else {
        let seconds = LIMIT.as_secs();
        return Ok(Ended::Crashed(format!("took more than {seconds} s")));
    };
    match serde_json::from_str(&out) {
        Ok(made) if status.success() => Ok(Ended::Made(made)),
        Ok(_) | Err(_) => {
            let said = fs::read(said.path())?;
            Ok(Ended::Crashed(crashed(
                status,
                &String::from_utf8_lossy(&said),
            )))
        }
    }
}

/// The status and what was said on standard output; no status when the limit was passed, after
/// which the process has been ended.
fn within_limit(mut child: Child) -> io::Result<(Option<ExitStatus>, String)> {
    let stdout = child.stdout.take();
    let (sender, receiver) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut text = String::new();
        let read = stdout.map_or(Ok(0), |mut stdout| stdout.read_to_string(&mut text));
        // The receiver is gone when the limit was passed.
        let _ = sender.send(read.map(|_| text));
    });
    let said = receiver.recv_timeout(LIMIT);
    if said.is_err() {
        child.kill()?;
    }
    let status = child.wait()?;
    let _ = reader.join();
    match said {
        Ok(text) => Ok((Some(status), text?)),
        Err(_) => Ok((None, String::new())),
    }
}

/// In one line: what a panic, the runtime of Rust or a fault said, else how the process ended.
fn crashed(status: ExitStatus, said: &str) -> String {
    let lines: Vec<&str> = said
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let panicked = lines.iter().position(|line| line.contains(" panicked at "));
    let overflowed = lines
        .iter()
        .position(|line| line.contains("has overflowed its stack"));
    let (first, second) = match (panicked, overflowed) {
        (Some(at), _) => (lines.get(at), lines.get(at + 1)),
        (None, Some(at)) => (lines.get(at), None),
        (None, None) => (lines.first(), None),
    };
    let words: Vec<&str> = first.into_iter().chain(second).copied().collect();
    format!("{status}: {}", words.join(" "))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;

    use super::*;

    #[test]
    fn a_crash_is_said_in_one_line() {
        for (status, said, line) in [
            (
                ExitStatus::from_raw(3 << 8),
                "\nthread 'main' (1) panicked at codegen/src/a.rs:1:2:\nno such thing\nnote: run\n",
                "exit status: 3: thread 'main' (1) panicked at codegen/src/a.rs:1:2: no such thing",
            ),
            (
                ExitStatus::from_raw(6),
                "\nthread 'main' has overflowed its stack\nfatal runtime error: stack overflow\n",
                "signal: 6 (SIGABRT): thread 'main' has overflowed its stack",
            ),
            (ExitStatus::from_raw(9), "", "signal: 9 (SIGKILL): "),
            (
                ExitStatus::from_raw(2 << 8),
                "error: cannot read `a.yml`\n  = help: name another\n",
                "exit status: 2: error: cannot read `a.yml`",
            ),
        ] {
            assert_eq!(crashed(status, said), line);
        }
    }
}
