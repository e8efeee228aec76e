//! A request becomes a value or an error: the step that depends on the operation's types.

use bytes::Bytes;
use reqwest::StatusCode;

use super::engine::{self, Course};
use super::exchange::{Cut, Exchange};
use super::failure::{cut, no_success, tell, unreadable};
use super::{Answer, Client, Error, Operation, Request, ResponseValue};

/// Sends a request and reads its answer as its operation says.
pub(super) async fn send<O: Operation>(
    request: Request<O>,
) -> Result<ResponseValue<<O::Answer as Answer>::Value>, Error> {
    let Request { client, call, .. } = request;
    let course = engine::call(&client.0, &call, O::Answer::PAYLOAD).await;
    read::<O>(&client, course.map_err(|error| tell::<O>(error, None))?)
}

fn read<O: Operation>(
    client: &Client,
    course: Course,
) -> Result<ResponseValue<<O::Answer as Answer>::Value>, Error> {
    let Course { outcome, history } = course;
    let Exchange {
        status,
        headers,
        body,
    } = outcome.map_err(|fault| tell::<O>(history.tell(fault.into_error(), None), None))?;
    let value = if status.is_success() {
        value::<O::Answer>(body, O::ENVELOPE)
    } else {
        let error = no_success::<O::Error>(status, &headers, body);
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
    body: Result<Bytes, Cut>,
    envelope: Option<&'static str>,
) -> Result<A::Value, Error> {
    let body = body.map_err(cut)?;
    A::read(&body, envelope).map_err(|fault| unreadable(fault, body))
}
