//! A request becomes a value or an error: the step that depends on the operation's types.

use std::time::Duration;

use reqwest::StatusCode;

use super::engine::{self, Course};
use super::exchange::{Body, Cut, Exchange};
use super::failure::{cut, no_success, tell, unreadable};
use super::{Answer, ByteStream, Client, Error, Head, Operation, Received, Request, ResponseValue};

/// Sends a request and reads its answer as its operation says.
pub(super) async fn send<O: Operation>(
    request: Request<O>,
) -> Result<ResponseValue<<O::Answer as Answer>::Value>, Error> {
    let Request { client, call, .. } = request;
    let course = engine::call(&client.0, &call, O::Answer::payload).await;
    let course = course.map_err(|error| tell::<O>(error, None))?;
    read::<O>(&client, call.limits.idle, course)
}

fn read<O: Operation>(
    client: &Client,
    idle: Duration,
    course: Course,
) -> Result<ResponseValue<<O::Answer as Answer>::Value>, Error> {
    let Course { outcome, history } = course;
    let Exchange {
        status,
        headers,
        body,
    } = outcome.map_err(|fault| tell::<O>(history.tell(fault.into_error(), None), None))?;
    let body = body.map(|body| match body {
        Body::Whole(bytes) => Received::Whole(bytes),
        Body::Open(answer) => {
            Received::Stream(Some(ByteStream::new(client, idle, O::DATA.id, answer)))
        }
    });
    let value = if status.is_success() {
        let headers = &headers;
        value::<O::Answer>(&Head { status, headers }, body, O::ENVELOPE)
    } else {
        let error = no_success(O::ERRORS, status, &headers, body.map(Received::into_bytes));
        Err(suspect_prefix(error, status, client))
    };
    match value {
        Ok(value) => Ok(ResponseValue::new(value, status, headers)),
        Err(error) => {
            let error = history.tell(error, Some(status));
            Err(tell::<O>(error, Some((status, headers))))
        }
    }
}

/// Names the path of the base URL as a suspect where nothing is found under it: `/v1` written there
/// would stand twice.
fn suspect_prefix(mut error: Error, status: StatusCode, client: &Client) -> Error {
    if status == StatusCode::NOT_FOUND && client.0.base.has_prefix() {
        let hint = "if all calls end so, check the path of the base URL: it stands before that of \
                    the operation";
        error.0.hint.get_or_insert(hint);
    }
    error
}

/// Reads the body of a 2xx answer.
fn value<A: Answer>(
    head: &Head<'_>,
    body: Result<Received, Cut>,
    envelope: Option<&'static str>,
) -> Result<A::Value, Error> {
    let mut body = body.map_err(cut)?;
    A::read(head, &mut body, envelope).map_err(|fault| unreadable(fault, body.into_bytes()))
}
