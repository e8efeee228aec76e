//! Answers that come in pages by number: a stream of pages, and one of their rows.
//!
//! It ends on a page shorter than its limit, and it ends or fails on any repeated page: a service
//! that answers another page than the one asked for, or the rows of any page before, is an error
//! that names the page. After an error there is nothing more; a new request can start with the
//! page that failed.

use std::collections::BTreeSet;
use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::request::Call;
use super::{Error, ErrorKind, Paginated, Request, Sending};

impl<O: Paginated> Request<O> {
    /// Page after page, from the page that is set or the first.
    ///
    /// Rows that come or go meanwhile shift the pages behind them: a row can then come twice or not
    /// at all. Where the operation has parameters for it, bound the request so that its rows stay.
    pub fn pages(self) -> Pages<O> {
        let numbers = O::PAGES;
        let next = sent(&self.call, numbers.page).unwrap_or(numbers.first);
        let limit = sent(&self.call, numbers.limit).or(numbers.default_limit);
        Pages {
            request: self,
            next: Some(next),
            limit,
            seen: BTreeSet::new(),
            call: None,
        }
    }

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

/// The number that a parameter of the query is set to.
fn sent(call: &Call, wire: &str) -> Option<i64> {
    call.query.get(wire)?.parse().ok()
}

/// A stream of pages; one request is under way at a time, and none before the first is asked for.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<O: Paginated> {
    request: Request<O>,
    /// The page to ask for, or under way.
    next: Option<i64>,
    /// Rows on a full page, as far as that is known before the answer.
    limit: Option<i64>,
    /// Fingerprints of the rows of every page before; no page but the last is empty.
    seen: BTreeSet<u64>,
    call: Option<Sending<O>>,
}

impl<O: Paginated> Pages<O> {
    /// The next page, or `None` at the end.
    pub async fn next(&mut self) -> Option<Result<O::Page, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Decides whether another page follows an answer.
    fn accept(&mut self, number: i64, page: &mut O::Page) -> Result<(), Error> {
        let echo = O::echo(page);
        if let Some(other) = echo.page.filter(|echoed| *echoed != number) {
            return Err(astray(format!(
                "the service answered page {other} in its place"
            )));
        }
        let rows = O::items(page);
        if !rows.is_empty() && !self.seen.insert(fingerprint(rows)) {
            return Err(astray(
                "the service answered the rows of a page before".to_owned(),
            ));
        }
        let limit = echo
            .limit
            .or(self.limit)
            .and_then(|limit| usize::try_from(limit).ok());
        let short = rows.is_empty() || limit.is_some_and(|limit| rows.len() < limit);
        self.next = if short { None } else { number.checked_add(1) };
        Ok(())
    }
}

impl<O: Paginated> Stream for Pages<O> {
    type Item = Result<O::Page, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(number) = this.next else {
            return Poll::Ready(None);
        };
        let call = this.call.get_or_insert_with(|| {
            this.request
                .clone()
                .query_value(O::PAGES.page, number)
                .into_future()
        });
        let answer = ready!(Pin::new(call).poll(context));
        this.call = None;
        this.next = None;
        let page = answer.and_then(|mut page| this.accept(number, &mut page).map(|()| page));
        Poll::Ready(Some(page.map_err(|error| on_page::<O>(error, number))))
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
}

impl<O: Paginated> Stream for Rows<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(row) = self.rows.next() {
                return Poll::Ready(Some(Ok(row)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(mut page)) => self.rows = std::mem::take(O::items(&mut page)).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// No part is pinned: the call is boxed, and rows are moved out.
impl<O: Paginated> Unpin for Pages<O> {}
impl<O: Paginated> Unpin for Rows<O> {}

impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &O::DATA.id)
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

impl<O: Paginated> fmt::Debug for Rows<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

fn astray(message: String) -> Error {
    let mut error = Error::new(ErrorKind::Pages);
    error.0.message = Some(message);
    error.0.hint = Some("ask for one page at a time, with bounds that do not move");
    error
}

fn on_page<O: Paginated>(mut error: Error, number: i64) -> Error {
    error.0.operation = Some(O::DATA.id);
    error.0.page = Some(number);
    error
}

/// Tells pages apart by their rows without keeping these.
fn fingerprint(rows: &[impl serde::Serialize]) -> u64 {
    struct Digest(DefaultHasher);
    impl io::Write for Digest {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.write(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut digest = Digest(DefaultHasher::new());
    // Neither the digest nor rows that came as JSON can fail.
    let _ = serde_json::to_writer(&mut digest, rows);
    digest.0.finish()
}

/// Holds for every operation there can be.
const _: () = {
    fn is_stream<T: Stream + Send + Unpin>(_: T) {}
    fn is_send<T: Send>(_: T) {}
    fn every_stream_is_send<O: Paginated>(request: &Request<O>) {
        is_stream(request.clone().pages());
        is_stream(request.clone().stream());
        is_send(request.clone().pages().next());
        is_send(request.clone().stream().next());
    }
};
