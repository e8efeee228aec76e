//! One exchange: a request becomes bytes, an answer becomes a value or an error.
//!
//! All of it but the last step is free of the operation's types, so that it is compiled once.

use bytes::{Bytes, BytesMut};
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};
use reqwest::{Response, StatusCode};

use super::failure::{Exchange, Failure, no_success, tell, unreadable, without_answer};
use super::refusal::Refusal;
use super::request::Call;
use super::{
    Answer, Client, Error, ErrorKind, Operation, Payload, Request, ResponseValue, path, placed,
    security,
};

/// Sends a request and reads its answer as its operation says.
pub(super) async fn send<O: Operation>(
    request: Request<O>,
) -> Result<ResponseValue<<O::Answer as Answer>::Value>, Error> {
    let Request { client, call, .. } = request;
    let exchange = match exchange(&client, call, O::Answer::PAYLOAD).await {
        Ok(exchange) => exchange,
        Err(error) => return Err(tell::<O>(error, None)),
    };
    let Exchange {
        status,
        headers,
        body,
    } = exchange;
    let value = if status.is_success() {
        read::<O::Answer>(body, O::ENVELOPE)
    } else {
        let error = no_success::<O::Error>(status, &headers, body);
        Err(suspect_prefix(error, status, &client))
    };
    match value {
        Ok(value) => Ok(ResponseValue::new(value, status, headers)),
        Err(error) => Err(tell::<O>(error, Some((status, headers)))),
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
fn read<A: Answer>(
    body: Result<Bytes, Failure>,
    envelope: Option<&'static str>,
) -> Result<A::Value, Error> {
    let body = body.map_err(without_answer)?;
    A::read(&body, envelope).map_err(|fault| unreadable(fault, body))
}

/// Sends the call and reads the body of its answer, unless that is a success without payload.
async fn exchange(client: &Client, call: Call, payload: Payload) -> Result<Exchange, Error> {
    let request = http_request(client, call)
        .map_err(|refusal| Error::refused(ErrorKind::InvalidRequest, refusal))?;
    let answer = client.0.http.execute(request).await;
    let answer = answer.map_err(|error| without_answer(Failure::Transport(error)))?;
    let status = answer.status();
    let headers = answer.headers().clone();
    let body = match payload {
        Payload::Ignored if status.is_success() => Ok(Bytes::new()),
        Payload::Ignored | Payload::Read => body(answer, client.0.max_body_bytes).await,
    };
    Ok(Exchange {
        status,
        headers,
        body,
    })
}

/// Reads a body of at most `limit` bytes.
async fn body(mut answer: Response, limit: u64) -> Result<Bytes, Failure> {
    if answer
        .content_length()
        .is_some_and(|announced| announced > limit)
    {
        return Err(Failure::TooLarge);
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = answer.chunk().await.map_err(Failure::Transport)? {
        if (body.len() as u64).saturating_add(chunk.len() as u64) > limit {
            return Err(Failure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// The call as a request of the HTTP client; the credential goes with a verified URL alone.
fn http_request(client: &Client, call: Call) -> Result<reqwest::Request, Refusal> {
    if let Some(refusal) = call.refusal {
        return Err(refusal);
    }
    let path = path::expand(&call.template, &call.path_values)
        .ok_or_else(|| Refusal::new("a path parameter is missing", "set every path parameter"))?;
    let credentials = client.0.credentials.choose(call.security)?;
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if call.json.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    headers.extend(call.headers);
    let elsewhere = security::place(&credentials, &mut headers);
    if let Some(cookies) = placed::cookies(&call.cookies, elsewhere.cookies) {
        headers.insert(COOKIE, cookies?);
    }
    let query = call.query.encode(elsewhere.query);
    let url = client
        .0
        .base
        .join(&call.template, &path, query.as_deref())?;
    let mut request = reqwest::Request::new(call.method, url);
    *request.timeout_mut() = Some(call.timeout.unwrap_or(client.0.timeout));
    *request.headers_mut() = headers;
    *request.body_mut() = call.json.map(Into::into);
    Ok(request)
}
