//! Answers of every kind.

use clients::answers::operations::answers::StartJobErrorStatus4Xx;
use clients::answers::operations::answers::{ExportSoundsResponse, StartJobResponse};
use clients::answers::types::Problem;
use clients::rt::{Client, Error, ErrorKind};
use tests::http::{Answer, Request};
use tests::server::Server;

use super::config;

/// What `call` makes of `answer`, and the request.
async fn answered<T, F: IntoFuture<Output = Result<T, Error>>>(
    answer: Answer,
    call: impl FnOnce(Client) -> F,
) -> (Result<T, Error>, Request) {
    let server = Server::start([answer]);
    let client = config(server.url()).connect().expect("a client");
    let value = call(client).await;
    let mut requests = server.finish().expect("as scripted");
    (value, requests.remove(0))
}

fn media(status: u16, media: &str, body: &str) -> Answer {
    Answer::empty(status)
        .header("content-type", media)
        .body(body)
}

#[tokio::test]
async fn several_by_status() {
    let start = |answer| answered(answer, |client: Client| client.start_job());
    let (value, request) = start(Answer::json(200, r#"{"id": "a"}"#)).await;
    assert!(matches!(value, Ok(StartJobResponse::Ok(done)) if done.id == "a"));
    assert_eq!(
        request.header("accept"),
        Some("application/json, text/plain")
    );
    let (value, _) = start(Answer::json(202, r#"{"job": "b"}"#)).await;
    let Ok(StartJobResponse::Accepted(begun)) = value else {
        panic!("{value:?}");
    };
    assert_eq!(begun.job.as_deref(), Some("b"));
    let (value, _) = start(Answer::empty(204)).await;
    assert!(
        matches!(value, Ok(StartJobResponse::NoContent)),
        "{value:?}"
    );
    let (value, _) = start(Answer::text(218, "fine")).await;
    assert!(matches!(value, Ok(StartJobResponse::Success(text)) if text == "fine"));
}

#[tokio::test]
async fn errors_by_status() {
    let start = |answer| answered(answer, |client: Client| client.start_job());
    let (value, _) = start(media(400, "application/problem+json", r#"{"title": "t"}"#)).await;
    let error = value.expect_err("an error");
    assert_eq!(error.message(), Some("t"));
    assert!(error.body::<Problem>().is_some() && error.body::<StartJobErrorStatus4Xx>().is_none());
    let (value, _) = start(Answer::json(409, r#"{"reason": "r"}"#)).await;
    let error = value.expect_err("an error");
    let body = error
        .body::<StartJobErrorStatus4Xx>()
        .expect("the documented body");
    assert_eq!(body.reason.as_deref(), Some("r"));
    // Another status with the form of the first.
    let (value, _) = start(Answer::json(422, r#"{"title": "t"}"#)).await;
    assert!(value.expect_err("an error").body::<Problem>().is_some());
}

#[tokio::test]
async fn one_or_none_is_described() {
    let (value, _) = answered(Answer::json(200, r#"{"id": "a"}"#), |client: Client| {
        client.list_jobs()
    })
    .await;
    assert_eq!(value.expect("a value").id, "a");
    let (value, _) = answered(Answer::empty(200), |client: Client| client.check_jobs()).await;
    value.expect("an answer");
    let (value, _) = answered(Answer::empty(204), |client: Client| client.drop_jobs()).await;
    value.expect("an answer");
    let (value, _) = answered(Answer::empty(200), |client: Client| client.ask_jobs()).await;
    value.expect("an answer");
    let (value, request) = answered(media(200, "a/b", "[1]"), |client: Client| {
        client.get_value()
    })
    .await;
    assert_eq!(value.expect("a value"), serde_json::json!([1]));
    assert_eq!(request.header("accept"), Some("application/vnd.api+json"));
}

#[tokio::test]
async fn texts() {
    let (value, request) = answered(Answer::text(200, "\u{e4}"), |client: Client| {
        client.get_text()
    })
    .await;
    assert_eq!(value.expect("a text"), "\u{e4}");
    assert_eq!(request.header("accept"), Some("text/plain"));
    let no_text = Answer::text(200, vec![0xff]);
    let (value, _) = answered(no_text, |client: Client| client.get_any_text()).await;
    assert_eq!(value.expect_err("no text").kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn bytes_come_in_parts_and_are_collected_within_a_limit() {
    let sound = "x".repeat(100_000);
    for (limit, fits) in [(100_000, true), (99_999, false)] {
        let server = Server::start([media(200, "audio/mpeg", &sound)]);
        let client = config(server.url()).connect().expect("a client");
        let stream = client.get_sound().await.expect("a stream");
        assert_eq!(stream.length(), Some(100_000));
        match stream.collect(limit).await {
            Ok(bytes) => assert!(fits && bytes == sound),
            Err(error) => {
                assert!(!fits);
                assert_eq!(error.kind(), ErrorKind::TooLarge);
                assert_eq!(error.operation(), Some("getSound"));
            }
        }
        let requests = server.finish().expect("as scripted");
        assert_eq!(requests[0].header("accept"), Some("audio/mpeg, audio/wav"));
    }
}

#[tokio::test]
async fn what_comes_decides() {
    let export = |answer| answered(answer, |client: Client| client.export_sounds());
    let (value, request) = export(media(200, "text/csv", "a,b")).await;
    assert!(matches!(value, Ok(ExportSoundsResponse::Text(text)) if text == "a,b"));
    let accept = Some("application/json, text/csv, text/markdown, application/zip");
    assert_eq!(request.header("accept"), accept);
    let (value, _) = export(media(200, "text/markdown; charset=utf-8", "# A")).await;
    assert!(matches!(value, Ok(ExportSoundsResponse::Text(text)) if text == "# A"));
    let (value, _) = export(Answer::json(200, r#"{"id": "a"}"#)).await;
    assert!(matches!(value, Ok(ExportSoundsResponse::Json(done)) if done.id == "a"));
    let (value, _) = export(media(200, "application/zip", "PK")).await;
    let Ok(ExportSoundsResponse::Bytes(stream)) = value else {
        panic!("{value:?}");
    };
    assert_eq!(stream.collect(2).await.expect("two bytes"), "PK");
    let (value, _) = export(media(404, "application/zip", "PK")).await;
    assert_eq!(value.expect_err("an error").kind(), ErrorKind::Api);
}
