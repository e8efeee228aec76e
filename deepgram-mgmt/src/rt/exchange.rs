//! One exchange: a request goes out, and its answer comes in as far as it is wanted.

use bytes::{Bytes, BytesMut};
use reqwest::header::HeaderMap;
use reqwest::{Response, StatusCode};

use super::client::Inner;
use super::decide::Cause;
use super::fault::{Fault, is_upload};
use super::timeout::Timer;
use super::{Head, Payload};

/// What is done with the body of a 2xx answer.
pub(super) type Wanted = fn(&Head<'_>) -> Payload;

/// An answer with the body as far as it was read.
pub(super) struct Exchange {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Result<Body, Cut>,
}

/// The body of an answer.
pub(super) enum Body {
    /// All of it, or nothing where it is ignored.
    Whole(Bytes),
    /// What is to be handed on as it comes.
    Open(Response),
}

/// A body that did not come whole.
pub(super) struct Cut {
    pub(super) fault: Fault,
    /// What came before; nothing of a body that is too large.
    pub(super) came: Bytes,
}

/// Sends a request and reads the body of its answer, unless that is a success
/// whose body is not wanted, or not as a whole.
pub(super) async fn exchange(
    inner: &Inner,
    http: &reqwest::Client,
    request: reqwest::Request,
    wanted: Wanted,
    mut timer: Timer<'_>,
) -> Result<Exchange, Fault> {
    let answer = timer.race(http.execute(request)).await;
    let mut answer = answer
        .map_err(Fault::Timeout)?
        .map_err(|error| Fault::reported(error, inner.pools.connect_timeout()))?;
    let status = answer.status();
    let headers = std::mem::take(answer.headers_mut());
    // An error is read whatever it is.
    let payload = if status.is_success() {
        let headers = &headers;
        wanted(&Head { status, headers })
    } else {
        Payload::Read
    };
    let body = match payload {
        Payload::Ignored => Ok(Body::Whole(Bytes::new())),
        Payload::Streamed => Ok(Body::Open(answer)),
        Payload::Read => body(answer, inner.max_body_bytes, &mut timer)
            .await
            .map(Body::Whole),
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
        fault: Fault::TooLarge(limit),
        came: Bytes::new(),
    };
    let announced = answer.content_length();
    if announced.is_some_and(|announced| announced > limit) {
        return Err(too_large());
    }
    let mut body = Parts::default();
    loop {
        // What is always ready would leave no time for a limit to be noticed.
        let late = timer.passed();
        let part = timer.race(answer.chunk()).await;
        let fault = match (part, late) {
            (Ok(Ok(None)), _) => return Ok(body.whole()),
            (Ok(Ok(Some(part))), _) if body.len().saturating_add(part.len() as u64) > limit => {
                return Err(too_large());
            }
            (Ok(Ok(Some(part))), late) => {
                body.push(part);
                match late {
                    None => continue,
                    // Late, and all there is: it may be the only copy of a secret.
                    Some(_) if announced == Some(body.len()) => return Ok(body.whole()),
                    Some(passed) => Fault::Timeout(passed),
                }
            }
            (Ok(Err(error)), _) => Fault::Transport(error),
            (Err(passed), _) => Fault::Timeout(passed),
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
            Err(cut) if matches!(cut.fault, Fault::TooLarge(_)) => Some(Cause::Final),
            Err(_) => Some(Cause::BodyCut),
        }
    }
}

/// Why an attempt is no success; where the transport cannot prove that nothing was sent, it may
/// have been.
pub(super) fn cause(outcome: &Result<Exchange, Fault>) -> Option<Cause> {
    match outcome {
        Ok(exchange) => exchange.cause(),
        Err(Fault::Unconnected(..)) => Some(Cause::NotSent),
        Err(Fault::Transport(error)) if error.is_connect() => Some(Cause::NotSent),
        // Of such a body the service has no end.
        Err(Fault::Transport(error)) if is_upload(error) => Some(Cause::Final),
        Err(Fault::Transport(_) | Fault::Timeout(_)) => Some(Cause::Ambiguous),
        // The same each time.
        Err(Fault::Refused(_) | Fault::TooLarge(_)) => Some(Cause::Final),
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
