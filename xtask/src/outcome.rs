//! How a task ends: an exit code and what to print.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

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
        Self {
            exit: fault.exit,
            out: String::new(),
            err: fault.text,
        }
    }
}

/// Why a task stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How the process ends.
    pub exit: Exit,
    /// What to print: whole lines.
    pub text: String,
}

impl Fault {
    /// One message with its remedy.
    pub fn new(exit: Exit, message: impl fmt::Display, help: impl fmt::Display) -> Self {
        Self {
            exit,
            text: format!("error: {message}\n  = help: {help}\n"),
        }
    }

    /// A failure of the file system below the directory that is written to.
    pub fn writing(what: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(
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
}
