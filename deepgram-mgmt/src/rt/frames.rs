//! The body of an answer as it comes, cut into frames: events, or JSON values.
//!
//! Of a frame that has not come whole, no more is held than the client accepts of a body; beyond
//! that the stream ends with an error.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::fault::Fault;
use super::{ByteStream, Error, ErrorKind, Misfit, SecretBytes};

/// Cuts bytes into frames, wherever the parts begin and end in which they come.
pub(super) trait Splitter: Default {
    /// What is cut out.
    type Frame;

    /// Takes the next bytes, and adds the frames that they complete.
    fn feed(&mut self, bytes: &[u8], frames: &mut VecDeque<Self::Frame>);

    /// Adds what the end of the body completes.
    fn end(&mut self, frames: &mut VecDeque<Self::Frame>);

    /// How many bytes it holds of a frame that is not complete.
    fn held(&self) -> usize;
}

/// The frames of a body.
pub(super) struct Frames<S: Splitter> {
    bytes: ByteStream,
    splitter: S,
    ready: VecDeque<S::Frame>,
    rest: Rest,
}

/// What is left of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    Unknown,
    Nothing,
}

impl<S: Splitter> Frames<S> {
    pub(super) fn new(bytes: ByteStream) -> Self {
        Self {
            bytes,
            splitter: S::default(),
            ready: VecDeque::new(),
            rest: Rest::Unknown,
        }
    }

    /// The next frame. After an error there is nothing more.
    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<S::Frame, Error>>> {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(frame)));
            }
            if self.rest == Rest::Nothing {
                return Poll::Ready(None);
            }
            if self.splitter.held() as u64 > self.bytes.limit() {
                self.rest = Rest::Nothing;
                return Poll::Ready(Some(Err(self
                    .bytes
                    .fail(Fault::TooLarge(self.bytes.limit())))));
            }
            match ready!(Pin::new(&mut self.bytes).poll_next(context)) {
                Some(Ok(part)) => self.splitter.feed(&part, &mut self.ready),
                Some(Err(error)) => {
                    self.rest = Rest::Nothing;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.rest = Rest::Nothing;
                    self.splitter.end(&mut self.ready);
                }
            }
        }
    }

    /// The error of a frame that is not of its type: `what` it is, such as `event`, and which.
    pub(super) fn misfit(&self, what: &str, number: u64, misfit: &Misfit, frame: Bytes) -> Error {
        let mut error = Error::new(ErrorKind::Decode);
        error.0.message = Some(format!(
            "{what} {number} is not of its documented type: {misfit}"
        ));
        error.0.hint = Some("`raw_body()` has it as it came; the stream goes on behind it");
        error.0.raw_body = Some(SecretBytes::new(frame));
        self.tell(error)
    }

    /// Adds what is known of the answer.
    pub(super) fn tell(&self, error: Error) -> Error {
        self.bytes.tell(error)
    }

    /// The `operationId` of the call.
    pub(super) fn operation(&self) -> &'static str {
        self.bytes.operation()
    }
}
