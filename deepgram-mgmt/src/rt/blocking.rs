//! Calls from code that is not async: the same requests, driven to their end on this thread.
//!
//! All clients of a process share one hidden tokio runtime with a single thread of its own, which
//! keeps connections alive between calls. It starts with the first call and is never dropped, since
//! dropping it in async code would panic.

use std::fmt;
use std::future::Future;
use std::iter::FusedIterator;
use std::sync::OnceLock;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Handle, Runtime};

use super::failure::Teller;
use super::{
    Answer, ByteStream, Error, Event, EventStream, JsonLines, Operation, Pages, Paginated, Request,
    ResponseValue, Rows,
};

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// What an async call comes to, in code that is not async.
fn wait<F: Future>(future: F) -> Result<F::Output, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::config(
            "a blocking call within an async runtime would hold it up",
            "await the request there, or give it to the `block_on` of the runtime's handle",
        ));
    }
    Ok(runtime()?.block_on(future))
}

fn runtime() -> Result<&'static Runtime, Error> {
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let made = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("http-client")
        .enable_io()
        .enable_time()
        .build();
    let made = made.map_err(|cause| {
        let mut error = Error::config(
            "the thread of blocking calls cannot be started",
            "check the limits on threads and open files",
        );
        error.0.source = Some(Box::new(cause));
        error
    })?;
    // Of two that start at once, one is kept; there is no async code here in which the other would
    // be dropped.
    Ok(RUNTIME.get_or_init(|| made))
}

impl<O: Operation> Request<O> {
    /// Sends the request and waits for its value, without async code.
    ///
    /// # Errors
    /// As [`send`](Self::send), and kind [`ErrorKind::Config`](super::ErrorKind::Config) within an
    /// async runtime, which would be held up; also where the thread that drives connections cannot
    /// be started.
    pub fn call(self) -> Result<<O::Answer as Answer>::Value, Error> {
        self.call_response().map(ResponseValue::into_inner)
    }

    /// As [`call`](Self::call), and the answer comes with its status and headers.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub fn call_response(self) -> Result<ResponseValue<<O::Answer as Answer>::Value>, Error> {
        wait(self.send()).map_err(|error| Teller::of::<O>().tell(error))?
    }
}

/// Pages, rows or what a stream holds as an iterator, for code that is not async.
///
/// An error ends it, but for that of one event or value.
#[must_use = "an iterator does nothing until it is asked"]
pub struct Blocking<S>(Option<S>);

impl<O: Paginated> Pages<O> {
    /// The pages as an iterator; each is fetched when it is asked for.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking(Some(self))
    }
}

impl<O: Paginated> Rows<O> {
    /// The rows as an iterator; each page of them is fetched when its first is asked for.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking(Some(self))
    }
}

impl ByteStream {
    /// The parts as an iterator; each is waited for when it is asked for.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking(Some(self))
    }
}

impl<T> EventStream<T> {
    /// The events as an iterator; each is waited for when it is asked for. One that is not of its
    /// type does not end it.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking(Some(self))
    }
}

impl<T> JsonLines<T> {
    /// The values as an iterator; each is waited for when it is asked for. One that is not of its
    /// type does not end it.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking(Some(self))
    }
}

impl<S> Blocking<S> {
    fn step<O: Operation, T>(
        &mut self,
        next: impl AsyncFnOnce(&mut S) -> Option<Result<T, Error>>,
        tell: impl FnOnce(&S, Error) -> Error,
    ) -> Option<Result<T, Error>> {
        let stream = self.0.as_mut()?;
        let step = match wait(next(stream)) {
            Ok(step) => step,
            Err(error) => Some(Err(tell(stream, Teller::of::<O>().tell(error)))),
        };
        if !matches!(step, Some(Ok(_))) {
            self.0 = None;
        }
        step
    }
}

impl<S> Blocking<S> {
    /// The next of a stream that ends by itself, be it an error that does not end it.
    fn go_on<T>(
        &mut self,
        next: impl AsyncFnOnce(&mut S) -> Option<Result<T, Error>>,
        tell: impl FnOnce(&S, Error) -> Error,
    ) -> Option<Result<T, Error>> {
        let stream = self.0.as_mut()?;
        match wait(next(stream)) {
            Ok(step) => step,
            Err(error) => {
                let error = tell(stream, error);
                self.0 = None;
                Some(Err(error))
            }
        }
    }
}

impl<O: Paginated> Iterator for Blocking<Pages<O>> {
    type Item = Result<O::Page, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step::<O, _>(async |pages| pages.next().await, Pages::tell)
    }
}

impl<O: Paginated> Iterator for Blocking<Rows<O>> {
    type Item = Result<O::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step::<O, _>(async |rows| rows.next().await, Rows::tell)
    }
}

/// The parts of an answer's body; each is waited for when it is asked for.
impl Iterator for Blocking<ByteStream> {
    type Item = Result<Bytes, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.0.as_mut()?;
        let step = match wait(stream.next()) {
            Ok(step) => step,
            Err(error) => Some(Err(stream.tell(error))),
        };
        if !matches!(step, Some(Ok(_))) {
            self.0 = None;
        }
        step
    }
}

/// The events of an answer's body; each is waited for when it is asked for.
impl<T> Iterator for Blocking<EventStream<T>> {
    type Item = Result<Event<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.go_on(async |stream| stream.next().await, EventStream::tell)
    }
}

/// The values of an answer's body; each is waited for when it is asked for.
impl<T: DeserializeOwned> Iterator for Blocking<JsonLines<T>> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.go_on(async |stream| stream.next().await, JsonLines::tell)
    }
}

impl FusedIterator for Blocking<ByteStream> {}
impl<T> FusedIterator for Blocking<EventStream<T>> {}
impl<T: DeserializeOwned> FusedIterator for Blocking<JsonLines<T>> {}
impl<O: Paginated> FusedIterator for Blocking<Pages<O>> {}
impl<O: Paginated> FusedIterator for Blocking<Rows<O>> {}

impl<S: fmt::Debug> fmt::Debug for Blocking<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Blocking").field(&self.0).finish()
    }
}
