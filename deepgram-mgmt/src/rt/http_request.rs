//! A call as a request of the HTTP client; credentials go with a verified URL alone.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};

use super::base_url::BaseUrl;
use super::refusal::Refusal;
use super::request::Call;
use super::{Credentials, path, placed, security};

/// The request of one attempt: the same bytes each time. `sent` counts what leaves of its body.
pub(super) fn http_request(
    credentials: &Credentials,
    base: &BaseUrl,
    call: &Call,
    sent: Option<&Arc<AtomicU64>>,
) -> Result<reqwest::Request, Refusal> {
    if let Some(refusal) = &call.refusal {
        return Err(refusal.clone());
    }
    let path = path::expand(&call.template, &call.path_values)
        .ok_or_else(|| Refusal::new("a path parameter is missing", "set every path parameter"))?;
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static(call.accept));
    let body = call.body.attempt(&mut headers, sent)?;
    for (name, value) in &call.headers {
        headers.insert(name, value.clone());
    }
    let credentials = credentials.choose(call.security)?;
    let elsewhere = security::place(&credentials, &mut headers)?;
    placed::cookies(&call.cookies, &mut headers, elsewhere.cookies)?;
    let query = call.query.encode(elsewhere.query)?;
    let url = base.join(&call.template, &path, query.as_deref())?;
    let mut request = reqwest::Request::new(call.method.clone(), url);
    *request.headers_mut() = headers;
    *request.body_mut() = body;
    Ok(request)
}
