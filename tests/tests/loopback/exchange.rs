//! One request and its answer, on a socket: what is sent, and what each answer becomes.

use deepgram_mgmt::types::{ApiError, KeyCreate};
use deepgram_mgmt::{ErrorKind, UnknownError};
use tests::client::{builder, client, shown};
use tests::http::Answer;
use tests::server::Server;

use crate::failure::failure;

#[tokio::test]
async fn a_request_on_the_wire() {
    let server = Server::start([Answer::json(
        200,
        r#"{"api_key_id": "id", "key": "canary", "more": 1}"#,
    )]);
    let body = KeyCreate::new("ci", ["usage:read"]).time_to_live_in_seconds(60);
    let answer = client(&server)
        .create_project_key("p 1", body)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/json");
    assert!(!format!("{answer:?}").contains("canary"));
    let key = answer.into_inner();
    assert_eq!(key.key.as_ref().unwrap().expose_secret(), "canary");
    assert_eq!(key.extra.get("more"), Some(&1.into()));

    let host = format!("host: {}", server.url().strip_prefix("http://").unwrap());
    let request = server.finish().unwrap().remove(0);
    let text = String::from_utf8(request.raw).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<_> = head.lines().collect();
    assert_eq!(lines.remove(0), "POST /v1/projects/p%201/keys HTTP/1.1");
    lines.sort_unstable();
    let length = format!("content-length: {}", body.len());
    let compression = cfg!(feature = "gzip").then_some("accept-encoding: gzip");
    let always = [
        "accept: application/json",
        "authorization: Token canary-key",
        &length,
        "content-type: application/json",
        &host,
        concat!("user-agent: deepgram-mgmt/", env!("CARGO_PKG_VERSION")),
    ];
    let wanted: Vec<_> = compression.into_iter().chain(always).collect();
    assert_eq!(lines, wanted);
    assert_eq!(
        body,
        r#"{"comment":"ci","scopes":["usage:read"],"time_to_live_in_seconds":60}"#
    );
}

#[tokio::test]
async fn an_answer_may_be_empty_where_none_is_needed() {
    let rows = [
        (Answer::json(200, r#"{"message": "done"}"#), Some("done")),
        (Answer::empty(204), None),
        (Answer::empty(200), None),
        (
            Answer::empty(202)
                .header("content-type", "text/html")
                .body("\n"),
            None,
        ),
    ];
    for (answer, message) in rows {
        let server = Server::start([answer]);
        let value = client(&server).delete_project_key("p", "k").await.unwrap();
        assert_eq!(value.and_then(|value| value.message).as_deref(), message);
        server.finish().unwrap();
    }
}

#[tokio::test]
async fn an_answer_must_not_be_empty_where_one_is_needed() {
    for (status, told) in [(200, "200 OK"), (204, "204 No Content")] {
        let server = Server::start([Answer::empty(status).header("dg-request-id", "r-1")]);
        let error = client(&server)
            .create_project_key("p", KeyCreate::new("c", ["s"]))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::EmptyAnswer);
        assert_eq!(error.request_id(), Some("r-1"));
        assert!(error.to_string().contains(told), "{error}");
        server.finish().unwrap();
    }
}

/// Status, a header and body of an answer, and the line that its error prints.
type Row = (
    u16,
    Option<(&'static str, &'static str)>,
    &'static str,
    &'static str,
);

const ERROR_ANSWERS: [Row; 9] = [
    (
        403,
        Some(("content-type", "application/json")),
        r#"{"err_code": "DENIED", "err_msg": "no", "request_id": "r-1"}"#,
        "`deleteProjectKey`: 403 Forbidden: DENIED: no (request id r-1); the credential lacks the \
         permission for this: check its scopes and owner",
    ),
    (
        404,
        Some(("dg-request-id", "r-2")),
        r#"{"err_msg": "a\nb"}"#,
        "`deleteProjectKey`: 404 Not Found: a b (request id r-2)",
    ),
    (
        401,
        Some(("content-type", "text/plain; charset=utf-8")),
        "\nno such key\nmore",
        "`deleteProjectKey`: 401 Unauthorized: no such key; check that the credential is complete, \
         in force and meant for this service",
    ),
    (
        502,
        Some(("content-type", "text/html")),
        "<html>canary</html>",
        "`deleteProjectKey`: 502 Bad Gateway",
    ),
    (
        500,
        Some(("content-type", "application/json")),
        r#"{"canary": "canary"}"#,
        "`deleteProjectKey`: 500 Internal Server Error",
    ),
    (503, None, "", "`deleteProjectKey`: 503 Service Unavailable"),
    (
        429,
        None,
        "{}",
        "`deleteProjectKey`: 429 Too Many Requests; too many requests at once: wait, and send fewer \
         at the same time",
    ),
    (
        302,
        Some(("location", "http://127.0.0.1:1/canary")),
        "",
        "`deleteProjectKey`: 302 Found; redirects are not followed: check the base URL",
    ),
    (304, None, "", "`deleteProjectKey`: 304 Not Modified"),
];

/// What an error says where nobody can tell whether the service has deleted.
const AGAIN: &str = "; the call may have taken effect all the same; sending it again does no harm";

#[tokio::test]
async fn error_answers_have_one_form() {
    for (status, header, body, line) in ERROR_ANSWERS {
        let answer = Answer::empty(status).body(body);
        let answer = match header {
            Some((name, value)) => answer.header(name, value),
            None => answer,
        };
        let error = failure(answer).await;
        let advice = if status >= 500 { AGAIN } else { "" };
        assert_eq!(error.to_string(), format!("{line}{advice}"));
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.operation(), Some("deleteProjectKey"));
        assert!(!shown(&error).contains("canary"), "{}", shown(&error));
        let redirect = status == 302;
        assert_eq!(
            error.kind(),
            if redirect {
                ErrorKind::Redirect
            } else {
                ErrorKind::Api
            }
        );
    }
}

#[tokio::test]
async fn what_the_service_says_is_shown_on_one_short_line() {
    let long = "x".repeat(300);
    let body = format!(r#"{{"err_code": "A\u001b\nB", "err_msg": "{long}"}}"#);
    let error = failure(Answer::empty(400).body(body)).await;
    assert_eq!(error.code(), Some("A  B"));
    let cut = format!("{}…", &long[..200]);
    assert_eq!(error.message(), Some(cut.as_str()));
    // What a failed `main` prints: the line, since there is no cause.
    let line = format!("`deleteProjectKey`: 400 Bad Request: A  B: {cut}");
    assert_eq!(format!("{error:?}"), line);
    assert!(format!("{error:#?}").starts_with("Error {\n    kind: Api,\n"));
}

/// `/v1` at the end of the base URL would stand twice in every URL.
#[tokio::test]
async fn nothing_found_below_a_prefix_tells_of_the_prefix() {
    let rows = [
        ("/v1", 404, true),
        ("", 404, false),
        ("/", 404, false),
        ("/v1", 400, false),
    ];
    for (prefix, status, told) in rows {
        let server = Server::start([Answer::empty(status)]);
        let base_url = format!("{}{prefix}", server.url());
        let client = builder(&server).base_url(base_url).build().unwrap();
        let error = client.list_projects().await.unwrap_err();
        let line = error.to_string();
        assert_eq!(line.contains("the path of the base URL"), told, "{line}");
        server.finish().unwrap();
    }
}

#[tokio::test]
async fn the_documented_error_can_be_had() {
    let error = failure(Answer::empty(418).body(r#"{"err_code": "X", "more": 1}"#)).await;
    assert_eq!((error.code(), error.message()), (Some("X"), None));
    let body = error.body::<ApiError>().unwrap();
    assert_eq!(body.err_code.as_deref(), Some("X"));
    assert_eq!(body.extra.get("more"), Some(&1.into()));
    assert!(error.body::<UnknownError>().is_none());
    assert!(error.raw_body().is_none());

    let error = failure(Answer::empty(500).header("x-a", "b").body("oops")).await;
    assert!(error.body::<ApiError>().is_none());
    assert_eq!(error.raw_body().unwrap().expose_secret(), b"oops");
    assert_eq!(error.headers()["x-a"], "b");
}

#[tokio::test]
async fn an_undecodable_answer_keeps_its_body_secret() {
    let server = Server::start([Answer::json(200, r#"{"api_key_id": 1, "key": "canary"}"#)]);
    let error = client(&server)
        .create_project_key("p", KeyCreate::new("c", ["s"]))
        .await
        .unwrap_err();
    server.finish().unwrap();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "`createProjectKey`: 200 OK: the answer is not of its documented type: `api_key_id` at line 1 \
         column 16: expected a string, found a number; `raw_body()` has the answer as it came; the call \
         may have taken effect: check before repeating it"
    );
    assert!(!shown(&error).contains("canary"));
    assert!(
        error
            .raw_body()
            .unwrap()
            .expose_secret()
            .ends_with(b"\"canary\"}")
    );
}
