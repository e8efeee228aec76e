//! Errors to text: one line for people, the same with its causes where a program ends with it, and
//! its parts where somebody asks for them.

use std::error::Error as StdError;
use std::fmt;
use std::iter;

use super::Error;
use super::position::Position;
use super::shown::shown;

/// One line: operation, status, code, message, request id, page, attempts, hints, and whether the
/// call may have taken effect all the same.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let detail = &*self.0;
        let status = detail.status.map(|status| status.to_string());
        let operation = detail.operation.map(|id| format!("`{id}`"));
        let parts = [&operation, &status, &detail.code, &detail.message];
        let mut separator = "";
        for part in parts.into_iter().flatten() {
            f.write_str(separator)?;
            f.write_str(part)?;
            separator = ": ";
        }
        if let Some(id) = &detail.request_id {
            write!(f, " (request id {id})")?;
        }
        if let Some(position) = &detail.position {
            write!(f, " ({position})")?;
        }
        if detail.attempts > 1 {
            write!(f, " ({} attempts)", detail.attempts)?;
        }
        let hints = [detail.hint, detail.note.as_deref(), detail.effect.advice()];
        hints
            .into_iter()
            .flatten()
            .try_for_each(|hint| write!(f, "; {hint}"))
    }
}

/// The line of `Display` and its causes, since a `main` that fails prints it; `{:#?}` names the
/// parts.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return self.parts(f);
        }
        write!(f, "{self}")?;
        causes(self)
            .map(|cause| shown(&cause.to_string()))
            .try_for_each(|cause| write!(f, ": caused by {cause}"))
    }
}

impl Error {
    fn parts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let detail = &*self.0;
        f.debug_struct("Error")
            .field("kind", &detail.kind)
            .field("operation", &detail.operation)
            .field("status", &detail.status)
            .field("code", &detail.code)
            .field("message", &detail.message)
            .field("request_id", &detail.request_id)
            .field(
                "position",
                &detail.position.as_ref().map(Position::to_string),
            )
            .field("attempts", &detail.attempts)
            .field("is_retryable", &detail.is_retryable)
            .field("maybe_applied", &self.maybe_applied())
            .field("retry_after", &detail.retry_after)
            .field("timeout", &detail.timeout)
            .field("hint", &detail.hint)
            .field("note", &detail.note)
            .field("source", &detail.source)
            .finish_non_exhaustive()
    }
}

/// What caused an error, and what caused that, to the last.
pub(super) fn causes(error: &dyn StdError) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    iter::successors(error.source(), |&cause| cause.source())
}
