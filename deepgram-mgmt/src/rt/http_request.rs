//! A call as a request of the HTTP client; credentials go with a verified URL alone.

use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};

use super::client::Inner;
use super::refusal::Refusal;
use super::request::Call;
use super::{path, placed, security, server};

/// The request of one attempt: the same bytes each time.
pub(super) fn http_request(inner: &Inner, call: &Call) -> Result<reqwest::Request, Refusal> {
    if let Some(refusal) = &call.refusal {
        return Err(refusal.clone());
    }
    let path = path::expand(&call.template, &call.path_values)
        .ok_or_else(|| Refusal::new("a path parameter is missing", "set every path parameter"))?;
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if call.json.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    for (name, value) in &call.headers {
        headers.insert(name, value.clone());
    }
    let credentials = inner.credentials.choose(call.security)?;
    let elsewhere = security::place(&credentials, &mut headers);
    if let Some(cookies) = placed::cookies(&call.cookies, elsewhere.cookies) {
        headers.insert(COOKIE, cookies?);
    }
    let query = call.query.encode(elsewhere.query);
    let base = server::base(&inner.base, &inner.servers, call.server)?;
    let url = base.join(&call.template, &path, query.as_deref())?;
    let mut request = reqwest::Request::new(call.method.clone(), url);
    *request.headers_mut() = headers;
    *request.body_mut() = call.json.clone().map(Into::into);
    Ok(request)
}
