//! What cargo says of a workspace, told apart by package.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// The outcome of one run of cargo.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    /// Rendered warnings and errors, by the folder name of the package.
    messages: BTreeMap<String, String>,
    /// Packages of which cargo finished something.
    finished: BTreeSet<String>,
    /// What cargo itself said.
    said: String,
}

impl Verdicts {
    /// Passes for a package that was compiled and about which there was nothing to say.
    pub fn of(&self, package: &str) -> Result<(), String> {
        match self.messages.get(package) {
            Some(messages) => Err(messages.clone()),
            None if self.finished.contains(package) => Ok(()),
            None => Err(format!("`{package}` was not compiled\n{}", self.said)),
        }
    }

    fn read(output: &Output) -> Self {
        let mut verdicts = Self {
            said: String::from_utf8_lossy(&output.stderr).into_owned(),
            ..Self::default()
        };
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            if let Ok(event) = serde_json::from_str::<Value>(line) {
                verdicts.note(&event);
            }
        }
        verdicts
    }

    fn note(&mut self, event: &Value) {
        let text = |pointer| event.pointer(pointer).and_then(Value::as_str);
        let package = text("/manifest_path")
            .and_then(|manifest| Path::new(manifest).parent()?.file_name()?.to_str());
        let Some(package) = package else { return };
        match text("/reason") {
            Some("compiler-message") => {
                let rendered = text("/message/rendered").unwrap_or("a message without a text");
                self.messages
                    .entry(package.to_owned())
                    .or_default()
                    .push_str(rendered);
            }
            Some("compiler-artifact") => {
                self.finished.insert(package.to_owned());
            }
            _ => {}
        }
    }
}

/// Runs a command of cargo on all packages of its workspace, going on after one that fails.
pub fn verdicts(command: &mut Command) -> io::Result<Verdicts> {
    let output = command
        .args([
            "--workspace",
            "--offline",
            "--keep-going",
            "--message-format=json",
        ])
        .output()?;
    Ok(Verdicts::read(&output))
}

/// Cargo in `workspace`, with a target folder of its own: the one of the program that runs it may
/// be locked.
pub fn cargo(workspace: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", workspace.join("target"));
    command
}
