//! One exchange: a request goes out, and its answer comes in as far as it is wanted.

use bytes::{Bytes, BytesMut};
use reqwest::header::HeaderMap;
use reqwest::{Response, StatusCode};

use super::Payload;
use super::client::Inner;
use super::decide::Cause;
use super::fault::Fault;
use super::timeout::Timer;

/// An answer with the body as far as it was read.
pub(super) struct Exchange {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Result<Bytes, Cut>,
}

/// A body that did not come whole.
pub(super) struct Cut {
    pub(super) fault: Fault,
    /// What came before; nothing of a body that is too large.
    pub(super) came: Bytes,
}

/// Sends a request and reads the body of its answer, unless that is a success without payload.
pub(super) async fn exchange(
    inner: &Inner,
    request: reqwest::Request,
    payload: Payload,
    mut timer: Timer<'_>,
) -> Result<Exchange, Fault> {
    let answer = timer.race(inner.http.execute(request)).await;
    let mut answer = answer.map_err(Fault::Timeout)?.map_err(Fault::Transport)?;
    let status = answer.status();
    let headers = std::mem::take(answer.headers_mut());
    let body = match payload {
        Payload::Ignored if status.is_success() => Ok(Bytes::new()),
        Payload::Ignored | Payload::Read => body(answer, inner.max_body_bytes, &mut timer).await,
    };
    Ok(Exchange {
        status,
        headers,
        body,
    })
}

/// Reads a body of at most `limit` bytes.
async fn body(mut answer: Response, limit: u64, timer: &mut Timer<'_>) -> Result<Bytes, Cut> {
    let too_large = || Cut {
        fault: Fault::TooLarge,
        came: Bytes::new(),
    };
    if answer
        .content_length()
        .is_some_and(|announced| announced > limit)
    {
        return Err(too_large());
    }
    let mut body = Parts::default();
    loop {
        let part = timer.race(answer.chunk()).await;
        let fault = match part {
            Ok(Ok(None)) => return Ok(body.whole()),
            Ok(Ok(Some(part))) if body.len().saturating_add(part.len() as u64) > limit => {
                return Err(too_large());
            }
            Ok(Ok(Some(part))) => {
                body.push(part);
                continue;
            }
            Ok(Err(error)) => Fault::Transport(error),
            Err(timeout) => Fault::Timeout(timeout),
        };
        let came = body.whole();
        return Err(Cut { fault, came });
    }
}

/// What came of a body; most come in one part, which is then not copied.
#[derive(Default)]
struct Parts {
    first: Bytes,
    joined: BytesMut,
}

impl Parts {
    fn len(&self) -> u64 {
        self.first.len().max(self.joined.len()) as u64
    }

    fn push(&mut self, part: Bytes) {
        if self.len() == 0 {
            self.first = part;
            return;
        }
        self.joined
            .extend_from_slice(&std::mem::take(&mut self.first));
        self.joined.extend_from_slice(&part);
    }

    fn whole(self) -> Bytes {
        if self.joined.is_empty() {
            self.first
        } else {
            self.joined.freeze()
        }
    }
}

impl Exchange {
    /// Why the exchange is no success.
    fn cause(&self) -> Option<Cause> {
        match &self.body {
            _ if !self.status.is_success() => Some(Cause::of_status(self.status)),
            Ok(_) => None,
            // The next one would be as large.
            Err(cut) if matches!(cut.fault, Fault::TooLarge) => Some(Cause::Final),
            Err(_) => Some(Cause::BodyCut),
        }
    }
}

/// Why an attempt is no success; where the transport cannot prove that nothing was sent, it may
/// have been.
pub(super) fn cause(outcome: &Result<Exchange, Fault>) -> Option<Cause> {
    match outcome {
        Ok(exchange) => exchange.cause(),
        Err(Fault::Transport(error)) if error.is_connect() => Some(Cause::NotSent),
        // Made by the HTTP client before any connection, and the same each time.
        Err(Fault::Transport(error)) if error.is_builder() => Some(Cause::Final),
        Err(Fault::Transport(_) | Fault::Timeout(_)) => Some(Cause::Ambiguous),
        Err(Fault::TooLarge) => Some(Cause::Final),
    }
}

/// The status of an answer, and why it is not there or not whole.
pub(super) fn told(outcome: &Result<Exchange, Fault>) -> (Option<StatusCode>, Option<&Fault>) {
    match outcome {
        Ok(exchange) => {
            let cut = exchange.body.as_ref().err();
            (Some(exchange.status), cut.map(|cut| &cut.fault))
        }
        Err(fault) => (None, Some(fault)),
    }
}
