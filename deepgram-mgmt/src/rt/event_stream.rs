//! Events as they come, `text/event-stream` (WHATWG HTML, "Server-sent events"): a stream of what
//! their data says. An event that is not of its type is an error that names it, and the stream goes
//! on behind it.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use super::event_parser::{EventParser, RawEvent};
use super::frames::Frames;
use super::{ByteStream, Error, Misfit};

/// What the data of an event says; `None` where it says that it was the last.
pub(super) type Reading<T> = fn(&RawEvent) -> Result<Option<T>, Misfit>;

/// An event of a stream.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Of what type the service says it is (`event`), if it does; others are called `message`.
    pub name: Option<String>,
    /// What it says.
    pub data: T,
    /// The last id that the service gave (`id`), to this event or one before.
    pub id: Option<String>,
}

/// A stream of events: the body of an answer. After an error of any kind but
/// [`Decode`](super::ErrorKind::Decode) there is nothing more.
///
/// Limits are those of a [`ByteStream`], and an event is at most as large as a whole answer may be.
/// It does not connect again by itself: whether that is right, the service says, and by which
/// header or parameter it takes [`last_event_id`](Self::last_event_id).
#[must_use = "a stream does nothing until it is polled"]
pub struct EventStream<T> {
    /// None at the end.
    frames: Option<Box<Frames<EventParser>>>,
    read: Reading<T>,
    number: u64,
    last_id: Option<Arc<str>>,
    retry: Option<Duration>,
}

impl<T> EventStream<T> {
    pub(super) fn new(bytes: ByteStream, read: Reading<T>) -> Self {
        Self {
            frames: Some(Box::new(Frames::new(bytes))),
            read,
            number: 0,
            last_id: None,
            retry: None,
        }
    }

    /// The next event, or `None` at the end.
    ///
    /// # Errors
    /// As for [`ByteStream::next`], and where an event is not of its type or too large.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The last id that the service gave to an event that came out of here.
    pub fn last_event_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    /// How long the service asks to wait before asking again, where it does.
    pub fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Adds what is known of the answer.
    pub(super) fn tell(&self, error: Error) -> Error {
        match &self.frames {
            Some(frames) => frames.tell(error),
            None => error,
        }
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(frames) = &mut this.frames else {
            return Poll::Ready(None);
        };
        let event = match ready!(frames.poll(context)) {
            Some(Ok(event)) => event,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => {
                this.frames = None;
                return Poll::Ready(None);
            }
        };
        this.number += 1;
        this.last_id.clone_from(&event.id);
        this.retry = event.retry;
        Poll::Ready(match (this.read)(&event) {
            Ok(Some(data)) => Some(Ok(Event {
                name: event.name,
                data,
                id: event.id.as_deref().map(str::to_owned),
            })),
            Ok(None) => {
                this.frames = None;
                None
            }
            Err(misfit) => {
                let data = event.data.into();
                Some(Err(frames.misfit("event", this.number, &misfit, data)))
            }
        })
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.frames.as_ref().map(|frames| frames.operation());
        f.debug_struct("EventStream")
            .field("operation", &operation)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

const _: () = {
    const fn is_stream<T: Stream + Send + Unpin + 'static>() {}
    is_stream::<EventStream<String>>();
};
