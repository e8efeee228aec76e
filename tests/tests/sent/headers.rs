//! Typed headers of answers: of successes, of errors, and such as are not of their type.

use clients::answer_headers::operations::jobs::{CountHeadedJobs, ListHeadedJobs, StartHeadedJob};
use clients::answer_headers::types::{Level, State, StepHeader, TierHeader};
use clients::rt::{AnswerHeader, ErrorKind};
use tests::http::Answer;
use tests::server::Server;

use super::config;

#[tokio::test]
async fn of_a_success() {
    let answer = Answer::json(200, "[]")
        .header("X-RATE-LIMIT-remaining", "12")
        .header("x-cost", "0.25")
        .header("x-state", "done")
        .header("x-level", "3")
        .header("x-tier", "paid")
        .header("x-step", "2.0")
        .header("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT")
        .header("x-token", "canary")
        .header("x-size", "7");
    let server = Server::start([answer]);
    let client = config(server.url()).connect().expect("a client");
    let answer = client.list_headed_jobs().send().await.expect("an answer");
    let headers = answer.headers();
    let left = ListHeadedJobs::X_RATE_LIMIT_REMAINING.of(headers);
    assert_eq!(left.expect("an integer"), Some(12));
    // A text, since the errors' is one with its currency.
    let cost = ListHeadedJobs::X_COST.of(headers).expect("a text");
    assert_eq!(cost.as_deref(), Some("0.25"));
    let state = ListHeadedJobs::X_STATE.of(headers).expect("a state");
    assert_eq!(state, Some(State::Done));
    let level = ListHeadedJobs::X_LEVEL.of(headers).expect("a level");
    assert_eq!(level, Some(Level::Unknown(3)));
    let tier = ListHeadedJobs::X_TIER.of(headers).expect("a tier");
    assert_eq!(tier, Some(TierHeader::Paid));
    let step = ListHeadedJobs::X_STEP.of(headers).expect("a step");
    assert_eq!(step, Some(StepHeader::Value2));
    let modified = ListHeadedJobs::LAST_MODIFIED.of(headers);
    let modified = modified.expect("an instant").expect("a header");
    assert_eq!(modified.timestamp(), 784_111_777);
    let token = ListHeadedJobs::X_TOKEN.of(headers).expect("a text");
    assert_eq!(format!("{token:?}"), "Some(Secret([redacted]))");
    assert_eq!(ListHeadedJobs::X_SIZE.of(headers).expect("a size"), Some(7));
    let day = ListHeadedJobs::X_DAY.of(headers).expect("nothing");
    assert_eq!(day, None);
    // One that the description does not name.
    let length: AnswerHeader<u64> = AnswerHeader::new("Content-Length");
    assert_eq!(length.of(headers).expect("a length"), Some(2));
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn of_an_error() {
    let answer = Answer::empty(402)
        .header("x-rate-limit-remaining", "0")
        .header("x-cost", "2 EUR");
    let server = Server::start([answer]);
    let client = config(server.url()).connect().expect("a client");
    let error = client.list_headed_jobs().await.expect_err("an error");
    let left = ListHeadedJobs::X_RATE_LIMIT_REMAINING.of(error.headers());
    assert_eq!(left.expect("an integer"), Some(0));
    let cost = ListHeadedJobs::X_COST.of(error.headers()).expect("a text");
    assert_eq!(cost.as_deref(), Some("2 EUR"));
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn that_is_not_of_its_type() {
    let answer = Answer::empty(200).header("x-total", "canary");
    let server = Server::start([answer]);
    let client = config(server.url()).connect().expect("a client");
    let answer = client.count_headed_jobs().send().await.expect("an answer");
    let error = CountHeadedJobs::X_TOTAL.of(answer.headers());
    let error = error.expect_err("a misfit");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().starts_with(
        "the header `x-total` is not of its documented type: expected a natural number of 32 bits"
    ));
    assert!(!format!("{error:#?}").contains("canary"));
    server.finish().expect("as scripted");
}

#[tokio::test]
async fn that_is_a_list_is_text_as_it_came() {
    let answer = Answer::empty(201)
        .header("x-list", "1, 2")
        .header("x-list", "3");
    let server = Server::start([answer]);
    let client = config(server.url()).connect().expect("a client");
    let answer = client.start_headed_job().send().await.expect("an answer");
    let list = StartHeadedJob::X_MINUS_LIST.of(answer.headers());
    assert_eq!(list.expect("a text").as_deref(), Some("1, 2"));
    server.finish().expect("as scripted");
}
