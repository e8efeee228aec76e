//! Answers that come in pages, by number, offset, cursor or link, as a stream of pages.
//!
//! It ends where the service says so: on an empty page, or one shorter than its limit, without a
//! cursor, without a link. It ends or fails on any repetition: a service that answers another page
//! than the one asked for, the rows, the cursor or the link of any page before, is an error; that
//! of a cursor or link comes behind the page that holds it. After an error there is nothing more;
//! where it names a page that did not come, another stream can [`resume`](Pages::resume) with that.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use reqwest::header::HeaderMap;
use serde::Serialize;

use super::failure::Teller;
use super::position::{Position, sent};
use super::seen::{Novelty, Seen};
use super::{
    Error, ErrorKind, PageNumbers, Paginated, Paging, Request, Sending, http_request, link_header,
    server,
};

impl<O: Paginated> Request<O> {
    /// Page after page, from the page that is set or the first.
    ///
    /// Rows that come or go meanwhile shift the pages behind them, unless a cursor tells where they
    /// begin: a row can then come twice or not at all. Where the operation has parameters for it,
    /// bound the request so that its rows stay.
    ///
    /// By page numbers, a page of fewer rows than its length is the last: than the length that the
    /// answer repeats, or else that was asked for. A service that gives less than it was asked for
    /// and does not say so ends the stream early: ask for no more than it documents.
    pub fn pages(self) -> Pages<O> {
        Pages {
            next: Some(Ok(Position::first(O::PAGES, &self.call))),
            request: self,
            seen: Seen::default(),
            call: None,
        }
    }
}

/// A stream of pages; one request is under way at a time, and none before the first is asked for.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<O: Paginated> {
    request: Request<O>,
    /// The page to ask for, or under way, or why there is none that could be asked for.
    next: Option<Result<Position, Error>>,
    /// The rows of every page before, or what led to it.
    seen: Seen,
    call: Option<Sending<O>>,
}

impl<O: Paginated> Pages<O> {
    /// The next page, or `None` at the end.
    pub async fn next(&mut self) -> Option<Result<O::Page, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Begins with the page at which an error ended another stream of this operation. Where the
    /// error names no page that has not come, such as after a cursor that led back, that is the
    /// first thing that comes of it, as an error of kind [`Pages`](ErrorKind::Pages).
    pub fn resume(mut self, error: &Error) -> Self {
        let position = error.0.position.clone();
        let position = position
            .filter(|position| error.operation() == Some(O::DATA.id) && position.is_of(O::PAGES));
        self.next = Some(position.ok_or_else(|| {
            let error = astray("the error names no page of this operation to go on with");
            Teller::of::<O>().tell(error)
        }));
        self
    }

    /// Adds to an error between two pages where it can go on.
    #[cfg(feature = "blocking")]
    pub(super) fn tell(&self, error: Error) -> Error {
        match &self.next {
            Some(Ok(position)) => at::<O>(error, position.clone()),
            Some(Err(_)) | None => error,
        }
    }

    /// Decides whether another page follows an answer.
    fn accept(
        &mut self,
        position: &Position,
        headers: &HeaderMap,
        page: &mut O::Page,
    ) -> Result<Option<Position>, Error> {
        match (O::PAGES, position) {
            (Paging::Number(numbers), Position::Page(number)) => {
                self.behind_number(numbers, *number, page)
            }
            (Paging::Offset(_), Position::Offset(before)) => {
                let Some(rows) = rows::<O>(page) else {
                    return Ok(None);
                };
                note_rows(&mut self.seen, rows)?;
                let rows = i64::try_from(rows.len()).ok();
                let next = rows.and_then(|rows| before.checked_add(rows));
                next.map(Position::Offset).map(Some).ok_or_else(beyond)
            }
            (Paging::Cursor(_), _) => {
                if let Position::Cursor(cursor) = position {
                    self.seen.note(cursor);
                }
                let more = O::more(page);
                let next = O::next(page).filter(|_| more != Some(false));
                if next.is_none() && more == Some(true) {
                    return Err(astray("the service says that there is more, and not where"));
                }
                let is_known = next.as_ref().is_some_and(|next| self.seen.has(next));
                if is_known {
                    return Err(astray("the service answered a cursor a second time"));
                }
                Ok(next.map(Position::Cursor))
            }
            (Paging::Link(relation), _) => self.behind_link(relation, position, headers),
            (Paging::Number(_) | Paging::Offset(_), _) => Ok(None),
        }
    }

    fn behind_number(
        &mut self,
        numbers: PageNumbers,
        number: i64,
        page: &mut O::Page,
    ) -> Result<Option<Position>, Error> {
        let echoed_limit = O::echoed_limit(page);
        if let Some(other) = O::echoed_page(page).filter(|echoed| *echoed != number) {
            return Err(astray(format!(
                "the service answered page {other} in its place"
            )));
        }
        let Some(rows) = rows::<O>(page) else {
            return Ok(None);
        };
        note_rows(&mut self.seen, rows)?;
        let asked = numbers
            .limit
            .and_then(|wire| sent(&self.request.call, wire));
        let limit = echoed_limit.or(asked).or(numbers.default_limit);
        let limit = limit.and_then(|limit| usize::try_from(limit).ok());
        let is_short = limit.is_some_and(|limit| rows.len() < limit);
        if is_short {
            return Ok(None);
        }
        let next = number.checked_add(1).map(Position::Page);
        next.map(Some).ok_or_else(beyond)
    }

    fn behind_link(
        &mut self,
        relation: &str,
        position: &Position,
        headers: &HeaderMap,
    ) -> Result<Option<Position>, Error> {
        let target = link_header::target(headers, relation);
        let target = target.map_err(|_| astray("the service's `Link` header cannot be read"))?;
        let Some(target) = target else {
            return Ok(None);
        };
        let request = position.ask(O::PAGES, self.request.clone());
        let inner = &request.client.0;
        let base = server::base(&inner.base, &inner.servers, request.call.server)?;
        let here = http_request::url(&base, &request.call, Vec::new());
        let here = here.map_err(|refusal| Error::refused(ErrorKind::Pages, refusal))?;
        self.seen.note(here.as_str());
        let next = http_request::linked(&base, &here, &target);
        let next = next.map_err(|refusal| Error::refused(ErrorKind::Pages, refusal))?;
        if self.seen.has(next.as_str()) {
            return Err(astray("the service links to a page before"));
        }
        Ok(Some(Position::Link(next)))
    }
}

impl<O: Paginated> Stream for Pages<O> {
    type Item = Result<O::Page, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let position = match &this.next {
            Some(Ok(position)) => position.clone(),
            Some(Err(_)) | None => {
                return Poll::Ready(this.next.take().and_then(Result::err).map(Err));
            }
        };
        let call = this.call.get_or_insert_with(|| {
            let request = position.ask(O::PAGES, this.request.clone());
            Sending::start(request)
        });
        let answer = ready!(call.poll_answer(context));
        this.call = None;
        this.next = None;
        let page = answer.and_then(|(mut page, headers)| {
            let next = this.accept(&position, &headers, &mut page);
            this.next = match (O::PAGES, next) {
                (_, Ok(next)) => next.map(Ok),
                // The page that came is another one all the same; what would follow has no place.
                (Paging::Cursor(_) | Paging::Link(_), Err(error)) => {
                    Some(Err(Teller::of::<O>().tell(error)))
                }
                (Paging::Number(_) | Paging::Offset(_), Err(error)) => return Err(error),
            };
            Ok(page)
        });
        Poll::Ready(Some(page.map_err(|error| at::<O>(error, position))))
    }
}

// No part is pinned: the call is boxed.
impl<O: Paginated> Unpin for Pages<O> {}

impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let next = self.next.as_ref().and_then(|next| next.as_ref().ok());
        let next = next.map(Position::to_string);
        f.debug_struct("Pages")
            .field("operation", &O::DATA.id)
            .field("next", &next)
            .finish_non_exhaustive()
    }
}

/// The rows of a page that has some.
fn rows<O: Paginated>(page: &mut O::Page) -> Option<&[O::Item]> {
    let rows = O::items(page).map(|rows| rows.as_slice());
    rows.filter(|rows| !rows.is_empty())
}

fn note_rows(seen: &mut Seen, rows: &[impl Serialize]) -> Result<(), Error> {
    match seen.note(rows) {
        Novelty::New => Ok(()),
        Novelty::Known => Err(astray("the service answered the rows of a page before")),
    }
}

fn astray(message: impl Into<String>) -> Error {
    let mut error = Error::new(ErrorKind::Pages);
    error.0.message = Some(message.into());
    error.0.hint = Some("ask for one page at a time, with bounds that do not move");
    error
}

fn beyond() -> Error {
    astray("there is a page behind the last that has a number")
}

fn at<O: Paginated>(mut error: Error, position: Position) -> Error {
    error.0.operation = Some(O::DATA.id);
    error.0.position = Some(position);
    error
}

/// Holds for every operation there can be.
const _: () = {
    fn is_stream<T: Stream + Send + Unpin>(_: T) {}
    fn is_send<T: Send>(_: T) {}
    fn every_stream_is_send<O: Paginated>(request: &Request<O>) {
        is_stream(request.clone().pages());
        is_send(request.clone().pages().next());
    }
};
