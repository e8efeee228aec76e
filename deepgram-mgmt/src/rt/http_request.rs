//! A call as a request of the HTTP client; the credential goes with a verified URL alone.

use std::borrow::Cow;

use percent_encoding::utf8_percent_encode;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderValue};

use super::client::Inner;
use super::param::RESERVED;
use super::path;
use super::refusal::Refusal;
use super::request::Call;

/// The request of one attempt: the same bytes each time.
pub(super) fn http_request(inner: &Inner, call: &Call) -> Result<reqwest::Request, Refusal> {
    if let Some(refusal) = &call.refusal {
        return Err(refusal.clone());
    }
    let path = path::expand(&call.template, &call.path_values)
        .ok_or_else(|| Refusal::new("a path parameter is missing", "set every path parameter"))?;
    let query = (!call.query.is_empty()).then(|| encode_query(&call.query));
    let url = inner.base.join(&call.template, &path, query.as_deref())?;
    let mut request = reqwest::Request::new(call.method.clone(), url);
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if call.json.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    for (name, value) in &call.headers {
        headers.insert(name, value.clone());
    }
    if let Some(credential) = &inner.credential {
        headers.insert(credential.header.clone(), credential.value.clone());
    }
    *request.body_mut() = call.json.clone().map(Into::into);
    Ok(request)
}

/// `a=1&b=2`, everything but unreserved characters encoded.
fn encode_query(query: &[(Cow<'static, str>, String)]) -> String {
    let pair = |(name, value): &(Cow<'static, str>, String)| {
        format!(
            "{}={}",
            utf8_percent_encode(name, RESERVED),
            utf8_percent_encode(value, RESERVED)
        )
    };
    query.iter().map(pair).collect::<Vec<_>>().join("&")
}
