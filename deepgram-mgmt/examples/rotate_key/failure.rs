//! What a failure leaves behind, in words and as an exit code.

use std::collections::BTreeSet;
use std::fmt::{self, Display};
use std::process::ExitCode;

use deepgram_mgmt::Error;

/// The keys that there are after a failure; the number is the exit code.
#[derive(Clone, Copy)]
enum Left {
    Unchanged = 1,
    Unheld = 3,
    Both = 4,
    MaybeBoth = 5,
}

/// What went wrong, which keys there are, and what to do.
pub(crate) struct Failure {
    left: Left,
    error: String,
    now: String,
    next: String,
}

impl Failure {
    /// There is no new key.
    pub(crate) fn unchanged(old: &str, error: impl Display) -> Self {
        Self {
            left: Left::Unchanged,
            error: error.to_string(),
            now: format!("nothing has changed: no key was created, and `{old}` was not touched"),
            next: "mend what the error names, then run this again".to_owned(),
        }
    }

    /// There is no new key, as a call failed.
    pub(crate) fn uncalled(old: &str, error: &Error) -> Self {
        let unchanged = Self::unchanged(old, error);
        if !error.is_retryable() {
            return unchanged;
        }
        Self {
            next: "run this again: what the error names may pass by itself".to_owned(),
            ..unchanged
        }
    }

    /// There is no new key: it would belong to another member than the old one, as far as is known.
    pub(crate) fn not_owned(old: &str, error: impl Display) -> Self {
        Self {
            next: format!(
                "run this with a key of the member that `{old}` belongs to, or with \
                 `--change-owner`, which lets the new key belong to another"
            ),
            ..Self::unchanged(old, error)
        }
    }

    /// The secret of a new key is lost.
    pub(crate) fn unheld(old: &str, new: &str, error: impl Display) -> Self {
        Self {
            left: Left::Unheld,
            error: error.to_string(),
            now: format!("the old key `{old}`, and the new key `{new}`, whose secret nobody has"),
            next: format!("delete `{new}`, then run this again"),
        }
    }

    /// A new key may exist; `found` are those that it can be.
    pub(crate) fn doubtful(
        old: &str,
        comment: &str,
        error: String,
        found: Result<BTreeSet<String>, Error>,
    ) -> Self {
        let look = format!(
            "look for a key other than `{old}` with the comment {comment:?}, created just now, and \
             delete that one"
        );
        let (now, next) = match found {
            Ok(found) if found.is_empty() => (
                format!("the old key `{old}`; no new key is listed, yet one may still appear"),
                format!("wait some minutes, {look}, then run this again"),
            ),
            Ok(found) => {
                let found = Vec::from_iter(found).join("`, `");
                let now = format!(
                    "the old key `{old}`, and `{found}` with the same comment, not there before, \
                     whose secret nobody has"
                );
                let next = format!(
                    "delete `{found}`, unless somebody else has just created it, then run this \
                     again"
                );
                (now, next)
            }
            Err(error) => (
                format!(
                    "the old key `{old}`, and maybe a new one, whose secret nobody has; the keys \
                     cannot be listed: {error}"
                ),
                format!("list the keys, {look}, then run this again"),
            ),
        };
        Self {
            left: Left::Unheld,
            error,
            now,
            next,
        }
    }

    /// The new key is handed over, and the call that was to verify it failed.
    pub(crate) fn unverified(old: &str, new: &str, told: &str, error: String) -> Self {
        Self {
            left: Left::Both,
            error,
            now: format!("the old key `{old}`, and the new key `{new}`, not verified, {told}"),
            next: format!("try the new key: if it works, delete `{old}`, else delete `{new}`"),
        }
    }

    /// The new key is in force, and can do less than the old one, or more, or for another time.
    pub(crate) fn unlike(old: &str, new: &str, told: &str, differences: &[String]) -> Self {
        Self {
            left: Left::Both,
            error: format!(
                "the new key is not as asked for: {}",
                differences.join("; ")
            ),
            now: format!("the old key `{old}`, and the new key `{new}`, unlike it, {told}"),
            next: format!("if the new key will do as it is, delete `{old}`, else delete `{new}`"),
        }
    }

    /// The new key is in force, and the old one too.
    pub(crate) fn undeleted(old: &str, new: &str, told: &str, error: impl Display) -> Self {
        Self {
            left: Left::Both,
            error: error.to_string(),
            now: format!("the old key `{old}`, and the new key `{new}`, verified, {told}"),
            next: format!("delete `{old}`"),
        }
    }

    /// The new key is in force, and nobody can tell of the old one.
    pub(crate) fn maybe_deleted(
        old: &str,
        new: &str,
        told: &str,
        error: impl Display,
        look: &Error,
    ) -> Self {
        let now = format!(
            "the new key `{new}`, verified, {told}, and maybe the old key `{old}`; the keys cannot \
             be listed: {look}"
        );
        Self {
            left: Left::MaybeBoth,
            error: error.to_string(),
            now,
            next: format!("list the keys, and delete `{old}` if it is there"),
        }
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.left as u8)
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "error: {}", self.error)?;
        writeln!(f, "now: {}", self.now)?;
        write!(f, "next: {}", self.next)
    }
}
