//! A request becomes a value or an error. All but the reading of the value is free of the
//! operation's types, and so is compiled once.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::base_url::BaseUrl;
use super::call::Call;
use super::engine::{self, Course};
use super::exchange::{Body, Exchange, Wanted};
use super::failure::{Teller, cut, no_success};
use super::history::History;
use super::span::CallSpan;
use super::unreadable::unreadable;
use super::{
    Answer, ByteStream, Client, Error, Head, Operation, Received, Request, ResponseValue,
    Unreadable, byte_stream, server,
};

/// A call under way; it comes to the value of its answer.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<O: Operation> {
    call: Pin<Box<dyn Future<Output = Result<Success, Error>> + Send>>,
    operation: PhantomData<fn() -> O>,
}

/// The value of an answer, and its headers.
type Answered<O> = (<<O as Operation>::Answer as Answer>::Value, HeaderMap);

impl<O: Operation> Sending<O> {
    pub(super) fn start(request: Request<O>) -> Self {
        let Request { client, call, .. } = request;
        Self {
            call: boxed(client, call, O::Answer::payload, Teller::of::<O>()),
            operation: PhantomData,
        }
    }

    /// Polls for the value and the headers of the answer.
    pub(super) fn poll_answer(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Result<Answered<O>, Error>> {
        let answered = |mut success: Success| match success.read::<O>() {
            Ok(value) => Ok((value, success.into_headers())),
            Err(fault) => Err(success.unreadable(&fault)),
        };
        let success = ready!(self.call.as_mut().poll(context));
        Poll::Ready(success.and_then(answered))
    }
}

impl<O: Operation> Future for Sending<O> {
    type Output = Result<<O::Answer as Answer>::Value, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.poll_answer(context).map_ok(|(value, _)| value)
    }
}

impl<O: Operation> fmt::Debug for Sending<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending")
            .field("operation", &O::DATA.id)
            .finish_non_exhaustive()
    }
}

/// Sends a request and reads its answer as its operation says.
pub(super) async fn send<O: Operation>(
    request: Request<O>,
) -> Result<ResponseValue<<O::Answer as Answer>::Value>, Error> {
    let Request { client, call, .. } = request;
    let mut success = success(client, call, O::Answer::payload, Teller::of::<O>()).await?;
    match success.read::<O>() {
        Ok(value) => Ok(ResponseValue::new(value, success.status, success.headers)),
        Err(fault) => Err(success.unreadable(&fault)),
    }
}

/// A 2xx answer whose body, where it matters, came whole or comes as a stream.
struct Success {
    client: Client,
    status: StatusCode,
    headers: HeaderMap,
    body: Received,
    history: History,
    teller: Teller,
    span: CallSpan,
}

impl Success {
    fn read<O: Operation>(&mut self) -> Result<<O::Answer as Answer>::Value, Unreadable> {
        let head = Head::new(self.status, &self.headers);
        let body = &mut self.body;
        self.span.within(|| match O::ENVELOPE {
            // Not compiled for operations without one.
            Some(key) if const { O::ENVELOPE.is_some() } => {
                O::Answer::read_enveloped(&head, body, key)
            }
            _ => O::Answer::read(&head, body),
        })
    }

    /// What is left when the value is read; the rest is dropped here, for all operations.
    fn into_headers(self) -> HeaderMap {
        self.headers
    }

    fn unreadable(self, fault: &Unreadable) -> Error {
        let mask = &self.client.0.mask;
        let head = Head::new(self.status, &self.headers);
        let error = unreadable(fault, &head, self.body.into_bytes(), mask);
        self.span.fail(&error);
        let error = self.history.tell(error, Some(self.status));
        self.teller
            .tell_answer(error, self.status, self.headers, mask)
    }
}

fn boxed(
    client: Client,
    call: Call,
    wanted: Wanted,
    teller: Teller,
) -> Pin<Box<dyn Future<Output = Result<Success, Error>> + Send>> {
    Box::pin(success(client, call, wanted, teller))
}

async fn success(
    client: Client,
    call: Call,
    wanted: Wanted,
    teller: Teller,
) -> Result<Success, Error> {
    match engine::call(&client.0, &call, wanted).await {
        Ok(course) => settle(client, &call, course, teller),
        Err(error) => Err(teller.tell(error)),
    }
}

fn settle(client: Client, call: &Call, course: Course, teller: Teller) -> Result<Success, Error> {
    let Course {
        outcome,
        history,
        span,
    } = course;
    let Exchange {
        status,
        headers,
        body,
    } = outcome.map_err(|fault| teller.tell(history.tell(fault.into_error(), None)))?;
    let body = body.map(|body| match body {
        Body::Whole(bytes) => Received::Whole(bytes),
        Body::Open(answer) => {
            let told = byte_stream::Told {
                status,
                headers: headers.clone(),
                history,
                teller,
            };
            let stream = ByteStream::new(&client, call.limits.idle, told, answer);
            Received::Stream(Some(stream))
        }
    });
    let error = match body {
        Ok(body) if status.is_success() => {
            return Ok(Success {
                client,
                status,
                headers,
                body,
                history,
                teller,
                span,
            });
        }
        Err(end) if status.is_success() => cut(end),
        body => {
            let body = body.map(Received::into_bytes);
            let error = no_success(status, &headers, body, teller, &client.0.mask);
            suspect_prefix(error, status, &client, call)
        }
    };
    let error = history.tell(error, Some(status));
    Err(teller.tell_answer(error, status, headers, &client.0.mask))
}

/// Names the path of the base URL that the client was given as a suspect where nothing is found
/// under it: `/v1` written there would stand twice.
fn suspect_prefix(mut error: Error, status: StatusCode, client: &Client, call: &Call) -> Error {
    let given = server::given(&client.0.base, &client.0.servers, call.server);
    if status == StatusCode::NOT_FOUND && given.is_some_and(BaseUrl::has_prefix) {
        let hint = "if all calls end so, check the path of the base URL: it stands before that of \
                    the operation";
        error.0.hint.get_or_insert(hint);
    }
    error
}
