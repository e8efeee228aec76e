//! Pages to a stream of their rows.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::{Error, Pages, Paginated, Request};

impl<O: Paginated> Request<O> {
    /// Row after row, from the page that is set or the first.
    ///
    /// Bound the request so that its rows stay, as for [`pages`](Self::pages).
    pub fn stream(self) -> Rows<O> {
        Rows {
            pages: self.pages(),
            rows: Vec::new().into_iter(),
        }
    }
}

/// A stream of rows, over as many pages as there are.
#[must_use = "a stream does nothing until it is polled"]
pub struct Rows<O: Paginated> {
    pages: Pages<O>,
    rows: vec::IntoIter<O::Item>,
}

impl<O: Paginated> Rows<O> {
    /// The next row, or `None` at the end.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Begins with the page at which an error ended another stream of this operation, none of whose
    /// rows has come; as [`Pages::resume`], where there is no such page.
    pub fn resume(mut self, error: &Error) -> Self {
        self.pages = self.pages.resume(error);
        self
    }

    /// As for [`Pages`].
    #[cfg(feature = "blocking")]
    pub(super) fn tell(&self, error: Error) -> Error {
        self.pages.tell(error)
    }
}

impl<O: Paginated> Stream for Rows<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(row) = self.rows.next() {
                return Poll::Ready(Some(Ok(row)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(mut page)) => {
                    let rows = O::items(&mut page).map(std::mem::take);
                    self.rows = rows.unwrap_or_default().into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// No part is pinned: rows are moved out.
impl<O: Paginated> Unpin for Rows<O> {}

impl<O: Paginated> fmt::Debug for Rows<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

/// Holds for every operation there can be.
const _: () = {
    fn is_stream<T: Stream + Send + Unpin>(_: T) {}
    fn is_send<T: Send>(_: T) {}
    fn every_stream_is_send<O: Paginated>(request: &Request<O>) {
        is_stream(request.clone().stream());
        is_send(request.clone().stream().next());
    }
};
