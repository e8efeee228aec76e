//! The body of an answer as it comes: parts of bytes, with errors of ours.
//!
//! The limits of the attempt and of the call end with the answer's head, since a stream may well
//! go on for longer; the idle timeout holds for each part. Dropping the stream closes the
//! connection.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use reqwest::header::HeaderMap;
use reqwest::{Response, StatusCode};

use super::failure::Teller;
use super::fault::Fault;
use super::history::History;
use super::runtime::Sleep;
use super::timeout::Passed;
use super::{Client, Error, Timeout};

type Parts = Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send>>;

/// A stream of bytes: the body of an answer. After an error there is nothing more.
#[must_use = "a stream does nothing until it is polled"]
pub struct ByteStream {
    /// None at the end, and after an error.
    parts: Option<Parts>,
    length: Option<u64>,
    silence: Silence,
    told: Box<Told>,
}

/// What errors tell of the call and the head of its answer.
pub(super) struct Told {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) history: History,
    pub(super) teller: Teller,
}

/// Watches over the time between two parts.
struct Silence {
    client: Client,
    limit: Duration,
    /// `None` where the limit is beyond the clock.
    at: Option<Instant>,
    /// Never later than the limit.
    sleep: Option<Sleep>,
}

impl ByteStream {
    pub(super) fn new(client: &Client, idle: Duration, told: Told, answer: Response) -> Self {
        Self {
            length: answer.content_length(),
            parts: Some(Box::pin(answer.bytes_stream())),
            silence: Silence {
                client: client.clone(),
                limit: idle,
                at: client.0.runtime.now().checked_add(idle),
                sleep: None,
            },
            told: Box::new(told),
        }
    }

    /// How many bytes there will be, if the service says so.
    #[inline]
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next part, or `None` at the end.
    ///
    /// # Errors
    /// Where the connection breaks or nothing comes within the idle timeout.
    #[inline]
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All that is left, if that is at most `limit` bytes.
    ///
    /// # Errors
    /// As for [`next`](Self::next), and where there is more.
    #[inline]
    pub async fn collect(mut self, limit: usize) -> Result<Bytes, Error> {
        let mut whole = BytesMut::new();
        while let Some(part) = self.next().await {
            let part = part?;
            if whole.len().saturating_add(part.len()) > limit {
                let mut error = self.fail(Fault::TooLarge(limit as u64));
                error.0.hint = Some("collect more, or take the parts as they come");
                return Err(error);
            }
            whole.extend_from_slice(&part);
        }
        Ok(whole.freeze())
    }

    /// How many bytes a whole answer may have at most.
    #[inline]
    pub(super) fn limit(&self) -> u64 {
        self.silence.client.0.max_body_bytes
    }

    /// The `operationId` of the call.
    pub(super) fn operation(&self) -> &'static str {
        self.told.teller.operation
    }

    /// Ends it with an error.
    #[inline]
    pub(super) fn fail(&mut self, fault: Fault) -> Error {
        self.parts = None;
        match fault {
            // The next answer would be as large.
            Fault::TooLarge(_) => {}
            Fault::Refused(_)
            | Fault::Transport(_)
            | Fault::Unconnected(..)
            | Fault::Timeout(_) => self.told.history.cut(),
        }
        self.tell(fault.into_error())
    }

    /// Adds what is known of the call and its answer.
    #[inline]
    pub(super) fn tell(&self, error: Error) -> Error {
        let Told {
            status,
            headers,
            history,
            teller,
        } = &*self.told;
        let error = history.tell(error, Some(*status));
        let mask = &self.silence.client.0.mask;
        teller.tell_answer(error, *status, headers.clone(), mask)
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(parts) = &mut self.parts else {
            return Poll::Ready(None);
        };
        let fault = match parts.as_mut().poll_next(context) {
            Poll::Ready(Some(Ok(part))) => {
                self.silence.end();
                return Poll::Ready(Some(Ok(part)));
            }
            Poll::Ready(Some(Err(error))) => Fault::Transport(error),
            Poll::Ready(None) => {
                self.parts = None;
                return Poll::Ready(None);
            }
            Poll::Pending => {
                ready!(self.silence.poll_passed(context));
                Fault::Timeout(Passed {
                    timeout: Timeout::Idle,
                    limit: self.silence.limit,
                })
            }
        };
        Poll::Ready(Some(Err(self.fail(fault))))
    }
}

impl Silence {
    /// Something came.
    fn end(&mut self) {
        self.at = self.client.0.runtime.now().checked_add(self.limit);
    }

    #[inline]
    fn poll_passed(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Some(at) = self.at else {
            return Poll::Pending;
        };
        let runtime = &*self.client.0.runtime;
        loop {
            let sleep = self
                .sleep
                .get_or_insert_with(|| runtime.sleep(at.saturating_duration_since(runtime.now())));
            ready!(sleep.as_mut().poll(context));
            self.sleep = None;
            if runtime.now() >= at {
                return Poll::Ready(());
            }
        }
    }
}

impl fmt::Debug for ByteStream {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("operation", &self.operation())
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

const _: () = {
    const fn is_stream<T: Stream + Send + Unpin + 'static>() {}
    is_stream::<ByteStream>();
};
