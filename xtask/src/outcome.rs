//! How a task ends: an exit code and what to print.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use codegen::message::{self, Format, Note, NoteSpot};

/// The exit codes of every task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, or nothing to do.
    Done,
    /// 1: in check mode, the directory is not what the description gives; or a document of the
    /// corpus fails.
    Stale,
    /// 2: an input is missing, unreadable or at fault, or the usage is wrong.
    Input,
    /// 3: writing failed, or the generator has a bug.
    Writing,
}

impl Exit {
    /// The code that the process ends with.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Stale => 1,
            Self::Input => 2,
            Self::Writing => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// What a task has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How the process ends.
    pub exit: Exit,
    /// For standard output: what was asked for.
    pub out: String,
    /// For standard error: warnings and faults.
    pub err: String,
}

impl From<Fault> for Outcome {
    fn from(fault: Fault) -> Self {
        fault.outcome(Format::Human)
    }
}

/// Why a task stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How the process ends.
    pub exit: Exit,
    /// What to print for a person: whole lines.
    pub text: String,
    /// The same for tools.
    pub notes: Vec<Note>,
}

impl Fault {
    /// One message with its remedy.
    pub fn new(exit: Exit, message: impl fmt::Display, help: impl fmt::Display) -> Self {
        let (message, help) = (message.to_string(), help.to_string());
        Self {
            exit,
            text: format!("error: {message}\n  = help: {help}\n"),
            notes: vec![note(exit, message, help)],
        }
    }

    /// The same, about a file.
    pub fn about(
        path: &Path,
        exit: Exit,
        message: impl fmt::Display,
        help: impl fmt::Display,
    ) -> Self {
        Self::new(exit, message, help).at(path)
    }

    /// Says of every note which file it is about.
    pub fn at(mut self, path: &Path) -> Self {
        for note in &mut self.notes {
            note.spot = NoteSpot::of_file(path.display().to_string());
        }
        self
    }

    /// All of several in one, which ends as the first does; `None` where there are none.
    pub fn all(faults: impl IntoIterator<Item = Self>) -> Option<Self> {
        faults.into_iter().reduce(|mut all, fault| {
            all.text.push_str(&fault.text);
            all.notes.extend(fault.notes);
            all
        })
    }

    /// In words.
    pub fn said(&self, format: Format) -> String {
        match format {
            Format::Human => self.text.clone(),
            Format::Json => message::json(&self.notes),
            Format::Github => message::github(&self.notes),
        }
    }

    /// The outcome of a task that it stopped.
    pub fn outcome(&self, format: Format) -> Outcome {
        Outcome {
            exit: self.exit,
            out: String::new(),
            err: self.said(format),
        }
    }

    /// A failure of the file system below the directory that is written to.
    pub fn writing(what: &str, path: &Path, error: &io::Error) -> Self {
        Self::about(
            path,
            Exit::Writing,
            format_args!("cannot {what} `{}`: {error}", path.display()),
            "put that right and run the command again",
        )
    }

    /// A bug of the generator, never of an input.
    pub fn internal(message: impl fmt::Display) -> Self {
        Self::new(
            Exit::Writing,
            message,
            "this is a bug of the generator, please report it",
        )
    }
}

/// Outside the documents there are no codes but these.
fn note(exit: Exit, message: String, help: String) -> Note {
    Note {
        code: match exit {
            Exit::Done | Exit::Input => "input",
            Exit::Stale => "stale",
            Exit::Writing => "writing",
        },
        severity: "error",
        spot: NoteSpot::nowhere(),
        message,
        help,
        related: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_said_on_standard_error_alone() {
        let outcome = Outcome::from(Fault::internal("`x` is no path"));
        assert_eq!(outcome.exit.code(), 3);
        assert_eq!(outcome.out, "");
        assert_eq!(
            outcome.err,
            "error: `x` is no path\n  = help: this is a bug of the generator, please report it\n"
        );
    }

    #[test]
    fn tools_get_one_line_a_fault() {
        let first = Fault::about(
            Path::new("a.yml"),
            Exit::Input,
            "cannot read `a.yml`",
            "name it",
        );
        let second = Fault::new(Exit::Writing, "m", "h");
        let both = Fault::all([first, second]).unwrap();
        assert_eq!(both.exit, Exit::Input);
        assert_eq!(
            both.said(Format::Github),
            "::error file=a.yml,line=1,col=1,title=input::cannot read `a.yml`%0Ahelp: name it\n\
             ::error title=writing::m%0Ahelp: h\n"
        );
        let json = both.said(Format::Json);
        let second = json.lines().nth(1).unwrap();
        assert_eq!(
            second,
            r#"{"code":"writing","severity":"error","file":null,"line":null,"column":null,"pointer":null,"message":"m","help":"h","related":[]}"#
        );
        assert_eq!(Fault::all([]), None);
    }
}
