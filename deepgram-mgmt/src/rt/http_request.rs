//! A call as a request of the HTTP client; credentials go with a verified URL alone.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use reqwest::Url;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};

use super::base_url::BaseUrl;
use super::call::Call;
use super::compiled_once::{joined, set_header};
use super::refusal::Refusal;
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
    let mut headers = HeaderMap::new();
    set_header(&mut headers, ACCEPT, HeaderValue::from_static(call.accept));
    let body = call.body.attempt(&mut headers, sent)?;
    for (name, value) in &call.headers {
        set_header(&mut headers, name.clone(), value.clone());
    }
    if let Some(media) = headers.get(CONTENT_TYPE) {
        bounded(media)?;
    }
    let credentials = credentials.choose(call.security)?;
    let elsewhere = security::place(&credentials, &mut headers)?;
    placed::cookies(&call.cookies, &mut headers, elsewhere.cookies)?;
    let url = url(base, call, elsewhere.query)?;
    let mut request = reqwest::Request::new(call.method.clone(), url);
    *request.headers_mut() = headers;
    *request.body_mut() = body;
    Ok(request)
}

/// Refuses parts of the caller's own that nobody could tell apart.
fn bounded(media: &HeaderValue) -> Result<(), Refusal> {
    let written = media.as_bytes().to_ascii_lowercase();
    let boundary = b"boundary=";
    if !written.starts_with(b"multipart/")
        || written.windows(boundary.len()).any(|part| part == boundary)
    {
        return Ok(());
    }
    let media = String::from_utf8_lossy(media.as_bytes());
    Err(Refusal::new(
        format!("the body of `{media}` does not say what stands between its parts"),
        "pass an `Upload` whose `content_type` has a `boundary`, or set the header `Content-Type`",
    ))
}

/// Where a call goes, with what credentials add to its query.
pub(super) fn url(base: &BaseUrl, call: &Call, credentials: Vec<String>) -> Result<Url, Refusal> {
    if let Some(link) = &call.link {
        // It may have come with the error of another client's call.
        if !base.holds(link) {
            return Err(Refusal::new(
                "the page's link leads to another service than this client's",
                "go on with the client that the link was given to",
            ));
        }
        return Ok(with_credentials(link.clone(), credentials));
    }
    let path = path::expand(&call.template, &call.path_values)
        .ok_or_else(|| Refusal::new("a path parameter is missing", "set every path parameter"))?;
    let query = call.query.encode(credentials)?;
    base.join(&call.template, &path, query.as_deref())
}

/// Where a link leads that stands in the answer to a call at `here`: the credential would go there
/// too, so that it is followed below the base URL alone.
#[inline]
pub(super) fn linked(base: &BaseUrl, here: &Url, target: &str) -> Result<Url, Refusal> {
    let url = here.join(target).ok().map(|mut url| {
        url.set_fragment(None);
        url
    });
    url.filter(|url| base.holds(url)).ok_or_else(|| {
        Refusal::new(
            "the service links to a page that is not below the base URL",
            "ask for the next page by parameters, or check the base URL",
        )
    })
}

/// A link with the credentials of this client, in place of those that the service may have written
/// into it.
fn with_credentials(mut link: Url, credentials: Vec<String>) -> Url {
    if credentials.is_empty() {
        return link;
    }
    let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    let own: Vec<_> = credentials.iter().map(|pair| name(pair)).collect();
    let written = link.query().unwrap_or_default().split('&');
    let kept = written.filter(|pair| !pair.is_empty() && !own.contains(&name(pair)));
    let pairs: Vec<_> = kept.map(str::to_owned).chain(credentials).collect();
    link.set_query(Some(&joined(&pairs, "&")));
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_bears_the_credentials_of_the_client() {
        for (link, credentials, wanted) in [
            ("https://a/?page=2", &[][..], "https://a/?page=2"),
            ("https://a/", &["key=k"], "https://a/?key=k"),
            (
                "https://a/?key=old&page=2",
                &["key=k"],
                "https://a/?page=2&key=k",
            ),
            (
                "https://a/?monkey=1",
                &["key=k"],
                "https://a/?monkey=1&key=k",
            ),
        ] {
            let credentials = credentials.iter().map(|pair| (*pair).to_owned()).collect();
            let url = with_credentials(Url::parse(link).unwrap(), credentials);
            assert_eq!(url.as_str(), wanted);
        }
    }
}
