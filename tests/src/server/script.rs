//! What a server does on one connection, step by step.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::Gate;
use crate::http::Answer;

/// What happens on one connection; it must be played to its end.
#[derive(Clone, Debug, Default)]
#[must_use = "a script does nothing until a server plays it"]
pub struct Script {
    pub(super) steps: Vec<Step>,
    pub(super) end: End,
}

/// One thing to do.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Reads a request and records it.
    Request,
    /// Writes bytes, which the client must take.
    Write(Vec<u8>),
    /// Waits until the test lets it through.
    Gate(Gate),
    /// Says that nothing more will be written.
    HalfClose,
    /// Waits until the client hangs up; meanwhile nothing may come.
    Hold,
    /// Takes whatever comes until the client hangs up.
    Drain,
    /// Writes chunks until the client hangs up, and counts the bytes that were taken.
    Flood(Arc<AtomicU64>),
}

/// How a connection ends, unless the client hung up before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    /// In good order.
    #[default]
    Close,
    /// With a reset: what is under way is lost.
    Reset,
}

impl Script {
    /// A connection that is taken and closed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a request and records it.
    pub fn request(self) -> Self {
        self.step(Step::Request)
    }

    /// Reads a request, and writes an answer.
    pub fn answer(self, answer: &Answer) -> Self {
        self.request().write(answer.to_bytes())
    }

    /// Writes bytes as they are, which the client must take.
    pub fn write(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.step(Step::Write(bytes.into()))
    }

    /// Waits until the test lets it through.
    pub fn gate(self, gate: &Gate) -> Self {
        self.step(Step::Gate(gate.clone()))
    }

    /// Writes byte after byte, each behind the gate.
    pub fn trickle(self, gate: &Gate, bytes: &[u8]) -> Self {
        bytes
            .iter()
            .fold(self, |script, byte| script.gate(gate).write([*byte]))
    }

    /// Says that nothing more will be written; the client may still send.
    pub fn half_close(self) -> Self {
        self.step(Step::HalfClose)
    }

    /// Keeps the connection open until the client hangs up or the server closes. What the client
    /// sends meanwhile is a fault.
    pub fn hold(self) -> Self {
        self.step(Step::Hold)
    }

    /// Takes and forgets what comes, until the client hangs up or the server closes.
    pub fn drain(self) -> Self {
        self.step(Step::Drain)
    }

    /// Writes chunks of a body without an end, until the client hangs up or the server closes.
    /// `taken` is how many of its bytes went out.
    pub fn flood(self, taken: &Arc<AtomicU64>) -> Self {
        self.step(Step::Flood(Arc::clone(taken)))
    }

    /// Ends the connection with a reset (RST) in place of a close (FIN).
    pub fn reset(mut self) -> Self {
        self.end = End::Reset;
        self
    }

    fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    pub(super) fn gates(&self) -> impl Iterator<Item = &Gate> {
        self.steps.iter().filter_map(|step| match step {
            Step::Gate(gate) => Some(gate),
            Step::Request
            | Step::Write(_)
            | Step::HalfClose
            | Step::Hold
            | Step::Drain
            | Step::Flood(_) => None,
        })
    }
}

impl Step {
    /// What it is called in a fault.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Write(_) => "write",
            Self::Gate(_) => "gate",
            Self::HalfClose => "half_close",
            Self::Hold => "hold",
            Self::Drain => "drain",
            Self::Flood(_) => "flood",
        }
    }
}
