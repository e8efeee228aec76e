//! The tasks: each takes its arguments as data and returns what to print. A task reads everything,
//! then generates everything in memory, then writes.

use std::path::{Path, PathBuf};

use codegen::code::Code;
use codegen::message::{self, Format};
use codegen::{Failure, Input, Output, share};

use crate::check;
use crate::difference::Difference;
use crate::disk;
use crate::input::{self, Overlays, Selection};
use crate::outcome::{Exit, Fault, Outcome};
use crate::place;
use crate::summary;
use crate::workspace::Workspace;

/// `cargo xtask codegen`: makes a client crate equal to what a description gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codegen {
    /// What is read.
    pub selection: Selection,
    /// Whether to write.
    pub mode: Mode,
    /// Another folder than the client crate.
    pub out: Option<PathBuf>,
    /// For whom messages are.
    pub messages: Format,
}

/// Whether a task writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Writes what changed and removes what is stale.
    Write,
    /// Writes nothing and says whether there would be something to write.
    Check,
}

/// `cargo xtask spec`: shows a description with its overlays applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What is read.
    pub selection: Selection,
}

impl Codegen {
    /// Runs the task.
    pub fn run(&self, workspace: &Workspace) -> Outcome {
        self.outcome(workspace)
            .unwrap_or_else(|fault| fault.outcome(self.messages))
    }

    fn outcome(&self, workspace: &Workspace) -> Result<Outcome, Fault> {
        let input = input::read(workspace, &self.selection)?;
        let output = codegen::generate_among(input, &self.selection.files(workspace))
            .map_err(|failure| fault(&failure, &self.selection))?;
        let out = self.out.clone().unwrap_or_else(|| workspace.client());
        let on_disk = disk::survey(&out)?;
        let files = &output.files;
        let difference = Difference::between(&on_disk, files)?;
        // To find the lines of warnings, a description is read once more.
        let (stale, warned) = share::both(
            || match self.mode {
                Mode::Write => place::place(&out, &on_disk, &difference, files).map(|()| None),
                Mode::Check => {
                    let command = self.command();
                    Ok(check::check(&out, &on_disk, &difference, files, &command))
                }
            },
            || self.warned(&output),
        );
        Ok(match stale? {
            None => Outcome {
                exit: Exit::Done,
                out: summary::summary(&out, &on_disk, &difference, &output),
                err: warned,
            },
            Some(stale) => Outcome {
                exit: Exit::Stale,
                out: String::new(),
                err: warned + &stale.said(self.messages),
            },
        })
    }

    /// The warnings, and for a tool what the summary tells a person.
    fn warned(&self, output: &Output) -> String {
        let text = output.warnings.text(self.messages);
        match self.messages {
            Format::Json => text + &message::json(&output.needs()),
            Format::Human | Format::Github => text,
        }
    }

    /// The command that writes what this task checks.
    fn command(&self) -> String {
        let mut options: Vec<(&str, &Path)> = Vec::new();
        options.extend(self.selection.spec.as_deref().map(|path| ("--spec", path)));
        if let Overlays::These(paths) = &self.selection.overlays {
            options.extend(paths.iter().map(|path| ("--overlay", path.as_path())));
        }
        options.extend(self.out.as_deref().map(|path| ("--out", path)));
        let mut words = vec!["cargo xtask codegen".to_owned()];
        words.extend(
            options
                .iter()
                .map(|(name, path)| format!("{name} {}", quoted(path))),
        );
        if self.selection.overlays == Overlays::None {
            words.push("--no-overlays".to_owned());
        }
        words.join(" ")
    }
}

impl Spec {
    /// Runs the task.
    pub fn run(&self, workspace: &Workspace) -> Outcome {
        self.outcome(workspace).unwrap_or_else(Outcome::from)
    }

    fn outcome(&self, workspace: &Workspace) -> Result<Outcome, Fault> {
        let input: Input = input::read(workspace, &self.selection)?;
        let effective =
            codegen::effective(input).map_err(|failure| fault(&failure, &self.selection))?;
        let out = serde_yaml::to_string(&effective).map_err(|error| {
            Fault::internal(format_args!("the description is no YAML: {error}"))
        })?;
        Ok(Outcome {
            exit: Exit::Done,
            out,
            err: String::new(),
        })
    }
}

/// What is forgotten most easily.
const BUNDLED_OVERLAYS: &str = "the overlays of the bundled description were applied: \
    for another description give its own with `--overlay`, or `--no-overlays`\n";

/// A fault of the documents, unless the generator blames itself.
fn fault(failure: &Failure, selection: &Selection) -> Fault {
    let has = |code| (failure.report().iter()).any(|diagnostic| diagnostic.code == code);
    let internal = has(Code::Internal);
    let mut text = failure.to_string();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    if selection.spec.is_some() && selection.overlays == Overlays::Bundled {
        // Where it is all that is wrong, nothing else is to be read first.
        let at = if has(Code::OverlayForeign) {
            0
        } else {
            text.len()
        };
        text.insert_str(at, BUNDLED_OVERLAYS);
    }
    Fault {
        exit: if internal { Exit::Writing } else { Exit::Input },
        text,
        notes: failure.notes(),
    }
}

/// As a POSIX shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |symbol: char| symbol.is_ascii_alphanumeric() || "/._-+,:@%".contains(symbol);
    if path.chars().all(plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_repeats_what_was_given() {
        let task = |spec: Option<&str>, overlays, out: Option<&str>| Codegen {
            selection: Selection {
                spec: spec.map(PathBuf::from),
                overlays,
            },
            mode: Mode::Check,
            out: out.map(PathBuf::from),
            messages: Format::Human,
        };
        let overlays = Overlays::These(vec!["a.yml".into(), "it's b.yml".into()]);
        for (task, command) in [
            (task(None, Overlays::Bundled, None), "cargo xtask codegen"),
            (
                task(Some("x/api.yml"), overlays, None),
                r"cargo xtask codegen --spec x/api.yml --overlay a.yml --overlay 'it'\''s b.yml'",
            ),
            (
                task(None, Overlays::None, Some("../out")),
                "cargo xtask codegen --out ../out --no-overlays",
            ),
        ] {
            assert_eq!(task.command(), command);
        }
    }
}
