//! What is refused before any I/O: what is wrong, without the value, and the remedy.

use std::borrow::Cow;

/// Why a client cannot be built or a request cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// What is wrong; never the value itself.
    pub(super) message: Cow<'static, str>,
    /// What to do about it.
    pub(super) help: &'static str,
}

impl Refusal {
    pub(super) fn new(message: impl Into<Cow<'static, str>>, help: &'static str) -> Self {
        Self {
            message: message.into(),
            help,
        }
    }
}
